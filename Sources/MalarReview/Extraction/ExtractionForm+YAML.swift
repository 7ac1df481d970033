// SPDX-License-Identifier: Apache-2.0

extension ExtractionForm {
    /// Reads the text of `extraction/form.yaml`.
    ///
    /// - Throws: ``ExtractionFileErrors`` with every error and its line: unknown keys and types, ids twice, choices without options, ranges
    ///   upside down, sums of fields that do not exist.
    public init(yaml text: String, file: String = "form.yaml") throws(ExtractionFileErrors) {
        let yaml = ExtractionYAML(file: file)
        let form = yaml.root(text).map(ExtractionForm.init)
        try yaml.finish()
        guard let form else { throw ExtractionFileErrors([RecordFileError(file: file, "there is no form")]) }
        self = form
    }

    private init(_ root: ExtractionYAML.Entry) {
        root.allow(["form", "version", "title", "sections", "checks"])
        id = root.requiredText("form")
        version = root.integer("version") ?? 0
        title = root.text("title") ?? "Extracted data"
        sections = root.child("sections")?.items.map(Section.init) ?? []
        checks = root.child("checks")?.items.compactMap { ExtractionSumRule($0) } ?? []
        if version < 1 { (root.child("version") ?? root).report("`version` is a whole number from 1 on") }
        if sections.isEmpty { root.report("`sections` is missing: a form has sections with fields") }
        Self.checkUnique(sections.map { ($0.id, root.line) }, "section", root)
        Self.checkUnique(fields.flatMap { field in ([field.id] + field.formerIDs).map { ($0, field.line) } }, "field", root)
        checkSums(root)
    }

    private static func checkUnique(_ ids: [(String, Int)], _ what: String, _ root: ExtractionYAML.Entry) {
        var seen: Set<String> = []
        for (id, line) in ids where !id.isEmpty && !seen.insert(id).inserted {
            root.yaml.report(line, "two \(what)s have the id `\(id)`, now or in an older version")
        }
    }

    private func checkSums(_ root: ExtractionYAML.Entry) {
        let names = Set(fields.flatMap(\.numberNames))
        for check in checks {
            for name in check.terms + [check.limit] where !names.contains(name) {
                root.yaml.report(check.line, "there is no number `\(name)`; known are \(names.sorted().joined(separator: ", "))")
            }
        }
    }
}

extension ExtractionForm.Section {
    fileprivate init(_ entry: ExtractionYAML.Entry) {
        entry.allow(["id", "title", "fields"])
        id = entry.requiredText("id")
        title = entry.text("title") ?? id
        fields = entry.child("fields")?.items.map { ExtractionField($0) } ?? []
        if fields.isEmpty { entry.report("the section `\(id)` has no fields") }
    }
}

extension ExtractionField {
    fileprivate init(_ entry: ExtractionYAML.Entry) {
        entry.allow(["id", "label", "type", "required", "unit", "range", "options", "help", "formerly"])
        id = entry.requiredText("id")
        label = entry.text("label") ?? id
        kind = entry.choice("type", Kind.self) ?? .text
        isRequired = entry.truth("required") ?? false
        unit = entry.text("unit") ?? ""
        help = entry.text("help") ?? ""
        formerIDs = entry.texts("formerly")
        line = entry.line
        options = entry.child("options")?.items.compactMap { Option($0) } ?? []
        readRange(entry)
        check(entry)
    }

    private mutating func readRange(_ entry: ExtractionYAML.Entry) {
        guard let range = entry.child("range") else { return }
        let ends = range.items
        guard ends.count == 2 else { return range.report("a range is two numbers, [least, greatest], with ~ for no limit") }
        (least, greatest) = (ends[0].isNull ? nil : ends[0].number, ends[1].isNull ? nil : ends[1].number)
        if let least, let greatest, least > greatest { range.report("the range of `\(id)` is upside down") }
    }

    private func check(_ entry: ExtractionYAML.Entry) {
        if entry.child("type") == nil { entry.report("`type` is missing: one of \(Kind.allCases.map(\.rawValue).joined(separator: ", "))") }
        let isChoice = kind == .choice || kind == .multiChoice
        if isChoice, options.isEmpty { entry.report("`\(id)` needs options to choose from") }
        if !isChoice, !options.isEmpty { entry.report("`\(id)` has options though its type is \(kind.rawValue)") }
        if Set(options.map(\.id)).count < options.count { entry.report("two options of `\(id)` are the same") }
        let isPlain = id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
        if !isPlain { entry.report("an id has letters, digits, _ and - only") }
    }

    /// The names under which the field's numbers stand in sums.
    var numberNames: [String] {
        switch kind {
        case .integer, .number: [id]
        case .proportion: ["\(id).events", "\(id).total"]
        default: []
        }
    }
}

extension ExtractionField.Option {
    /// A word alone, or id and label.
    fileprivate init?(_ entry: ExtractionYAML.Entry) {
        if let word = entry.scalar {
            self.init(id: word, label: word)
        } else {
            entry.allow(["id", "label"])
            let id = entry.requiredText("id")
            self.init(id: id, label: entry.text("label") ?? id)
        }
    }
}

extension ExtractionSumRule {
    fileprivate init?(_ entry: ExtractionYAML.Entry) {
        entry.allow(["sum", "equals", "atMost"])
        let (equal, most) = (entry.text("equals"), entry.text("atMost"))
        guard let limit = equal ?? most, equal == nil || most == nil else {
            entry.report("a check has `sum` and one of `equals` and `atMost`")
            return nil
        }
        self.init(terms: entry.texts("sum"), comparison: equal == nil ? .atMost : .equals, limit: limit, line: entry.line)
        if terms.isEmpty { entry.report("`sum` names at least one number") }
    }
}
