// SPDX-License-Identifier: Apache-2.0

/// Finds records that describe the same publication.
///
/// Records that share a key are compared field by field; named rules call a pair certain, a question for a person, or related. Certain
/// pairs are joined, strongest first, and never across a veto or a person's decision. The order of the input changes nothing but the order
/// of the output. Rules and vetoes: ``DuplicateRule``, ``DuplicateVeto``.
public struct DuplicateFinder: Sendable {
    /// Thresholds and limits.
    public var options: DuplicateOptions
    /// What people decided, which comes before every rule.
    public var decisions: [DuplicateDecision]

    /// A search with options and decisions.
    public init(_ options: DuplicateOptions = DuplicateOptions(), decisions: [DuplicateDecision] = []) {
        self.options = options
        self.decisions = decisions
    }

    /// Compares the records of one or several sources.
    ///
    /// Ids are expected to be different; of records with the same id, decisions speak of the first. A record without title is found by its
    /// identifiers alone.
    /// - Complexity: n log n for n records, as blocks are bounded.
    public func find(in records: [BibliographicRecord]) -> DuplicateReport {
        DuplicateSearch(records, options, decisions).report()
    }
}
