// SPDX-License-Identifier: Apache-2.0
public import MalarUnits

/// A search of PubMed with its records: what a search log by PRISMA-S asks for, and the bytes to store.
///
/// - Source: M. L. Rethlefsen and others, Syst Rev 10 (2021) 39, doi:10.1186/s13643-020-01542-z, items 1, 8, 9, 13 and 15.
public struct PubMedDownload: Sendable, Hashable {
    /// A result that was fetched as one: the whole search, or the records that entered PubMed within some days.
    public struct Part: Sendable, Hashable {
        /// The days of entry, both included; `nil` for the whole search.
        public let entered: ClosedRange<CalendarDate>?
        /// The records that PubMed says it holds.
        public let count: Int
    }

    /// "PubMed".
    public let database = "PubMed"
    /// The platform, with its address.
    public let platform: String
    /// The strategy exactly as it was sent.
    public let strategy: String
    /// The limit to days of entry that was sent beside the strategy; `nil` for none.
    public let entered: ClosedRange<CalendarDate>?
    /// The strategy as PubMed understood it.
    public let translation: String
    /// Phrases and fields that PubMed did not find, and left out.
    public let notFound: [String]
    /// Other warnings of PubMed.
    public let warnings: [String]
    /// When the search was run: ISO 8601, UTC, such as `2026-03-01T12:00:00Z`.
    public let searchedAt: String
    /// The day of that time, by UTC.
    public let searchedOn: CalendarDate
    /// When the last record was there, in the same form.
    public let finishedAt: String
    /// The hits that PubMed shows.
    public let count: Int
    /// How the search was divided; one part unless it finds more than PubMed gives out at once.
    public let parts: [Part]
    /// The PubMed ids of the records, in the order of the file, each once.
    public let pmids: [String]
    /// The records in MEDLINE's tagged form (`.nbib`), every page as it came.
    public let bytes: [UInt8]
    /// What a person must know: differences, doubts, pages taken from an interrupted download; sentences without a full stop.
    public let remarks: [String]
    /// The requests sent, repeated ones included.
    public let requests: Int
    /// The requests that were repeated.
    public let retries: Int

    /// The hits shown less the records fetched: 0 where all are there.
    public var difference: Int { count - pmids.count }
}

/// What a search that is run again adds.
public struct SearchRerun: Sendable, Hashable {
    /// The ids that were not known, in the order found, each once.
    public let new: [String]
    /// The ids that were known and are found again, in the order found.
    public let again: [String]
    /// The ids that were known and are no longer found, in ascending order of their numbers; they stay in the review.
    public let gone: [String]

    /// Compares what a search finds now with what it is known to have found; ids are brought into one form, and what is no id is left as
    /// it stands.
    ///
    /// - Parameters:
    ///   - found: PubMed ids found now.
    ///   - known: PubMed ids of the review's records from this search.
    /// - Complexity: O(found + known log known).
    public init(found: [String], known: some Sequence<String>) {
        let known = Set(known.map(Self.form))
        var (seen, new, again) = (Set<String>(), [String](), [String]())
        for id in found.map(Self.form) where seen.insert(id).inserted {
            if known.contains(id) { again.append(id) } else { new.append(id) }
        }
        (self.new, self.again) = (new, again)
        gone = known.subtracting(seen).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    }

    private static func form(_ id: String) -> String { IdentifierForms.pmid(id) ?? id }
}
