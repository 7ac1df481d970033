// SPDX-License-Identifier: Apache-2.0

/// Writes all that an element holds as fields, so that nothing is lost where it has no typed property.
struct MarkupFields {
    /// Elements that set off words within a text.
    var inlineNames: Set<String> = []
    /// Elements that only dress a text; neither they nor their attributes are kept.
    var transparentNames: Set<String> = []
    /// Attributes that are not kept, as `element/@attribute`.
    var droppedAttributes: Set<String> = []
    /// Line breaks within values: kept where the format means them, joined where they only print the file.
    var keepsLineBreaks = false
    /// Names are few and recur in every record: each is stored once.
    private var names: [String: String] = [:]

    init(
        inlineNames: Set<String> = [], transparentNames: Set<String> = [], droppedAttributes: Set<String> = [],
        keepsLineBreaks: Bool = false
    ) {
        self.inlineNames = inlineNames
        self.transparentNames = transparentNames
        self.droppedAttributes = droppedAttributes
        self.keepsLineBreaks = keepsLineBreaks
    }

    /// The fields below an element. A name is the path from there, attributes in brackets as in
    /// `Article/ELocationID[@EIdType=doi]`.
    mutating func fields(of record: MarkupElement) -> [SourceField] {
        var fields: [SourceField] = []
        for element in record.elements { collect(element, below: "", into: &fields) }
        return fields
    }

    // The depth of a file is bounded by `MarkupLimits`.
    private mutating func collect(_ element: MarkupElement, below path: String, into fields: inout [SourceField]) {
        let name = path.isEmpty ? element.name : path + "/" + element.name
        let brackets = brackets(element)
        let elements = element.elements
        let isLeaf = element.hasOwnText || elements.allSatisfy { inlineNames.contains($0.name) || transparentNames.contains($0.name) }
        let value = isLeaf ? text(of: element) : ""
        if !value.isEmpty || !brackets.isEmpty { fields.append(SourceField(stored(name + brackets), value, line: element.line)) }
        if !isLeaf { for part in elements { collect(part, below: name, into: &fields) } }
    }

    /// The text of an element in the form that values of this format have.
    func text(of element: MarkupElement) -> String {
        guard keepsLineBreaks else { return element.text }
        return element.rawText.replacingReturns.trimmedOfWhitespace
    }

    private func brackets(_ element: MarkupElement) -> String {
        guard !element.attributes.isEmpty else { return "" }
        let kept = element.attributes.filter { !droppedAttributes.contains(element.name + "/@" + $0.key) }
        return kept.sorted { $0.key < $1.key }.map { "[@\($0.key)=\($0.value)]" }.joined()
    }

    private mutating func stored(_ name: String) -> String {
        if let known = names[name] { return known }
        if names.count < 20_000 { names[name] = name }
        return name
    }
}

extension String {
    /// Line ends of any kind as line feeds.
    var replacingReturns: String {
        guard utf8.contains(13) else { return self }
        return split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\r" || $0 == "\r\n" || $0 == "\n" }).joined(separator: "\n")
    }
}
