// SPDX-License-Identifier: Apache-2.0

/// What the field tags of the Web of Science mean (Web of Science core collection field tags, Clarivate).
struct WebOfScienceMapping {
    private let source: TaggedFields

    init(_ fields: [SourceField]) {
        source = TaggedFields(fields)
    }

    func apply(to record: inout BibliographicRecord) {
        record.title = source.first("TI")
        record.originalTitle = source.first("FT")
        record.authors = authors
        record.journal = source.first("SO", "SE")
        record.journalAbbreviation = source.first("JI", "J9")
        record.date = source.first("PD", "EA", "PY")
        record.year = RISMapping.year(source.first("PY")) ?? RISMapping.year(source.first("EA"))
        record.volume = source.first("VL")
        record.issue = source.first("IS")
        record.pages = pages
        record.conference = source.first("CT")
        record.publisher = source.first("PU")
        record.abstract = source.values("AB").map(\.onOneLine).joined(separator: "\n")
        record.keywords = source.values(["DE", "ID"]).flatMap { $0.onOneLine.parts(by: 0x3B) }.withoutRepetition
        record.languages = source.values("LA").flatMap { $0.onOneLine.parts(by: 0x3B) }
        record.affiliations = source.lines("C1", "RP").withoutRepetition
        record.links = source.lines("UR", "DL").withoutRepetition
        record.statedTypes = source.values("DT").flatMap { $0.onOneLine.parts(by: 0x3B) }
        record.kind = PublicationKind.kind(of: record.statedTypes)
        applyIdentifiers(to: &record)
    }

    private var authors: [AuthorName] {
        let full = source.lines("AF")
        let names = full.isEmpty ? source.lines("AU") : full
        return names.map { AuthorName(stated: $0) } + source.lines("CA").map { AuthorName(family: $0, isCollective: true) }
    }

    private var pages: String {
        let first = source.first("BP")
        let last = source.first("EP")
        if first.isEmpty { return source.first("AR") }
        return last.isEmpty || last == first ? first : "\(first)-\(last)"
    }

    private func applyIdentifiers(to record: inout BibliographicRecord) {
        record.identifiers.doi = IdentifierForms.doi(source.first("DI")) ?? IdentifierForms.doi(source.first("D2")) ?? ""
        let number = source.first("UT")
        let medline = number.digits(after: "MEDLINE:")
        record.identifiers.pmid = IdentifierForms.pmid(source.first("PM")) ?? IdentifierForms.pmid(medline) ?? ""
        if number.hasPrefix("WOS:") || number.hasPrefix("ISI:") {
            record.identifiers.webOfScience = "WOS:" + number.dropFirst(4)
        } else if !number.isEmpty, medline.isEmpty {
            record.identifiers.accession = [number]
        }
        record.identifiers.issn = source.values(["SN", "EI"]).flatMap { IdentifierForms.issn($0) }.withoutRepetition
        record.identifiers.isbn = source.values(["BN"]).flatMap { IdentifierForms.isbn($0) }.withoutRepetition
        record.identifiers.registrations = RISMapping.registrations(record.title, record.abstract)
    }
}
