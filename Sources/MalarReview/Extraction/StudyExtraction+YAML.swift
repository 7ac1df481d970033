// SPDX-License-Identifier: Apache-2.0

internal import MalarUnits

extension StudyExtraction {
    /// Reads the text of `extraction/<reviewer>/<study>.yaml` or `extraction/consensus/<study>.yaml`.
    ///
    /// Values of an older version of the form stay: under the field that replaced theirs, or as they stand, with a remark.
    ///
    /// - Throws: ``ExtractionFileErrors`` with every error and its line: fields the form does not have, answers that do not fit their type.
    public init(yaml text: String, form: ExtractionForm, reviewer: String, study: String, file: String) throws(ExtractionFileErrors) {
        let yaml = ExtractionYAML(file: file)
        let read = yaml.root(text).map { StudyExtraction($0, form, reviewer, study, file) }
        try yaml.finish()
        guard let read else { throw ExtractionFileErrors([RecordFileError(file: file, "there is no extraction")]) }
        self = read
    }

    private init(_ root: ExtractionYAML.Entry, _ form: ExtractionForm, _ reviewer: String, _ study: String, _ file: String) {
        root.allow(["study", "label", "year", "abstract", "form", "version", "reviewer", "date", "values", "agreed", "note"])
        let stated = root.text("study") ?? study
        let version = root.integer("version") ?? 0
        self.init(
            study: study, reviewer: reviewer, label: root.text("label") ?? study, year: root.integer("year"),
            isCongressAbstract: root.truth("abstract"), formVersion: version, values: [], file: file)
        if stated != study { root.child("study")?.report("the file is named for `\(study)` and says `\(stated.prefix(60))`") }
        if let other = root.text("reviewer"), other != reviewer {
            root.child("reviewer")?.report("the file lies in the folder of `\(reviewer)` and names `\(other.prefix(60))`")
        }
        if let other = root.text("form"), other != form.id {
            root.child("form")?.report("the file follows the form `\(other.prefix(60))`; the review's form is `\(form.id)`")
        }
        if version < 1 || version > form.version {
            (root.child("version") ?? root).report("`version` names the version of the form, 1 to \(form.version)")
        }
        readValues(root, form)
    }

    private mutating func readValues(_ root: ExtractionYAML.Entry, _ form: ExtractionForm) {
        guard let values = root.child("values") else { return root.report("`values` is missing") }
        guard values.isMapping else { return values.report("expected `field: answer` lines under values") }
        let isOlder = formVersion < form.version
        for (key, entry) in values.members {
            guard let field = form.field(key), isOlder || field.id == key else {
                if isOlder { keepOlder(key, entry, "the form no longer asks `\(key)`") } else { Self.reportUnknown(key, entry, form) }
                continue
            }
            if self.values.contains(where: { $0.field == field.id }) {
                entry.report("`\(key)` answers `\(field.id)`, which is answered already")
            } else if isOlder, let problem = ExtractedValue.problem(field, entry) {
                keepOlder(field.id, entry, "`\(key)` does not fit the present form: \(problem)")
            } else {
                self.values.append(ExtractedValue(field, entry))
                if field.id != key { remark(entry, "`\(key)` of version \(formVersion) is now `\(field.id)`") }
            }
        }
    }

    private static func reportUnknown(_ key: String, _ entry: ExtractionYAML.Entry, _ form: ExtractionForm) {
        if let now = form.field(key) {
            entry.report("`\(key)` is called `\(now.id)` in version \(form.version) of the form")
        } else {
            entry.report("the form has no field `\(key.prefix(60))`; known are \(form.fields.map(\.id).joined(separator: ", "))")
        }
    }

    private mutating func keepOlder(_ field: String, _ entry: ExtractionYAML.Entry, _ reason: String) {
        values.append(ExtractedValue(field: field, content: .older(entry.asWritten), line: entry.line))
        remark(entry, "\(reason); the value of version \(formVersion) is kept as it stands")
    }

    private mutating func remark(_ entry: ExtractionYAML.Entry, _ message: String) {
        remarks.append(ReadingRemark(.note, lines: [entry.line], message))
    }
}

extension ExtractedValue {
    /// What a trial reading finds wrong; `nil` for nothing.
    static func problem(_ field: ExtractionField, _ entry: ExtractionYAML.Entry) -> String? {
        let trial = ExtractionYAML(file: "")
        _ = ExtractedValue(field, ExtractionYAML.Entry(entry.node, path: entry.path, yaml: trial))
        return trial.errors.first?.message
    }

    /// An answer alone, or with quote, page and note.
    init(_ field: ExtractionField, _ entry: ExtractionYAML.Entry) {
        self.init(field: field.id, content: ExtractedContent(field, entry), line: entry.line)
        guard entry.isMapping else { return }
        entry.allow(field.kind.parts + ["value", "notReported", "unclear", "quote", "page", "note"])
        quote = entry.text("quote") ?? ""
        page = entry.text("page") ?? ""
        note = entry.text("note") ?? ""
        printedPercent = field.kind == .proportion ? entry.text("percent") ?? "" : ""
        if !printedPercent.isEmpty, ExtractionNumber.number(printedPercent) == nil {
            entry.child("percent")?.report("`percent` is the number as printed, such as \"55\" or \"54.8\", without the sign")
        }
    }
}
