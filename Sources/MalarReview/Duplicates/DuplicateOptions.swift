// SPDX-License-Identifier: Apache-2.0

/// What a person may set about the finding of duplicates; the defaults are those of the published benchmark.
public struct DuplicateOptions: Sendable, Hashable, Codable {
    /// No two records of one file are merged, for files that are known to be free of duplicates.
    public var neverWithinOneSource = false
    /// Rules that are not to be used, by their ids; their pairs are then asked about.
    public var disabledRules: Set<DuplicateRule> = []
    /// The share of common word runs from which two abstracts are the same, 0 to 1.
    public var sameAbstract = 0.75
    /// The share below which two abstracts are different, 0 to 1: pairs without pages are then asked about.
    public var otherAbstract = 0.10
    /// The share of common title words from which a pair is worth a question, 0 to 1.
    public var askedTitle = 0.75
    /// The largest number of records that are compared each with each under one key; larger groups are divided by a second key.
    public var largestBlock = 48
    /// 1 to work without threads; any other number leaves their number to the system. The result is the same.
    public var threads = 0

    /// The defaults.
    public init() {}
}

/// What a person said about two records; it holds over every later run.
public struct DuplicateDecision: Sendable, Hashable, Codable {
    /// The three answers.
    public enum Verdict: Sendable, Hashable, Codable {
        /// They are one.
        case merge
        /// They are two, whatever the rules say.
        case keepApart
        /// Two records of one study that are not duplicates.
        case relate(RecordRelationKind)
    }

    /// The id of one record.
    public var first: String
    /// The id of the other.
    public var second: String
    /// What was said.
    public var verdict: Verdict

    /// A verdict about two records by their ids; the order of the two does not matter.
    public init(_ first: String, _ second: String, _ verdict: Verdict) {
        self.first = first
        self.second = second
        self.verdict = verdict
    }
}
