// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarPublishing
internal import MalarStatistics

/// The comparison of one variable before and after, with everything that a reader needs to judge it.
struct PairedComparison: Sendable {
    let variable: String
    let label: String
    let before: NumericSample
    let last: NumericSample
    let test: Computed<SignedRankResult>
    let shift: Computed<HodgesLehmannResult>
    let effect: Computed<MatchedPairsRankBiserial>

    /// The patients with both values.
    var patients: [String] { before.patients.filter(last.patients.contains) }
    var records: [String] { (before.records + last.records).uniqued() }
}

extension StudyAnalysis {
    /// The comparisons before against last evaluation, in the order of the protocol's outcomes.
    var comparisons: [PairedComparison] {
        outcomes.map { comparison($0.rawValue, $0.label) } + [comparison("prednisoneEquivalent", "Prednisone-equivalent (mg/day)")]
    }

    private func comparison(_ id: String, _ label: String) -> PairedComparison {
        let (before, last) = (sample("\(id).baseline"), sample("\(id).last"))
        let pairs = PairedSample.pairing(first: before.values.map(\.number), second: last.values.map(\.number))
        return PairedComparison(
            variable: id, label: label, before: before, last: last, test: pairs.flatMap { signedRank.result(of: $0) },
            shift: pairs.flatMap { HodgesLehmann(level: study.statistics.confidence).result(of: $0) },
            effect: pairs.flatMap { MatchedPairsRankBiserial.effect(in: $0) })
    }

    /// The signed-rank test under the protocol's preset.
    var signedRank: SignedRankTest {
        study.statistics.preset.test
    }

    /// Table 4: every outcome before and after.
    func pairedTable() -> Table {
        Table(
            id: "paired", label: "Table 4", caption: "Before \(drugName) against last evaluation, within patients",
            columns: [Table.Column("Outcome"), Table.Column("Pairs", alignment: .right), Table.Column("Changed", alignment: .right)]
                + [
                    Table.Column("before", alignment: .right, group: "Median"), Table.Column("last", alignment: .right, group: "Median"),
                    Table.Column("Shift", detail: "interval", alignment: .right, marks: ["a"]),
                    Table.Column("Rank-biserial r", alignment: .right, marks: ["b"]),
                    Table.Column("exact", alignment: .right, group: "p, two-sided", marks: ["c"]),
                    Table.Column("smallest possible", alignment: .right, group: "p, two-sided", marks: ["d"]),
                    Table.Column("as SPSS", alignment: .right, group: "p, two-sided", marks: ["e"]),
                ],
            rows: comparisons.map(pairedRow), footnotes: pairedNotes)
    }

    private func pairedRow(_ comparison: PairedComparison) -> Table.Row {
        let result = comparison.test.value
        func source(_ method: String, options: [NamedOption] = [], note: String? = nil) -> Lineage {
            lineage(
                comparison.patients, comparison.records, of: comparison.patients.count, method,
                options: options.map { Lineage.Option($0.name, $0.setting) },
                note: note ?? comparison.test.reason?.sentence)
        }
        func number(_ value: Double?, _ decimals: Int, _ lineage: Lineage) -> Cell {
            value.map { Cell($0.fixed(decimals), value: .number($0), lineage: lineage) } ?? Cell("–", lineage: lineage)
        }
        let test = source(
            "Wilcoxon signed-rank test", options: result?.options ?? [],
            note: result?.warnings.map(\.sentence).joined(separator: " ").nilIfEmpty)
        return Table.Row([
            Cell(comparison.label),
            Cell("\(comparison.patients.count)", value: .integer(comparison.patients.count), lineage: source("patients with both values")),
            result.map { Cell("\($0.nNonzero)", value: .integer($0.nNonzero), lineage: test) } ?? Cell("–", lineage: test),
            number(median(comparison.before, comparison), 2, source("median of the patients with both values")),
            number(median(comparison.last, comparison), 2, source("median of the patients with both values")),
            shiftCell(comparison, source("Hodges-Lehmann estimate", options: comparison.shift.value?.options ?? [])),
            number(
                comparison.effect.value?.value, 2,
                source("matched-pairs rank-biserial correlation", note: comparison.effect.reason?.sentence)),
            number(result?.exact.twoSided.value, 3, test), number(result?.smallestTwoSidedP, 3, test),
            number(result?.asymptotic.value?.p, 3, test),
        ])
    }

    private func median(_ sample: NumericSample, _ comparison: PairedComparison) -> Double? {
        let values = zip(courses, sample.values).filter { comparison.patients.contains($0.0.id) }.map(\.1.number)
        return Descriptives(values, quantiles: study.statistics.quantiles).median.value
    }

    private func shiftCell(_ comparison: PairedComparison, _ lineage: Lineage) -> Cell {
        guard let shift = comparison.shift.value else { return Cell("–", lineage: lineage) }
        let interval =
            shift.interval.value.map { " (\($0.lower.fixed(2)) to \($0.upper.fixed(2)); \(($0.achievedLevel * 100).short) %)" } ?? ""
        return Cell(shift.estimate.fixed(2) + interval, value: .number(shift.estimate), lineage: lineage)
    }

    private var pairedNotes: [Table.Footnote] {
        [
            Table.Footnote(
                "a",
                "Hodges-Lehmann estimate of the change, last minus before, with its distribution-free interval and the level that so few patients reach."
            ),
            Table.Footnote("b", "from −1 (all fell) to 1 (all rose); patients without change are left out."),
            Table.Footnote(
                "c",
                RichText("Wilcoxon signed-rank test, \(signedRank.convention?.name ?? "options as listed"); exact distribution given ties.")
            ),
            Table.Footnote("d", "the smallest p that this number of changed patients can give, however large the change."),
            Table.Footnote(
                "e",
                "normal approximation without continuity correction, zeros dropped: what SPSS prints. Not valid for so few patients; shown because papers quote it."
            ),
        ]
    }

    /// What the number of patients allows to be said of significance, in plain words; `nil` where it is no obstacle.
    var honestWord: String? {
        let floors = comparisons.compactMap { comparison in comparison.test.value.map { ($0.nNonzero, $0.smallestTwoSidedP) } }
        guard let lowest = floors.map(\.1).min(), lowest > 0.05 else { return nil }
        let most = floors.map(\.0).max() ?? 0
        return
            "With \(courses.count) patients, of whom at most \(most) changed in an outcome, the smallest two-sided p that any test on ranks can give is "
            + "\(lowest.fixed(3)). No result of this series can reach p < 0.05: the table describes these patients and proves nothing beyond them."
    }
}
