// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits

/// Rows of one patient: days since an arbitrary start, each with its answers.
func course(_ rows: [(day: Int, answers: Answers)]) -> [DatedAnswers] {
    rows.map { DatedAnswers(CalendarDate(dayNumber: 19_000 + $0.day), $0.answers) }
}

extension LongitudinalInstrument {
    /// The result of the last of these rows, in the light of those before it.
    static func assessLast(_ rows: [(day: Int, answers: Answers)]) throws -> Assessment {
        let visits = course(rows)
        return try assess(visits[visits.count - 1], after: Array(visits.dropLast()))
    }

    /// The result of a visit four weeks after another one.
    static func assess(from before: Answers, to after: Answers) throws -> Assessment {
        try assessLast([(0, before), (28, after)])
    }
}

extension Answers {
    /// These answers, with others in place of them or beside them.
    func with(_ numbers: [String: Double] = [:], words: [String: String] = [:], findings: [String: Finding] = [:]) -> Answers {
        var answers = self
        for (id, number) in numbers { answers[id] = .number(number) }
        for (id, word) in words { answers[id] = .word(word) }
        for (id, finding) in findings { answers[id] = .finding(finding) }
        return answers
    }

    /// Grades of BILAG-2004 by system; every system that is not named is D.
    static func bilag(_ grades: [String: String], others: String = "D") -> Answers {
        BILAG2004.Domain.allCases.reduce(into: Answers()) { $0[$1.item] = .word(grades[$1.rawValue] ?? others) }
    }
}

extension Assessment {
    /// The ids of the criteria that are met.
    var met: [String] { criteria.filter { $0.state == .met }.map(\.id) }
    /// The criterion of an id.
    func criterion(_ id: String) -> Criterion? { criteria.first { $0.id == id } }
}
