// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

/// Writes records as a table that reads back without a loss in its columns.
public enum RecordCSVWriter {
    static let columns = [
        "id", "kind", "publication type", "title", "original title", "authors", "year", "date", "journal", "journal abbreviation", "volume",
        "issue", "pages", "conference name", "publisher", "abstract", "keywords", "language", "doi", "pmid", "pmcid", "pui", "scopus id",
        "wos id", "cochrane id", "openalex id", "issn", "isbn", "trial registration", "accession number", "url", "database", "affiliation",
        "notes",
    ]

    /// Writes records as comma-separated values in UTF-8: a header, then a row each, lines ended by CR LF.
    ///
    /// Lists stand in one cell, divided by `; `; a semicolon or backslash within an item has a backslash before it. A group among the
    /// authors stands in braces. A cell that a spreadsheet would run as a formula begins with an apostrophe, which reading the table here
    /// takes away again, so that `read` gives every typed property back. Not written are `relations`, `fields` and `origin`.
    /// - Source: RFC 4180.
    public static func text(_ records: [BibliographicRecord]) -> String {
        let writer = CSVWriter()
        var text = ""
        writer.append(columns, to: &text)
        for record in records { writer.append(cells(of: record).map(FormulaGuard.disguised), to: &text) }
        return text
    }

    private static func cells(of record: BibliographicRecord) -> [String] {
        let ids = record.identifiers
        let authors = TableList.text(of: record.authors.map { $0.isCollective ? "{\($0.family)}" : $0.withAllParts })
        return [
            record.id, record.kind.rawValue, TableList.text(of: record.statedTypes), record.title, record.originalTitle, authors,
            record.year.map(String.init) ?? "", record.date, record.journal, record.journalAbbreviation, record.volume, record.issue,
            record.pages, record.conference, record.publisher, record.abstract, TableList.text(of: record.keywords),
            TableList.text(of: record.languages), ids.doi, ids.pmid, ids.pmcid, ids.embase, ids.scopus, ids.webOfScience, ids.cochrane,
            ids.openAlex, TableList.text(of: ids.issn), TableList.text(of: ids.isbn), TableList.text(of: ids.registrations),
            TableList.text(of: ids.accession), TableList.text(of: record.links), TableList.text(of: record.databases),
            TableList.text(of: record.affiliations), TableList.text(of: record.notes),
        ]
    }

    /// The authors of a cell that `text` wrote: always "Family, Given, Suffix" or a group in braces.
    static func authors(_ text: String) -> [AuthorName] {
        TableList.items(of: text).map { item in
            if item.first == "{", item.last == "}" { return AuthorName(family: String(item.dropFirst().dropLast()), isCollective: true) }
            let parts = item.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false).map(\.trimmedOfWhitespace)
            return AuthorName(family: parts[0], given: parts.count > 1 ? parts[1] : "", suffix: parts.count > 2 ? parts[2] : "")
        }
    }
}

extension AuthorName {
    /// "Family, Given, Suffix", with an empty place for given names where only a suffix is known.
    fileprivate var withAllParts: String { given.isEmpty && !suffix.isEmpty ? "\(family), , \(suffix)" : inverted }
}
