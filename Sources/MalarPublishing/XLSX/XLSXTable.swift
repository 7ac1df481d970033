// SPDX-License-Identifier: Apache-2.0

/// Lays a table out on a sheet: heading, column heads, rows, and to the right the numbers behind prints that hold more than one.
struct XLSXTable {
    let table: Table
    /// Columns with a number that their print does not show alone.
    let hidden: [Int]
    /// In characters, by column.
    private let widths: [Double]

    init(_ table: Table) {
        self.table = table
        let hidden = table.columns.indices.filter { column in
            table.rows.contains { row in
                guard row.kind != .heading, column < row.cells.count, let value = row.cells[column].number else { return false }
                return PrintedNumber(row.cells[column].text, value: value) == nil
            }
        }
        self.hidden = hidden
        widths = Self.widths(of: table) + (hidden.isEmpty ? [] : [3] + hidden.map { _ in 14 })
    }

    /// The sheet; `contents` is the name of the sheet that a link leads back to.
    func sheet(_ styles: inout XLSXStyles, contents: String, notices: String) -> XLSXSheet {
        var sheet = XLSXSheet()
        sheet.widths = widths
        sheet.addRow { sheet in
            sheet.add(table.heading, at: 0, style: styles.index(of: .init(font: .bold)))
        }
        sheet.addRow { sheet in
            sheet.add("Contents", at: 0, style: styles.index(of: .init(font: .link)))
            sheet.link(0, to: contents, text: "Contents")
            if !notices.isEmpty { sheet.add(notices, at: 1, style: styles.index(of: .init(font: .caution))) }
        }
        writeHead(to: &sheet, &styles)
        let first = sheet.row + 1
        let room = XLSXSheet.mostRows - table.footnotes.count - 10
        for (index, row) in table.rows.prefix(room).enumerated() {
            write(row, isLast: index == min(table.rows.count, room) - 1, to: &sheet, &styles)
        }
        if !table.rows.contains(where: { $0.kind != .body }), table.rows.count > 10, !table.hasGroups, hidden.isEmpty {
            sheet.filter = "\(XLSXSheet.address(0, first - 1)):\(XLSXSheet.address(table.columns.count - 1, sheet.row))"
        }
        if table.rows.count > room {
            writeNote("A sheet has no room for more; the CSV file has all \(table.rows.count) rows.", to: &sheet, &styles)
        }
        for note in table.footnotes {
            writeNote(note.mark.isEmpty ? note.text.plain : "\(note.mark) \(note.text.plain)", to: &sheet, &styles)
        }
        return sheet
    }

    private func writeNote(_ text: String, to sheet: inout XLSXSheet, _ styles: inout XLSXStyles) {
        let style = styles.index(of: .init(font: .soft, isQuoted: CSVWriter.looksLikeFormula(text)))
        sheet.addRow { $0.add(text, at: 0, style: style) }
    }

    /// One row of heads, or two where columns stand in groups.
    private func writeHead(to sheet: inout XLSXSheet, _ styles: inout XLSXStyles) {
        let top = sheet.row + 1
        if table.hasGroups {
            let single = styles.index(of: .init(font: .bold, wraps: true, isLow: true, top: .medium))
            let shared = styles.index(of: .init(font: .bold, alignment: .center, wraps: true, isLow: true, top: .medium, bottom: .thin))
            sheet.addRow(height: groupHeight) { sheet in
                for span in table.columnSpans {
                    let style = span.group == nil ? single : shared
                    for column in span.range {
                        sheet.add(column == span.range.lowerBound ? span.group ?? "" : "", at: column, style: style)
                    }
                    sheet.merge(columns: span.range)
                }
            }
        }
        sheet.addRow(height: headHeight) { sheet in
            for (index, column) in table.columns.enumerated() {
                let style = styles.index(
                    of: .init(
                        font: .bold, format: "@", alignment: column.alignment, wraps: true, isLow: true,
                        indent: column.alignment == .right ? 1 : 0, top: table.hasGroups ? nil : .medium, bottom: .thin))
                let text = [column.header, column.detail ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")
                sheet.add(text, at: index, style: style, raised: column.marks.joined(separator: ","))
            }
            let style = styles.index(of: .init(font: .soft, alignment: .right, wraps: true, isLow: true, bottom: .thin))
            for (offset, column) in hidden.enumerated() {
                sheet.add("value of: \(table.columns[column].header)", at: hiddenColumn(offset), style: style)
            }
        }
        sheet.frozenRows = sheet.row
        sheet.frozenColumns = table.firstColumnIsHeader && widths.first ?? 0 < 50 ? 1 : 0
        sheet.titleRows = top...sheet.row
    }

    private func write(_ row: Table.Row, isLast: Bool, to sheet: inout XLSXSheet, _ styles: inout XLSXStyles) {
        let last: XLSXStyles.Rule? = isLast ? .medium : nil
        sheet.addRow(height: height(of: row)) { sheet in
            guard row.kind != .heading else {
                let style = styles.index(of: .init(font: .bold, bottom: last))
                let cell = row.cells.first ?? .empty
                sheet.add(cell.words, at: 0, style: style, raised: cell.marks.joined(separator: ","))
                return
            }
            for (column, cell) in row.cells.prefix(table.columns.count).enumerated() {
                let style = XLSXStyles.Style(
                    font: row.kind == .total ? .bold : .plain, alignment: table.columns[column].alignment, wraps: widths[column] >= 20,
                    indent: column == 0 ? row.indent : table.columns[column].alignment == .right ? 1 : 0,
                    top: row.kind == .total ? .thin : nil, bottom: last)
                Self.write(cell, at: column, style, to: &sheet, &styles)
            }
            for (offset, column) in hidden.enumerated() where column < row.cells.count {
                guard let number = row.cells[column].numeral else { continue }
                sheet.add(number, number: hiddenColumn(offset), style: styles.index(of: .init(font: .soft, alignment: .right)))
            }
        }
    }

    private static func write(
        _ cell: Cell, at column: Int, _ style: XLSXStyles.Style, to sheet: inout XLSXSheet, _ styles: inout XLSXStyles
    ) {
        var style = style
        if let number = cell.number, let numeral = cell.numeral, let printed = PrintedNumber(cell.text, value: number) {
            // Nothing but its format can stand beside a number in a cell.
            let beside = (cell.badge.map { " [\($0.text)]" } ?? "") + (cell.marks.isEmpty ? "" : " (\(cell.marks.joined(separator: ",")))")
            style.format = printed.format.split(separator: ";").map { $0 + PrintedNumber.quoted(beside) }.joined(separator: ";")
            if beside.isEmpty { style.format = printed.format }
            style.wraps = false
            return sheet.add(numeral, number: column, style: styles.index(of: style))
        }
        style.format = "@"
        style.isQuoted = CSVWriter.looksLikeFormula(cell.words)
        sheet.add(cell.words, at: column, style: styles.index(of: style), raised: cell.marks.joined(separator: ","))
    }
}

extension XLSXTable {
    /// One column stays free between the table and the numbers behind it.
    private func hiddenColumn(_ offset: Int) -> Int { table.columns.count + 1 + offset }

    /// In characters: as wide as the widest text, within reason; long text is broken.
    private static func widths(of table: Table) -> [Double] {
        table.columns.indices.map { index in
            let body = table.rows.filter { $0.kind != .heading && index < $0.cells.count }
            let texts = body.map { $0.cells[index].line } + [table.columns[index].detail ?? ""]
            let words = table.columns[index].header.split(separator: " ").map(String.init)
            let widest = (texts + words).map { TextMetrics.width(of: $0, size: 10, isBold: true) }.max() ?? 0
            // A character of the standard width has 5.6 points.
            return min(max(widest / 5.6 + 2, 9), index == 0 ? 40 : 30)
        }
    }

    /// Programs differ in whether they find the height of a row with broken lines themselves.
    private func height(of row: Table.Row) -> Double? {
        guard row.kind != .heading else { return nil }
        let lines = row.cells.prefix(table.columns.count).enumerated().map { column, cell in
            Self.lines(of: cell.line, width: widths[column] - Double(column == 0 ? row.indent : 0), isBold: false)
        }
        return (lines.max() ?? 1) > 1 ? Double(min(lines.max() ?? 1, 30)) * 13 + 2 : nil
    }

    private var groupHeight: Double {
        let lines = table.columnSpans.map { Self.lines(of: $0.group ?? "", width: $0.range.map { widths[$0] }.reduce(0, +)) }
        return Double(lines.max() ?? 1) * 13.5 + 3
    }

    /// A little narrower than the column, since programs break lines by their own measure.
    private static func lines(of text: String, width: Double, isBold: Bool = true) -> Int {
        max(1, TextMetrics.lines(of: text, room: (width - 1.5) * 5.5, size: 10, isBold: isBold).count)
    }

    /// Heads are broken into as many lines as their columns ask for.
    private var headHeight: Double {
        let lines = table.columns.enumerated().map { index, column in
            Self.lines(of: column.header, width: widths[index]) + (column.detail == nil ? 0 : 1)
        }
        let values = hidden.map { TextMetrics.lines(of: "value of: \(table.columns[$0].header)", room: 70, size: 9).count }
        return Double((lines + values).max() ?? 1) * 13.5 + 3
    }
}

extension Cell {
    /// Text and badge; marks are set apart.
    fileprivate var words: String {
        [text, badge.map { text.isEmpty ? $0.text : "[\($0.text)]" } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    fileprivate var number: Double? {
        switch value {
        case .integer(let value): Double(value)
        case .number(let value) where value.isFinite: value
        default: nil
        }
    }

    /// The unrounded number as a file holds it.
    fileprivate var numeral: String? {
        if case .integer(let value) = value { return String(value) }
        return number.map(JSONValue.numeral)
    }
}
