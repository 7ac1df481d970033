// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

/// What is written reads back the same: CSV, BibTeX and CSL-JSON.
@Suite("Writing records")
struct RecordWritingTests {
    /// A record with all its typed properties set, and signs that formats act upon.
    static func full(_ id: String) -> BibliographicRecord {
        var record = BibliographicRecord(id: id, origin: RecordOrigin(file: "file", position: 1, line: 2), kind: .conferenceAbstract)
        record.statedTypes = ["Journal Article", "Conference Abstract"]
        record.title = "=HYPERLINK(\"x\"), 50 % of {DNA} & \\alpha_1 -- ~ ^ ``quoted'' #1 $5 'é' — ;"
        record.originalTitle = "@SUM(A1) ü"
        record.authors = [
            AuthorName(family: "van der Berg", given: "J.-P.", suffix: "Jr"), AuthorName(family: "O'Neil"),
            AuthorName(family: "Smith and Sons; Study Group", isCollective: true), AuthorName(family: "Ünal", suffix: "III"),
            AuthorName(family: "Study", given: "A B"),
        ]
        record.year = 2019
        record.date = "2019 Jan 11-Feb 2"
        record.journal = "Annals & Tests"
        record.journalAbbreviation = "Ann. Tests"
        record.volume = "-3"
        record.issue = "+A1"
        record.pages = "e51-e58"
        record.conference = "EULAR 2019"
        record.publisher = "{Press}"
        record.abstract = "AIM: one.\nRESULTS: -2 | \"two\",\tthree  four.\n\n@article{x, y"
        record.keywords = ["Lupus Erythematosus, Systemic/*drug therapy", "a;b\\c"]
        record.languages = ["eng", "spa"]
        record.links = ["https://x.org/a_b?c=%20&d#e~f", "https://y.org"]
        record.databases = ["Embase", "Medline"]
        record.affiliations = ["Ward 1; City", "Ward 2"]
        record.notes = ["-note", "second\nline"]
        fillIdentifiers(&record.identifiers)
        return record
    }

    private static func fillIdentifiers(_ ids: inout RecordIdentifiers) {
        ids.doi = "10.1002/(sici)1097_0258%3c"
        ids.doi = "10.1002/(sici)1097_0258"
        ids.pmid = "123"
        ids.pmcid = "PMC9"
        ids.embase = "L600000001"
        ids.scopus = "2-s2.0-85"
        ids.webOfScience = "WOS:0001"
        ids.cochrane = "CN-001"
        ids.openAlex = "W12"
        ids.issn = ["1234-5678", "8765-432X"]
        ids.isbn = ["9781234567897"]
        ids.registrations = ["NCT02446912"]
        ids.accession = ["176404503"]
    }

    /// Records with little, with one item in each list, and of every kind.
    static var all: [BibliographicRecord] {
        var sparse = BibliographicRecord(id: "=1+1", origin: RecordOrigin(file: "file", position: 2, line: 3), kind: .unstated)
        sparse.title = "'=already disguised"
        sparse.keywords = ["Arthritis, Rheumatoid"]
        sparse.date = "1999"
        let kinds = PublicationKind.allCases.enumerated().map { index, kind in
            BibliographicRecord(id: "k\(index)", origin: RecordOrigin(file: "file", position: 3 + index, line: 4 + index), kind: kind)
        }
        return [full("a key")] + [sparse] + kinds
    }

    /// The record without what the formats do not carry.
    private func carried(_ record: BibliographicRecord) -> BibliographicRecord {
        var record = record
        record.fields = []
        record.relations = []
        record.origin = RecordOrigin(file: "", position: 0, line: 0)
        return record
    }

    private func compare(_ text: String, _ format: RecordFormat) throws {
        let reading = try StructuredFixture.read(text, format)
        #expect(reading.remarks.isEmpty)
        #expect(reading.records.count == Self.all.count)
        for (read, written) in zip(reading.records, Self.all) {
            let (left, right) = (carried(read), carried(written))
            #expect(left.title == right.title)
            #expect(left.authors == right.authors)
            #expect(left.abstract == right.abstract)
            #expect(left.keywords == right.keywords)
            #expect(left.identifiers == right.identifiers)
            #expect(left.links == right.links)
            #expect(left.notes == right.notes)
            #expect(left == right)
        }
    }

    @Test func csv() throws { try compare(RecordCSVWriter.text(Self.all), .csv) }
    @Test func bibtex() throws { try compare(BibTeXWriter.text(Self.all), .bibtex) }
    @Test func cslJSON() throws { try compare(CSLWriter.text(Self.all), .cslJSON) }

    @Test func noCellIsAFormula() {
        let text = RecordCSVWriter.text(Self.all)
        for sign in ["=", "@", "+A"] {
            #expect(!text.contains(",\(sign)"))
            #expect(!text.contains(",\"\(sign)"))
            #expect(!text.contains("\r\n\(sign)"))
        }
        #expect(text.contains("\"'=HYPERLINK"))
        // Numerals are none.
        #expect(text.contains(",-3,"))
    }

    @Test func cslIsWhatProcessorsExpect() {
        let text = CSLWriter.text([Self.full("x")])
        #expect(text.contains("\"type\":\"paper-conference\""))
        #expect(text.contains("\"issued\":{\"date-parts\":[[2019]]}"))
        #expect(text.contains("{\"family\":\"van der Berg\",\"given\":\"J.-P.\",\"suffix\":\"Jr\"}"))
        #expect(text.contains("{\"literal\":\"Smith and Sons; Study Group\"}"))
    }

    @Test func bibtexKeysAreAllDifferent() throws {
        var records = Self.all
        for index in records.indices { records[index].id = "same" }
        let reading = try StructuredFixture.read(BibTeXWriter.text(records), .bibtex)
        let keys = reading.records.compactMap { $0.fields.first { $0.name == "ID" }?.value }
        #expect(Set(keys).count == records.count)
    }
}
