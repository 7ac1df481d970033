// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import MalarPublishing

@Suite("Word file")
struct DOCXTests {
    let bytes = DOCXRenderer().file(of: DemoDocument.document)
    var file: OfficeFile { get throws { try OfficeFile(bytes) } }

    @Test("Every part is well-formed, has a type, and is reached") func sound() throws { #expect(try file.defects() == []) }

    @Test("The text of every cell, head, caption and footnote is there")
    func text() throws {
        let text = try file.probe("word/document.xml").text
        for table in DemoDocument.document.tables {
            let heads = table.columns.flatMap { [$0.header, $0.detail ?? "", $0.group ?? ""] }
            let cells = table.rows.flatMap { $0.cells.flatMap { [$0.text, $0.badge?.text ?? ""] } }
            for words in heads + cells + table.footnotes.map(\.text.plain) + [table.caption] {
                #expect(words.isEmpty || text.contains(words))
            }
        }
        for figure in DemoDocument.document.figures { #expect(text.contains(figure.caption)) }
    }

    @Test("Tables have repeated heads, spans and alignment; headings have their styles")
    func structure() throws {
        let elements = try file.probe("word/document.xml").elements
        func values(_ name: String) -> [String] { elements.filter { $0.name == name }.compactMap { $0.attributes["w:val"] } }
        // One table has groups and so two rows of heads.
        #expect(elements.count { $0.name == "w:tblHeader" } == 3)
        #expect(
            values("w:gridSpan").contains("2")
                && values("w:vMerge").sorted() == ["continue", "continue", "continue", "restart", "restart", "restart"])
        #expect(values("w:jc").contains("right"))
        #expect(values("w:pStyle").count { $0 == "Heading1" } == DemoDocument.document.sections.count)
        let styles = Set(try file.probe("word/styles.xml").values(of: "w:styleId"))
        #expect(Set(values("w:pStyle") + values("w:rStyle") + values("w:tblStyle")).subtracting(styles) == [])
    }

    @Test("Every row of a table covers its grid")
    func grid() throws {
        let elements = try file.probe("word/document.xml").elements
        var (columns, filled) = (0, 0)
        for element in elements {
            switch element.name {
            case "w:tblGrid": (columns, filled) = (0, 0)
            case "w:gridCol": columns += 1
            case "w:tr": filled = 0
            case "w:tc": filled += 1
            case "w:gridSpan": filled += (Int(element.attributes["w:val"] ?? "") ?? 0) - 1
            default: break
            }
            #expect(filled <= columns)
        }
        #expect(filled == columns)
    }

    @Test("Figures stand with description, picture and vector drawing; without a picture with a frame")
    func figures() throws {
        let figure = try #require(DemoDocument.document.figures.first)
        let pictured = try OfficeFile(DOCXRenderer(pictures: [figure.id: [1, 2, 3]]).file(of: DemoDocument.document))
        #expect(pictured.parts["word/media/figure1.png"] == [1, 2, 3])
        #expect(try file.parts["word/media/figure1.png"]?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
        #expect(try file.text("word/media/figure1.svg") == figure.svg)
        let probe = try file.probe("word/document.xml")
        #expect(probe.values(of: "descr") == DemoDocument.document.figures.map(\.alternativeText))
        #expect(probe.elements.count { $0.name == "asvg:svgBlip" } == DemoDocument.document.figures.count)
    }

    @Test("Links lead to bookmarks; notices stand on every page; title and language are told")
    func properties() throws {
        let probe = try file.probe("word/document.xml")
        let bookmarks = probe.elements.filter { $0.name == "w:bookmarkStart" }.compactMap { $0.attributes["w:name"] }
        #expect(Set(bookmarks).count == bookmarks.count)
        #expect(Set(probe.values(of: "w:anchor")).subtracting(bookmarks) == [])
        #expect(try file.probe("word/header1.xml").text.contains("Synthetic data"))
        let core = try file.probe("docProps/core.xml").text
        #expect(core.contains(DemoDocument.document.title) && core.contains("en"))
        #expect(try file.text("word/_rels/document.xml.rels").contains("https://example.org/protocol"))
    }

    @Test("A wide table lies, what is not wide stands upright, and the text that leads to it goes along")
    func orientation() throws {
        let words = "several words that need room"
        let wide = Table(
            id: "w", label: "Table 1", caption: "", columns: (0..<12).map { .init("Column \($0)") },
            rows: [.init((0..<12).map { _ in Cell(words) })])
        let narrow = Table(id: "n", label: "Table 2", caption: "", columns: [.init("a")], rows: [.init(["b"])])
        #expect(DOCXTableLayout(wide).orientation == .landscape && DOCXTableLayout(narrow).orientation == .portrait)
        #expect(
            DOCXBody.orientations(of: [.paragraph("x"), .table(narrow), .paragraph("y"), .table(wide), .paragraph("z")])
                == [.portrait, .portrait, .landscape, .landscape, .portrait])
        let document = Document(title: "t", sections: [.init(id: "s", title: "S", blocks: [.table(wide), .table(narrow)])])
        let elements = try OfficeFile(DOCXRenderer().file(of: document)).probe("word/document.xml").elements
        #expect(elements.filter { $0.name == "w:pgSz" }.map { $0.attributes["w:orient"] } == [nil, "landscape", nil])
    }

    @Test("No column is lost and no table is wider than its page", arguments: [1, 3, 9, 25, 60])
    func widths(columns: Int) {
        let text = String(repeating: "word ", count: 30) + String(repeating: "x", count: 200)
        let table = Table(
            id: "t", label: "", caption: "", columns: (0..<columns).map { .init("Head \($0)", alignment: $0 % 2 == 0 ? .left : .right) },
            rows: [.init((0..<columns).map { Cell($0 % 3 == 0 ? text : "12 (4 to 20)") })])
        let layout = DOCXTableLayout(table)
        #expect(layout.widths.count == columns && layout.widths.allSatisfy { $0 > 4 })
        #expect(layout.widths.reduce(0, +) <= layout.orientation.room.width + 0.01)
    }

    @Test("The same document gives the same bytes")
    func determinism() { #expect(DOCXRenderer().file(of: DemoDocument.document) == bytes) }

    @Test("Hostile text stays text wherever it stands", arguments: HTMLTests.hostile)
    func hostile(text: String) throws {
        let file = try OfficeFile(DOCXRenderer().file(of: HTMLTests.document(of: text)))
        #expect(try file.defects() == [])
        #expect(try file.probe("word/_rels/document.xml.rels").values(of: "TargetMode") == [])
    }

    @Test("A document of nothing but a title")
    func empty() throws { #expect(try OfficeFile(DOCXRenderer().file(of: Document(title: ""))).defects() == []) }

    @Test(
        "LibreOffice opens it and finds the cells", .enabled(if: OutsideReader.has("soffice", "pdftotext")), .timeLimit(.minutes(2)))
    func libreOffice() throws {
        let text = try LibreOffice.text(of: bytes, as: "report.docx")
        for words in ["41 (33 to 52)", "Duration, years", "25 (100%)", "low activity", "Mann-Whitney U test", "Synthetic data"] {
            #expect(text.contains(words))
        }
    }
}

enum LibreOffice {
    /// The text of a file after another program has read it and made pages of it.
    static func text(of bytes: [UInt8], as name: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("malar-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(bytes).write(to: folder.appendingPathComponent(name))
        let profile = "-env:UserInstallation=file://\(folder.path)/profile"
        try OutsideReader.run("soffice", [profile, "--headless", "--convert-to", "pdf", name], in: folder)
        let stem = (name as NSString).deletingPathExtension
        try OutsideReader.run("pdftotext", ["-layout", "\(stem).pdf", "out.txt"], in: folder)
        return try String(contentsOf: folder.appendingPathComponent("out.txt"), encoding: .utf8)
    }
}
