// SPDX-License-Identifier: Apache-2.0

/// The column names of a delimited text, all different and none empty.
public struct DelimitedHeader: Sendable, Hashable {
    /// The names in the order of the file, without outer blanks.
    public let names: [String]
    /// The line of the file where the header stands, from 1.
    public let line: Int
    let indices: [String: Int]

    /// The index, from 0, of the column with exactly this name, or `nil`.
    public func index(of name: String) -> Int? { indices[name] }
}

extension DelimitedHeader {
    /// Checks the names of a header record and finds all that is wrong with them.
    init(names: [String], line: Int, fileName: String) throws(DelimitedTextErrors) {
        var indices: [String: Int] = [:]
        var errors: [DelimitedTextError] = []
        for (index, name) in names.enumerated() {
            if name.isEmpty {
                errors.append(DelimitedTextError(.emptyColumnName, fileName: fileName, line: line, column: index + 1))
            } else if let first = indices[name] {
                // The name itself is left out: where a header is missing, it would be a patient's value.
                let detail = "columns \(first + 1) and \(index + 1)"
                errors.append(DelimitedTextError(.duplicateColumnName, fileName: fileName, line: line, column: index + 1, detail: detail))
            } else {
                indices[name] = index
            }
        }
        guard errors.isEmpty else { throw DelimitedTextErrors(errors: errors) }
        self.init(names: names, line: line, indices: indices)
    }

    /// Whether a record before the header is a comment that a spreadsheet program has put into quotes.
    static func isQuotedComment(_ fields: [FieldSlice], in bytes: Span<UInt8>) -> Bool {
        guard let first = fields.first, first.isQuoted, !first.isEmpty, bytes[first.range.lowerBound] == UInt8(ascii: "#") else {
            return false
        }
        return fields.dropFirst().allSatisfy(\.isEmpty)
    }

    /// A column's name: outer blanks go even where it is quoted.
    static func name(_ field: FieldSlice, in bytes: Span<UInt8>) -> String {
        field.text(in: bytes).trimmedOfBlanks
    }
}

extension StringProtocol {
    /// Without outer spaces, tabs and no-break spaces.
    package var trimmedOfBlanks: String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(self[first...last])
    }
}
