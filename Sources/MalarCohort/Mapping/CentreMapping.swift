// SPDX-License-Identifier: Apache-2.0

public import MalarUnits

/// How a centre's own files become rows of the four tables: what its `mapping.yaml` says.
public struct CentreMapping: Sendable, Hashable {
    /// The path of the mapping file in the study folder: `centres/pisa/mapping.yaml`.
    public let file: String
    /// The centre's name, an id.
    public let centre: String
    /// What is put before every id of the centre; empty where ids stay as they are.
    public let prefix: String
    /// The line of the prefix, or of the centre where there is none.
    public let line: Int?
    /// The files, in the order of the tables, and of the mapping file within a table.
    public let files: [FileMapping]

    /// A mapping.
    public init(file: String, centre: String, prefix: String, line: Int?, files: [FileMapping]) {
        (self.file, self.centre, self.prefix, self.line, self.files) = (file, centre, prefix, line, files)
    }

    /// The folder of the centre in the study folder: `centres/pisa`.
    public var folder: String { file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "" }
}

/// How the characters of a file are stored.
public enum FileEncoding: String, Sendable, CaseIterable, Hashable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "utf-8"
    /// Windows-1252, the usual one of spreadsheets on Western European Windows; ISO 8859-1 is read by it too.
    case windows1252 = "windows-1252"
}

/// One file of a centre as rows of one table. A file may hold more than one table, and a table may be spread over files.
public struct FileMapping: Sendable, Hashable {
    /// The table whose rows it gives.
    public let table: DataTable
    /// The file's name in the centre's folder, and the line of the mapping file.
    public let name: MappedText
    /// `,`, `;`, tab or `|`; `nil` to find out from the file.
    public let separator: Character?
    /// How numbers and dates are written.
    public let decimalMark: Character, dates: DateFormat
    /// How characters are stored.
    public let encoding: FileEncoding
    /// Whether columns that have the names of the dictionary need not be listed.
    public let hasDictionaryNames: Bool
    /// The centre's codes of findings, for columns without codes of their own.
    public let findings: [String: String]?
    /// The columns that are variables.
    public let columns: [ColumnMapping]
    /// Values that hold for every row, in the words of the dictionary, by variable id.
    public let constants: [String: MappedText]
    /// Columns that are left out on purpose.
    public let ignored: [MappedText]

    /// A file of a table.
    public init(
        table: DataTable, name: MappedText, separator: Character?, decimalMark: Character, dates: DateFormat, encoding: FileEncoding,
        hasDictionaryNames: Bool, findings: [String: String]?, columns: [ColumnMapping], constants: [String: MappedText],
        ignored: [MappedText]
    ) {
        (self.table, self.name, self.separator, self.decimalMark) = (table, name, separator, decimalMark)
        (self.dates, self.encoding, self.hasDictionaryNames) = (dates, encoding, hasDictionaryNames)
        self.findings = findings
        (self.columns, self.constants, self.ignored) = (columns, constants, ignored)
    }
}

/// A text of a mapping file with its line.
public struct MappedText: Sendable, Hashable {
    /// The text.
    public let text: String
    /// The line, counted from 1.
    public let line: Int?

    /// A text at a line.
    public init(_ text: String, line: Int?) { (self.text, self.line) = (text, line) }
}

/// A column of a centre's file that is a variable of the dictionary.
public struct ColumnMapping: Sendable, Hashable {
    /// The column as the file calls it, and the line of the mapping file.
    public let local: MappedText
    /// The variable.
    public let variable: Variable
    /// The unit of every value of the column, as written.
    public let unit: String?
    /// The centre's codes by what they are in the dictionary's words; empty means unknown. `nil` where values are read as they stand.
    public let codes: [String: String]?

    /// A column.
    public init(local: MappedText, variable: Variable, unit: String? = nil, codes: [String: String]? = nil) {
        (self.local, self.variable, self.unit, self.codes) = (local, variable, unit, codes)
    }
}
