// SPDX-License-Identifier: Apache-2.0

/// What a procedure found: the values by their keys, and what a reader must know to repeat and to trust them.
public struct ProcedureAnswer: Hashable, Sendable {
    /// The values in their order; keys are those of the reference vectors.
    public var values: [StatisticsField]
    /// How many observations (pairs, patients, studies: as the procedure says) were used.
    public var used: Int?
    /// What was left out and why; empty where nothing was.
    public var dropped: [DroppedData]
    /// What a reader of the values should know; empty where there is nothing to say.
    public var warnings: [ProcedureWarning]
    /// The method with every option by name, standard values among them. `Procedure.answer` fills this in.
    public internal(set) var method: [NamedOption] = []

    /// An answer from its values.
    public init(_ values: [StatisticsField], used: Int? = nil, dropped: [DroppedData] = [], warnings: [ProcedureWarning] = []) {
        self.values = values
        self.used = used
        self.dropped = dropped.filter { $0.count > 0 }
        self.warnings = warnings
    }

    /// The value behind a key.
    public subscript(key: String) -> StatisticsValue? { values.first { $0.key == key }?.value }
}

/// Observations left out, and why.
public struct DroppedData: Hashable, Sendable {
    /// 0 or more.
    public let count: Int
    /// In words: "missing".
    public let reason: String

    /// A count and its reason.
    public init(_ count: Int, _ reason: String) {
        self.count = count
        self.reason = reason
    }
}

/// Something that a reader of a result should know.
public struct ProcedureWarning: Hashable, Sendable {
    /// A fixed word for programs: "tied_ranks".
    public let code: String
    /// One plain English sentence.
    public let sentence: String

    /// A warning from its word and its sentence.
    public init(_ code: String, _ sentence: String) {
        self.code = code
        self.sentence = sentence
    }
}

extension ProcedureWarning {
    /// Some values are equal and share a rank.
    public static let tiedRanks = ProcedureWarning("tied_ranks", "Some values are equal and share a rank.")
    /// Unchanged pairs, of which every convention makes something else.
    public static let zeroDifferences = ProcedureWarning(
        "zero_differences", "Some pairs did not change; what becomes of them is a choice.")
    /// Too few data for p = 0.05.
    public static let tooFew = ProcedureWarning("too_few", "So few data cannot give p = 0.05 in the exact two-sided test.")
    /// The exact p cannot be smaller for these data.
    public static let pAtItsFloor = ProcedureWarning("p_at_its_floor", "The exact p is the smallest that these numbers can give.")
    /// Programs disagree about 0.05.
    public static let conventionsDisagree = ProcedureWarning(
        "conventions_disagree_at_0.05", "Common programs give p values on both sides of 0.05 for these data.")
    /// Small expected counts.
    public static let smallExpectedCounts = ProcedureWarning(
        "small_expected_counts", "Some expected counts are below 5; the chi-square approximation is doubtful, an exact test is not.")
}
