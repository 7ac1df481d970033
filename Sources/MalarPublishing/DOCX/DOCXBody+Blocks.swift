// SPDX-License-Identifier: Apache-2.0

extension DOCXBody {
    mutating func write(_ block: Block) {
        switch block {
        case .subheading(let text): paragraph("Heading2") { $0.run(text) }
        case .paragraph(let text): paragraph("BodyText") { $0.write(text) }
        case .bulletList(let items):
            for item in items { paragraph("ListBullet") { $0.write(item) } }
            spacer()
        case .definitions(let items): write(items)
        case .keyFigures(let items): write(items)
        case .callout(let callout): write(callout)
        case .table(let table): write(table)
        case .figure(let figure): write(figure)
        }
    }

    /// A little white; two tables without it would become one.
    mutating func spacer() { paragraph("Spacer") { _ in } }

    private mutating func write(_ callout: Callout) {
        let (status, word) =
            switch callout.kind {
            case .note: (Status.neutral, "Note")
            case .caution: (Status.caution, "Caution")
            case .problem: (Status.problem, "Problem")
            }
        let style = "Callout-\(status.rawValue)"
        spacer()
        paragraph(style, keepsNext: !callout.body.isEmpty) { body in
            body.run("\(word): ", style: "Badge-\(status.rawValue)")
            body.run(callout.title, isBold: true)
        }
        for text in callout.body { paragraph(style) { $0.write(text) } }
        spacer()
    }

    /// Terms to the left, meanings to the right, hair lines between.
    private mutating func write(_ items: [Definition]) {
        guard !items.isEmpty else { return }
        let width = DOCXPage.Orientation.portrait.room.width
        let widest = items.map { TextMetrics.width(of: $0.term, size: 9.5, isBold: true) + 12 }.max() ?? 0
        let widths = [min(max(widest, 80), 0.35 * width)]
        frame(widths: widths + [width - widths[0]], lines: true) { body in
            for item in items {
                body.row { body in
                    body.cell(width: widths[0]) { $0.paragraph("BodyText") { $0.run(item.term, isBold: true) } }
                    body.cell(width: width - widths[0]) { $0.paragraph("BodyText") { $0.write(item.meaning) } }
                }
            }
        }
        spacer()
    }

    /// Four to a row, or five where that is all: label, number, note.
    mutating func write(_ items: [KeyFigure]) {
        guard !items.isEmpty else { return }
        spacer()
        let columns = items.count == 5 ? 5 : 4
        let width = DOCXPage.Orientation.portrait.room.width / Double(columns)
        frame(widths: Array(repeating: width, count: columns), lines: true) { body in
            for start in stride(from: 0, to: items.count, by: columns) {
                body.row { body in
                    for index in start..<(start + columns) {
                        body.cell(width: width) { $0.write(index < items.count ? items[index] : nil) }
                    }
                }
            }
        }
        spacer()
    }

    private mutating func write(_ item: KeyFigure?) {
        guard let item else { return paragraph("KeyFigureNote") { _ in } }
        paragraph("KeyFigureLabel") { $0.run(item.label) }
        paragraph("KeyFigureValue") { $0.run(item.value) }
        paragraph("KeyFigureNote") { $0.run(item.note ?? "") }
    }

    /// A table that only arranges; widths in points.
    private mutating func frame(widths: [Double], lines: Bool, _ rows: (inout DOCXBody) -> Void) {
        let hair = ColourScheme.light("hair").map { String($0.css.dropFirst()) }
        markup.open("w:tbl")
        markup.element("w:tblPr") { markup in
            markup.empty("w:tblW", ["w:w": DOCXPage.twips(widths.reduce(0, +)), "w:type": "dxa"])
            markup.element("w:tblBorders") { markup in
                for side in ["w:top", "w:bottom", "w:insideH"] {
                    markup.empty(side, ["w:val": "single", "w:sz": "4", "w:space": "0", "w:color": hair])
                }
            }
            markup.empty("w:tblLayout", ["w:type": "fixed"])
            markup.element("w:tblCellMar") { markup in
                for (side, width) in [("w:top", "40"), ("w:left", "0"), ("w:right", "120")] {
                    markup.empty(side, ["w:w": width, "w:type": "dxa"])
                }
            }
        }
        writeGrid(widths)
        rows(&self)
        markup.close("w:tbl")
    }

    mutating func writeGrid(_ widths: [Double]) {
        markup.element("w:tblGrid") { markup in
            for width in widths { markup.empty("w:gridCol", ["w:w": DOCXPage.twips(width)]) }
        }
    }

    private mutating func row(_ cells: (inout DOCXBody) -> Void) {
        markup.open("w:tr")
        markup.element("w:trPr") { $0.empty("w:cantSplit") }
        cells(&self)
        markup.close("w:tr")
    }

    private mutating func cell(width: Double, _ content: (inout DOCXBody) -> Void) {
        markup.open("w:tc")
        markup.element("w:tcPr") { $0.empty("w:tcW", ["w:w": DOCXPage.twips(width), "w:type": "dxa"]) }
        content(&self)
        markup.close("w:tc")
    }
}
