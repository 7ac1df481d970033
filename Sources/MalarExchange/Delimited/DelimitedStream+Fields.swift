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

    /// All fields of the record as text.
    public func texts() -> [String] {
        let span = buffer.bytes.span
        return fields.map { $0.text(in: span) }
    }
}
