// SPDX-License-Identifier: Apache-2.0

/// A state at each of a patient's visits, with the longest time for which it is carried from a visit to the next.
extension VisitSeries {
    /// The state at every visit, this one included; indeterminate at an earlier visit whose answers contradict each other.
    func states(_ state: (Answers) throws(AnswerError) -> Truth) throws(AnswerError) -> [DatedState] {
        let now = try state(visit.answers)
        return earlier.map { row in (row.date, (try? state(row.answers)) ?? .indeterminate) } + [(visit.date, now)]
    }

    /// The longest gap, in days.
    var maxGapDays: Int { visit.answers.number(Self.gap.id).flatMap(Int.init(exactly:)) ?? 180 }

    /// The longest gap in use.
    var gapFlags: [String] { ["maxGapDays.\(maxGapDays)"] }

    /// The item of the longest gap.
    static let gap = ItemDescription(
        "maxGapDays", "Longest gap between visits", .count(1...3660), group: "follow-up", need: .alternative,
        "days for which a state is carried on from one visit to the next; 180 where not given, which no paper prescribes")
}
