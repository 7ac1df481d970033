// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing
internal import MalarReview

extension DuplicateFindings {
    /// `{"clusters": [[id, …], …], "questions": […], "relations": […], "records": n, "surplus": n}`.
    ///
    /// A question has `ids` (the two), `rule`, `reason`, `veto` (what kept the pair from being merged, or null) and `evidence`.
    public var json: JSONValue {
        [
            "clusters": .array(clusters.map { .strings($0) }), "questions": .array(questions.map(\.json)),
            "relations": .array(relations.map(\.json)), "records": .integer(records), "surplus": .integer(surplus),
        ]
    }

    /// One row for each pair that was merged, is asked about or is related.
    public var list: Table {
        var number: [String: Int] = [:]
        for (index, cluster) in clusters.enumerated() { for id in cluster { number[id] = index + 1 } }
        let columns = [
            "outcome", "cluster", "first", "second", "rule", "veto", "title", "authors", "abstract", "journal", "volume", "issue", "pages",
            "doi", "pmid", "years", "title of first", "title of second",
        ]
        let rows = (merged + questions + relations).map { pair in
            let evidence = pair.evidence
            let shares = [evidence.title, evidence.authors, evidence.abstract].map { $0.map(Self.share) ?? "" }
            let agreements = [evidence.journal, evidence.volume, evidence.issue, evidence.pages, evidence.doi, evidence.pmid].map(
                \.rawValue)
            let cluster = pair.outcome == "merge" ? number[pair.first].map(String.init) ?? "" : ""
            let titles = pair.fields.first { $0.name == "title" }
            let cells =
                [pair.outcome, cluster, pair.first, pair.second, pair.rule, pair.veto] + shares + agreements
                + [evidence.years.map(String.init) ?? "", titles?.first ?? "", titles?.second ?? ""]
            return Table.Row(cells.map { Cell($0) })
        }
        return Table(id: "duplicates", label: "", caption: "", columns: columns.map { Table.Column($0) }, rows: rows)
    }

    private static func share(_ value: Double) -> String {
        let thousandths = Int((min(max(value, 0), 1) * 1000).rounded())
        return "\(thousandths / 1000)." + String(String(thousandths % 1000 + 1000).dropFirst())
    }
}

extension DuplicateComparison {
    var json: JSONValue {
        [
            "ids": .strings([first, second]), "outcome": .string(outcome), "rule": .string(orNull: rule.isEmpty ? nil : rule),
            "reason": .string(orNull: reason.isEmpty ? nil : reason), "veto": .string(orNull: veto.isEmpty ? nil : veto),
            "objection": .string(orNull: objection.isEmpty ? nil : objection),
            "evidence": [
                "titleRelation": .string(evidence.titleRelation), "title": .number(orNull: evidence.title),
                "authors": .number(orNull: evidence.authors), "abstract": .number(orNull: evidence.abstract),
                "journal": .string(evidence.journal.rawValue), "volume": .string(evidence.volume.rawValue),
                "issue": .string(evidence.issue.rawValue), "pages": .string(evidence.pages.rawValue),
                "doi": .string(evidence.doi.rawValue), "pmid": .string(evidence.pmid.rawValue), "years": .integer(orNull: evidence.years),
            ],
        ]
    }
}
