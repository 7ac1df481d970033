// SPDX-License-Identifier: Apache-2.0

/// One key of a procedure's data or options: what it takes and what it means.
public struct ProcedureKey: Hashable, Sendable {
    /// What stands behind a key.
    public enum Kind: Hashable, Sendable {
        /// A list of numbers in which null is a missing value.
        case numbers
        /// One number.
        case number
        /// One number of 0 or more that is whole.
        case count
        /// Rows of numbers, all of the same length; null is a missing value.
        case matrix
        /// Rows of counts (0 or more), all of the same length.
        case table
        /// Lists of numbers of any length, one for each group.
        case groups
        /// A list of names or numbers that only tell rows apart: patients, groups.
        case labels
        /// A list of words.
        case words
        /// One word or sentence.
        case text
        /// true or false.
        case flag
        /// One of these words.
        case choice([String])
        /// Points at which a distribution is wanted.
        case points
    }

    /// The key: "first".
    public let name: String
    /// What stands behind it.
    public let kind: Kind
    /// What it is, in words, with its unit or range.
    public let meaning: String
    /// What is used where an option is not given. Data without a default are asked for unless they are optional.
    public let standard: StatisticsValue?
    /// Whether a request may do without it.
    public let isOptional: Bool

    /// A key that must be given.
    public static func needed(_ name: String, _ kind: Kind, _ meaning: String) -> ProcedureKey {
        ProcedureKey(name: name, kind: kind, meaning: meaning, standard: nil, isOptional: false)
    }

    /// A key that may be given; without it nothing is assumed.
    public static func optional(_ name: String, _ kind: Kind, _ meaning: String) -> ProcedureKey {
        ProcedureKey(name: name, kind: kind, meaning: meaning, standard: nil, isOptional: true)
    }

    /// A key with what is used where it is not given.
    public static func standard(_ name: String, _ kind: Kind, _ value: StatisticsValue, _ meaning: String) -> ProcedureKey {
        ProcedureKey(name: name, kind: kind, meaning: meaning, standard: value, isOptional: true)
    }

    /// The confidence level, 0.95 unless said otherwise.
    public static let level = standard("level", .number, 0.95, "confidence level, above 0 and below 1")
    /// The direction of a test.
    public static let alternative = standard(
        "alternative", .choice(["two.sided", "greater", "less"]), "two.sided",
        "direction: greater means second above first, or x above y")
}
