// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("Duplicates: merging keeps everything")
struct MergedRecordTests {
    static var pubmed: BibliographicRecord {
        var record = sample("p", pages: "288-97", pmid: "31000001", file: "pubmed.nbib")
        record.databases = ["PubMed"]
        record.keywords = ["Lupus", "Joints"]
        record.fields = [SourceField("PMID", "31000001"), SourceField("TI", record.title)]
        return record
    }
    static var embase: BibliographicRecord {
        var record = sample(
            "e", title: "JOINT INVOLVEMENT IN LUPUS", authors: "Moreau, Anne; Lindqvist, Bo; Tanaka, Chie", doi: "10.5555/x",
            abstract: longAbstract)
        record.databases = ["Embase"]
        record.keywords = ["Joints", "Antibody"]
        record.identifiers.embase = "L600000001"
        record.identifiers.pmid = "31000002"
        record.fields = [SourceField("C5", "31000002")]
        return record
    }

    @Test("One winner per field, with the record that gave it")
    func winners() throws {
        let merged = try #require(MergedRecord([Self.embase, Self.pubmed]))
        #expect(merged.record.id == "e")
        #expect(merged.record.title == Self.pubmed.title && merged.provenance[.title] == "p")
        #expect(merged.record.abstract == longAbstract && merged.provenance[.abstract] == "e")
        #expect(merged.record.authors.first?.given == "Anne" && merged.provenance[.authors] == "e")
    }

    @Test("Ids, databases, keywords and every source's fields are united")
    func union() throws {
        let merged = try #require(MergedRecord([Self.pubmed, Self.embase]))
        #expect(merged.record.databases == ["PubMed", "Embase"])
        #expect(merged.record.keywords == ["Lupus", "Joints", "Antibody"])
        #expect(merged.record.identifiers.doi == "10.5555/x" && merged.record.identifiers.embase == "L600000001")
        #expect(merged.record.fields == Self.pubmed.fields + Self.embase.fields)
        let ids = [merged.record.identifiers.pmid] + merged.otherIdentifiers.filter { $0.field == .pmid }.map(\.value)
        #expect(Set(ids) == ["31000001", "31000002"])
    }

    @Test("Preferred databases win")
    func preference() throws {
        let plain = try #require(MergedRecord([Self.pubmed, Self.embase], preferring: ["Embase"]))
        #expect(plain.record.identifiers.pmid == "31000002" && plain.provenance[.pmid] == "e")
    }

    @Test("Undoing gives the records as they were")
    func reversible() throws {
        let records = [Self.pubmed, sample("other", title: "Sleep and work in nurses of the night", pages: "11-19"), Self.embase]
        let report = DuplicateFinder(decisions: [DuplicateDecision("p", "e", .merge)]).find(in: records)
        let merged = report.merged(records)
        #expect(merged.map(\.record.id) == ["p", "other"])
        #expect(merged.flatMap(\.unmerged).map(\.id).sorted() == ["e", "other", "p"])
        #expect(try #require(merged.first).unmerged == [Self.pubmed, Self.embase])
        #expect(merged.last?.record == records[1])
        #expect(MergedRecord([]) == nil)
    }
}
