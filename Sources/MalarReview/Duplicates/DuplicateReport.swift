// SPDX-License-Identifier: Apache-2.0

/// What two records share, field by field.
public struct DuplicateEvidence: Sendable, Hashable, Codable {
    /// How a field of the two records compares.
    public enum Agreement: String, Sendable, Hashable, Codable {
        case same, conflict, missing
    }

    /// "exact", "near" (spelling), "contained" (cut), "changed", "weak", "different" or "missing".
    public var titleRelation: String
    /// The share of title words in common, 0 to 1.
    public var title: Double
    /// The share of the shorter list of authors that the longer one holds, 0 to 1; `nil` where one has none.
    public var authors: Double?
    /// The estimated share of the abstract in common, 0 to 1; `nil` where one has none.
    public var abstract: Double?
    /// Names of journals, abbreviations and acronyms taken as the name.
    public var journal: Agreement
    /// The first number of the volume.
    public var volume: Agreement
    /// The issue, where it can be one.
    public var issue: Agreement
    /// The first page or the number of the article.
    public var pages: Agreement
    /// The DOI.
    public var doi: Agreement
    /// The PubMed id.
    public var pmid: Agreement
    /// Years between the two; `nil` where one has none.
    public var years: Int?
}

/// Two records that were compared and are not simply strangers.
public struct DuplicatePair: Sendable, Hashable, Codable {
    /// What the comparison came to.
    public enum Outcome: Sendable, Hashable, Codable {
        /// They are one, and are merged.
        case certain
        /// A person is to say.
        case ask
        /// Not duplicates, and reports of one study.
        case related(RecordRelationKind)
        /// Not duplicates by a person's decision.
        case apart
    }

    /// The id of the record that stands earlier in the input.
    public var first: String
    /// The id of the other.
    public var second: String
    /// What the comparison came to.
    public var outcome: Outcome
    /// The rule that fired; `nil` for relations.
    public var rule: DuplicateRule?
    /// What kept the pair from being merged; `nil` where nothing did.
    public var veto: DuplicateVeto?
    /// The similarities, field by field.
    public var evidence: DuplicateEvidence
}

/// The outcome of a search for duplicates.
public struct DuplicateReport: Sendable, Hashable, Codable {
    /// Ids of records that are one, at least two, in the order of the input; clusters in the order of their first records.
    public internal(set) var clusters: [[String]] = []
    /// Pairs merged, asked about or related, in the order of the input.
    public internal(set) var pairs: [DuplicatePair] = []
    /// Decisions of people that contradict each other, or name records that are not here.
    public internal(set) var unusedDecisions: [DuplicateDecision] = []
    /// How many records were given.
    public internal(set) var recordCount = 0
    /// Pairs that were compared in full.
    public internal(set) var comparedPairs = 0

    /// Pairs queued for a person.
    public var questions: [DuplicatePair] { pairs.filter { $0.outcome == .ask } }

    /// Pairs linked as one study.
    public var relations: [DuplicatePair] {
        pairs.filter {
            if case .related = $0.outcome { return true }
            return false
        }
    }

    /// Records that go when one of each cluster stays.
    public var surplus: Int { clusters.reduce(0) { $0 + $1.count - 1 } }
}
