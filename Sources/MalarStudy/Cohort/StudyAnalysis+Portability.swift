// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

/// What becomes of the side of 0.05 in other programs.
enum Portability: String, Sendable, CaseIterable {
    case same, dependsOnProgram, atFloor, cannotReach, none

    init(_ comparison: CohortComparison) {
        self =
            comparison.p == nil
            ? .none
            : comparison.dependsOnProgram
                ? .dependsOnProgram : comparison.cannotReach ? .cannotReach : comparison.isAtFloor ? .atFloor : .same
    }

    var badge: Badge? {
        switch self {
        case .same: Badge(.positive, "same side everywhere")
        case .dependsOnProgram: Badge(.problem, "depends on the program")
        case .atFloor: Badge(.neutral, "at its floor")
        case .cannotReach: Badge(.caution, "cannot reach 0.05")
        case .none: nil
        }
    }
}

extension StudyAnalysis {
    /// Table 6: the p of each comparison as each program prints it.
    func portabilityTable() -> Table {
        let preset = study.statistics.preset
        return Table(
            id: "portability", label: "Table 6", caption: "Portability: the same comparisons in other programs",
            columns: [
                Table.Column("Comparison"), Table.Column("Pairs", alignment: .right), Table.Column("Changed", alignment: .right),
            ]
                + RankConvention.printed.map {
                    Table.Column(
                        $0.column, detail: $0.rawValue == preset.rawValue ? "preset" : nil, alignment: .right, group: "p, two-sided")
                }
                + [Table.Column("Smallest possible", alignment: .right), Table.Column("Side of 0.05")],
            rows: cohortComparisons.map(portabilityRow),
            footnotes: [
                Table.Footnote("e", "exact distribution in this program at this number of pairs; the others are approximations."),
                Table.Footnote(
                    "",
                    RichText(
                        "Wilcoxon signed-rank test by the defaults of each program: SPSS NPAR TESTS, wilcox.test of R, PROC UNIVARIATE of SAS (from its documentation, not run), wilcoxsign_test of the R package coin, scipy.stats.wilcoxon. Exact: given ties, zeros dropped. "
                            + "Differences that are equal in the recorded decimals share a rank.")),
                Table.Footnote(
                    "",
                    "Depends on the program: some give p below 0.05 and some do not. At its floor: all who changed did so in one direction. Cannot reach 0.05: with so few changed patients the exact p is never below it."
                ),
            ])
    }

    private func portabilityRow(_ comparison: CohortComparison) -> Table.Row {
        let result = comparison.test.value
        let source = lineage(
            comparison.pairs, comparison.records, of: comparison.pairs.count, "Wilcoxon signed-rank test, \(comparison.name)",
            options: comparison.options, note: comparison.remark)
        func number(_ value: Double?, exact: Bool = false) -> Cell {
            value.map { Cell($0.journalP, value: .number($0), lineage: source, marks: exact ? ["e"] : []) } ?? Cell("–", lineage: source)
        }
        // That a comparison cannot reach 0.05 says that few patients changed.
        let found = Portability(comparison)
        let portability = suppressBelow != nil && comparison.cannotReach ? .none : found
        return Table.Row(
            [
                Cell(comparison.name), Cell("\(comparison.pairs.count)", value: .integer(comparison.pairs.count), lineage: source),
                result.map { Cell("\($0.nNonzero)", value: .integer($0.nNonzero), lineage: source) } ?? "–",
            ]
                + comparison.programs.map { number($0.p, exact: $0.isExact && $0.convention != .exact) }
                + [number(comparison.smallest), Cell("", value: .text(portability.rawValue), badge: portability.badge)])
    }

    /// How many comparisons depend on the program, in a sentence.
    var portabilityInWords: String {
        let all = cohortComparisons.map { Portability($0) }.filter { $0 != .none }
        func count(_ kind: Portability) -> Int { all.filter { $0 == kind }.count }
        let sentences = [
            ("depends on the program for its side of 0.05", "depend on the program for their side of 0.05", count(.dependsOnProgram)),
            (
                "stands at the smallest p that the number of changed patients allows",
                "stand at the smallest p that the number of changed patients allows", count(.atFloor)
            ),
            (
                "could not reach 0.05 at all, because too few patients changed",
                "could not reach 0.05 at all, because too few patients changed", count(.cannotReach)
            ),
        ].map { one, many, number in number < 2 ? "\(number == 0 ? "none" : "one") \(one)" : "\(number) \(many)" }
        guard all.count != 1 else { return "One comparison with the baseline was made." }
        return "Of \(all.count) comparisons with the baseline, \(sentences.listed)."
    }
}
