// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments

/// Scores the rows of a stream one after the other. For an instrument of courses it keeps the earlier visits of the current patient.
struct RowScorer {
    let instrument: ScorableInstrument
    private var course = PatientRows()

    init(_ instrument: ScorableInstrument) {
        self.instrument = instrument
    }

    /// The outcome of a row.
    ///
    /// - Parameters:
    ///   - answers: the answers to the items.
    ///   - refusals: why the text of an item could not be read, by item id.
    ///   - keys: whose visit it is and when; looked at for an instrument of courses only.
    mutating func outcome(_ answers: Answers, refusals: [String: String], keys: RowKeys) -> ScoreRow.Outcome {
        let items = instrument.description
        switch instrument {
        case .visit(let type):
            return .of(items, answers, refusals: refusals) { () throws(AnswerError) in try type.assess(answers) }
        case .course(let type):
            switch course.place(keys) {
            case .failure(let fault):
                return .fault((fault.reasons + ScoreRow.Outcome.faults(items, answers, refusals)).joined(separator: "; "))
            case .success(let date):
                let visit = DatedAnswers(date, answers)
                let outcome = ScoreRow.Outcome.of(items, answers, refusals: refusals) { () throws(AnswerError) in
                    try type.assess(visit, after: course.visits)
                }
                if case .scored = outcome { course.append(visit) }
                return outcome
            }
        }
    }
}
