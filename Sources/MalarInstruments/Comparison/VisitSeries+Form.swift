// SPDX-License-Identifier: Apache-2.0

extension VisitSeries {
    /// The item that marks the baseline.
    static let baselineItem = ItemDescription(
        "isBaseline", "Baseline", .finding, group: "visit", need: .alternative,
        "marks the row that later rows are compared with; the first row where none is marked, the latest where several are")
    /// The item that chooses between the previous visit and the baseline.
    static let comparedItem = ItemDescription(
        "comparedWith", "Compared with", .choice(["previous", "baseline"]), group: "visit", need: .alternative,
        "the visit before, or the baseline; previous where not given")

    /// The line of a rule that names the baseline.
    static let baselineRule =
        "Compared with the baseline: the first row, or the latest row marked isBaseline. The baseline itself has no result (flag baselineVisit)."
    /// The line of a rule that names the previous visit.
    static let previousRule =
        "Compared with the previous visit: the row before. Nothing is known of a visit before the first row (flag noPreviousVisit)."
    /// The line of a rule that lets the row choose.
    static let comparedRule =
        "Compared with the previous visit (the row before), or with comparedWith baseline: the latest earlier row marked isBaseline, else the first row. Without such a row there is no change (flag noPreviousVisit)."
    /// The line of a rule that says what becomes of answers that no rule admits.
    static let refusedRule = "An answer of an earlier visit that no rule admits is unknown."
}
