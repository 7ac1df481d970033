// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("EndNote XML")
struct EndNoteReaderTests {
    private func styled(_ text: String) -> String { "<style face=\"normal\" font=\"default\" size=\"100%\">\(text)</style>" }

    private func record(_ number: String, _ body: String) -> String {
        "<record><database name=\"My.enl\" path=\"/Volumes/someone/My.enl\">/Volumes/someone/My.enl</database><rec-number>\(number)</rec-number>"
            + body + "</record>"
    }

    private func read(_ records: String...) throws -> RecordReading {
        try StructuredFixture.read(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><xml><records>\(records.joined())</records></xml>", .endnoteXML)
    }

    @Test func aRecordOfEmbase() throws {
        let body = """
            <ref-type name="Journal Article">17</ref-type><contributors><authors><author>\(styled("Yang, Z."))</author>\
            <author>\(styled("The SLE Consortium,"))</author></authors></contributors><titles><title>\(styled("IFN-"))\(styled("α"))\
            \(styled(" in lupus"))</title><secondary-title>\(styled("Lupus"))</secondary-title></titles><periodical><full-title>Lupus\
            </full-title><abbr-1>Lup.</abbr-1></periodical><volume>1</volume><number>2</number><pages>3-4</pages><dates><year>2020</year>\
            <pub-dates><date>Sep 18</date></pub-dates></dates><isbn>1234-5678&#xD;9781234567897</isbn><accession-num>L2029880245\
            </accession-num><work-type>\(styled("Conference Abstract"))</work-type><remote-database-name>Embase&#xD;Medline\
            </remote-database-name><custom5>38773066</custom5><language>English&#xD;Spanish</language><keywords><keyword>a</keyword>\
            <keyword>b</keyword></keywords><caption>Duplicate</caption><label>x1</label><urls><related-urls><url>https://x.org/1&#xD;https://x.org/2\
            </url></related-urls><pdf-urls><url>internal-pdf://1/a.pdf</url></pdf-urls></urls>
            """
        let record = try #require(try read(record("8", body)).records.first)
        #expect(record.id == "8")
        #expect(record.title == "IFN-α in lupus")
        #expect(record.authors == [AuthorName(family: "Yang", given: "Z."), AuthorName(family: "The SLE Consortium", isCollective: true)])
        #expect(record.kind == .conferenceAbstract)
        #expect(record.statedTypes == ["Journal Article", "Conference Abstract"])
        #expect(record.journal == "Lupus")
        #expect(record.journalAbbreviation == "Lup.")
        #expect(record.date == "2020 Sep 18")
        #expect(record.identifiers.pmid == "38773066")
        #expect(record.identifiers.embase == "L2029880245")
        #expect(record.identifiers.issn == ["1234-5678"])
        #expect(record.identifiers.isbn == ["9781234567897"])
        #expect(record.databases == ["Embase", "Medline"])
        #expect(record.languages == ["English", "Spanish"])
        #expect(record.links == ["https://x.org/1", "https://x.org/2"])
        let fields = record.fields
        #expect(fields.contains(SourceField("caption", "Duplicate", line: 1)))
        #expect(fields.contains(SourceField("label", "x1", line: 1)))
        #expect(fields.contains(SourceField("remote-database-name", "Embase\nMedline", line: 1)))
        #expect(fields.contains(SourceField("urls/pdf-urls/url", "internal-pdf://1/a.pdf", line: 1)))
        #expect(!fields.contains { $0.name.contains("path") || $0.value.contains("someone") })
    }

    @Test(arguments: [
        ("17", "Renamed", "", PublicationKind.article), ("47", "Conference Paper", "", .conferencePaper), ("10", "", "", .conferencePaper),
        ("6", "Book", "", .book), ("5", "Book Section", "", .chapter), ("32", "Thesis", "", .thesis), ("27", "Report", "", .report),
        ("17", "Journal Article", "Review", .review), ("17", "Journal Article", "Article", .article),
        ("13", "Generic", "Article", .article),
        ("999", "Journal Article", "", .article), ("x", "Unheard", "", .unstated),
    ])
    func theNumberTellsTheType(_ number: String, _ name: String, _ work: String, _ kind: PublicationKind) throws {
        let body = "<ref-type name=\"\(name)\">\(number)</ref-type><work-type>\(work)</work-type>"
        #expect(try read(record("1", body)).records.first?.kind == kind)
    }

    @Test func repeatedNumbersGiveWayToPositions() throws {
        let reading = try read(record("3", ""), record("3", ""), record("4", ""))
        #expect(reading.records.map(\.id) == ["1", "2", "3"])
        #expect(reading.remarks.count == 1)
        #expect(try read(record("3", ""), record("4", "")).records.map(\.id) == ["3", "4"])
    }

    @Test func controlCharactersAreSaid() throws {
        let reading = try read(record("1", "<titles><title>A\u{0B}B</title></titles>"))
        #expect(reading.records.first?.title == "A B")
        #expect(reading.remarks.first?.severity == .note)
        #expect(reading.remarks.first?.lines == [1])
    }
}
