// SPDX-License-Identifier: Apache-2.0

import MalarDelimited

/// Reads tables of records: comma, semicolon, tab or bar between the fields.
///
/// The header is recognised by the names of its columns, wherever it stands among the first lines; every column is kept in `fields`.
enum DelimitedTableReader {
    static func read(_ bytes: [UInt8], file: String) throws(RecordFileError) -> RecordReading {
        let (start, delimiter) = try TableStart.find(in: bytes, file: file)
        var assembly = TableAssembly(start, format: .csv, file: file)
        if let section = AbstrackrSection(in: bytes, from: start, delimiter: delimiter) {
            let first = DelimitedPart(names: start.header.names, bytes: bytes[start.next..<section.start], lastLine: start.lastLine)
            try add(first, delimiter, to: &assembly, file: file)
            let note = "a line that announces citations without labels; the rows below it lack the columns of labels and are read without"
            assembly.remark(ReadingRemark(.note, lines: [section.line], note))
            let names = Array(start.header.names.prefix(section.columns))
            try add(DelimitedPart(names: names, bytes: bytes[section.end...], lastLine: section.line), delimiter, to: &assembly, file: file)
        } else {
            let part = DelimitedPart(names: start.header.names, bytes: bytes[start.next...], lastLine: start.lastLine)
            try add(part, delimiter, to: &assembly, file: file)
        }
        return assembly.finish()
    }

    private static let limits = DelimitedTextOptions.Limits(
        fieldCharacters: 4_000_000, columns: 10_000, recordBytes: 64 << 20, errors: 1_000)

    private static func add(
        _ part: DelimitedPart, _ delimiter: UInt8, to assembly: inout TableAssembly, file: String
    ) throws(RecordFileError) {
        let options = DelimitedTextOptions(
            delimiter: named(delimiter), skipsComments: false, acceptsHeaderOnly: true, limits: limits)
        let reading = DelimitedText.reading(bytes: part.headed(delimiter), fileName: "table", options: options)
        for error in reading.errors { try report(error, part, to: &assembly, file: file) }
        guard let text = reading.text else { return }
        for record in text.records {
            assembly.add(record.map(\.text), line: part.line(of: record.line))
        }
    }

    /// A row that does not fit is a remark; what makes the whole file unusable is thrown.
    private static func report(
        _ error: DelimitedTextError, _ part: DelimitedPart, to assembly: inout TableAssembly, file: String
    ) throws(RecordFileError) {
        let line = error.line.map(part.line) ?? 0
        switch error.code {
        case .tooManyErrors:
            throw RecordFileError(
                file: file, line: line, "more than \(limits.errors) rows do not fit the header; this is not one table of records")
        case .invalidUTF8, .nulByte, .utf16, .fileTooLarge, .emptyFile, .ambiguousDelimiter:
            throw RecordFileError(file: file, line: line, part.words(of: error))
        default:
            assembly.remark(ReadingRemark(.error, lines: [line], part.words(of: error) + "; this row is not read"))
        }
    }

    private static func named(_ byte: UInt8) -> Delimiter {
        switch byte {
        case UInt8(ascii: ";"): .semicolon
        case UInt8(ascii: "\t"): .tab
        case UInt8(ascii: "|"): .verticalBar
        default: .comma
        }
    }
}

/// Rows under one header of their own, with the lines where they stand in the file.
struct DelimitedPart {
    let names: [String]
    let bytes: ArraySlice<UInt8>
    /// The line of the file above the first row.
    let lastLine: Int

    /// The rows below a header of plain names, because real headers repeat names or leave them out.
    func headed(_ delimiter: UInt8) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + names.count * 8)
        for column in names.indices {
            if column > 0 { text.append(delimiter) }
            text.append(contentsOf: "c\(column)".utf8)
        }
        text.append(10)
        text.append(contentsOf: bytes)
        return text
    }

    func line(of line: Int) -> Int { line + lastLine - 1 }

    /// What is wrong, with the real name of the column, without place and remedy.
    func words(of error: DelimitedTextError) -> String {
        let text = error.description
        let problem = text.firstRange(of: ": ").map { text[$0.upperBound...] } ?? text[...]
        let first = problem.firstRange(of: ". ").map { problem[..<$0.lowerBound] } ?? problem
        guard let column = error.column, names.indices.contains(column - 1) else { return String(first) }
        return "column \(names[column - 1].prefix(60)): \(first)"
    }
}

/// The line in Abstrackr's export below which rows lack the columns of labels.
struct AbstrackrSection {
    let start: Int
    let end: Int
    let line: Int
    let columns: Int

    private static let words = Array("citations that are not yet labeled by anyone".utf8)

    init?(in bytes: [UInt8], from head: TableStart, delimiter: UInt8) {
        guard head.header.hasColumn("internal id"), head.header.hasColumn("labeled at") else { return nil }
        var position = head.next
        var line = head.lastLine + 1
        while position < bytes.count {
            let end = bytes[position...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
            if bytes[position..<end].starts(with: Self.words) {
                guard let row = TableHead.record(bytes, from: end, delimiter: delimiter) else { return nil }
                (start, self.end, self.line, columns) = (position, end, line, min(row.cells.count, head.header.names.count))
                return
            }
            position = end
            line += 1
        }
        return nil
    }
}
