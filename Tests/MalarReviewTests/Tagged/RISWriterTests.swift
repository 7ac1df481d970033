// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("Writing of RIS")
struct RISWriterTests {
    private func again(_ records: [BibliographicRecord]) throws -> RecordReading {
        try RecordFileReader.read(Array(RISWriter.text(of: records).utf8), file: "again.ris")
    }

    private var full: BibliographicRecord {
        var record = BibliographicRecord(id: "a 1", origin: RecordOrigin(file: "a.csv", position: 1, line: 2), kind: .conferenceAbstract)
        record.statedTypes = ["Conference Abstract", "Journal: Conference"]
        record.title = "Title with\nER  - in it"
        record.originalTitle = "Titel = Gelenk: ja"
        record.authors = [
            AuthorName(family: "de la Cruz", given: "A|B\\"), AuthorName(family: "King", given: "M.", suffix: "Jr"),
            AuthorName(family: "Nobody"), AuthorName(family: "WHO", isCollective: true),
        ]
        record.year = 2019
        record.date = "2019 Jan 11"
        record.pages = "e1-e2-e3"
        record.abstract = "One\r\n\r\nTY  - JOUR\n  indented\u{2028}\tend "
        record.keywords = ["", "a; b", " leading"]
        record.links = ["https://a.example.org/?a=1;b=2"]
        record.identifiers.pmid = "123"
        record.identifiers.openAlex = "W1"
        record.identifiers.isbn = ["9783161484100"]
        record.identifiers.accession = ["WOS:no", "2-s2.0-x", "x"]
        record.relations = [StatedRelation(.erratumFor, text: "J. | 2018", pmid: "77"), StatedRelation(.other, text: "")]
        record.fields = [
            SourceField("Author Names", "x\u{0}\u{7F}"), SourceField("a:b=c", "= d: e"), SourceField("", "stray"), SourceField("TI", ""),
            SourceField("Abstract", record.abstract), SourceField("KW", "a; b"), SourceField("KW", "a; b"), SourceField("XF", "\\n: x"),
            SourceField(" ", "\\u{41} \\"), SourceField("E\u{301}", "\u{A0}e\u{301}\u{A0}"),
        ]
        return record
    }

    @Test("a record of every property and of hostile values is equal after the round trip")
    func everything() throws {
        let reading = try again([full, full])
        #expect(reading.remarks.isEmpty && reading.records.count == 2)
        try RoundTrip.expectEqual([unnamed(full), unnamed(full)], reading.records.map(unnamed))
        let text = RISWriter.text(of: [full])
        #expect(text.utf8.allSatisfy { $0 >= 0x20 || $0 == 13 || $0 == 10 } && !text.contains("\u{2028}"))
    }

    private func unnamed(_ record: BibliographicRecord) -> BibliographicRecord {
        var copy = record
        copy.id = ""
        return copy
    }

    @Test("an id that stands once is kept, and an empty record is a record")
    func ids() throws {
        let empty = BibliographicRecord(id: "", origin: RecordOrigin(file: "a", position: 1, line: 1))
        let reading = try again([full, empty])
        #expect(reading.records.map(\.id) == ["a 1", "again.ris:2"] && reading.records.last?.kind == .unstated)
    }

    @Test("a record that any program can read stands before what only we read")
    func standardTags() throws {
        let lines = RISWriter.text(of: [full]).split(whereSeparator: \.isNewline).map(String.init)
        #expect(lines.first == "TY  - ABST" && lines.contains("TI  - Title with ER  - in it") && lines.contains("C5  - 123"))
        #expect(lines.contains("AU  - King, M., Jr") && lines.contains("PY  - 2019") && lines.last == "ER  - ")
        let plain = RISWriter.standardText(of: [full])
        #expect(!plain.contains("XP  - ") && !plain.contains("XF  - ") && plain.contains("UR  - https://a.example.org/?a=1;b=2"))
        #expect(try reading(plain).records.count == 1)
    }

    @Test("writing what was read of our own file changes nothing more")
    func stable() throws {
        let once = try again([full])
        let twice = try again(once.records)
        try RoundTrip.expectEqual(once.records, twice.records)
    }

    @Test("a reference to a line that was taken out is told")
    func dangling() throws {
        let text =
            "TY  - JOUR\nXV  - 1\nXF  - N2 = AB.1\nXF  - N1 = AB.x\nXF  - broken\nXP  - year: 99999999999999999999\nXP  - kind: no\nER  - \n"
        let reading = try reading(text)
        #expect(reading.lines(of: "points to a line that is not there") == [3, 4, 5])
        #expect(reading.records.first?.year == nil && reading.records.first?.kind == .article)
    }

    @Test("random values survive")
    func random() throws {
        var state: UInt64 = 11
        let alphabet = Array("ab  \n\r\t\\|:=.-–é\u{301}\u{2028}\u{FEFF}XPFTYER{}us0".unicodeScalars)
        func text(_ length: Int) -> String {
            var view = String.UnicodeScalarView()
            for _ in 0..<length {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                view.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            return String(view)
        }
        var records: [BibliographicRecord] = []
        for number in 1...300 {
            var record = BibliographicRecord(id: "r\(number)", origin: RecordOrigin(file: "a", position: number, line: 1))
            record.title = text(number % 40)
            record.abstract = text(number % 70)
            record.pages = text(number % 6)
            record.authors = [AuthorName(family: text(9), given: text(5), suffix: text(2), isCollective: number % 2 == 0)]
            record.notes = [text(30), text(4)]
            record.relations = [StatedRelation(.updateOf, text: text(12), pmid: text(3))]
            record.fields = [SourceField(text(4), text(30)), SourceField("TI", record.title), SourceField("N1", text(6))]
            records.append(record)
        }
        try RoundTrip.expectEqual(records, try again(records).records)
    }
}
