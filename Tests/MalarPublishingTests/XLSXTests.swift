// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import MalarPublishing

@Suite("Workbook")
struct XLSXTests {
    let bytes = XLSXRenderer().file(of: DemoDocument.document)
    var file: OfficeFile { get throws { try OfficeFile(bytes) } }

    @Test("Every part is well-formed, has a type, and is reached") func sound() throws { #expect(try file.defects() == []) }

    @Test("One sheet a table and a figure, a sheet of contents, and the text of every cell")
    func text() throws {
        let document = DemoDocument.document
        let names = try file.probe("xl/workbook.xml").elements.filter { $0.name == "sheet" }.compactMap { $0.attributes["name"] }
        #expect(names.prefix(3) == ["Contents", "Table 1", "Table 2"] && names.count == 1 + document.tables.count + document.figures.count)
        for (index, table) in document.tables.enumerated() {
            let text = try file.probe("xl/worksheets/sheet\(index + 2).xml").text
            let texts = table.rows.flatMap(\.cells).filter { $0.value == .none }.map(\.text) + table.footnotes.map(\.text.plain)
            for words in texts + [table.heading] where !words.isEmpty { #expect(text.contains(words)) }
        }
    }

    @Test("Numbers are unrounded, in a format that shows the print; a print of two numbers stays text with its value beside it")
    func numbers() throws {
        let cells = [Cell("0.33", value: .number(1.0 / 3)), Cell("2 of 4", value: .integer(2)), Cell("<0.001", value: .number(0.00034))]
        let table = Table(id: "t", label: "T", caption: "", columns: [.init("a"), .init("b"), .init("p")], rows: [.init(cells)])
        let file = try OfficeFile(
            XLSXRenderer().file(of: Document(title: "", sections: [.init(id: "s", title: "", blocks: [.table(table)])])))
        let sheet = try file.text("xl/worksheets/sheet2.xml")
        #expect(sheet.contains("<v>0.3333333333333333</v>") && sheet.contains("<v>0.00034</v>") && sheet.contains("<v>2</v>"))
        #expect(sheet.contains("2 of 4") && sheet.contains("value of: b"))
        let formats = try file.probe("xl/styles.xml").values(of: "formatCode")
        #expect(formats == ["0.00", "[<0.001]\"<0.001\";0.000"])
    }

    @Test(
        "Formats of printed numbers",
        arguments: [
            ("12", 12, "0"), ("7.50", 7.5, "0.00"), ("5.3", 5.25, "0.0"), ("−2.8", -2.75, "0.0;\"−\"0.0"), ("+1.5", 1.5, "+0.0;-0.0;0.0"),
            ("92%", 0.9231, "0%"), ("92 %", 0.9231, "0\" \"%"), ("92%", 92.31, "0\"%\""), ("7.5 mg", 7.5, "0.0\" mg\""),
            (">0.99", 0.997, "[>0.99]\">0.99\";0.00"), ("2 of 4", 2, nil), ("12 (4 to 20)", 12, nil), ("moderate", 6.25, nil),
            ("12", 13, nil), ("", 0, nil), ("<0.001", 0.2, nil), ("1e3", 1000, nil), (".", 0, nil), ("5", .nan, nil),
        ] as [(String, Double, String?)])
    func format(text: String, value: Double, format: String?) { #expect(PrintedNumber(text, value: value)?.format == format) }

    @Test("Text that begins like a formula stays text", arguments: ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\")"])
    func formulas(text: String) throws {
        let file = try OfficeFile(XLSXRenderer().file(of: HTMLTests.document(of: text)))
        for name in file.names where name.hasPrefix("xl/worksheets/") {
            let elements = try file.probe(name).elements
            #expect(!elements.contains { $0.name == "f" })
            #expect(elements.filter { $0.name == "c" }.allSatisfy { $0.attributes["t"] == "inlineStr" || $0.attributes["t"] == nil })
        }
        #expect(try file.probe("xl/styles.xml").values(of: "quotePrefix").contains("1"))
        #expect(try file.defects() == [])
    }

    @Test("Names of sheets are legal and differ")
    func names() {
        var names = SheetNames(taken: ["Contents"])
        let wishes = ["Table 1", "table 1", "a/b\\c:d*e?f[g]h", "", "'quoted'", "contents", "History", String(repeating: "é", count: 60)]
        let given = (wishes + wishes).map { names.name(for: $0) }
        #expect(Set(given.map { $0.lowercased() }).count == given.count)
        #expect(given.allSatisfy { !$0.isEmpty && $0.utf16.count <= 31 && !$0.contains { "[]:*?/\\".contains($0) } })
        #expect(given.allSatisfy { !$0.hasPrefix("'") && !$0.hasSuffix("'") })
        #expect(given[2] == "abcdefgh" && given[0] == "Table 1" && given[1] == "table 1 (2)")
    }

    @Test("Heads stay in place and are printed on each page")
    func frozen() throws {
        let probe = try file.probe("xl/worksheets/sheet2.xml")
        #expect(probe.elements.first { $0.name == "pane" }?.attributes["ySplit"] == "4")
        #expect(try file.probe("xl/workbook.xml").text.contains("'Table 1'!$3:$4"))
    }

    @Test("The same document gives the same bytes")
    func determinism() { #expect(XLSXRenderer().file(of: DemoDocument.document) == bytes) }

    @Test("Hostile text stays text wherever it stands", arguments: HTMLTests.hostile)
    func hostile(text: String) throws { #expect(try OfficeFile(XLSXRenderer().file(of: HTMLTests.document(of: text))).defects() == []) }

    @Test(
        "LibreOffice opens it and shows the printed numbers", .enabled(if: OutsideReader.has("soffice", "pdftotext")),
        .timeLimit(.minutes(2)))
    func libreOffice() throws {
        let text = try LibreOffice.text(of: bytes, as: "tables.xlsx")
        for words in ["41 (33 to 52)", "0.62", "1.00", "Duration, years", "Mann-Whitney U test"] { #expect(text.contains(words)) }
    }
}

@Suite("Page for paper")
struct PaperTests {
    let page = HTMLRenderer().paperPage(of: DemoDocument.document)

    @Test("The page is well-formed, without script, sources and names of colours")
    func sound() {
        let probe = XMLProbe(page)
        #expect(probe.problem == nil)
        #expect(!probe.elements.contains { ["script", "nav", "details"].contains($0.name) || $0.attributes["popovertarget"] != nil })
        #expect(!page.contains("var(--") && !page.contains("inherit;inherit"))
        for table in DemoDocument.document.tables { #expect(probe.text.contains(table.caption)) }
    }

    @Test("Every section stands once, in order, whatever its pages")
    func sections() {
        let probe = XMLProbe(page)
        let ids = probe.elements.filter { $0.name == "h2" }.compactMap { $0.attributes["id"] }
        #expect(ids == DemoDocument.document.sections.map { Markup.identifier($0.id) })
        #expect(probe.elements.count { $0.name == "table" } == DemoDocument.document.tables.count)
    }

    @Test("Hostile text stays text", arguments: HTMLTests.hostile)
    func hostile(text: String) { #expect(XMLProbe(HTMLRenderer().paperPage(of: HTMLTests.document(of: text))).problem == nil) }
}
