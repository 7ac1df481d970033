// SPDX-License-Identifier: Apache-2.0

/// A sheet in the making: cells are written row by row, all else is noted and written around them.
struct XLSXSheet {
    /// What a program can hold: Excel's limits.
    static let mostRows = 1_048_576
    static let mostCharacters = 32_767

    private(set) var row = 0
    private var cells = Markup()
    private var merged: [String] = []
    private var links: [(cell: String, place: String, text: String)] = []
    /// In characters, by column from 0.
    var widths: [Double] = []
    /// Rows and columns that stay in place when a user scrolls.
    var frozenRows = 0
    var frozenColumns = 0
    /// Rows that are printed on every page, from 1.
    var titleRows: ClosedRange<Int>?
    var filter: String?

    /// The address of a cell: column from 0, row from 1.
    static func address(_ column: Int, _ row: Int) -> String { letters(column) + String(row) }

    private static func letters(_ column: Int) -> String {
        let last = String(Unicode.Scalar(UInt8(65 + column % 26)))
        return column < 26 ? last : letters(column / 26 - 1) + last
    }

    /// One row; the height is left to the program unless it is given, in points.
    mutating func addRow(height: Double? = nil, _ content: (inout XLSXSheet) -> Void) {
        row += 1
        cells.open(
            "row",
            ["r": String(row), "ht": height.map(FixedDecimal.length), "customHeight": height == nil ? nil : "1"])
        content(&self)
        cells.close("row")
        cells.newLine()
    }

    mutating func addEmptyRow() { row += 1 }

    /// Text is always a string to the program, whatever it begins with, and never a formula.
    mutating func add(_ text: String, at column: Int, style: Int, raised: String = "") {
        let place = Self.address(column, row)
        guard !text.isEmpty || !raised.isEmpty else { return cells.empty("c", ["r": place, "s": String(style)]) }
        cells.element("c", ["r": place, "s": String(style), "t": "inlineStr"]) { cells in
            cells.element("is") { cells in
                guard !raised.isEmpty else { return Self.write(text, to: &cells) }
                if !text.isEmpty { cells.element("r") { Self.write(text, to: &$0) } }
                cells.element("r") { cells in
                    cells.element("rPr") { $0.empty("vertAlign", ["val": "superscript"]) }
                    Self.write(raised, to: &cells)
                }
            }
        }
    }

    private static func write(_ text: String, to cells: inout Markup) {
        let whole = text.utf16.count <= mostCharacters
        cells.element("t", ["xml:space": "preserve"], whole ? text : String(text.prefix(mostCharacters / 2)) + "…")
    }

    mutating func add(_ number: String, number column: Int, style: Int) {
        cells.element("c", ["r": Self.address(column, row), "s": String(style)]) { $0.element("v", number) }
    }

    mutating func merge(columns: Range<Int>) {
        guard columns.count > 1 else { return }
        merged.append("\(Self.address(columns.lowerBound, row)):\(Self.address(columns.upperBound - 1, row))")
    }

    mutating func merge(column: Int, rows: ClosedRange<Int>) {
        merged.append("\(Self.address(column, rows.lowerBound)):\(Self.address(column, rows.upperBound))")
    }

    /// A link to the first cell of another sheet.
    mutating func link(_ column: Int, to sheet: String, text: String) {
        links.append((Self.address(column, row), "\(Self.quoted(sheet))!A1", text))
    }

    /// The name of a sheet as formulas and links write it.
    static func quoted(_ name: String) -> String { "'" + name.flatMap { $0 == "'" ? "''" : String($0) } + "'" }

    var markup: Markup {
        var markup = Markup()
        markup.element(
            "worksheet",
            ["xmlns": XLSXRenderer.namespace, "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships"]
        ) { markup in
            markup.element("sheetPr") { $0.empty("pageSetUpPr", ["fitToPage": "1"]) }
            writeView(to: &markup)
            if !widths.isEmpty {
                markup.element("cols") { markup in
                    for (index, width) in widths.enumerated() {
                        let number = String(index + 1)
                        markup.empty("col", ["min": number, "max": number, "width": FixedDecimal.length(width), "customWidth": "1"])
                    }
                }
            }
            markup.element("sheetData") { $0.raw("\n" + cells.result) }
            if let filter { markup.empty("autoFilter", ["ref": filter]) }
            if !merged.isEmpty {
                markup.element("mergeCells", ["count": String(merged.count)]) {
                    for area in merged { $0.empty("mergeCell", ["ref": area]) }
                }
            }
            if !links.isEmpty {
                markup.element("hyperlinks") { markup in
                    for link in links { markup.empty("hyperlink", ["ref": link.cell, "location": link.place, "display": link.text]) }
                }
            }
            markup.empty("pageMargins", ["left": "0.5", "right": "0.5", "top": "0.6", "bottom": "0.6", "header": "0.3", "footer": "0.3"])
            markup.empty("pageSetup", ["paperSize": "9", "orientation": "landscape", "fitToWidth": "1", "fitToHeight": "0"])
            markup.element("headerFooter") { $0.element("oddFooter", "&R&8&A  &P / &N") }
        }
        return markup
    }

    private func writeView(to markup: inout Markup) {
        markup.element("sheetViews") { markup in
            markup.element("sheetView", ["showGridLines": "0", "workbookViewId": "0"]) { markup in
                guard frozenRows > 0 || frozenColumns > 0 else { return }
                let pane = frozenRows == 0 ? "topRight" : frozenColumns == 0 ? "bottomLeft" : "bottomRight"
                markup.empty(
                    "pane",
                    [
                        "xSplit": frozenColumns > 0 ? String(frozenColumns) : nil, "ySplit": frozenRows > 0 ? String(frozenRows) : nil,
                        "topLeftCell": Self.address(frozenColumns, frozenRows + 1), "activePane": pane, "state": "frozen",
                    ])
                markup.empty("selection", ["pane": pane])
            }
        }
    }
}
