// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("Hostile and damaged files")
struct HostileMarkupTests {
    private static let laughs = """
        <?xml version="1.0"?>
        <!DOCTYPE PubmedArticleSet [
         <!ENTITY a "ha">
         <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
         <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
        ]>
        <PubmedArticleSet><PubmedArticle>&c;</PubmedArticle></PubmedArticleSet>
        """

    @Test(arguments: [RecordFormat.pubmedXML, .endnoteXML])
    func entities(_ format: RecordFormat) {
        let error = StructuredFixture.error(Self.laughs, format)
        #expect(error?.line == 3)
        #expect(error?.description.hasPrefix("file, line 3: the file declares entities") == true)
        let external = "<!DOCTYPE x [\n<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n<xml><records><record>&e;</record></records></xml>"
        #expect(StructuredFixture.error(external, format)?.line == 2)
        let parameter = "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x.dtd\"> %p;]><xml/>"
        #expect(StructuredFixture.error(parameter, format)?.message.contains("entities") == true)
    }

    /// The document type may name a file of its own and hold quotes, comments and declarations; none is opened.
    @Test func harmlessDocumentTypes() throws {
        for type in [
            "<!DOCTYPE PubmedArticleSet>", "<!DOCTYPE PubmedArticleSet SYSTEM \"file:///etc/hostname\">",
            "<!DOCTYPE PubmedArticleSet PUBLIC \"-//a>b//\" 'http://127.0.0.1:1/x.dtd'>",
            "<!DOCTYPE x [<!-- > <!ENTITY a \"b\"> --><!ELEMENT PMID (#PCDATA)>]>", "<!-- <!DOCTYPE --><?p <a> ?><!DOCTYPE y>",
        ] {
            let text =
                "\(type)\n<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article/></MedlineCitation></PubmedArticle></PubmedArticleSet>"
            let reading = try StructuredFixture.read(text, .pubmedXML)
            #expect(reading.records.map(\.id) == ["1"])
            #expect(reading.records.first?.origin.line == 2)
        }
    }

    @Test(arguments: [
        ("<xml><records>\n<record><a></b></record></records></xml>", 2), ("<xml><records><record>\n\n<titles>", 3), ("<xml>\n<records", 2),
        ("<xml><records><record>\n&nbsp;</record></records></xml>", 2), ("<xml></xml>\n<more/>", 2),
        ("<xml><records>\n<record a=1/></records></xml>", 2),
        ("<!DOCTYPE x", 1), ("<!-- x", 1), ("<xml><records>\n<record>a < b</record></records></xml>", 2),
    ])
    func notWellFormed(_ text: String, _ line: Int) {
        let error = StructuredFixture.error(text, .endnoteXML)
        #expect(error?.line == line, "\(error?.description ?? "was read")")
        #expect(error?.message.contains("error 1") != true)
    }

    @Test func cutOffAfterRecords() {
        let error = StructuredFixture.error("<xml><records><record><rec-number>1</rec-number></record>\n<record><tit", .endnoteXML)
        #expect(error?.line == 2)
        #expect(error?.message.contains("after 1 whole record") == true)
        #expect(StructuredFixture.error("", .endnoteXML) != nil)
        #expect(StructuredFixture.error("   \n", .pubmedXML) != nil)
        #expect(StructuredFixture.error([0x3C, 0x61, 0x3E, 0xFF, 0xFE, 0x3C, 0x2F, 0x61, 0x3E], .pubmedXML) != nil)
        #expect(StructuredFixture.error([0x3C, 0x61, 0x3E, 0, 0, 0], .pubmedXML) != nil)
    }

    @Test func deepNesting() {
        let text = "<xml><records><record>" + String(repeating: "<a>", count: 1_000_000)
        #expect(StructuredFixture.error(text, .endnoteXML)?.message.contains("100 deep") == true)
        let outside = String(repeating: "<a>", count: 1_000_000)
        #expect(StructuredFixture.error(outside, .pubmedXML)?.message.contains("100 deep") == true)
    }

    @Test func aHundredMegabytesInOneLine() throws {
        let letters = [UInt8](repeating: UInt8(ascii: "x"), count: 100 << 20)
        let start = ContinuousClock.now
        let markup =
            Array("<xml><records><record><titles><title>".utf8) + letters + Array("</title></titles></record></records></xml>".utf8)
        #expect(StructuredFixture.error(markup, .endnoteXML)?.message.contains("64 MB") == true)
        #expect(StructuredFixture.error(letters, .csv)?.message.contains("longer than 1 MB") == true)
        let cell = Array("title,year\n\"".utf8) + letters + Array("\",2020\nnext,2021\n".utf8)
        let reading = try StructuredReaders.read(cell, format: .csv, file: "file")
        #expect(reading.records.map(\.title) == ["next"])
        #expect(reading.remarks.map(\.lines) == [[2]])
        let open = Array("title,year\n\"".utf8) + letters
        let unclosed = try StructuredReaders.read(open, format: .csv, file: "file")
        #expect(unclosed.records.isEmpty)
        #expect(unclosed.remarks.count == 1)
        let entry = Array("@article{a, title={".utf8) + letters
        #expect(try StructuredReaders.read(entry, format: .bibtex, file: "file").remarks.count == 1)
        let item = Array("[{\"title\": \"".utf8) + letters
        #expect(StructuredFixture.error(item, .cslJSON)?.line == 1)
        #expect(ContinuousClock.now - start < .seconds(120))
    }

    @Test func tablesThatAreDamaged() throws {
        #expect(StructuredFixture.error(Array("title,year\na,".utf8) + [0xFF, 10], .csv)?.line == 2)
        #expect(StructuredFixture.error(Array("title,year\nb,1\na,".utf8) + [0, 10], .csv)?.line == 3)
        let open = try StructuredFixture.read("title,year\n\"A,2020\nB,2021\nC,2022\n", .csv)
        #expect(open.records.map(\.title) == ["B", "C"])
        #expect(open.remarks.map(\.severity) == [.error])
        let uneven = "title,year\n" + String(repeating: "a\n", count: 5_000)
        #expect(StructuredFixture.error(uneven, .csv)?.message.contains("more than 1000 rows") == true)
    }

    @Test func formulasAreText() throws {
        let reading = try StructuredFixture.read(
            "title,year,doi\n=cmd|' /C calc'!A0,2020,=HYPERLINK(\"http://x\")\n\"=\"\"A, B\"\"\",2021,\n", .csv)
        #expect(reading.records.map(\.title) == ["=cmd|' /C calc'!A0", "A, B"])
        #expect(reading.records[0].identifiers.doi == "")
    }
}
