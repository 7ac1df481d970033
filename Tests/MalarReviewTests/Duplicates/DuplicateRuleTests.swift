// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("Duplicates: each rule has a case")
struct DuplicateRuleTests {
    static let translated = "Gelenkbeteiligung bei Lupus unter einem neuen Antikoerper"

    static let cases: [(DuplicateRule, BibliographicRecord, BibliographicRecord)] = [
        (
            .pubmed, sample("a", pmid: "31000001"),
            sample("b", title: "Joint involvement in lupus treated with an antibody", pmid: "31000001")
        ),
        (.doi, sample("a", doi: "10.5555/x"), sample("b", year: 2021, volume: "", pages: "", doi: "10.5555/x")),
        (.doi, sample("a", pages: "51", doi: "10.5555/s"), sample("b", volume: "3", pages: "51", doi: "10.5555/s")),
        (.place, sample("a"), sample("b", title: "Joint involvement in lupus treated with a new antibody.", pages: "288-97")),
        (.place, sample("a"), sample("b", authors: "Moreau, Anne; Lindqvist, Bo; Tanaka, Chie", year: 2020, journal: "J Rheum Inq")),
        (.pages, sample("a", volume: "1", pages: "S334"), sample("b", volume: "55", pages: "S334")),
        (
            .abstract, sample("a", volume: "", pages: "", abstract: longAbstract),
            sample("b", journal: "", volume: "", pages: "", abstract: longAbstract)
        ),
        (.twoNames, sample("a", journal: "Aizheng"), sample("b", journal: "Chinese Journal of Cancer")),
        (.titleAndJournal, sample("a", pages: "e1234"), sample("b", pages: "")),
        (.titleAndJournal, sample("a", issue: "", pages: "S288-S297"), sample("b", issue: "", pages: "Suppl-97")),
        (.neighbouringPages, sample("a", pages: "288-297"), sample("b", pages: "289-297")),
        (.neighbouringPages, sample("a", pages: "945-948"), sample("b", year: 2020, pages: "948-961")),
        (.span, sample("a"), sample("b", title: translated)),
        (.bare, sample("a", journal: "", volume: "", issue: "", pages: ""), sample("b", journal: "", volume: "", issue: "", pages: "")),
    ]

    @Test("A rule fires on its case", arguments: cases)
    func fires(rule: DuplicateRule, left: BibliographicRecord, right: BibliographicRecord) {
        let found = pair(left, right)
        #expect(found?.rule == rule)
        #expect(found?.outcome == .certain)
    }

    @Test("An accession number that both records bear")
    func accession() {
        var left = sample("a", journal: "", volume: "", pages: "")
        var right = sample("b", year: 2020, journal: "", volume: "", pages: "")
        left.identifiers.embase = "L600000001"
        right.identifiers.embase = "L600000001"
        #expect(pair(left, right)?.rule == .accession)
    }

    static let questions: [(DuplicateRule, BibliographicRecord, BibliographicRecord)] = [
        (.likely, sample("a"), sample("b", pages: "512-519")),
        (.likely, sample("a"), sample("b", year: 2021)),
        (
            .sameIdentifier, sample("a", doi: "10.5555/x"),
            sample("b", title: "Lupus treated with antibody: joint outcomes", pages: "4", doi: "10.5555/x")
        ),
        (.likely, sample("a", doi: "10.5555/x"), sample("b", pages: "", doi: "10.5555/y")),
    ]

    @Test("What is not certain is asked", arguments: questions)
    func asks(rule: DuplicateRule, left: BibliographicRecord, right: BibliographicRecord) {
        let found = pair(left, right)
        #expect(found?.outcome == .ask)
        #expect(found?.rule == rule)
    }

    @Test("A rule that is switched off asks instead")
    func disabled() {
        var options = DuplicateOptions()
        options.disabledRules = [.place, .pages, .twoNames, .span, .neighbouringPages]
        #expect(pair(sample("a"), sample("b"), options)?.outcome == .ask)
    }

    @Test("Every rule and every veto says what it is")
    func table() {
        #expect(DuplicateRule.table.count == DuplicateRule.allCases.count)
        #expect(DuplicateRule.table.allSatisfy { !$0.summary.isEmpty && !$0.requires.isEmpty })
        #expect(Set(DuplicateRule.table.map(\.id)).count == DuplicateRule.allCases.count)
        #expect(DuplicateVeto.table.allSatisfy { !$0.summary.isEmpty })
    }

    @Test("Evidence names the fields")
    func evidence() throws {
        let found = try #require(pair(sample("a", doi: "10.5555/x"), sample("b", issue: "4", pages: "", doi: "10.5555/x")))
        #expect(found.evidence.titleRelation == "exact" && found.evidence.title == 1)
        #expect(found.evidence.doi == .same && found.evidence.pmid == .missing)
        #expect(found.evidence.pages == .missing && found.evidence.issue == .conflict)
        #expect(found.evidence.years == 0 && found.evidence.abstract == nil)
    }
}
