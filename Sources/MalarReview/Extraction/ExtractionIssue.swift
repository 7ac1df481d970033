// SPDX-License-Identifier: Apache-2.0

/// Something that does not add up in the extracted data, with its place.
public struct ExtractionIssue: Sendable, Hashable {
    /// What kind of slip it is. The raw value is the name in `review.json`.
    public enum Rule: String, Sendable, Hashable, CaseIterable {
        /// More events than patients, or a negative count.
        case eventsWithinTotal = "events_within_total"
        /// A number outside of the range that the form permits.
        case withinRange = "within_range"
        /// A printed percentage that the count does not give at its decimals.
        case percentAgrees = "percent_agrees"
        /// A sum of the form that does not hold.
        case sumAgrees = "sum_agrees"
        /// An interval that does not hold its estimate, quartiles that do not rise, a negative spread.
        case ordered
        /// A required field without an answer.
        case requiredAnswered = "required_answered"
        /// An answer without the words or the page it was taken from.
        case bound
        /// A value of an older version of the form.
        case olderForm = "older_form"
    }

    /// What kind of slip it is.
    public var rule: Rule
    /// Names the study and the person; ``StudyExtraction/consensusName`` for what was agreed on.
    public var study: String, reviewer: String
    /// The field, or the limit of a sum.
    public var field: String
    /// File and line, from 1; 0 where it is about the whole file.
    public var file: String, line: Int
    /// A sentence without a full stop.
    public var message: String

    /// Whether the number is wrong or contradicts another; the others ask for more work.
    public var isError: Bool { ![.requiredAnswered, .bound, .olderForm].contains(rule) }

    /// "file, line n: message".
    public var description: String { RecordFileError(file: file, line: line, message).description }
}

extension ExtractionIssue: CustomStringConvertible {}
