// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarDelimited

/// What the text of a field was placed as.
enum FieldOutcome<Content> {
    case value(Content)
    /// The field is empty or says that the value is not known.
    case unknown
    /// The rule that the field breaks, and what to do, without the field's content.
    case refused(DataRule, String)

    /// What a reading of the field's text came to, with a further look at the value.
    init<Read>(_ reading: FieldReading<Read>, hint: String = "", _ place: (Read) -> FieldOutcome) {
        switch reading {
        case .value(let value): self = place(value)
        case .unknown: self = .unknown
        case .refused(let refusal):
            let isRange = refusal == .belowRange || refusal == .aboveRange
            self = .refused(isRange ? .outOfRange : .wrongType, refusal.description + hint)
        }
    }
}

/// Remembers what texts were placed as: the fields of a column take few different values.
struct FieldMemory<Content> {
    private var outcomes: [String: FieldOutcome<Content>] = [:]
    /// Enough for every day of 25 years, and little for a file in which no two fields are the same.
    private static var capacity: Int { 10_000 }

    /// The outcome of a text that has been met before.
    subscript(text: String) -> FieldOutcome<Content>? { outcomes[text] }

    /// Keeps the outcome of a text, and gives it back.
    mutating func keep(_ outcome: FieldOutcome<Content>, of text: String) -> FieldOutcome<Content> {
        if outcomes.count < Self.capacity { outcomes[text] = outcome }
        return outcome
    }
}
