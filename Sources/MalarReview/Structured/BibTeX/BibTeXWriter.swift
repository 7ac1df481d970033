// SPDX-License-Identifier: Apache-2.0

/// Writes records as BibTeX.
public enum BibTeXWriter {
    /// The text of a file that BibTeX and BibLaTeX accept, and that reading here gives back.
    ///
    /// Every typed property is given back but `relations` and `fields`. What BibTeX has no field for stands in fields of our own, which
    /// styles pass over: `recordid`, `entrysubtype`, `statedtype`, `embase` and others. Keys are the ids where BibTeX allows them and they
    /// are all different. Characters outside ASCII are written as they are, those that TeX would act upon as commands.
    public static func text(_ records: [BibliographicRecord]) -> String {
        var used: Set<String> = []
        var text = ""
        for (index, record) in records.enumerated() {
            var key = record.id.utf8.allSatisfy(isKeyByte) && !record.id.isEmpty ? record.id : "record\(index + 1)"
            while !used.insert(key).inserted { key += "-\(index + 1)" }
            text += entry(record, key: key)
        }
        return text
    }

    private static func entry(_ record: BibliographicRecord, key: String) -> String {
        let type = type(of: record.kind)
        var lines: [String] = []
        let subtype = PublicationKind(stated: type) == record.kind ? "" : record.kind.rawValue
        for (name, value) in [("recordid", record.id), ("entrysubtype", subtype)] + texts(of: record, type: type) + lists(of: record)
        where !value.isEmpty {
            lines.append("  \(name) = {\(LaTeXText.encoded(value))},\n")
        }
        let authors = record.authors.map(author).joined(separator: " and ")
        if !authors.isEmpty { lines.append("  author = {\(authors)},\n") }
        return "@\(type){\(key),\n\(lines.joined())}\n\n"
    }

    private static func texts(of record: BibliographicRecord, type: String) -> [(String, String)] {
        let ids = record.identifiers
        let venue = type.hasPrefix("in") ? "booktitle" : "journal"
        return [
            ("title", record.title), ("origtitle", record.originalTitle), ("year", record.year.map(String.init) ?? ""),
            ("date", record.date),
            (venue, record.journal), ("shortjournal", record.journalAbbreviation), ("volume", record.volume), ("number", record.issue),
            ("pages", record.pages), ("eventtitle", record.conference), ("publisher", record.publisher), ("abstract", record.abstract),
            ("doi", ids.doi), ("pmid", ids.pmid), ("pmcid", ids.pmcid), ("embase", ids.embase), ("scopus", ids.scopus),
            ("wos", ids.webOfScience), ("cochrane", ids.cochrane), ("openalex", ids.openAlex), ("url", record.links.first ?? ""),
            ("affiliation", record.affiliations.first ?? ""), ("note", record.notes.first ?? ""),
        ]
    }

    private static func lists(of record: BibliographicRecord) -> [(String, String)] {
        let ids = record.identifiers
        var keywords = TableList.text(of: record.keywords)
        // One keyword with a comma would read as two.
        if record.keywords.count == 1 { keywords += ";" }
        return [
            ("statedtype", TableList.text(of: record.statedTypes)), ("keywords", keywords),
            ("language", TableList.text(of: record.languages)),
            ("database", TableList.text(of: record.databases)), ("issn", TableList.text(of: ids.issn)),
            ("isbn", TableList.text(of: ids.isbn)),
            ("registration", TableList.text(of: ids.registrations)), ("accession", TableList.text(of: ids.accession)),
            ("links", TableList.text(of: Array(record.links.dropFirst()))),
            ("affiliations", TableList.text(of: Array(record.affiliations.dropFirst()))),
            ("notes", TableList.text(of: Array(record.notes.dropFirst()))),
        ]
    }

    private static func author(_ name: AuthorName) -> String {
        let family = LaTeXText.encoded(name.family)
        if name.isCollective { return "{\(family)}" }
        // A word "and" within a name would end it.
        let parts = name.suffix.isEmpty ? [name.family, name.given] : [name.family, name.suffix, name.given]
        let text = parts.count == 2 && name.given.isEmpty ? [name.family] : parts
        return text.map {
            LaTeXText.encoded($0).split(separator: " ").map { $0.lowercased() == "and" ? "{\($0)}" : String($0) }.joined(separator: " ")
        }
        .joined(separator: ", ")
    }

    private static func type(of kind: PublicationKind) -> String {
        switch kind {
        case .article, .review, .letter, .editorial, .note, .erratum, .retraction, .comment: "article"
        case .conferenceAbstract, .conferencePaper: "inproceedings"
        case .preprint: "unpublished"
        case .book: "book"
        case .chapter: "incollection"
        case .thesis: "phdthesis"
        case .report: "techreport"
        case .registration, .dataset, .webPage, .other, .unstated: "misc"
        }
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte & 0xDF) && byte < 128 || [45, 46, 47, 58, 95].contains(byte)
    }
}
