// SPDX-License-Identifier: Apache-2.0

extension Table {
    /// Which side of a cell a file gets: the print or the value behind it.
    public enum CSVContent: Sendable, Hashable {
        /// The text as printed.
        case printed
        /// The unrounded value where there is one, else the text.
        case values
    }

    /// One header record, then one record per row.
    ///
    /// A column under a spanning group is headed "group: header". A heading row has its text in the first field.
    public func csvRecords(_ content: CSVContent = .printed) -> [[String]] {
        let header = columns.map { column in
            [column.group, column.header].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ": ")
                + (column.detail.map { " (\($0))" } ?? "")
        }
        return [header]
            + rows.map { row in
                let fields = row.cells.map { $0.csvField(content) }
                return fields + Array(repeating: "", count: max(0, columns.count - fields.count))
            }
    }

    /// The table as CSV text.
    public func csv(_ content: CSVContent = .printed, writer: CSVWriter = CSVWriter()) -> String {
        writer.text(of: csvRecords(content))
    }
}

extension Cell {
    func csvField(_ content: Table.CSVContent) -> String {
        guard content == .values else { return badge.map { text.isEmpty ? $0.text : "\(text) [\($0.text)]" } ?? text }
        return switch value {
        case .none: text.isEmpty ? badge?.text ?? "" : text
        case .integer(let value): String(value)
        case .number(let value): value.isFinite ? JSONValue.numeral(value) : ""
        case .text(let value): value
        }
    }
}
