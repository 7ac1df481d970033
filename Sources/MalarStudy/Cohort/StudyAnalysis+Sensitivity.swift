// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

/// What the answer of a comparison depends on.
enum AnswerMoves: String, Sendable, CaseIterable {
    case same, withRule, withP, withBoth, none

    /// - Parameter sides: for each rule of missing data, whether the exact p and that of SPSS are below 0.05; `nil` without a p
    init(_ sides: [(exact: Bool?, spss: Bool?)]) {
        let byRule = [sides.compactMap(\.exact), sides.compactMap(\.spss)].contains { Set($0).count == 2 }
        let byP = sides.contains { side in side.exact.flatMap { exact in side.spss.map { $0 != exact } } ?? false }
        let isEmpty = sides.allSatisfy { $0.exact == nil && $0.spss == nil }
        self = isEmpty ? .none : byRule ? (byP ? .withBoth : .withRule) : byP ? .withP : .same
    }

    var badge: Badge? {
        switch self {
        case .same: Badge(.positive, "same under all")
        case .withRule: Badge(.problem, "moves with the rule")
        case .withP: Badge(.problem, "moves with the p")
        case .withBoth: Badge(.problem, "moves with rule and p")
        case .none: nil
        }
    }
}

extension StudyAnalysis {
    /// Each comparison with the baseline under each rule for what is missing, by the exact p and by that of SPSS.
    func sensitivityTable() -> Table {
        let rules = MissingVisits.allCases
        return Table(
            id: "sensitivity", label: "", caption: "Sensitivity of each comparison to the rule for missing assessments and to the p",
            columns: [Table.Column("Comparison")]
                + rules.flatMap { rule in
                    [("Pairs", nil), ("p", "exact"), ("p", "as SPSS")].map { title, detail in
                        Table.Column(title, detail: detail, alignment: .right, group: rule.name.capitalizedFirst)
                    }
                } + [Table.Column("Side of 0.05")],
            rows: design.endpoints.flatMap(sensitivityRows),
            footnotes: [
                Table.Footnote(
                    "",
                    "Wilcoxon signed-rank test against the baseline. Exact: conditional on ties, unchanged pairs dropped; as SPSS: normal approximation without continuity correction. Same under all: every p that could be computed lies on one side of 0.05."
                ),
                Table.Footnote(
                    "",
                    "Last observation carried forward and non-responder imputation as in the table of attrition. No adjustment for multiple comparisons."
                ),
            ])
    }

    private func sensitivityRows(_ endpoint: Endpoint) -> [Table.Row] {
        let byRule = MissingVisits.allCases.map { comparisons(endpoint, $0) }
        return design.timePoints.indices.map { point in
            let found = byRule.map { $0[point] }
            let sides = found.map { comparison in
                (exact: comparison.p(.exact).map { $0 < 0.05 }, spss: comparison.p(.spss).map { $0 < 0.05 })
            }
            let moves = AnswerMoves(sides)
            return Table.Row(
                [Cell(found[0].name)] + found.flatMap(sensitivityCells) + [
                    Cell("", value: .text(moves.rawValue), badge: moves.badge)
                ])
        }
    }

    private func sensitivityCells(_ comparison: CohortComparison) -> [Cell] {
        let pairs = comparison.pairs.count
        let source = lineage(
            comparison.pairs, comparison.records, of: pairs, "Wilcoxon signed-rank test, \(comparison.name)", options: comparison.options,
            note: comparison.remark)
        func cell(_ convention: RankConvention) -> Cell {
            comparison.p(convention).map { Cell($0.journalP, value: .number($0), lineage: source) } ?? Cell("–", lineage: source)
        }
        return [Cell("\(pairs)", value: .integer(pairs), lineage: source), cell(.exact), cell(.spss)]
    }

    /// The share in remission and in low disease activity under each rule, with the distance between the least and the greatest.
    func stateSensitivityTable() -> Table {
        let rules = MissingVisits.allCases
        return Table(
            id: "sensitivityStates", label: "", caption: "Sensitivity of the states to the rule for missing assessments",
            columns: [Table.Column("State")]
                + rules.map { Table.Column($0.name.capitalizedFirst, alignment: .right) } + [
                    Table.Column("Spread", detail: "percentage points", alignment: .right), Table.Column("Answer"),
                ],
            rows: [CohortState.doris, .lldas].flatMap { state in
                [Table.Row.heading(Cell(state.label))] + design.timePoints.map { stateSensitivityRow(state, $0) }
            },
            footnotes: [
                Table.Footnote(
                    "",
                    "n/N (%): patients in the state, of those who count under the rule and in whom it is certain. Spread: greatest minus least share, before rounding; 10 points and more are marked."
                )
            ])
    }

    private func stateSensitivityRow(_ state: CohortState, _ point: TimePoint) -> Table.Row {
        let counts = MissingVisits.allCases.map { StateCount(members, state, at: point, $0) }
        let cells = zip(MissingVisits.allCases, counts).map { shareCell($1, "\(state.label) at \(point.name), \($0.name)") }
        let known = counts.filter { $0.certain > 0 }
        let shares = known.map { Double($0.met.count) / Double($0.certain) }
        guard let least = shares.min(), let most = shares.max() else {
            return Table.Row([Cell(point.name)] + cells + ["–", .empty], indent: 1)
        }
        // In whole numbers, so that 10 points are 10 points.
        let moves = known.contains { a in
            known.contains { b in 10 * (a.met.count * b.certain - b.met.count * a.certain) >= a.certain * b.certain }
        }
        let spread = 100 * (most - least)
        let ids = counts.flatMap { $0.met + $0.notMet }.map(\.member.id).uniqued()
        let source = lineage(ids, [], of: members.count, "greatest minus least share of the three rules")
        return Table.Row(
            [Cell(point.name)] + cells + [
                Cell(spread.fixed(1), value: .number(spread), lineage: source),
                Cell(
                    "", value: .text(moves ? "moves" : "same"),
                    badge: moves ? Badge(.problem, "moves by 10 or more") : Badge(.positive, "within 10 points")),
            ], indent: 1)
    }
}
