// SPDX-License-Identifier: Apache-2.0

/// Writes the tables of a document, and the data of its figures, as a workbook: a sheet of contents, then one sheet a table.
///
/// Numbers are unrounded, in a format that shows what the author printed; a print of more than one number stays text and its value stands to
/// the right of the table. Text is never a formula. The same document always gives the same bytes.
/// - Source: ECMA-376 part 1, SpreadsheetML, transitional.
public struct XLSXRenderer: Sendable {
    static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let workbook = "xl/workbook.xml"
    private static let contents = "Contents"

    /// Writes workbooks.
    public init() {}

    private struct Entry {
        var name: String
        var table: Table
    }

    /// The file; write it with the extension `xlsx`.
    public func file(of document: Document) -> [UInt8] {
        var package = OfficePackage()
        package.relate("", to: Self.workbook, kind: "officeDocument")
        package.addProperties(of: document)
        var styles = XLSXStyles()
        let entries = Self.entries(of: document)
        let notices = document.notices.map(\.text).joined(separator: " · ")
        let sheets =
            [Self.contentsSheet(of: document, entries, notices: notices, &styles)]
            + entries.map { XLSXTable($0.table).sheet(&styles, contents: Self.contents, notices: notices) }
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
        let names = [Self.contents] + entries.map(\.name)
        for (index, sheet) in sheets.enumerated() {
            package.relate(Self.workbook, to: "worksheets/sheet\(index + 1).xml", kind: "worksheet")
            package.add("xl/worksheets/sheet\(index + 1).xml", type: type + "worksheet+xml", sheet.markup)
        }
        package.relate(Self.workbook, to: "styles.xml", kind: "styles")
        package.add("xl/styles.xml", type: type + "styles+xml", styles.markup)
        package.add(Self.workbook, type: type + "sheet.main+xml", Self.markup(of: names, sheets))
        return package.bytes
    }

    /// Tables and the data of figures in reading order.
    private static func entries(of document: Document) -> [Entry] {
        var names = SheetNames(taken: [contents])
        return document.sections.flatMap(\.blocks).compactMap { block in
            switch block {
            case .table(let table): Entry(name: names.name(for: table.label.isEmpty ? table.id : table.label), table: table)
            case .figure(let figure):
                Entry(name: names.name(for: figure.label.isEmpty ? figure.data.id : "\(figure.label) data"), table: figure.data)
            default: nil
            }
        }
    }

    private static func contentsSheet(
        of document: Document, _ entries: [Entry], notices: String, _ styles: inout XLSXStyles
    ) -> XLSXSheet {
        var sheet = XLSXSheet()
        sheet.widths = [26, 110]
        func add(_ text: String, _ font: XLSXStyles.Font, _ styles: inout XLSXStyles) {
            let style = styles.index(of: .init(font: font, isQuoted: CSVWriter.looksLikeFormula(text)))
            if !text.isEmpty { sheet.addRow { $0.add(text, at: 0, style: style) } }
        }
        add(document.title, .title, &styles)
        add(document.subtitle ?? "", .plain, &styles)
        for line in document.byline { add(line, .soft, &styles) }
        add(notices, .caution, &styles)
        sheet.addEmptyRow()
        let plain = styles.index(of: .init(format: "@", wraps: true))
        let link = styles.index(of: .init(font: .link, format: "@"))
        for entry in entries {
            sheet.addRow { sheet in
                sheet.add(entry.name, at: 0, style: link)
                sheet.link(0, to: entry.name, text: entry.name)
                sheet.add(entry.table.caption.isEmpty ? entry.table.heading : entry.table.caption, at: 1, style: plain)
            }
        }
        sheet.addEmptyRow()
        add("Numbers are unrounded; their formats show what the report prints.", .soft, &styles)
        for line in document.colophon { add(line, .soft, &styles) }
        return sheet
    }

    private static func markup(of names: [String], _ sheets: [XLSXSheet]) -> Markup {
        var markup = Markup()
        let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        markup.element("workbook", ["xmlns": namespace, "xmlns:r": relations]) { markup in
            markup.element("bookViews") { $0.empty("workbookView", ["activeTab": "0"]) }
            markup.element("sheets") { markup in
                for (index, name) in names.enumerated() {
                    let number = String(index + 1)
                    markup.empty("sheet", ["name": name, "sheetId": number, "r:id": "rId\(number)"])
                }
            }
            let titles = zip(names, sheets).enumerated().compactMap { index, pair in pair.1.titleRows.map { (index, pair.0, $0) } }
            guard !titles.isEmpty else { return }
            markup.element("definedNames") { markup in
                for (index, name, rows) in titles {
                    markup.element(
                        "definedName", ["name": "_xlnm.Print_Titles", "localSheetId": String(index)],
                        "\(XLSXSheet.quoted(name))!$\(rows.lowerBound):$\(rows.upperBound)")
                }
            }
        }
        return markup
    }
}
