// SPDX-License-Identifier: Apache-2.0

/// An element of an XML file with all that it holds; it is built for one record at a time.
final class MarkupElement {
    enum Content {
        case text(String)
        case element(MarkupElement)
    }

    /// The name without a prefix.
    let name: String
    let attributes: [String: String]
    /// The line where it begins, from 1.
    let line: Int
    private var content: [Content] = []

    init(name: String, attributes: [String: String], line: Int) {
        self.name = name
        self.attributes = attributes
        self.line = line
    }

    /// Whether text other than blanks stands directly in it.
    private(set) var hasOwnText = false

    func append(text: String) {
        content.append(.text(text))
        if !hasOwnText { hasOwnText = text.utf8.contains { $0 > 32 } }
    }

    func append(_ element: MarkupElement) { content.append(.element(element)) }

    var elements: [MarkupElement] {
        content.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// The elements directly below with this name.
    func all(_ name: String) -> [MarkupElement] {
        content.compactMap { if case .element(let element) = $0, element.name == name { element } else { nil } }
    }

    /// The first element directly below with this name.
    private func child(_ name: String) -> MarkupElement? {
        for case .element(let element) in content where element.name == name { return element }
        return nil
    }

    /// The first element that is reached by these names, one level each.
    func first(_ path: String...) -> MarkupElement? { first(path) }

    func first(_ path: [String]) -> MarkupElement? {
        var current: MarkupElement? = self
        for name in path { current = current?.child(name) }
        return current
    }

    /// The text of the first element that is reached by these names; empty where there is none.
    func text(_ path: String...) -> String { first(path)?.text ?? "" }

    /// All text below, whatever elements it stands in, trimmed; a line break with its indentation is one space.
    var text: String { rawText.joiningBrokenLines.trimmedOfWhitespace }

    /// All text below as it stands.
    var rawText: String {
        if content.count == 1, case .text(let text) = content[0] { return text }
        var text = ""
        collect(into: &text)
        return text
    }

    // The depth of a file is bounded by `MarkupLimits`.
    private func collect(into text: inout String) {
        for part in content {
            switch part {
            case .text(let piece): text += piece
            case .element(let element): element.collect(into: &text)
            }
        }
    }
}

extension String {
    /// Line breaks of a printed XML file, with the blanks around them, as one space each.
    var joiningBrokenLines: String {
        guard utf8.contains(where: { $0 == 10 || $0 == 13 }) else { return self }
        return split(whereSeparator: \.isNewline).map(\.trimmedOfWhitespace).filter { !$0.isEmpty }.joined(separator: " ")
    }
}
