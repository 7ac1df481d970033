// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("Duplicates: each veto has a case")
struct DuplicateVetoTests {
    static let base = "Joint involvement in lupus treated with a new antibody"

    static let cases: [(String, BibliographicRecord, BibliographicRecord)] = [
        ("erratum", sample("a", title: base), sample("b", title: "Erratum: " + base)),
        ("erratum of the Web of Science", sample("a", title: base), sample("b", title: base + " (vol 12, pg 288, 2019)")),
        ("erratum of Embase", sample("a", title: base), sample("b", title: base + " (Journal of Inquiry (2019) 12 (288-297))")),
        ("reply", sample("a", title: base), sample("b", title: base + " - Reply")),
        ("comment", sample("a", title: base), sample("b", title: "Comment on: " + base)),
        ("retraction", sample("a", title: base), sample("b", title: "Retraction: " + base)),
        ("kind of record", sample("a", title: base), sample("b", title: base, kind: .erratum)),
        ("part", sample("a", title: base + " Part I", pages: "1-9"), sample("b", title: base + " Part II", pages: "10-19")),
        ("numeral", sample("a", title: base + ". II", pages: ""), sample("b", title: base, pages: "")),
        (
            "year in the title", sample("a", title: "Cancer statistics in the region, 2018", pages: ""),
            sample("b", title: "Cancer statistics in the region, 2019", pages: "")
        ),
        (
            "opposite", sample("a", title: "Typical lupus nephritis in adolescents", pages: ""),
            sample("b", title: "Atypical lupus nephritis in adolescents", pages: "")
        ),
        (
            "sex", sample("a", title: "Sudden cardiac death in male athletes", pages: ""),
            sample("b", title: "Sudden cardiac death in female athletes", pages: "")
        ),
        ("PubMed ids", sample("a", pmid: "1"), sample("b", pmid: "2")),
        ("DOIs", sample("a", pages: "", doi: "10.5555/1"), sample("b", pages: "", doi: "10.5555/2")),
        ("authors", sample("a", pages: ""), sample("b", authors: "Okafor, D; Petrov, E", pages: "")),
        ("place", sample("a"), sample("b", volume: "14", pages: "11-19")),
        ("congress", sample("a", pages: "S12", kind: .conferenceAbstract), sample("b")),
        (
            "congress in the journal's name", sample("a", journal: "Circulation. Conference: Sessions 2019", volume: "140", pages: ""),
            sample("b", journal: "Heart")
        ),
        ("preprint", sample("a", volume: "", pages: "", kind: .preprint), sample("b")),
        (
            "another article said to stand on the same pages", sample("a", title: base),
            sample("b", title: "Sleep and work in nurses of the night")
        ),
        (
            "a longer title on the same page of abstracts", sample("a", title: base, pages: "S12"),
            sample("b", title: base + ": further results", pages: "S12")
        ),
        (
            "a column on the same page of every issue", sample("a", title: "Letters from the clinic", issue: "1", pages: "3"),
            sample("b", title: "Letters from the clinic", issue: "2", pages: "3")
        ),
        (
            "one abstract at two congresses", sample("a", journal: "", volume: "", issue: "", pages: "S67", abstract: longAbstract),
            sample("b", volume: "", pages: "", abstract: longAbstract)
        ),
        (
            "a monthly list", sample("a", title: "Gateways to clinical trials", pages: ""),
            sample("b", title: "Gateways to clinical trials: April 2004", pages: "")
        ),
        ("a record with hardly anything", sample("a", journal: "", volume: "", issue: "", pages: ""), sample("b", journal: "")),
        ("heading", sample("a", title: "Editorial", pages: ""), sample("b", title: "Editorial", pages: "")),
        (
            "heading on the same page of another issue", sample("a", title: "Editorial Introduction", issue: "1", pages: "3-5"),
            sample("b", title: "Editorial Introduction", issue: "2", pages: "3-5")
        ),
        ("years", sample("a"), sample("b", year: 2016)),
        ("journal", sample("a", volume: "", pages: ""), sample("b", journal: "Annals of Other Things", volume: "", pages: "")),
        ("journals that look alike", sample("a", journal: "Diabetes", pages: ""), sample("b", journal: "Diabetologia", pages: "")),
        ("journal within a name", sample("a", journal: "Cancer", pages: ""), sample("b", journal: "Cancer Research", pages: "")),
        ("supplement beside the issue", sample("a", issue: "Suppl 1", pages: ""), sample("b")),
        (
            "other abstract", sample("a", pages: "", abstract: longAbstract),
            sample("b", abstract: longAbstract.replacing("word", with: "term"))
        ),
        ("protocol", sample("a", title: base + ": study protocol", pages: ""), sample("b", title: base, pages: "")),
        (
            "registered trials", sample("a", title: "Antibody in adults with resistant disease: open trial", volume: "", pages: ""),
            sample("b", title: "Antibody in adults with sensitive disease: open trial", volume: "", pages: "")
        ),
        (
            "minitrack",
            sample(
                "a", title: "Introduction to the Minitrack on Digital Work", year: 2021,
                journal: "Proceedings of the Conference on Systems", volume: "", issue: "", pages: ""),
            sample(
                "b", title: "Introduction to the Minitrack on Digital Work", year: 2022,
                journal: "Proceedings of the Conference on Systems", volume: "", issue: "", pages: "")
        ),
    ]

    @Test("Two that are not one", arguments: cases)
    func apart(name: String, left: BibliographicRecord, right: BibliographicRecord) {
        #expect(DuplicateFinder().find(in: [left, right]).clusters.isEmpty)
    }

    static let relations: [(RecordRelationKind, BibliographicRecord, BibliographicRecord)] = [
        (.erratum, sample("a", title: base), sample("b", title: "Erratum: " + base, pages: "901")),
        (.retraction, sample("a", title: base), sample("b", title: "Retraction: " + base, pages: "901")),
        (.comment, sample("a", title: base), sample("b", title: "Comment on: " + base, pages: "298")),
        (
            .conferenceAndArticle, sample("a", journal: "Annals of Congress", volume: "78", pages: "S12", kind: .conferenceAbstract),
            sample("b", year: 2020)
        ),
        (.conferenceAndArticle, sample("a", issue: "9", pages: "S1514"), sample("b", issue: "12", pages: "2129-2132")),
        (
            .preprintAndArticle, sample("a", journal: "medRxiv", volume: "", issue: "", pages: "", doi: "10.1101/2019.01"),
            sample("b", doi: "10.5555/y")
        ),
        (
            .version, sample("a", year: 2012, pages: "CD001876", doi: "10.1002/14651858.CD001876.pub3"),
            sample("b", year: 2010, pages: "CD001876", doi: "10.1002/14651858.CD001876.pub2")
        ),
        (.part, sample("a", title: base + ". Part 1"), sample("b", title: base + ". Part 2", pages: "301-309")),
        (
            .reportElsewhere, sample("a", journal: "Acta Prima", volume: "3", pages: "14"),
            sample("b", journal: "Liber Secundus", volume: "70", pages: "81")
        ),
        (
            .protocolAndReport, sample("a", title: base + ": study protocol", pages: "1-8"),
            sample("b", title: base, year: 2020, volume: "13")
        ),
    ]

    @Test("What belongs together is linked as one study", arguments: relations)
    func related(kind: RecordRelationKind, left: BibliographicRecord, right: BibliographicRecord) {
        let report = DuplicateFinder().find(in: [left, right])
        #expect(report.relations.first?.outcome == .related(kind))
        #expect(report.clusters.isEmpty)
    }

    @Test("A record that names another's PubMed id is linked to it")
    func stated() {
        var comment = sample("b", title: "On joints", authors: "Okafor, D", pages: "412", pmid: "77")
        comment.relations = [StatedRelation(.commentOn, text: "J Rheum Inq 2019", pmid: "76")]
        comment.kind = .erratum
        let report = DuplicateFinder().find(in: [sample("a", pmid: "76"), comment])
        #expect(report.relations.count == 1)
    }
}
