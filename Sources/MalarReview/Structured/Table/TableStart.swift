// SPDX-License-Identifier: Apache-2.0

/// The header of a table of records, and what an export puts above it.
struct TableStart {
    var header: TableHeader
    /// The first row below the header: in bytes for a text, in rows for a sheet.
    var next: Int
    /// The line of the file where the header ends.
    var lastLine: Int
    /// The search that stands above the header of an Embase export.
    var searchQuery: String?

    /// The rows above the header that are looked at.
    static let rowLimit = 25

    /// The query in a row such as `SEARCH QUERY,dinosaur:ti`; `nil` for any other row.
    static func searchQuery(in cells: [String]) -> String? {
        guard let first = cells.first, TableHeader.plain(first) == "search query" else { return nil }
        let query = cells.dropFirst().map(\.trimmedOfWhitespace).filter { !$0.isEmpty }.joined(separator: " ")
        return query.isEmpty ? nil : query
    }

    /// The message for a table without a header that we know.
    static func unknownHeader(_ cells: [String], file: String, line: Int) -> RecordFileError {
        let names = cells.prefix(8).map { "“\($0.trimmedOfWhitespace.prefix(40))”" }.joined(separator: ", ")
        return RecordFileError(
            file: file, line: line,
            "no table of records: none of its first lines names a column of titles, abstracts, DOIs or PubMed ids (the first has \(names)); "
                + "name such a column “Title”, “DOI” or “PMID”")
    }
}

extension TableStart {
    /// Finds header and delimiter together: the delimiter that makes most column names known wins.
    static func find(in bytes: [UInt8], file: String) throws(RecordFileError) -> (start: TableStart, delimiter: UInt8) {
        guard bytes.contains(where: { $0 > 32 }) else { throw RecordFileError(file: file, "the file is empty") }
        var best: (start: TableStart, delimiter: UInt8)?
        for delimiter in ",;\t|".utf8 {
            guard let start = find(in: bytes, delimiter: delimiter) else { continue }
            if start.header.roleCount > best?.start.header.roleCount ?? 0 { best = (start, delimiter) }
        }
        if let best { return best }
        guard let head = TableHead.record(bytes, from: firstText(bytes), delimiter: UInt8(ascii: ",")) else {
            throw RecordFileError(
                file: file, line: 1,
                "the first line is longer than \(TableHead.byteLimit >> 20) MB; this is no header of a table of records")
        }
        throw unknownHeader(head.cells, file: file, line: 1)
    }

    private static func find(in bytes: [UInt8], delimiter: UInt8) -> TableStart? {
        var position = firstText(bytes)
        var line = 1 + bytes[..<position].count { $0 == 10 }
        var query: String?
        for _ in 0..<rowLimit {
            guard position < bytes.count, let record = TableHead.record(bytes, from: position, delimiter: delimiter) else { return nil }
            let header = TableHeader(names: record.cells)
            if header.isOfRecords {
                return TableStart(header: header, next: record.end, lastLine: line + record.lineEnds - 1, searchQuery: query)
            }
            query = query ?? searchQuery(in: record.cells)
            line += record.lineEnds
            position = record.end
        }
        return nil
    }

    /// Where the text begins: behind a byte order mark.
    private static func firstText(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
}
