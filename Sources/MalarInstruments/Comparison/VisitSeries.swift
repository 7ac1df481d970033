// SPDX-License-Identifier: Apache-2.0

import MalarUnits

/// A visit with the visits before it, and those that an instrument compares it with. The one place that orders and selects earlier visits.
///
/// Rows of later days are no earlier visits; rows of one day stay in the order in which they were entered. An inadmissible answer of an
/// earlier visit is unknown: it was refused at its own visit.
struct VisitSeries {
    /// The visit that is judged.
    let visit: DatedAnswers
    /// The visits before it, in order of date, as they were entered.
    private let entered: [DatedAnswers]
    private let description: InstrumentDescription

    /// The visit after its answers were checked.
    init(_ visit: DatedAnswers, after earlier: [DatedAnswers], for description: InstrumentDescription) throws(AnswerError) {
        try description.check(visit.answers)
        let rows = earlier.filter { $0.date <= visit.date }
        let isInOrder = zip(rows, rows.dropFirst()).allSatisfy { $0.date <= $1.date }
        self.visit = visit
        entered = isInOrder ? rows : zip(rows, rows.indices).sorted { ($0.0.date, $0.1) < ($1.0.date, $1.1) }.map(\.0)
        self.description = description
    }

    /// How many visits lie before.
    var count: Int { entered.count }
    /// The visits before, in order of date.
    var earlier: [DatedAnswers] { entered.map(admitted) }
    /// The last visit before.
    var previous: DatedAnswers? { entered.last.map(admitted) }
    /// The first visit of all, marked as baseline or not; `nil` where it is this one.
    var first: DatedAnswers? { entered.first.map(admitted) }

    /// The baseline: the latest row marked as one, or else the first row; `nil` where the visit itself is the baseline.
    var baseline: DatedAnswers? { baselineIndex.map { admitted(entered[$0]) } }
    /// The rows since the baseline, with the baseline and without the visit itself.
    var sinceBaseline: [DatedAnswers] { baselineIndex.map { entered[$0...].map(admitted) } ?? [] }

    private var baselineIndex: Int? {
        guard !Self.isMarked(visit), !entered.isEmpty else { return nil }
        return entered.lastIndex(where: Self.isMarked) ?? 0
    }

    /// The visit that the item `comparedWith` names: the baseline, or the previous one where it names none.
    var compared: DatedAnswers? { isComparedWithBaseline ? baseline : previous }

    /// Flags of the first row of a patient.
    var firstFlags: [String] { entered.isEmpty ? ["noPreviousVisit"] : [] }
    /// The same where the baseline was asked for and the visit is the baseline itself.
    var comparedFlags: [String] { isComparedWithBaseline && baselineIndex == nil ? ["noPreviousVisit"] : firstFlags }

    private var isComparedWithBaseline: Bool { visit.answers.word(Self.comparedItem.id) == "baseline" }

    private static func isMarked(_ row: DatedAnswers) -> Bool { row.answers.finding(baselineItem.id) == .present }

    private func admitted(_ row: DatedAnswers) -> DatedAnswers { DatedAnswers(row.date, description.admitted(row.answers)) }
}

extension InstrumentDescription {
    /// The answers with those that no rule admits unknown.
    func admitted(_ answers: Answers) -> Answers {
        do {
            try check(answers)
            return answers
        } catch {
            return items.reduce(into: answers) { admitted, item in
                guard let answer = answers[item.id] else { return }
                do { try item.check(answer) } catch { admitted[item.id] = .unknown }
            }
        }
    }
}
