// SPDX-License-Identifier: Apache-2.0

/// Records that are one, with a winner for every field and all of them kept.
public struct MergedRecord: Sendable, Hashable {
    /// The winners under the id and the place of the first record; lists are united, `fields` holds those of every source in turn.
    public internal(set) var record: BibliographicRecord
    /// The records as they were, which undoing the merge gives back.
    public let sources: [BibliographicRecord]
    /// For every field that has a value, the id of the record that gave it; united fields name the first that contributed.
    public internal(set) var provenance: [Field: String] = [:]
    /// Identifiers beside those of `record`: a second DOI, PubMed id and so on, each with the id of its record.
    public internal(set) var otherIdentifiers: [OtherIdentifier] = []

    /// A field that one record wins.
    public enum Field: String, Sendable, Hashable, Codable, CaseIterable {
        case kind, title, originalTitle, authors, year, date, journal, journalAbbreviation, volume, issue, pages, conference, publisher
        case abstract, doi, pmid, pmcid, embase, scopus, webOfScience, cochrane, openAlex
    }

    /// An identifier that another record of the cluster bears.
    public struct OtherIdentifier: Sendable, Hashable, Codable {
        /// Which identifier it is.
        public var field: Field
        /// The identifier in its normal form.
        public var value: String
        /// The id of the record that bears it.
        public var record: String
    }

    /// Merges records, the preferred databases first.
    ///
    /// A winner is the value of the most complete record among the preferred, except that authors with given names, the longest abstract and
    /// the pages with both ends win over shorter ones.
    /// - Parameters:
    ///   - records: at least one; else there is nothing to merge and the result is `nil`.
    ///   - preferring: names of databases or files, best first.
    public init?(_ records: [BibliographicRecord], preferring: [String] = []) {
        guard let first = records.first else { return nil }
        sources = records
        record = BibliographicRecord(id: first.id, origin: first.origin)
        let ranked = MergeOrder(preferring).sorted(records)
        takeKind(ranked)
        takeTexts(ranked)
        takePlace(ranked)
        takeIdentifiers(ranked)
        uniteLists(records)
    }

    mutating func note(_ field: Field, _ source: BibliographicRecord) { provenance[field] = source.id }

    mutating func add(_ identifier: OtherIdentifier) { otherIdentifiers.append(identifier) }

    /// The records before the merge.
    public var unmerged: [BibliographicRecord] { sources }
}

/// Which record's values win.
struct MergeOrder {
    private let preferred: [String]

    init(_ preferred: [String]) { self.preferred = preferred }

    /// The preferred first, then the more complete, then the order of the input.
    func sorted(_ records: [BibliographicRecord]) -> [BibliographicRecord] {
        let keyed = records.enumerated().map {
            (rank: rank($0.element), weight: Self.weight($0.element), place: $0.offset, record: $0.element)
        }
        return keyed.sorted { ($0.rank, -$0.weight, $0.place) < ($1.rank, -$1.weight, $1.place) }.map(\.record)
    }

    private func rank(_ record: BibliographicRecord) -> Int {
        let names = (record.databases + [record.origin.file]).map { $0.lowercased() }
        return preferred.firstIndex { names.contains($0.lowercased()) } ?? preferred.count
    }

    private static func weight(_ record: BibliographicRecord) -> Int {
        let texts = [record.title, record.journal, record.volume, record.issue, record.pages, record.abstract, record.identifiers.doi]
        return texts.count { !$0.isEmpty } + (record.identifiers.pmid.isEmpty ? 0 : 3) + (record.year == nil ? 0 : 1)
            + (record.authors.isEmpty ? 0 : 1)
    }
}
