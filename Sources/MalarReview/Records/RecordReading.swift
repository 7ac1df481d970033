// SPDX-License-Identifier: Apache-2.0

/// What was read of one file, with its balance: nothing is dropped without a word.
public struct RecordReading: Sendable, Hashable {
    /// The name of the file, without folders.
    public var file: String
    /// As recognised by content.
    public var format: RecordFormat
    /// In the order of the file.
    public var records: [BibliographicRecord] = []
    /// What a person must know, in the order of the lines.
    public var remarks: [ReadingRemark] = []
    /// The search that an export says it answers, such as the first line of an Embase table; `nil` for none.
    public var searchQuery: String?

    /// A reading without records yet.
    public init(file: String, format: RecordFormat) {
        self.file = file
        self.format = format
    }

    /// Records that the file holds: those read and those refused.
    public var recordsInFile: Int { records.count + remarks.count { $0.severity == .error } }
}

/// A tolerance that was used, or a record that could not be read.
public struct ReadingRemark: Sendable, Hashable, Codable {
    /// How much it matters.
    public enum Severity: String, Sendable, Hashable, Codable {
        /// Read, though the file departs from its format.
        case note
        /// One record is not read.
        case error
    }

    /// How much it matters.
    public var severity: Severity
    /// The lines that it is about, from 1; several where the same thing recurs.
    public var lines: [Int]
    /// The place among the records, from 1; `nil` outside of a record.
    public var record: Int?
    /// A sentence without a full stop, which says what was found and what was done or is to be done.
    public var message: String

    /// A remark about lines, counted from 1.
    public init(_ severity: Severity, lines: [Int], record: Int? = nil, _ message: String) {
        self.severity = severity
        self.lines = lines
        self.record = record
        self.message = message
    }
}

/// A file that cannot be used at all.
public struct RecordFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The name of the file, without folders.
    public var file: String
    /// The line, from 1; 0 where it is about the whole file.
    public var line: Int
    /// What is wrong and what to do, without a full stop.
    public var message: String

    /// An error; without `line` it is about the whole file.
    public init(file: String, line: Int = 0, _ message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    /// "file, line n: message", or without the line where there is none.
    public var description: String { line > 0 ? "\(file), line \(line): \(message)" : "\(file): \(message)" }
}
