// SPDX-License-Identifier: Apache-2.0

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
    /// Assesses the answers of a row, or says of every item what is wrong with its answer.
    ///
    /// - Parameter refusals: why the text of an item could not be read, by item id.
    init(_ instrument: any Instrument.Type, _ answers: Answers, refusals: [String: String]) {
        do throws(AnswerError) {
            guard refusals.isEmpty else {
                self = .fault(Self.faults(instrument, answers, refusals).joined(separator: "; "))
                return
            }
            self = .scored(try instrument.assess(answers))
        } catch {
            let faults = Self.faults(instrument, answers, refusals)
            // A contradiction between items is no item's own fault.
            self = .fault((faults.isEmpty ? [error.description] : faults).joined(separator: "; "))
        }
    }

    private static func faults(_ instrument: any Instrument.Type, _ answers: Answers, _ refusals: [String: String]) -> [String] {
        instrument.description.items.compactMap { item in
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
