// SPDX-License-Identifier: Apache-2.0

/// How a search is fetched.
public struct PubMedOptions: Sendable, Hashable {
    /// Records of one request, at least 1.
    public var pageSize = 500
    /// The records of one result that EFetch gives out; larger results are divided by the day of entry into PubMed.
    ///
    /// - Source: The E-utilities in depth, NCBI, NBK25499, speaks of the first 10,000 records; the server refuses a start above 9,998.
    public var largestResult = 9_999
    /// How often a request is tried, at least 1.
    public var attempts = 5
    /// Seconds before the second attempt; doubled before each further one, of which a random half to the whole is waited.
    public var firstDelay = 1.0
    /// The longest that is waited before an attempt, in seconds; where the server asks for more, the search ends.
    public var longestDelay = 120.0
    /// Seconds without any byte of a reply after which an attempt is given up.
    public var timeout = 60.0
    /// Seconds for which the server is trusted to know a search, for an interrupted download to be taken up.
    public var historyLifetime = 4 * 3600.0

    /// As the properties say.
    public init() {}
}

/// How far a search has come.
public struct PubMedProgress: Sendable, Hashable {
    /// What was just done.
    public enum Step: String, Sendable, Hashable {
        case searched
        case fetched
        /// A page of an interrupted download was found in its folder.
        case foundInFolder
        case waiting
    }

    /// What was just done.
    public let step: Step
    /// Records fetched so far; 0 while waiting.
    public let fetched: Int
    /// Records that the search finds; 0 before it is known and while waiting.
    public let count: Int
    /// A word about it, without a full stop; empty for none.
    public let note: String
}
