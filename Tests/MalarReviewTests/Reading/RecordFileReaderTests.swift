// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("Formats by content, and ids")
struct RecordFileReaderTests {
    @Test(
        "the content decides, not the name",
        arguments: [
            ("\u{FEFF}\n\nTY  - JOUR\nER  -\n", RecordFormat.ris), ("Record #1 of 2\nTY  -  JOUR\n", .ris),
            ("TI  - a\nAU  - b\nPY  - 2\n", .ris),
            ("\nPMID- 1\nTI  - a\n", .nbib), ("OWN - NLM\nPMID- 1\n", .nbib), ("FN Clarivate\nVR 1.0\nPT J\n", .webOfScienceTagged),
            ("PT J\nAU A\nTI b\nER\n", .webOfScienceTagged), ("% comment\n@article{a,\n title={b}}\n", .bibtex), ("@Book (a,\n", .bibtex),
            ("<?xml version=\"1.0\"?>\n<PubmedArticleSet>", .pubmedXML), ("<xml><records><record>", .endnoteXML),
            ("[{\"id\":1}]", .cslJSON), ("Title,Year\nA,2019\n", .csv), ("\"SEARCH QUERY\",\"x\"\n", .csv), ("Title;Year\n", .csv),
            ("Title,Abstract\n\"A\",\"a\nTI  - b\nAB  - c\nKW  - d\"\n", .csv),
        ])
    func sniff(text: String, format: RecordFormat) {
        #expect(RecordFormat.sniff(Array(text.utf8)) == format)
    }

    @Test("nothing is recognised where nothing is", arguments: ["", "\u{FEFF}", "hello", "@", "@ {", "<a/>", "12.\n13.\n"])
    func nothing(text: String) {
        #expect(RecordFormat.sniff(Array(text.utf8)) == nil)
    }

    @Test("own ids where they are unique, else PubMed's, else Embase's, else file and position")
    func ids() throws {
        let reading = try reading(
            "TY  - A\nID  - x\nER  -\nTY  - A\nID  - 5\nER  -\nTY  - A\nID  - 5\nU2  - L600000001\nC5  - 77\nER  -\n"
                + "TY  - A\nU2  - L600000002\nER  -\nTY  - A\nU2  - L600000002\nER  -\n", "folder/a.ris")
        #expect(reading.records.map(\.id) == ["x", "a.ris:2", "77", "a.ris:4", "a.ris:5"] && reading.file == "a.ris")
    }

    @Test("over several files the later ones get the name of their file; a bad file stops no other")
    func severalFiles() {
        let text = Array("TY  - JOUR\nID  - 1\nER  - \n".utf8)
        let files = [
            RecordFile(name: "a.ris", bytes: text), RecordFile(name: "x/b.ris", bytes: text), RecordFile(name: "y/b.ris", bytes: text),
            RecordFile(name: "bad.ris", bytes: []),
        ]
        let reading = RecordFileReader.read(files: files)
        #expect(reading.records.map(\.id) == ["1", "b.ris#1", "b.ris#1~2"])
        #expect(reading.failures.map(\.file) == ["bad.ris"])
    }
}
