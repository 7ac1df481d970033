// SPDX-License-Identifier: Apache-2.0

/// What a row of a table says, in our terms.
enum TableRecord {
    static func record(of row: TableRow, origin: RecordOrigin) -> BibliographicRecord {
        var record = BibliographicRecord(id: "", origin: origin)
        record.title = row.value(.title)
        record.originalTitle = row.value(.originalTitle)
        record.authors = row.isOwn ? RecordCSVWriter.authors(row.value(.authors)) : AuthorText.names(of: row.value(.authors))
        record.abstract = row.value(.abstract)
        record.keywords = row.list(.keywords)
        record.languages = row.list(.languages)
        record.databases = row.list(.databases)
        record.links =
            row.isOwn ? row.list(.links) : row.values(.links).flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        record.affiliations = row.isOwn ? row.list(.affiliations) : row.values(.affiliations)
        record.notes = row.isOwn ? row.list(.notes) : row.values(.notes)
        record.publisher = row.value(.publisher)
        record.conference = row.value(.conference)
        fillKind(&record, row)
        fillSource(&record, row)
        if row.header.has(.packedSource), record.journal.isEmpty { fillFromPackedSource(&record, row) }
        TableIdentifiers.fill(&record, from: row)
        record.fields = fields(of: row, line: origin.line)
        return record
    }

    private static func fillKind(_ record: inout BibliographicRecord, _ row: TableRow) {
        let stated = row.value(.types)
        record.statedTypes = row.isOwn ? row.list(.types) : stated.split { $0 == ";" || $0 == "|" }.map(\.trimmedOfWhitespace)
        if row.isOwn, let kind = PublicationKind(rawValue: row.value(named: "kind")) {
            record.kind = kind
        } else {
            record.kind = PublicationKind.kind(of: record.statedTypes.flatMap { [$0, Self.spaced($0)] })
        }
    }

    /// `journalArticle` and `journal-article` as "journal article".
    private static func spaced(_ word: String) -> String {
        var text = ""
        for character in word {
            if character.isUppercase, text.last?.isLowercase == true { text.append(" ") }
            text += character == "-" || character == "_" ? " " : character.lowercased()
        }
        return text
    }

    private static func fillSource(_ record: inout BibliographicRecord, _ row: TableRow) {
        record.date = row.value(.date)
        record.year = IdentifierForms.year(row.value(.year)) ?? (row.isOwn ? nil : IdentifierForms.year(record.date))
        record.journal = row.value(.journal)
        record.journalAbbreviation = row.value(.journalAbbreviation)
        record.volume = row.value(.volume)
        record.issue = row.value(.issue)
        record.pages = row.value(.pages)
        guard record.pages.isEmpty else { return }
        let (first, last) = (row.value(.firstPage), row.value(.lastPage))
        record.pages = first == last || last.isEmpty ? first : first.isEmpty ? last : "\(first)-\(last)"
    }

    /// `Source` holds the journal's name in Cochrane's export and the whole citation in Embase's older one; elsewhere it may be anything.
    private static func fillFromPackedSource(_ record: inout BibliographicRecord, _ row: TableRow) {
        let source = row.value(.packedSource)
        if row.header.has(.cochrane) {
            record.journal = source
        } else if row.header.hasColumn("author names"), let packed = PackedSource(source) {
            record.journal = packed.journal
            record.volume = packed.volume
            record.issue = packed.issue
            if record.pages.isEmpty { record.pages = packed.pages }
            if record.date.isEmpty { record.date = packed.date }
            if record.year == nil { record.year = packed.year }
        }
    }

    private static func fields(of row: TableRow, line: Int) -> [SourceField] {
        zip(row.header.names, row.cells).compactMap { name, cell in
            cell.isEmpty ? nil : SourceField(name, cell.replacingReturns, line: line)
        }
    }
}
