// SPDX-License-Identifier: Apache-2.0

/// The fields of the current record. They are there until `next()` is called, and only after it has given `.record`.
extension DelimitedStream {
    /// The text of a field, without its quotes.
    ///
    /// - Precondition: the stream stands on a record and `column` is an index of the header's names.
    public func text(at column: Int) -> String {
        fields[column].text(in: buffer.bytes.span)
    }

    /// The text of a field, or `null` for an empty field that was not written as `""`.
    public func value(at column: Int) -> FieldValue {
        fields[column].isBlank ? .null : .text(text(at: column))
    }

    /// Whether a field has no text.
    public func isEmpty(at column: Int) -> Bool {
        fields[column].isEmpty
    }

    /// Whether a field was written in quotes.
    public func isQuoted(at column: Int) -> Bool {
        fields[column].isQuoted
    }

    /// Hands over the UTF-8 bytes of a field without making a `String`; they are copied only where quotes were doubled.
    public func withBytes<Result>(at column: Int, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
        let field = fields[column]
        if field.hasDoubledQuotes { return try body(field.undoubled(in: buffer.bytes.span).span) }
        return try body(buffer.bytes.span.extracting(field.range))
    }

    /// Reads one byte of each of some fields: the only byte of a field that has one, 0 for an empty field, 255 for a longer one.
    ///
    /// For columns of codes: no byte of UTF-8 text is 255, and none of a record is 0.
    ///
    /// - Precondition: the stream stands on a record, the columns are indices of the header's names, and `result` has one byte for each.
    public func readCodes(at columns: [Int], into result: inout [UInt8]) {
        precondition(result.count == columns.count, "one byte for each column")
        let bytes = buffer.bytes.span
        for place in columns.indices {
            let range = fields[columns[place]].range
            result[place] = range.isEmpty ? 0 : range.count == 1 ? bytes[range.lowerBound] : 255
        }
    }

    /// All fields of the record as text.
    public func texts() -> [String] {
        let span = buffer.bytes.span
        return fields.map { $0.text(in: span) }
    }
}

extension DelimitedStream {
    /// The bytes of the current record, without its line end.
    package var recordBytes: [UInt8] {
        guard let first = fields.first, let last = fields.last else { return [] }
        let start = first.range.lowerBound - (first.isQuoted ? 1 : 0)
        let end = last.range.upperBound + (last.isQuoted ? 1 : 0)
        return Array(buffer.bytes[start..<end])
    }
}
