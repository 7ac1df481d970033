// SPDX-License-Identifier: Apache-2.0

extension HTMLPage {
    mutating func write(_ table: Table, isFigureData: Bool) {
        let id = Markup.identifier(table.id)
        let isKeptTogether = isPaper && table.rows.count <= Table.mostRowsKeptTogether
        markup.open("div", ["class": isFigureData ? "table figure-data" : isKeptTogether ? "table short" : "table", "id": id])
        markup.open("div", ["class": "scroll", "role": "region", "aria-labelledby": "\(id)-caption", "tabindex": "0"])
        markup.open(
            "table",
            [
                "data-sortable": isSortable(table) ? "" : nil,
                "data-searchable": isSearchable(table) ? (table.label.isEmpty ? "this table" : table.label) : nil,
            ])
        writeCaption(table, id: id)
        for span in table.columnSpans { markup.element("colgroup", ["span": String(span.range.count)], "") }
        writeColumnHeaders(table, id: id)
        writeRows(table, id: id)
        markup.close("table")
        markup.close("div")
        writeFootnotes(table, id: id)
        markup.close("div")
    }

    /// Tables with a row for each subject may be sorted; where headings divide the rows, their order is part of what they say.
    private func isSortable(_ table: Table) -> Bool {
        !isPaper && isListing(table) && table.rows.count > 1 && !table.rows.contains { $0.kind == .heading }
    }

    private func isSearchable(_ table: Table) -> Bool { !isPaper && table.rows.count >= (isListing(table) ? 8 : 24) }

    private func isListing(_ table: Table) -> Bool {
        table.columns.first?.header.lowercased() == document.subjectNoun.singular.lowercased()
    }

    private mutating func writeCaption(_ table: Table, id: String) {
        markup.element("caption") { markup in
            markup.element("span", ["class": "caption", "id": "\(id)-caption"]) { markup in
                if !table.label.isEmpty { markup.element("span", ["class": "label"], table.label + ".") }
                markup.write((table.label.isEmpty ? "" : " ") + table.caption)
            }
        }
        markup.newLine()
    }

    private mutating func writeColumnHeaders(_ table: Table, id: String) {
        markup.open("thead")
        if table.hasGroups {
            markup.open("tr")
            for span in table.columnSpans {
                if let group = span.group {
                    markup.element("th", ["class": "group", "scope": "colgroup", "colspan": String(span.range.count)]) {
                        $0.element("span", group)
                    }
                } else {
                    writeHeader(span.range.lowerBound, table, id: id, rows: 2)
                }
            }
            markup.close("tr")
        }
        markup.open("tr")
        for (index, column) in table.columns.enumerated() where !table.hasGroups || column.group != nil {
            writeHeader(index, table, id: id, rows: 1)
        }
        markup.close("tr")
        markup.close("thead")
        markup.newLine()
    }

    private mutating func writeHeader(_ index: Int, _ table: Table, id: String, rows: Int) {
        let column = table.columns[index]
        let rowSpan = rows > 1 ? String(rows) : nil
        // A header without words would be announced as one.
        guard !column.header.isEmpty || column.detail != nil else {
            return markup.element("td", ["rowspan": rowSpan], "")
        }
        let sorted = isSortable(table) ? String(index) : nil
        markup.element(
            "th", ["scope": "col", "class": Self.name(of: column.alignment), "rowspan": rowSpan, "data-column": sorted]
        ) { markup in
            markup.write(column.header)
            Self.write(marks: column.marks, id: id, to: &markup)
            if let detail = column.detail { markup.element("span", ["class": "detail"], detail) }
        }
    }

    private mutating func writeRows(_ table: Table, id: String) {
        markup.open("tbody")
        for (index, row) in table.rows.enumerated() {
            // Each heading begins a row group, which it names.
            if row.kind == .heading, index > 0 { markup.raw("</tbody>\n<tbody>") }
            markup.open("tr", ["class": row.kind == .body ? nil : row.kind.rawValue])
            if row.kind == .heading {
                writeHeading(row, table, id: id)
            } else {
                for (column, cell) in row.cells.enumerated() { write(cell, column: column, row: row, table, id: id) }
            }
            markup.close("tr")
            markup.newLine()
        }
        markup.close("tbody")
    }

    private mutating func writeHeading(_ row: Table.Row, _ table: Table, id: String) {
        markup.open("th", ["scope": "rowgroup", "colspan": String(max(1, table.columns.count))])
        if let cell = row.cells.first { write(cell, path: [table.label], id: id) }
        markup.close("th")
    }

    private mutating func write(_ cell: Cell, column: Int, row: Table.Row, _ table: Table, id: String) {
        let isHeader = column == 0 && table.firstColumnIsHeader
        let alignment = column < table.columns.count ? Self.name(of: table.columns[column].alignment) : nil
        let indent = column == 0 && row.indent > 0 ? "indent\(min(row.indent, 3))" : nil
        let classes = [alignment, indent].compactMap(\.self).joined(separator: " ")
        let name = isHeader ? "th" : "td"
        markup.open(name, ["scope": isHeader ? "row" : nil, "class": classes.isEmpty ? nil : classes])
        let names = [table.label, column > 0 ? row.cells[0].text : "", column < table.columns.count ? table.columns[column].header : ""]
        if column == 0, !isPaper, cell.lineage == nil, cell.link == nil, cell.badge == nil, cell.marks.isEmpty,
            let page = document.subjectPages[cell.text]
        {
            markup.element("a", ["class": "subject", "href": page], cell.text)
        } else {
            write(cell, path: names, id: id)
        }
        markup.close(name)
    }

    private mutating func write(_ cell: Cell, path: [String], id: String) {
        if let link = cell.link, cell.lineage == nil {
            Self.write([.link(cell.text, to: link)], to: &markup)
        } else if !cell.text.isEmpty || cell.lineage != nil {
            writeValue(cell.text, lineage: cell.lineage, path: path)
        }
        Self.write(marks: cell.marks, id: id, to: &markup)
        guard let badge = cell.badge else { return }
        if !cell.text.isEmpty { markup.write(" ") }
        markup.element("span", ["class": "badge \(badge.status.rawValue)"], badge.text)
    }

    private static func write(marks: [String], id: String, to markup: inout Markup) {
        guard !marks.isEmpty else { return }
        markup.element("sup") { markup in
            for (index, mark) in marks.enumerated() {
                if index > 0 { markup.write(",") }
                markup.element("a", ["href": "#\(id)-note-\(Markup.identifier(mark))", "aria-label": "Footnote \(mark)"], mark)
            }
        }
    }

    private mutating func writeFootnotes(_ table: Table, id: String) {
        guard !table.footnotes.isEmpty else { return }
        markup.element("ul", ["class": "footnotes", "aria-label": "Footnotes of \(table.label.isEmpty ? "the table" : table.label)"]) {
            markup in
            for note in table.footnotes {
                // A note about the whole table has no mark, and nothing leads to it.
                let name = note.mark.isEmpty ? nil : "\(id)-note-\(Markup.identifier(note.mark))"
                markup.element("li", ["id": name]) { markup in
                    if !note.mark.isEmpty {
                        markup.element("sup", note.mark)
                        markup.write(" ")
                    }
                    Self.write(note.text, to: &markup)
                }
            }
        }
    }

    private static func name(of alignment: Table.Alignment) -> String? {
        switch alignment {
        case .left: nil
        case .center: "center"
        case .right: "right"
        }
    }
}
