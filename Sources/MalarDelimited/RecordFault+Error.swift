// SPDX-License-Identifier: Apache-2.0

/// What is needed to turn offsets into places that a person can find.
struct PlaceFinder {
    let fileName: String
    /// The offset where the record begins.
    let recordStart: Int
    /// The line where the record begins.
    let line: Int
    var columnNames: [String] = []

    /// The line and the byte within it, both from 1, of an offset in the record.
    func place(of offset: Int, in bytes: Span<UInt8>) -> (line: Int, byteColumn: Int) {
        let (lines, lastLineStart) = LineEnds.count(in: bytes, recordStart..<offset)
        return (line + lines, offset - lastLineStart + 1)
    }

    func error(_ fault: RecordFault, in bytes: Span<UInt8>) -> DelimitedTextError {
        let (faultLine, byteColumn) = place(of: fault.offset, in: bytes)
        var detail: String?
        if fault.code == .charactersAfterQuote, let openedAt = fault.openedAt {
            detail = "a quote opened on line \(place(of: openedAt, in: bytes).line)"
        }
        return DelimitedTextError(
            fault.code, fileName: fileName, line: faultLine, column: fault.field + 1,
            columnName: fault.field < columnNames.count ? columnNames[fault.field] : nil, byteColumn: byteColumn, detail: detail)
    }

    func error(_ fault: ByteCheck.Fault, in bytes: Span<UInt8>) -> DelimitedTextError {
        let (faultLine, byteColumn) = place(of: fault.offset, in: bytes)
        return DelimitedTextError(fault.isNUL ? .nulByte : .invalidUTF8, fileName: fileName, line: faultLine, byteColumn: byteColumn)
    }

    /// The error of a record whose number of fields is not that of the header.
    func fieldCountError(found: Int) -> DelimitedTextError {
        let expected = columnNames.count
        let fields = found == 1 ? "1 field" : "\(found) fields"
        let column = min(found, expected) + 1
        return DelimitedTextError(
            found < expected ? .truncatedRecord : .surplusFields, fileName: fileName, line: line, column: column,
            columnName: column <= expected ? columnNames[column - 1] : nil, detail: "\(fields), the header has \(expected)")
    }
}
