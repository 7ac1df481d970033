// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

extension StudyAnalysis {
    /// Table 2: every index at baseline and at each time point, each compared with the baseline.
    func efficacyTable() -> Table {
        Table(
            id: "efficacy", label: "Table 2", caption: "Disease activity and glucocorticoids over time",
            columns: [Table.Column("Index")] + moments.flatMap(efficacyColumns), rows: design.endpoints.map(efficacyRow),
            footnotes: efficacyNotes)
    }

    private func efficacyColumns(_ point: TimePoint?) -> [Table.Column] {
        let group = "\(heading(point)), N\u{A0}=\u{A0}\(assessed(point))"
        return [
            Table.Column("n", alignment: .right, group: group),
            Table.Column("Median", detail: "quartiles", alignment: .right, group: group, marks: ["a"]),
        ] + (point == nil ? [] : [Table.Column("p", detail: "against T0", alignment: .right, group: group, marks: ["b"])])
    }

    private func efficacyRow(_ endpoint: Endpoint) -> Table.Row {
        let members = members(of: endpoint.population)
        let comparisons = comparisons(endpoint, design.missing)
        let baseline = members.map { $0.value(endpoint.measure, at: nil) }
        let label = endpoint.measure.label
        let first = [countCell(members, baseline), medianCell(members, baseline, "\(label) at baseline: median")]
        let later = comparisons.flatMap { comparison in
            [
                countCell(members, comparison.values),
                medianCell(members, comparison.values, "\(label) at \(comparison.point.name): median"), pCell(comparison),
            ]
        }
        return Table.Row([Cell(label, marks: endpoint.population.mark.map { [$0] } ?? [])] + first + later)
    }

    /// The p of a comparison under the preset, with the others in its lineage.
    func pCell(_ comparison: CohortComparison) -> Cell {
        let source = lineage(
            comparison.pairs, comparison.records, of: comparison.pairs.count, "Wilcoxon signed-rank test, \(comparison.name)",
            options: comparison.options, note: comparison.remark)
        guard let p = comparison.p else { return Cell("–", lineage: source) }
        let marks = comparison.cannotReach ? ["d"] : comparison.isAtFloor ? ["c"] : []
        return Cell(p.journalP, value: .number(p), lineage: source, marks: marks)
    }

    private var efficacyNotes: [Table.Footnote] {
        let populations = design.endpoints.map(\.population).uniqued().compactMap { population -> Table.Footnote? in
            guard let mark = population.mark, let words = population.words else { return nil }
            let open = members.filter { $0.belongs(to: population) == .indeterminate }.count
            let unknown = open == 0 ? "" : "; in \(open) nothing says whether, and they are left out"
            return Table.Footnote(
                mark, RichText("\(words.capitalizedFirst): \(members(of: population).count) of \(members.count)\(unknown)."))
        }
        let preset = study.statistics.preset
        return populations + [
            Table.Footnote("a", RichText("Median (lower–upper quartile); quartiles: \(study.statistics.quantiles.name).")),
            Table.Footnote(
                "b",
                RichText(
                    "Wilcoxon signed-rank test of the patients with both values, \(preset.name), two-sided, not adjusted for multiple comparisons. "
                        + "Each p opens its pairs, the exact p, the p as SPSS prints it and the smallest p that could be reached.")),
            Table.Footnote("c", "the exact p is the smallest that this number of changed patients can give."),
            Table.Footnote("d", "so few patients changed that the exact p could not fall below 0.05, however large the change."),
            Table.Footnote(
                "",
                RichText(
                    "N: patients with a visit at the time point, of \(members.count); n: patients of the row with a value. \(missingNote)")),
        ]
    }
}

extension EndpointPopulation {
    /// The footnote's mark.
    fileprivate var mark: String? {
        switch self {
        case .all: nil
        case .mucocutaneousAtBaseline: "*"
        case .jointsAtBaseline: "§"
        }
    }
}
