// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits

/// Visits with admitted answers of every kind to some of an instrument's items.
struct RandomVisits {
    private let items: [ItemDescription]
    private let seed: UInt64

    init(_ description: InstrumentDescription, seed: UInt64) {
        items = description.items
        self.seed = seed
    }

    func visits(_ count: Int) -> [DatedAnswers] {
        var generator = Seeded(state: seed)
        return (0..<count).map { number in
            var answers = Answers()
            for item in items where Int.random(in: 0..<5, using: &generator) > 0 { answers[item.id] = answer(to: item, &generator) }
            return DatedAnswers(CalendarDate(dayNumber: 19_000 + 60 * number), answers)
        }
    }

    private func answer(to item: ItemDescription, _ generator: inout Seeded) -> Answer {
        if Int.random(in: 0..<10, using: &generator) == 0 { return .unknown }
        switch item.kind {
        case .finding: return .finding(Finding(Bool.random(using: &generator)))
        case .count(let range): return .number(Double(Int.random(in: range, using: &generator)))
        case .number(let range, _): return .number(Double.random(in: range.lowerBound...min(range.upperBound, 500), using: &generator))
        case .choice(let words): return words.randomElement(using: &generator).map { .word($0) } ?? .unknown
        }
    }
}
