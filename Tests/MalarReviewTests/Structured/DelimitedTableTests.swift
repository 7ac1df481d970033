// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("Tables of records")
struct DelimitedTableTests {
    @Test(arguments: [",", ";", "\t", "|"])
    func delimiters(_ mark: String) throws {
        let rows = [["Title", "Year", "DOI", "My note"], ["\"Lupus\(mark) a \"\"review\"\"\"", "2020", "10.1000/x", "kept"]]
        let text = rows.map { $0.joined(separator: mark) }.joined(separator: "\r\n")
        let record = try #require(try StructuredFixture.read(text, .csv).records.first)
        #expect(record.title == "Lupus\(mark) a \"review\"")
        #expect(record.year == 2020)
        #expect(record.identifiers.doi == "10.1000/x")
        #expect(record.fields.map(\.name) == ["Title", "Year", "DOI", "My note"])
        #expect(record.fields.last?.value == "kept")
        #expect(record.origin.line == 2)
    }

    @Test func quotedLineBreaksAndLines() throws {
        let text = "ID,Title,Abstract\na1,One,\"first\nsecond\"\na2,Two,\nbad,row\na3,Three,x\n"
        let reading = try StructuredFixture.read(text, .csv)
        #expect(reading.records.map(\.id) == ["a1", "a2", "a3"])
        #expect(reading.records.map(\.origin.line) == [2, 4, 6])
        #expect(reading.records[0].abstract == "first\nsecond")
        let error = try #require(reading.remarks.first)
        #expect(error.severity == .error)
        #expect(error.lines == [5])
        #expect(error.message.contains("2 fields, the header has 3"))
        #expect(reading.recordsInFile == 4)
    }

    @Test func linesBelowAPreamble() throws {
        let text = "\"SEARCH QUERY\",\"lupus:ti AND\n'belimumab'\"\n-----\n\n\"Title\",\"PUI\"\n\"A\",\"L600000001\"\n\"B\",\"L2\",\"x\"\n"
        let reading = try StructuredFixture.read(text, .csv)
        #expect(reading.searchQuery == "lupus:ti AND\n'belimumab'")
        #expect(reading.records.map(\.origin.line) == [6])
        #expect(reading.records.first?.identifiers.embase == "L600000001")
        #expect(reading.remarks.map(\.lines) == [[7]])
    }

    @Test func columnsWithoutOrWithTheSameName() throws {
        let reading = try StructuredFixture.read("title,x,x,\nA,1,2,3\n", .csv)
        let record = try #require(reading.records.first)
        #expect(record.fields.map(\.name) == ["title", "x", "x [3]", "column [4]"])
        #expect(record.fields.map(\.value) == ["A", "1", "2", "3"])
    }

    @Test func idsThatNameNoRecord() throws {
        let reading = try StructuredFixture.read("id,title\n7,A\n7,B\n", .csv)
        #expect(reading.records.map(\.id) == ["1", "2"])
        #expect(reading.remarks.map(\.severity) == [.note])
        #expect(reading.remarks.first?.lines == [3])
        // Another column may name them.
        let other = try StructuredFixture.read("record_id,id,title\n0,a,A\n0,b,B\n", .csv)
        #expect(other.records.map(\.id) == ["a", "b"])
    }

    @Test(arguments: [
        ("journalArticle", PublicationKind.article), ("journal-article", .article), ("Conference Abstract", .conferenceAbstract),
        ("Article; Proceedings Paper", .conferencePaper), ("JOUR", .article), ("conferencePaper", .conferencePaper), ("Unheard", .unstated),
        ("Erratum", .erratum), ("bookSection", .chapter),
    ])
    func kinds(_ word: String, _ kind: PublicationKind) throws {
        #expect(try StructuredFixture.read("Title,Publication Type\nA,\(word)\n", .csv).records.first?.kind == kind)
    }

    @Test func hashAtTheBeginningIsNoComment() throws {
        #expect(try StructuredFixture.read("title,year\n#MeToo in medicine,2019\n", .csv).records.first?.title == "#MeToo in medicine")
    }

    @Test func packedSources() throws {
        let text = """
            Title,Author Names,Source,Abstract
            A,Li A.,"Annals (of) Tests (2019) 78 SUPPL. 2 (S123). Conference: Congress. Date of Publication: June 2019.",x
            B,Li A.,"Nature (2024) 15:1 Article Number: 4063. Date of Publication: 1 Dec 2024",x
            C,Li A.,no year here,x
            """
        let records = try StructuredFixture.read(text, .csv).records
        #expect(records.map(\.journal) == ["Annals (of) Tests", "Nature", ""])
        #expect(records.map(\.year) == [2019, 2024, nil])
        #expect(records.map(\.volume) == ["78 SUPPL. 2", "15", ""])
        #expect(records.map(\.pages) == ["S123", "4063", ""])
        #expect(records.map(\.date) == ["June 2019", "1 Dec 2024", ""])
    }

    @Test func refusesWhatIsNoTableOfRecords() {
        #expect(StructuredFixture.error("", .csv)?.message == "the file is empty")
        let scores = StructuredFixture.error("dataset,TP,FP\ncardiac,1,2\n", .csv)
        #expect(scores?.line == 1)
        #expect(scores?.message.contains("“dataset”, “TP”, “FP”") == true)
        #expect(StructuredFixture.error("TY  - JOUR\nER  - \n", .ris)?.message.contains("ris") == true)
    }
}
