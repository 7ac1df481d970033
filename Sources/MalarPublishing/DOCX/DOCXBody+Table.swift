// SPDX-License-Identifier: Apache-2.0

extension DOCXBody {
    /// How one cell is set.
    private struct Setting {
        var width: Double
        var span = 1
        var alignment = Table.Alignment.left
        var isBold = false
        var indent = 0
        var top: String?
        var bottom: String?
        /// "restart" begins a cell over several rows, "continue" goes on with it.
        var merge: String?
        var keepsNext = false
        var isHead = false
    }

    mutating func write(_ table: Table) {
        let layout = DOCXTableLayout(table, on: orientation)
        paragraph("Caption", keepsNext: true) { $0.caption(id: table.id, label: table.label, text: table.caption) }
        markup.open("w:tbl")
        writeProperties(of: table, layout)
        writeGrid(layout.widths)
        writeHead(of: table, layout)
        for (index, row) in table.rows.enumerated() { write(row, at: index, of: table, layout) }
        markup.close("w:tbl")
        for note in table.footnotes {
            paragraph("TableNote") { body in
                if !note.mark.isEmpty {
                    body.run(note.mark, isRaised: true)
                    body.run(" ")
                }
                body.write(note.text)
            }
        }
        spacer()
    }

    private mutating func writeProperties(of table: Table, _ layout: DOCXTableLayout) {
        markup.element("w:tblPr") { markup in
            markup.empty("w:tblStyle", ["w:val": "ReportTable"])
            markup.empty("w:tblW", ["w:w": DOCXPage.twips(layout.widths.reduce(0, +)), "w:type": "dxa"])
            markup.empty("w:tblLayout", ["w:type": "fixed"])
            markup.empty(
                "w:tblLook",
                [
                    "w:val": "04A0", "w:firstRow": "1", "w:lastRow": "0", "w:firstColumn": table.firstColumnIsHeader ? "1" : "0",
                    "w:lastColumn": "0", "w:noHBand": "0", "w:noVBand": "1",
                ])
            markup.empty("w:tblCaption", ["w:val": table.heading])
        }
    }

    /// One row, or two where columns stand in groups; repeated on every page.
    private mutating func writeHead(of table: Table, _ layout: DOCXTableLayout) {
        let rule = "w:bottom-6"
        if table.hasGroups {
            row(isHead: true) { body in
                for span in table.columnSpans {
                    let width = layout.widths[span.range].reduce(0, +)
                    if let group = span.group {
                        let setting = Setting(
                            width: width, span: span.range.count, alignment: .center, isBold: true, bottom: "w:bottom-4", isHead: true)
                        body.cell(setting) { $0.text(group, setting, layout) }
                    } else {
                        body.write(table.columns[span.range.lowerBound], width: width, merge: "restart", bottom: nil, layout)
                    }
                }
            }
        }
        row(isHead: true) { body in
            for (index, column) in table.columns.enumerated() {
                let isContinued = table.hasGroups && column.group == nil
                body.write(column, width: layout.widths[index], merge: isContinued ? "continue" : nil, bottom: rule, layout)
            }
        }
    }

    private mutating func write(_ column: Table.Column, width: Double, merge: String?, bottom: String?, _ layout: DOCXTableLayout) {
        let setting = Setting(
            width: width, alignment: column.alignment, isBold: true, bottom: bottom, merge: merge, keepsNext: true, isHead: true)
        cell(setting) { body in
            body.line(setting, layout) { body in
                guard merge != "continue" else { return }
                let size = Int(layout.textSize * 2)
                body.run(column.header, isBold: true, halfPoints: size)
                body.run(column.marks.joined(separator: ","), isRaised: true, halfPoints: size)
                guard let detail = column.detail else { return }
                body.run((column.header.isEmpty ? "" : "\n") + detail, halfPoints: size)
            }
        }
    }

    private mutating func write(_ row: Table.Row, at index: Int, of table: Table, _ layout: DOCXTableLayout) {
        // A short table stays on one page; in a long one a heading and the first row stay with what follows.
        let isShort = table.rows.count <= Table.mostRowsKeptTogether
        let keepsNext = index < table.rows.count - 1 && (isShort || index == 0) || row.kind == .heading
        self.row(isHead: false) { body in
            guard row.kind != .heading else {
                let setting = Setting(
                    width: layout.widths.reduce(0, +), span: max(1, table.columns.count), isBold: true, keepsNext: true)
                return body.cell(setting) { $0.write(row.cells.first ?? .empty, setting, layout) }
            }
            for (column, cell) in row.cells.prefix(layout.widths.count).enumerated() {
                let setting = Setting(
                    width: layout.widths[column], alignment: table.columns[column].alignment, isBold: row.kind == .total,
                    indent: column == 0 ? row.indent : 0, top: row.kind == .total ? "w:top-4" : nil, keepsNext: keepsNext)
                body.cell(setting) { $0.write(cell, setting, layout) }
            }
        }
    }

    private mutating func write(_ cell: Cell, _ setting: Setting, _ layout: DOCXTableLayout) {
        let size = Int(layout.textSize * 2)
        line(setting, layout) { body in
            body.run(cell.text, isBold: setting.isBold, halfPoints: size)
            body.run(cell.marks.joined(separator: ","), isRaised: true, halfPoints: size)
            guard let badge = cell.badge else { return }
            if !cell.text.isEmpty { body.run(" ", halfPoints: size) }
            body.run(badge.text, style: "Badge-\(badge.status.rawValue)", halfPoints: size)
        }
    }

    private mutating func text(_ text: String, _ setting: Setting, _ layout: DOCXTableLayout) {
        line(setting, layout) { $0.run(text, isBold: setting.isBold, halfPoints: Int(layout.textSize * 2)) }
    }

    private mutating func line(_ setting: Setting, _ layout: DOCXTableLayout, _ content: (inout DOCXBody) -> Void) {
        markup.open("w:p")
        markup.element("w:pPr") { markup in
            markup.empty("w:pStyle", ["w:val": "TableText"])
            if setting.keepsNext { markup.empty("w:keepNext") }
            if setting.indent > 0 { markup.empty("w:ind", ["w:left": DOCXPage.twips(Double(setting.indent) * 10)]) }
            if setting.alignment != .left { markup.empty("w:jc", ["w:val": setting.alignment.rawValue]) }
        }
        content(&self)
        markup.close("w:p")
    }

    private mutating func row(isHead: Bool, _ cells: (inout DOCXBody) -> Void) {
        markup.open("w:tr")
        markup.element("w:trPr") { markup in
            markup.empty("w:cantSplit")
            if isHead { markup.empty("w:tblHeader") }
        }
        cells(&self)
        markup.close("w:tr")
    }

    private mutating func cell(_ setting: Setting, _ content: (inout DOCXBody) -> Void) {
        markup.open("w:tc")
        markup.element("w:tcPr") { markup in
            markup.empty("w:tcW", ["w:w": DOCXPage.twips(setting.width), "w:type": "dxa"])
            if setting.span > 1 { markup.empty("w:gridSpan", ["w:val": String(setting.span)]) }
            if let merge = setting.merge { markup.empty("w:vMerge", ["w:val": merge]) }
            let rules = [setting.top, setting.bottom].compactMap(\.self)
            if !rules.isEmpty { markup.element("w:tcBorders") { markup in for rule in rules { Self.write(rule: rule, to: &markup) } } }
            if setting.isHead { markup.empty("w:vAlign", ["w:val": "bottom"]) }
        }
        content(&self)
        markup.close("w:tc")
    }

    /// The side and the width in eighths of a point: "w:top-4".
    private static func write(rule: String, to markup: inout Markup) {
        let parts = rule.split(separator: "-").map(String.init)
        let colour = ColourScheme.light("soft").map { String($0.css.dropFirst()) }
        markup.empty(parts[0], ["w:val": "single", "w:sz": parts[1], "w:space": "0", "w:color": colour])
    }
}
