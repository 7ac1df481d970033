// SPDX-License-Identifier: Apache-2.0

/// What a `record` of EndNote says, in our terms.
struct EndNoteRecord {
    let element: MarkupElement
    let format: MarkupFields

    func fill(_ record: inout BibliographicRecord) {
        fillKind(&record)
        fillTitles(&record)
        record.authors = (element.first("contributors", "authors")?.all("author") ?? []).flatMap {
            AuthorText.names(of: format.text(of: $0), separators: .lines)
        }
        fillSource(&record)
        record.abstract = value("abstract")
        record.keywords = (element.first("keywords")?.all("keyword") ?? []).flatMap { lines($0) }
        record.languages = lines(element.first("language"))
        record.databases = lines(element.first("remote-database-name"))
        record.affiliations = [value("auth-address")].filter { !$0.isEmpty }
        record.notes = [value("notes"), value("research-notes")].filter { !$0.isEmpty }
        let groups = element.first("urls")?.elements ?? []
        record.links = groups.filter { $0.name != "pdf-urls" }.flatMap { $0.all("url") }.flatMap { lines($0) }
        fillIdentifiers(&record)
    }

    private func fillKind(_ record: inout BibliographicRecord) {
        let type = element.first("ref-type")
        let number = Int(type?.text ?? "") ?? -1
        let name = type?.attributes["name"] ?? ""
        let work = lines(element.first("work-type"))
        record.statedTypes = ([name] + work).filter { !$0.isEmpty }
        let stated = PublicationKind.kind(of: work)
        let byNumber = Self.kinds[number] ?? PublicationKind.kind(of: [name])
        record.kind = stated == .unstated || (stated == .article && byNumber != .other) ? byNumber : stated
    }

    private func fillTitles(_ record: inout BibliographicRecord) {
        record.title = value("titles", "title").joiningBrokenLines
        record.originalTitle = value("titles", "translated-title").joiningBrokenLines
        let full = value("periodical", "full-title")
        record.journal = full.isEmpty ? value("titles", "secondary-title") : full
        let short = value("periodical", "abbr-1")
        let alternative = value("titles", "alt-title")
        record.journalAbbreviation = short.isEmpty ? (alternative.isEmpty ? value("alt-periodical", "abbr-1") : alternative) : short
        if record.kind.isConference, Self.conferenceNumbers.contains(element.text("ref-type")) {
            record.conference = value("titles", "secondary-title")
        }
    }

    private func fillSource(_ record: inout BibliographicRecord) {
        let year = value("dates", "year")
        let day = value("dates", "pub-dates", "date")
        record.year = IdentifierForms.year(year) ?? IdentifierForms.year(day)
        record.date = [year, day].filter { !$0.isEmpty }.joined(separator: " ")
        record.volume = value("volume")
        record.issue = value("number")
        record.pages = value("pages")
        record.publisher = value("publisher")
    }

    /// The text of the first element that is reached by these names.
    private func value(_ path: String...) -> String { element.first(path).map(format.text) ?? "" }

    private func lines(_ element: MarkupElement?) -> [String] {
        guard let element else { return [] }
        return format.text(of: element).split(whereSeparator: \.isNewline).map(\.trimmedOfWhitespace).filter { !$0.isEmpty }
    }

    private static let conferenceNumbers: Set<String> = ["10", "47"]

    /// EndNote's numbers of reference types; a name may be renamed by the user, the number may not.
    private static let kinds: [Int: PublicationKind] = [
        0: .article, 3: .conferencePaper, 5: .chapter, 6: .book, 7: .chapter, 10: .conferencePaper, 12: .webPage, 13: .other, 16: .webPage,
        17: .article, 19: .article, 23: .article, 27: .report, 28: .book, 32: .thesis, 34: .other, 43: .article, 44: .book, 46: .report,
        47: .conferencePaper, 59: .dataset, 60: .chapter,
    ]
}

extension EndNoteRecord {
    private func fillIdentifiers(_ record: inout BibliographicRecord) {
        var ids = record.identifiers
        ids.doi = IdentifierForms.doi(value("electronic-resource-num")) ?? ""
        let number = value("isbn")
        ids.issn = IdentifierForms.issn(number)
        ids.isbn = IdentifierForms.isbn(number)
        // Embase's export puts the PubMed id into U.S. custom field 5, the Cochrane Library into field 3 with a label.
        ids.pmid = IdentifierForms.pmid(value("custom5")) ?? ""
        let third = value("custom3")
        if ids.pmid.isEmpty, third.uppercased().hasPrefix("PUBMED") { ids.pmid = IdentifierForms.pmid(third) ?? "" }
        let second = value("custom2")
        if second.uppercased().hasPrefix("PMC") { ids.pmcid = IdentifierForms.pmcid(second) ?? "" }
        let provider = (value("remote-database-provider") + " " + value("remote-database-name")).lowercased()
        let isMedline = ["nlm", "medline", "pubmed"].contains { provider.contains($0) } && !provider.contains("embase")
        for accession in lines(element.first("accession-num")) { ids.file(accession: accession, isMedline: isMedline) }
        if ids.embase.isEmpty {
            ids.embase = record.links.lazy.compactMap { IdentifierForms.embase(inLink: $0) }.first ?? ""
        }
        ids.registrations = IdentifierForms.registrations(value("custom1") + " " + value("custom7"))
        record.identifiers = ids
    }
}
