// SPDX-License-Identifier: Apache-2.0

internal import MalarDelimited
internal import MalarExchange
internal import MalarInstruments

/// A row of the output before it is written.
struct ScoreRow {
    enum Outcome {
        case scored(Assessment)
        /// What is wrong with the row, without its values.
        case fault(String)
    }

    /// The id as it came; `nil` where it could not be read.
    var id: FieldValue?
    /// The values of the copied columns; `nil` where the row has none.
    var carried: [FieldValue?]
    /// The line of the input where the row begins.
    var line: Int
    var outcome: Outcome
}

extension ScoreRow.Outcome {
    /// What an instrument makes of the answers of a row, or what is wrong with the answer to every item.
    ///
    /// - Parameters:
    ///   - form: the items.
    ///   - refusals: why the text of an item could not be read, by item id.
    ///   - assess: the instrument.
    static func of(
        _ form: InstrumentDescription, _ answers: Answers, refusals: [String: String], assess: () throws(AnswerError) -> Assessment
    ) -> Self {
        do throws(AnswerError) {
            guard refusals.isEmpty else { return .fault(faults(form, answers, refusals).joined(separator: "; ")) }
            return .scored(try assess())
        } catch {
            let faults = faults(form, answers, refusals)
            // A contradiction between items is no item's own fault.
            return .fault((faults.isEmpty ? [error.description] : faults).joined(separator: "; "))
        }
    }

    /// What is wrong with the answer to each item, in the order of the form.
    static func faults(_ form: InstrumentDescription, _ answers: Answers, _ refusals: [String: String]) -> [String] {
        form.items.compactMap { item in
            if let refusal = refusals[item.id] { return "\(item.id): \(refusal)" }
            do throws(AnswerError) {
                if let answer = answers[item.id] { try item.check(answer) }
                return nil
            } catch {
                return error.description
            }
        }
    }
}

extension FieldValue {
    /// The value without the marks of a format.
    var written: String {
        switch self {
        case .text(let text): text
        case .number(_, let lexeme): lexeme
        case .bool(let value): "\(value)"
        case .null: ""
        }
    }
}
