// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing

extension ReviewExtraction {
    /// The summary-of-studies table: one row for each study, one column for each chosen field.
    ///
    /// An answer on which two people differ is shown with both values and a mark; one that a single person extracted has a mark too.
    /// - Parameter fields: ids in the order of the columns; the form's order where empty. Ids the form does not have are left out.
    public func summaryTable(id: String, label: String, fields: [String] = [], caption: String = "Summary of the included studies") -> Table
    {
        let chosen = (fields.isEmpty ? form.fields.map(\.id) : fields).compactMap { form.field($0) }
        let rows = studies.map { study in
            Table.Row([Cell(study.label)] + chosen.map { study.answer($0.id).map(Self.cell) ?? "" })
        }
        let used = Set(rows.flatMap(\.cells).flatMap(\.marks))
        let notes: [Table.Footnote] = [
            .init("a", "One person alone extracted this."), .init("b", "Two people differ and have not decided yet."),
            .init("c", "Entered under an older version of the form."),
        ]
        return Table(
            id: id, label: label, caption: caption,
            columns: [Table.Column("Study")] + chosen.map { Table.Column($0.label, detail: $0.unit.isEmpty ? nil : $0.unit) }, rows: rows,
            footnotes: notes.filter { used.contains($0.mark) })
    }

    private static func cell(_ answer: ExtractedAnswer) -> Cell {
        var field = answer.field
        field.unit = ""
        switch answer.standing {
        case .missing: return "–"
        case .open: return Cell(answer.found.map { $0.value.content.text(in: field) }.joined(separator: " | "), marks: ["b"])
        default: break
        }
        guard let value = answer.value else { return "–" }
        let marks = value.content.isOlder ? ["c"] : answer.standing == .single ? ["a"] : []
        return Cell(value.content.text(in: field), value: value.content.cellValue, lineage: answer.lineage, marks: marks)
    }

    /// Every answer on which two people differ, with what each found and what holds; decided ones too.
    public func differencesTable(id: String, label: String) -> Table {
        let differing = studies.flatMap { study in
            study.answers.filter { $0.standing == .open || $0.standing == .consensus }.map { (study, $0) }
        }
        let rows = differing.map { study, answer in
            let found = answer.found.map { "\($0.reviewer): \($0.value.content.text(in: answer.field))" }.joined(separator: "\n")
            return Table.Row([
                Cell(study.label), Cell(answer.field.label), Cell(found), Cell(answer.value?.content.text(in: answer.field) ?? "open"),
                Cell(answer.value?.note ?? ""),
            ])
        }
        return Table(
            id: id, label: label, caption: "Differences between the two who extracted",
            columns: ["Study", "Field", "Found", "Agreed on", "Remark"].map { .init($0) }, rows: rows)
    }

    /// For each study who extracted it and how many fields are agreed, decided, open, by one person alone, missing, and without a source.
    public func completenessTable(id: String, label: String) -> Table {
        let rows = studies.map { study in
            let count = { (standings: [ExtractedAnswer.Standing]) in study.answers.count { standings.contains($0.standing) } }
            let unbound = study.answers.count { $0.value.map { !$0.hasSource } ?? false }
            let numbers = [count([.agreed]), count([.consensus, .decided]), count([.open]), count([.single]), count([.missing]), unbound]
            let people = study.reviewers.isEmpty ? "consensus alone" : study.reviewers.joined(separator: ", ")
            return Table.Row(
                [Cell(study.label), Cell(people), Cell(study.isDouble ? "double" : "single")]
                    + numbers.map { Cell("\($0)", value: .integer($0)) })
        }
        let heads = ["Agreed", "Decided", "Open", "One person", "Missing", "Without source"]
        return Table(
            id: id, label: label,
            caption: "Completeness of the extraction, \(form.fields.count) fields of version \(form.version) of the form",
            columns: ["Study", "Extracted by", "Extraction"].map { .init($0) } + heads.map { .init($0, alignment: .right) }, rows: rows)
    }

    /// Everything that does not add up, with its place.
    public func issueTable(id: String, label: String) -> Table {
        Table(
            id: id, label: label, caption: "What does not add up in the extracted data",
            columns: ["Rule", "File", "Line", "What was found"].map { .init($0) },
            rows: issues.map { issue in
                .init([
                    Cell(issue.rule.rawValue), Cell(issue.file), Cell(issue.line > 0 ? "\(issue.line)" : "", value: .integer(issue.line)),
                    Cell(issue.message),
                ])
            })
    }
}

extension ExtractedContent {
    fileprivate var cellValue: Cell.Value {
        switch self {
        case .integer(let value): .integer(value)
        case .number(let value): .number(value)
        case .proportion(let events, let total): total > 0 ? .number(Double(events) / Double(total)) : .none
        default: .none
        }
    }
}

extension ExtractedAnswer {
    /// Who found the answer, where it stands and in which words.
    fileprivate var lineage: Lineage? {
        guard let value else { return nil }
        let people = found.map(\.reviewer).joined(separator: ", ")
        return Lineage(
            subjects: [study], method: "Extracted from the report (\(standing.rawValue))",
            options: [.init("extracted by", people), .init("place", value.page), .init("quote", value.quote), .init("remark", value.note)])
    }
}
