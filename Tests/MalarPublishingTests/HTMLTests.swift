// SPDX-License-Identifier: Apache-2.0
import Foundation
import MalarPublishing
import Testing

@Suite("Web page")
struct HTMLTests {
    let page = HTMLRenderer().page(of: DemoDocument.document)

    @Test(
        "The probe itself rejects markup that is not well-formed",
        arguments: ["<p>", "<p></q>", "<p>&nope;</p>", "<p a=b></p>", "<p>a < b</p>"])
    func probe(markup: String) { #expect(XMLProbe(markup).problem != nil) }

    @Test("The page is well-formed") func wellFormed() { #expect(XMLProbe(page).problem == nil) }

    @Test("Ids are unique, and every link, button and label leads to one")
    func references() {
        let probe = XMLProbe(page)
        let ids = probe.values(of: "id")
        #expect(Set(ids).count == ids.count)
        let targets =
            probe.values(of: "href").filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) } + probe.values(of: "popovertarget")
            + ["aria-labelledby", "aria-describedby"].flatMap(probe.values).flatMap { $0.split(separator: " ").map(String.init) }
        #expect(targets.count > 40)
        #expect(targets.filter { !ids.contains($0) } == [])
    }

    @Test("Nothing is asked from outside")
    func selfContained() {
        let probe = XMLProbe(page)
        #expect(probe.values(of: "src") == [] && probe.values(of: "srcset") == [])
        #expect(probe.elements.filter { $0.name == "link" }.map { $0.attributes["href"] } == ["data:,"])
        for word in ["url(", "@import", "fetch(", "XMLHttpRequest", "<iframe", "<object", "<img"] { #expect(!page.contains(word)) }
    }

    @Test("The page is told to a screen reader: landmarks, headings, table heads")
    func semantics() {
        let probe = XMLProbe(page)
        func count(_ name: String) -> Int { probe.elements.count { $0.name == name } }
        #expect(count("main") == 1 && count("nav") == 1 && count("header") == 1 && count("h1") == 1)
        #expect(count("h2") == DemoDocument.document.sections.count)
        #expect(count("caption") == count("table") && count("table") == 5)
        #expect(probe.elements.filter { $0.name == "th" }.allSatisfy { $0.attributes["scope"] != nil })
        #expect(probe.elements.filter { $0.name == "svg" }.allSatisfy { $0.attributes["role"] == "img" })
        #expect(probe.elements.contains { $0.attributes["class"] == "skip" && $0.attributes["href"] == "#content" })
    }

    @Test("Each number with a lineage has a button, and its panel tells who was counted")
    func lineage() {
        let probe = XMLProbe(page)
        let buttons = probe.elements.filter { $0.attributes["class"] == "source" }
        #expect(buttons.count == 20)
        #expect(probe.elements.filter { $0.attributes["popover"] == "auto" }.count == buttons.count)
        #expect(probe.text.contains("23 participants") && probe.text.contains("23 visits") && probe.text.contains("V101, V102"))
        #expect(probe.text.contains("Wilson, 95%"))
    }

    @Test("A long list of rows stands once in the page, and every panel that shows it has a button for it")
    func sharedLists() {
        let records = (1...60).map { "P1, 2024-01-\($0) (visits.csv, row \($0))" }
        func row(_ text: String, _ records: [String]) -> Table.Row {
            .init([Cell(text, lineage: Lineage(subjects: ["P1"], records: records, denominator: 1, method: "count"))])
        }
        let rows = [row("1", records), row("2", records), row("3", Array(records.dropFirst())), row("4", Array(records.prefix(2)))]
        let table = Table(id: "t", label: "Table 1", caption: "", columns: [.init("x")], rows: rows)
        let page = HTMLRenderer().page(of: Document(title: "", sections: [.init(id: "s", title: "", blocks: [.table(table)])]))
        let probe = XMLProbe(page)
        #expect(probe.problem == nil)
        #expect(probe.values(of: "data-list") == ["list-1", "list-1", "list-2"])
        #expect(
            probe.elements.filter { $0.attributes["class"] == "list" }.map { $0.attributes["popovertarget"] } == [
                "list-1", "list-1", "list-2",
            ])
        #expect(probe.values(of: "id").filter { $0.hasPrefix("list-") && !$0.hasSuffix("-title") } == ["list-1", "list-2"])
        // The first row is in the first list and the short one, the last in both long lists.
        #expect(page.components(separatedBy: "visits.csv, row 1)").count - 1 == 2)
        #expect(page.components(separatedBy: "visits.csv, row 60)").count - 1 == 2)
    }

    @Test("The same document gives the same bytes")
    func determinism() { #expect(HTMLRenderer().page(of: DemoDocument.document) == page) }

    @Test("A table with a row for each subject may be sorted, a long one searched, one with headings keeps its order")
    func listings() {
        func page(_ rows: [Table.Row], head: String = "Subject") -> XMLProbe {
            let table = Table(id: "t", label: "Table 1", caption: "", columns: [.init(head), .init("x")], rows: rows)
            return XMLProbe(HTMLRenderer().page(of: Document(title: "", sections: [.init(id: "s", title: "", blocks: [.table(table)])])))
        }
        let rows = (0..<8).map { Table.Row([Cell("S\($0)"), Cell("\($0)")]) }
        #expect(page(rows).values(of: "data-column") == ["0", "1"] && page(rows).values(of: "data-searchable") == ["Table 1"])
        #expect(
            page(Array(rows.prefix(3))).values(of: "data-searchable") == [] && page(rows, head: "Outcome").values(of: "data-column") == [])
        #expect(page([.heading("Part")] + rows).values(of: "data-sortable") == [])
    }

    static let hostile = [
        "</script><script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' style='x", "<!-- ", "]]>", "&amp;&", "a\u{0}b\u{7}\u{1B}[31m",
        "</title></style>", "javascript:alert(1)", "\u{202E}abc\u{FFFE}", "é 漢字 🧬",
    ]

    @Test("Hostile text stays text wherever it stands", arguments: hostile)
    func escaping(text: String) {
        let probe = XMLProbe(HTMLRenderer().page(of: Self.document(of: text)))
        #expect(probe.problem == nil)
        #expect(probe.elements.count { $0.name == "script" } == 2 && probe.elements.count { $0.name == "style" } == 1)
        #expect(probe.elements.allSatisfy { $0.attributes["onmouseover"] == nil && $0.attributes["style"] == nil })
        #expect(probe.values(of: "href").allSatisfy { $0.hasPrefix("#") || $0 == "data:," })
        let legal = String(
            String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value < 0xFFF0 || $0.value > 0xFFFF }))
        if legal == text { #expect(probe.text.contains(text)) }
    }

    static func document(of text: String) -> Document {
        let cell = Cell(
            text, lineage: Lineage(subjects: [text], method: text, options: [.init(text, text)], note: text), badge: Badge(.caution, text))
        let table = Table(
            id: text, label: text, caption: text, columns: [.init(text, detail: text, group: text, marks: [text])],
            rows: [.heading(cell), .init([cell])],
            footnotes: [.init(text, RichText(text))])
        let scene = Scene(size: .init(width: 10, height: 10), elements: [.group([.text(.init(text, at: .init(1, 1)))], title: text)])
        let figure = Figure(
            id: "f" + text, label: text, caption: text, alternativeText: text, scene: scene,
            data: Table(id: "d" + text, label: text, caption: text, columns: [], rows: []))
        return Document(
            title: text, subtitle: text, byline: [text], notices: [.init(text)], keyFigures: [.init(text, value: text, note: text)],
            language: "en",
            subjectNoun: Noun(text, plural: text),
            sections: [
                .init(
                    id: "s" + text, title: text,
                    blocks: [
                        .subheading(text),
                        .paragraph([.text(text), .code(text), .link(text, to: .web(text)), .link(text, to: .part(text))]),
                        .bulletList([RichText(text)]), .definitions([.init(text, RichText(text))]),
                        .callout(.init(.problem, title: text, body: [RichText(text)])), .table(table), .figure(figure),
                    ])
            ], colophon: [text])
    }
}

@Suite("Structure of a document")
struct DefectTests {
    @Test("The demonstration has no defect") func sound() { #expect(DemoDocument.document.defects == []) }

    @Test("Slips are found")
    func slips() {
        let table = Table(
            id: "a", label: "", caption: "", columns: [.init("x", marks: ["b"]), .init("y")], rows: [.init(["1"]), .init(["1", "2"])])
        let document = Document(
            title: "", sections: [.init(id: "a", title: "", blocks: [.paragraph([.link("there", to: .part("nowhere"))]), .table(table)])])
        #expect(
            document.defects == [
                .duplicateID("a"), .deadLink("nowhere"), .unevenRow(table: "a", row: 1), .unexplainedMark(table: "a", mark: "b"),
            ])
    }
}
