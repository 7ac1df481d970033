// SPDX-License-Identifier: Apache-2.0

/// What an entry says, in our terms.
struct BibTeXEntry {
    private let entry: BibTeXScanner.Entry
    private let values: [String: String]
    /// Whether this program wrote it, so that lists and names are exact.
    private var isOwn: Bool { values["recordid"] != nil }

    init(_ entry: BibTeXScanner.Entry) {
        self.entry = entry
        values = Dictionary(entry.fields.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
    }

    func record(origin: RecordOrigin) -> BibliographicRecord {
        var record = BibliographicRecord(id: isOwn ? text("recordid") : entry.key, origin: origin)
        fillKind(&record)
        record.title = text("title")
        record.originalTitle = text("origtitle")
        record.authors = authors
        fillSource(&record)
        record.publisher = text("publisher", "school", "institution", "organization")
        record.conference = text("eventtitle")
        record.abstract = text("abstract")
        record.keywords = keywords
        record.languages = list("language", "langid")
        record.databases = list("database")
        record.links = ([address("url")] + list("links")).filter { !$0.isEmpty }
        record.affiliations = [text("affiliation")].filter { !$0.isEmpty } + list("affiliations")
        record.notes = [text("note", "annote")].filter { !$0.isEmpty } + list("notes")
        record.identifiers = identifiers
        record.fields =
            [SourceField("ENTRYTYPE", entry.type, line: entry.line), SourceField("ID", entry.key, line: entry.line)] + entry.fields
        return record
    }

    private func fillKind(_ record: inout BibliographicRecord) {
        record.statedTypes = isOwn ? list("statedtype") : [entry.type.lowercased()]
        record.kind = PublicationKind(rawValue: text("entrysubtype")) ?? PublicationKind(stated: entry.type) ?? .other
    }

    private func fillSource(_ record: inout BibliographicRecord) {
        record.journal = text("journal", "journaltitle", "booktitle")
        record.journalAbbreviation = text("shortjournal")
        record.volume = text("volume")
        record.issue = text("number", "issue")
        record.pages = text("pages").split(separator: "–").joined(separator: isOwn ? "–" : "-")
        record.date = text("date")
        if record.date.isEmpty, !isOwn { record.date = [text("year"), text("month")].filter { !$0.isEmpty }.joined(separator: " ") }
        record.year = IdentifierForms.year(text("year")) ?? (isOwn ? nil : IdentifierForms.year(record.date))
    }

    private var authors: [AuthorName] {
        guard let text = values["author"] else { return [] }
        return AuthorText.dividedByAnd(text).compactMap { piece in
            let isGroup = piece.first == "{" && piece.last == "}" && !piece.hasPrefix("{\\")
            let plain = LaTeXText.decoded(piece)
            if plain.isEmpty || plain.lowercased() == "others" { return nil }
            if isGroup { return AuthorName(family: plain, isCollective: true) }
            return isOwn || plain.contains(",") ? Self.inverted(plain) : AuthorText.name(plain)
        }
    }

    /// "Family, Given" or "Family, Suffix, Given".
    private static func inverted(_ text: String) -> AuthorName {
        let parts = text.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false).map(\.trimmedOfWhitespace)
        guard parts.count == 3 else { return AuthorName(family: parts[0], given: parts.count > 1 ? parts[1] : "") }
        return AuthorName(family: parts[0], given: parts[2], suffix: parts[1])
    }

    private var keywords: [String] {
        let plain = text("keywords", "keyword")
        return plain.contains(";") ? TableList.items(of: plain) : TableRow.divided(plain)
    }

    private var identifiers: RecordIdentifiers {
        var ids = RecordIdentifiers()
        ids.doi = IdentifierForms.doi(address("doi")) ?? IdentifierForms.doi(inLink: address("url")) ?? ""
        let isPubMed = text("eprinttype", "archiveprefix").lowercased() == "pubmed"
        ids.pmid = IdentifierForms.pmid(text("pmid")) ?? (isPubMed ? IdentifierForms.pmid(text("eprint")) : nil) ?? ""
        ids.pmcid = IdentifierForms.pmcid(text("pmcid", "pmc")) ?? ""
        ids.embase = IdentifierForms.embase(text("embase")) ?? ""
        ids.scopus = text("scopus")
        ids.webOfScience = text("wos", "unique-id")
        ids.cochrane = text("cochrane")
        ids.openAlex = text("openalex")
        ids.issn = IdentifierForms.issn(text("issn") + " " + text("eissn"))
        ids.isbn = IdentifierForms.isbn(text("isbn"))
        ids.registrations = IdentifierForms.registrations(text("registration"))
        ids.accession = list("accession")
        return ids
    }

    /// The plain text of the first of these fields that has any.
    private func text(_ names: String...) -> String {
        for name in names {
            if let value = values[name] {
                let plain = LaTeXText.decoded(value)
                if !plain.isEmpty { return plain }
            }
        }
        return ""
    }

    private func address(_ name: String) -> String {
        guard let value = values[name] else { return "" }
        return isOwn ? LaTeXText.decoded(value) : LaTeXText.decodedAddress(value)
    }

    private func list(_ names: String...) -> [String] {
        for name in names {
            if let value = values[name] { return TableList.items(of: LaTeXText.decoded(value)) }
        }
        return []
    }
}
