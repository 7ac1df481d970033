// SPDX-License-Identifier: Apache-2.0

/// A record prepared for comparison.
struct ComparableRecord: Sendable {
    var title: ComparableTitle
    var authors: ComparableAuthors
    /// The place of the journal in the table of names; -1 for none.
    var journal: Int32 = -1
    var place: ComparablePlace
    var abstract: AbstractSketch
    /// 0 for unknown, and for what cannot be a year.
    var year: Int32
    /// Hashes of identifiers; 0 for none.
    var doi: UInt64
    var pmid: UInt64
    var pmcid: UInt64
    /// Embase, Scopus, Web of Science, Cochrane, OpenAlex.
    var accessions: [UInt64]
    var issn: [UInt64]
    var registrations: [UInt64]
    var relatedPMIDs: [UInt64]
    var kind: PublicationKind
    var isPreprint: Bool
    /// The DOI ends in ".pub2" or higher, as versions of a Cochrane review do.
    var version: UInt8

    init(_ record: BibliographicRecord) {
        title = ComparableTitle(record.title, original: record.originalTitle)
        authors = ComparableAuthors(record.authors)
        place = ComparablePlace(volume: record.volume, issue: record.issue, pages: record.pages)
        abstract = AbstractSketch(record.abstract)
        year = Int32(truncatingIfNeeded: record.year.flatMap { (1_000..<3_000).contains($0) ? $0 : nil } ?? 0)
        let ids = record.identifiers
        let plainDOI = Self.doi(ids.doi)
        doi = Self.hash(plainDOI, 1)
        pmid = Self.hash(ids.pmid, 2)
        pmcid = Self.hash(ids.pmcid, 3)
        accessions = [ids.embase, ids.scopus, ids.webOfScience, ids.cochrane, ids.openAlex].enumerated().map {
            Self.hash($0.element, 10 + UInt64($0.offset))
        }
        issn = ids.issn.map { Self.hash($0, 4) }
        registrations = ids.registrations.map { Self.hash($0, 5) }
        relatedPMIDs = record.relations.map { Self.hash($0.pmid, 2) }.filter { $0 != 0 }
        kind = record.kind
        isPreprint = record.kind == .preprint || record.journal.isEmpty && Self.preprintPrefixes.contains(where: plainDOI.hasPrefix)
        version = Self.version(plainDOI)
        if title.markers.contains(.abstract), kind == .article || kind == .unstated { kind = .conferenceAbstract }
    }

    private static let preprintPrefixes = [
        "10.1101/", "10.48550/", "10.21203/", "10.2139/", "10.20944/", "10.31234/", "10.31219/", "10.26434/",
    ]

    /// The DOI alone, in lower case, whatever stands before it.
    private static func doi(_ text: String) -> String {
        text.isEmpty ? "" : IdentifierForms.doi(text) ?? ""
    }

    private static func version(_ doi: String) -> UInt8 {
        guard doi.hasPrefix("10.1002/14651858"), let mark = doi.firstRange(of: ".pub") else { return 0 }
        return UInt8(doi[mark.upperBound...].prefix(2)) ?? 0
    }

    private static func hash(_ text: String, _ seed: UInt64) -> UInt64 {
        text.isEmpty ? 0 : max(1, FoldedText.hash64(text.utf8, seed: seed))
    }
}
