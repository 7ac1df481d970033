// SPDX-License-Identifier: Apache-2.0

/// A whole delimited text: a header and records with as many fields as the header has names.
///
/// The bytes are kept as they are; a field becomes a `String` when it is asked for.
public struct DelimitedText: Sendable {
    let storage: Storage

    /// The name that errors give, as the caller gave it; no file is opened by it.
    public var fileName: String { storage.fileName }
    /// As the options state it, else as a `sep=` line does, else as the header and the first records show it.
    public var delimiter: Delimiter { storage.delimiter }
    /// The column names; every record has as many fields.
    public var header: DelimitedHeader { storage.header }
    /// The records in the order of the file, without comments and blank records.
    public var records: Records { Records(storage: storage) }

    /// What the table is made of. A record's fields are the slices from `index * header.names.count`.
    final class Storage: Sendable {
        let fileName: String
        let delimiter: Delimiter
        let header: DelimitedHeader
        let bytes: [UInt8]
        let slices: [FieldSlice]
        let lines: [UInt32]

        init(fileName: String, delimiter: Delimiter, header: DelimitedHeader, bytes: [UInt8], slices: [FieldSlice], lines: [UInt32]) {
            self.fileName = fileName
            self.delimiter = delimiter
            self.header = header
            self.bytes = bytes
            self.slices = slices
            self.lines = lines
        }
    }

    /// The records by their place, from 0, each found in constant time. They keep the bytes of the whole text in memory.
    public struct Records: RandomAccessCollection, Sendable {
        let storage: Storage
        /// Always 0: the first record below the header.
        public var startIndex: Int { 0 }
        /// The number of records; equal to `startIndex` for a text with a header alone.
        public var endIndex: Int { storage.lines.count }
        /// The record at a place, counted from 0 without comments and blank records; not the line of the file.
        /// - Precondition: `position` is an index of the collection.
        public subscript(position: Int) -> DelimitedRecord {
            precondition(indices.contains(position), "no such record")
            return DelimitedRecord(storage: storage, index: position)
        }
    }
}

/// One record of a `DelimitedText`: a collection of its fields, indexed from 0.
public struct DelimitedRecord: RandomAccessCollection, Sendable {
    let storage: DelimitedText.Storage
    let index: Int

    /// The line of the file where the record begins, from 1.
    public var line: Int { Int(storage.lines[index]) }
    /// Always 0: the first column.
    public var startIndex: Int { 0 }
    /// The number of columns, the same for every record of a text.
    public var endIndex: Int { storage.header.names.count }

    /// - Precondition: `column` is an index of the header's names.
    public subscript(column: Int) -> DelimitedField {
        precondition(indices.contains(column), "no such column")
        let slice = storage.slices[index * count + column]
        let bytes = storage.bytes
        return DelimitedField(
            text: slice.text(in: bytes.span), line: line, column: column + 1, columnName: storage.header.names[column],
            isQuoted: slice.isQuoted)
    }

    /// The field of the column with exactly this name, or `nil` where there is no such column.
    public subscript(name: String) -> DelimitedField? {
        storage.header.index(of: name).map { self[$0] }
    }
}

/// One field with its place.
public struct DelimitedField: Sendable, Hashable {
    /// The text without its quotes; outer blanks are gone unless they stood inside quotes.
    public let text: String
    /// The line of the file where the record begins, from 1.
    public let line: Int
    /// The column of the table, from 1.
    public let column: Int
    /// The name of that column in the header, without outer blanks.
    public let columnName: String
    /// Whether the field was written in quotes, which tells `""` from nothing.
    public let isQuoted: Bool

    /// Whether there is no text, written as `""` or not at all; `isQuoted` tells the two apart.
    public var isEmpty: Bool { text.isEmpty }
}

extension DelimitedRecord {
    /// Whether a field has no text, without making a `String` of it.
    package func isEmpty(at column: Int) -> Bool {
        storage.slices[index * count + column].isEmpty
    }

    /// The text of a field.
    package func text(at column: Int) -> String {
        let bytes = storage.bytes
        return storage.slices[index * count + column].text(in: bytes.span)
    }
}
