// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarPublishing
internal import MalarUnits

/// A made-up visit and what the instrument makes of it, computed when the page is written, so that page and code cannot differ.
///
/// The answers follow one rule for every instrument: the first finding and every fourth after it are present, the others absent; numbers
/// lie a quarter of the range above the lowest admitted one, at most 20, and every second number half as far; of words the first is
/// taken. Where an instrument admits no such answer, the highest, then the lowest is tried. Of the items that the score does not need, one
/// is answered where the result stays open without it, the first that closes it; all of them where none does. An instrument of courses is
/// shown two visits: one without findings, with the lowest numbers, and three months later the other.
struct WorkedExample {
    private let instrument: ScorableInstrument
    private let visits: [DatedAnswers]
    private let result: Assessment

    /// `nil` where the instrument admits no answers of this kind.
    init?(_ instrument: ScorableInstrument) {
        let items = instrument.description.items
        let required = items.filter { $0.need == .required }
        let others = items.filter { $0.need != .required }
        let forms = [required] + others.map { other in items.filter { $0.need == .required || $0.id == other.id } } + [items]
        var found: Attempt?
        for form in forms {
            guard let attempt = Self.attempt(instrument, answering: form) else { continue }
            found = attempt.result.isDecided ? attempt : found ?? attempt
            if attempt.result.isDecided { break }
        }
        guard let found else { return nil }
        self.instrument = instrument
        (visits, result) = found
    }

    /// The example as a section of a page.
    var section: Section {
        let introduction = RichText(
            "Made up, and computed by the code that scores patients: "
                + (visits.count == 2 ? "the first visit without findings, the second with some." : "a visit with some findings."))
        return Section(
            id: "example", title: "Worked example",
            blocks: [.paragraph(introduction)] + [inputs, outputs].filter { !$0.rows.isEmpty }.map { .table($0) })
    }

    private var inputs: Table {
        let items = instrument.description.items.filter { item in visits.contains { $0.answers.asks(for: item.id) } }
        let rows = items.map { item in
            Table.Row([Cell(item.id)] + visits.map { Cell($0.answers[item.id]?.words ?? "") })
        }
        let columns = ["Item"] + (visits.count == 2 ? visits.map(\.date.description) : ["Answer"])
        return Table(id: "example-answers", label: "", caption: "Answers", columns: columns.map { .init($0) }, rows: rows)
    }

    private var outputs: Table {
        let score = result.score.map { [("score", $0.words)] } ?? []
        let state = result.state.map { [("state", $0.words)] } ?? []
        let parts = result.parts.map { ($0.id, $0.words) }
        let criteria = result.criteria.map { ($0.id, "\($0.state.words) (\($0.decidedBy))") }
        let lists = [("missing", result.missing), ("assumed", result.assumed), ("flags", result.flags)].filter { !$0.1.isEmpty }
        let rows = score + state + parts + criteria + lists.map { ($0, $1.joined(separator: ", ")) }
        return Table(
            id: "example-result", label: "", caption: visits.count == 2 ? "Result at the second visit" : "Result",
            columns: ["Result", "Value"].map { .init($0) }, rows: rows.map { Table.Row([Cell($0), Cell($1)]) })
    }
}

extension WorkedExample {
    private typealias Attempt = (visits: [DatedAnswers], result: Assessment)

    /// Answers some items, and gives way item by item where the instrument refuses.
    private static func attempt(_ instrument: ScorableInstrument, answering items: [ItemDescription]) -> Attempt? {
        var tries: [String: Int] = [:]
        while true {
            let visits = visits(instrument, items, tries)
            do throws(AnswerError) {
                return (visits, try instrument.assess(visits))
            } catch {
                tries[error.item, default: 0] += 1
                guard tries[error.item, default: 0] <= 3, items.contains(where: { $0.id == error.item }) else { return nil }
            }
        }
    }

    private static func visits(_ instrument: ScorableInstrument, _ items: [ItemDescription], _ tries: [String: Int]) -> [DatedAnswers] {
        var (later, earlier) = (Answers(), Answers())
        var (findings, others) = (0, 0)
        for item in items {
            let place = item.kind == .finding ? findings : others
            if item.kind == .finding { findings += 1 } else { others += 1 }
            later[item.id] = item.answer(place: place, attempt: tries[item.id, default: 0])
            earlier[item.id] = item.answer(place: 1, attempt: 2)
        }
        let start = DatedAnswers(firstDay, earlier)
        let end = DatedAnswers(firstDay.adding(days: 91), later)
        return instrument.isLongitudinal ? [start, end] : [end]
    }

    private static let firstDay = CalendarDate(year: 2024, month: 1, day: 10) ?? CalendarDate(dayNumber: 0)
}

extension ItemDescription {
    /// The answer of the example; the highest, the lowest and none where an earlier attempt was refused.
    ///
    /// - Parameter place: the item's place, from 0, among the findings, or among the others.
    fileprivate func answer(place: Int, attempt: Int) -> Answer? {
        guard attempt < 3 else { return nil }
        switch kind {
        case .finding: return .finding(Finding(place % 4 == 0))
        case .count(let range):
            let step = min(20, (range.upperBound - range.lowerBound + 3) / 4)
            let some = range.lowerBound + (place % 2 == 0 ? step : (step + 1) / 2)
            return .number(Double([some, range.upperBound, range.lowerBound][attempt]))
        case .number(let range, _):
            let step = min(20, (range.upperBound - range.lowerBound) / 4)
            return .number([range.lowerBound + (place % 2 == 0 ? step : step / 2), range.upperBound, range.lowerBound][attempt])
        case .choice(let words): return words.first.map { .word($0) }
        }
    }
}

extension Assessment {
    fileprivate var isDecided: Bool {
        score?.value != nil || (state ?? .indeterminate) != .indeterminate
    }
}
