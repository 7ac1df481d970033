// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarUnits

extension ScorableInstrument {
    /// The result of the last of some visits of a patient.
    func assess(_ visits: [DatedAnswers]) throws(AnswerError) -> Assessment {
        switch self {
        case .visit(let type): try type.assess(visits[visits.count - 1].answers)
        case .course(let type): try type.assess(visits[visits.count - 1], after: Array(visits.dropLast()))
        }
    }

    /// Results of made-up visits, which show what the instrument can give at all: the description does not list criteria.
    ///
    /// Visits of which nothing is known come first; then visits at which every finding is absent, or present, with low numbers and each
    /// word of a choice in turn. An instrument of courses is asked without a history and with up to two years of it, because some of its
    /// results exist only where there is something to compare with, or long enough to have seen.
    var probes: [Assessment] {
        let days = isLongitudinal ? [0, 30, 90, 180, 365, 730] : [0]
        return (-1..<6).flatMap { round in
            let visits = days.map { DatedAnswers(CalendarDate(dayNumber: 19_000 + $0), answers(ofProbe: round)) }
            return visits.indices.compactMap { try? assess(Array(visits[...$0])) }
        }
    }

    private func answers(ofProbe round: Int) -> Answers {
        var answers = Answers()
        guard round >= 0 else { return answers }
        for item in description.items { answers[item.id] = item.answer(ofProbe: round) }
        return answers
    }
}

extension ItemDescription {
    fileprivate func answer(ofProbe round: Int) -> Answer? {
        switch kind {
        case .finding: .finding(Finding(round % 2 == 1))
        case .count(let range): .number(Double(range.lowerBound))
        case .number(let range, _): .number(range.lowerBound)
        case .choice(let words): words.isEmpty ? nil : .word(words[round % words.count])
        }
    }
}
