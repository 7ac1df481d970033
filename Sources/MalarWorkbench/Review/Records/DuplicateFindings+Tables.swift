// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing
internal import MalarReview

extension DuplicateFindings {
    /// How many pairs each rule merged or put before a person.
    public var rules: Table {
        var counts: [String: Int] = [:]
        for pair in merged + questions { counts[pair.rule, default: 0] += 1 }
        let used = DuplicateRule.table.filter { counts[$0.id] != nil }
        let rows = used.map { rule in
            Table.Row([
                Cell(rule.id), Cell(String(counts[rule.id] ?? 0)), Cell(rule.id.hasPrefix("D") ? "merged" : "asked"), Cell(rule.summary),
            ])
        }
        return Table(
            id: "rules", label: "", caption: "What the rules found",
            columns: [
                Table.Column("Rule"), Table.Column("Pairs", alignment: .right), Table.Column("Outcome"), Table.Column("What it says"),
            ], rows: rows)
    }

    /// How many pairs are related without being duplicates; without rows where none is.
    public var kinds: Table {
        var counts: [String: Int] = [:]
        for pair in relations { counts[pair.outcome, default: 0] += 1 }
        return Table(
            id: "relations", label: "", caption: "Linked as reports of one study, not merged",
            columns: [Table.Column("Relation"), Table.Column("Pairs", alignment: .right)],
            rows: counts.sorted { $0.key < $1.key }.map { Table.Row([Cell($0.key), Cell(String($0.value))]) })
    }

    /// "1,856 records: 648 groups of duplicates, 772 surplus records, 1,084 remain; 3 questions for a person."
    public var summary: String {
        let groups = clusters.count == 1 ? "1 group" : "\(clusters.count) groups"
        let asked = questions.count == 1 ? "1 question" : "\(questions.count) questions"
        let linked = relations.count == 1 ? "1 pair" : "\(relations.count) pairs"
        return "\(records) records: \(groups) of duplicates with \(surplus) surplus records, \(remaining) remain; "
            + "\(asked) for a person; \(linked) linked as one study."
    }
}

extension DuplicateComparison {
    /// The two records side by side.
    public var sideBySide: Table {
        let rows = fields.map { Table.Row([Cell($0.name), Cell($0.first), Cell($0.second), Cell($0.agreement)]) }
        let reason = rule.isEmpty ? outcome : "\(rule): \(reason)"
        let against = veto.isEmpty ? "" : " (\(veto): \(objection))"
        return Table(
            id: "pair", label: "", caption: reason + against,
            columns: [Table.Column(""), Table.Column(first), Table.Column(second), Table.Column("Comparison")], rows: rows)
    }
}
