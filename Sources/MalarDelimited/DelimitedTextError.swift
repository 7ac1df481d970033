// SPDX-License-Identifier: Apache-2.0

/// One thing wrong with a delimited text: what, where, and what to do. It never holds the content of a field.
public struct DelimitedTextError: Error, Sendable, Hashable {
    /// What is wrong, to compare with the codes of `Code`; be ready for one that you do not know.
    public let code: Code
    /// The name of the file, as the caller gave it.
    public let fileName: String
    /// The line of the file, from 1, or `nil` where the whole file is meant.
    public let line: Int?
    /// The column of the table, from 1.
    public let column: Int?
    /// The name of that column in the header, where it is known.
    public let columnName: String?
    /// The byte within the line, from 1, where one byte is meant.
    public let byteColumn: Int?
    /// Counts and places that sharpen the message, such as "3 fields, the header has 5".
    let detail: String?

    package init(
        _ code: Code, fileName: String, line: Int? = nil, column: Int? = nil, columnName: String? = nil, byteColumn: Int? = nil,
        detail: String? = nil
    ) {
        self.code = code
        self.fileName = fileName
        self.line = line
        self.column = column
        self.columnName = columnName
        self.byteColumn = byteColumn
        self.detail = detail
    }
}

extension DelimitedTextError: CustomStringConvertible {
    /// The place, the problem and the remedy, without any field's content.
    public var description: String {
        "\(place): \(sentence)"
    }

    /// What is wrong and what to do, without the place.
    package var sentence: String {
        "\(code.problem)\(detail.map { " (\($0))" } ?? ""). \(code.remedy)"
    }

    private var place: String {
        var parts = [fileName]
        if let line { parts.append("line \(line)") }
        if let column { parts.append("column \(column)" + (columnName.map { " (\($0.shortenedForMessage))" } ?? "")) }
        if let byteColumn { parts.append("byte \(byteColumn) of the line") }
        return parts.joined(separator: ", ")
    }
}

/// Everything wrong with one delimited text, in the order of the file. Never empty.
public struct DelimitedTextErrors: Error, Sendable, Hashable, CustomStringConvertible {
    /// In the order of the file, at least one; a last `tooManyErrors` means that reading stopped there.
    public let errors: [DelimitedTextError]

    /// One error a line.
    public var description: String { errors.map(\.description).joined(separator: "\n") }
}

extension String {
    /// A column's name as messages show it: one line, at most 60 characters.
    package var shortenedForMessage: String {
        let line = String(unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
        return line.count <= 60 ? line : line.prefix(60) + "…"
    }
}
