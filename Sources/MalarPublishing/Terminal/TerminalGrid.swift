// SPDX-License-Identifier: Apache-2.0

/// The text of a table, made harmless, as the terminal renderer needs it.
struct TerminalGrid {
    struct Row {
        var kind: Table.Row.Kind
        var cells: [String]
    }

    var spans: [Table.ColumnSpan]
    var hasGroups: Bool
    var headers: [String]
    var alignments: [Table.Alignment]
    var rows: [Row]

    init(_ table: Table) {
        spans = table.columnSpans
        hasGroups = table.hasGroups
        alignments = table.columns.map(\.alignment)
        headers = table.columns.map { column in
            let marks = column.marks.isEmpty ? "" : " (\(column.marks.joined(separator: ",")))"
            return TerminalWidth.harmless(column.header + marks + (column.detail.map { "\n" + $0 } ?? ""))
        }
        rows = table.rows.map { row in
            var cells = row.cells.map { TerminalWidth.harmless($0.line) }
            if row.kind != .heading {
                cells += Array(repeating: "", count: max(0, table.columns.count - cells.count))
                if !cells.isEmpty { cells[0] = String(repeating: "\u{A0}", count: 2 * row.indent) + cells[0] }
            }
            return Row(kind: row.kind, cells: cells)
        }
    }

    /// The width each column would like.
    var naturalWidths: [Int] {
        measured { text in text.split(separator: "\n").map { TerminalWidth.of(String($0)) }.max() ?? 0 }
    }

    /// The width below which a column would break a word.
    var smallestWidths: [Int] { measured(TerminalWrapping.longestWord) }

    private func measured(_ measure: (String) -> Int) -> [Int] {
        headers.indices.map { column in
            let cells = rows.filter { $0.kind != .heading && column < $0.cells.count }.map { measure($0.cells[column]) }
            return max(1, measure(headers[column]), cells.max() ?? 0)
        }
    }
}
