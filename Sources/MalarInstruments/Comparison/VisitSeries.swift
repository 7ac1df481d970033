// SPDX-License-Identifier: Apache-2.0

import MalarUnits

/// A visit with the visits before it, and those that an instrument compares it with.
struct VisitSeries {
    /// The visit that is judged.
    let visit: DatedAnswers
    /// The visits before it, in order of date.
    let earlier: [DatedAnswers]
    private let description: InstrumentDescription

    /// The visit after its answers were checked. Rows of later days are no earlier visits.
    init(_ visit: DatedAnswers, after earlier: [DatedAnswers], for description: InstrumentDescription) throws(AnswerError) {
        try description.check(visit.answers)
        let rows = earlier.filter { $0.date <= visit.date }
        let isInOrder = zip(rows, rows.dropFirst()).allSatisfy { $0.date <= $1.date }
        self.visit = visit
        self.earlier = isInOrder ? rows : rows.sorted { $0.date < $1.date }
        self.description = description
    }

    /// The last visit before.
    var previous: Answers? { earlier.last.map { admitted($0.answers) } }

    /// The baseline: the latest row marked as one, or else the first row; `nil` where the visit itself is the baseline.
    var baseline: DatedAnswers? {
        guard visit.answers.finding(Self.mark) != .present else { return nil }
        return (earlier.last { $0.answers.finding(Self.mark) == .present } ?? earlier.first).map(admitted)
    }

    /// The rows since the baseline, with the baseline and without the visit itself.
    var sinceBaseline: [DatedAnswers] {
        guard visit.answers.finding(Self.mark) != .present else { return [] }
        let start = earlier.lastIndex { $0.answers.finding(Self.mark) == .present } ?? 0
        return earlier[start...].map(admitted)
    }

    /// A row whose inadmissible answers are unknown: they were refused at their own visit.
    func admitted(_ row: DatedAnswers) -> DatedAnswers { DatedAnswers(row.date, admitted(row.answers)) }

    private func admitted(_ answers: Answers) -> Answers {
        do {
            try description.check(answers)
            return answers
        } catch {
            return description.items.reduce(into: answers) { admitted, item in
                guard let answer = answers[item.id] else { return }
                do { try item.check(answer) } catch { admitted[item.id] = .unknown }
            }
        }
    }

    private static let mark = "isBaseline"

    /// The item that marks the baseline.
    static let baselineItem = ItemDescription(
        mark, "Baseline", .finding, group: "visit", need: .alternative,
        "marks the row that later rows are compared with; the first row where none is marked, the latest where several are")
    /// The line of a rule that names the baseline.
    static let baselineRule =
        "Compared with the baseline: the first row, or the latest row marked isBaseline. The baseline itself has no result (flag baselineVisit)."
    /// The line of a rule that names the previous visit.
    static let previousRule =
        "Compared with the previous visit: the row before. Nothing is known of a visit before the first row (flag noPreviousVisit)."
    /// Flags of the first row of a patient.
    var firstFlags: [String] { earlier.isEmpty ? ["noPreviousVisit"] : [] }
}
