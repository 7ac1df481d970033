// SPDX-License-Identifier: Apache-2.0

public import MalarUnits

/// The answers of one visit with its date.
public struct DatedAnswers: Sendable, Hashable {
    /// The day of the visit.
    public let date: CalendarDate
    /// The answers of the visit.
    public let answers: Answers

    /// The answers of a visit.
    public init(_ date: CalendarDate, _ answers: Answers) {
        self.date = date
        self.answers = answers
    }
}

/// An instrument that judges a visit by the visits before it: flares, responses, damage that never falls, time in a state.
///
/// As a filter it takes one row a visit, with the columns `patient` and `date` beside its items, rows of a patient together and in order of
/// date; each row is answered in the light of those before it.
public protocol LongitudinalInstrument: Sendable {
    /// The form, the rule, the sources.
    static var description: InstrumentDescription { get }

    /// The result for a visit, given the patient's earlier visits in any order. Total: what is unknown gives ranges and indeterminate
    /// states, never an error. Rows of later days do not count; an answer of an earlier visit that no rule admits is unknown.
    ///
    /// - Throws: ``AnswerError`` for an answer of this visit that no rule admits, naming the item.
    static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment
}
