// SPDX-License-Identifier: Apache-2.0

import MalarReview
import MalarUnits
import Testing

@Suite("A review that goes on")
struct LivingReviewTests {
    private func record(_ source: String, _ number: Int, pmid: String = "", doi: String = "", accession: [String] = [])
        -> BibliographicRecord
    {
        var record = BibliographicRecord(id: "\(number)", origin: RecordOrigin(file: "f", position: number, line: number))
        (record.identifiers.pmid, record.identifiers.doi, record.identifiers.accession) = (pmid, doi, accession)
        return record
    }

    @Test("A repeated search counts only what is new, and says what was seen before")
    func rerun() throws {
        let plan = try ReviewProtocol(yaml: SmallReview.yaml)
        var second = SmallReview.run("pubmed-2", "pubmed", .database, 4, day: 20)
        second.rerunOf = "pubmed-1"
        let readings = [
            "pubmed-1": [SmallReview.reading("1", [record("p", 1, pmid: "1"), record("p", 2, doi: "10.1/x"), record("p", 3, pmid: "3")])],
            "pubmed-2": [
                SmallReview.reading(
                    "2", [record("p", 1, pmid: "3"), record("p", 2, pmid: "4"), record("p", 3, doi: "10.1/x"), record("p", 4)])
            ],
        ]
        var review = Review(
            protocol: plan, searches: [second, SmallReview.run("pubmed-1", "pubmed", .database, 3)], readings: readings)
        let balance = try #require(review.balances.last)
        #expect(balance.seenBefore.map(\.description) == ["pubmed-2/3", "pubmed-2/doi:10.1/x"])
        #expect(balance.new.map(\.description) == ["pubmed-2/4", "pubmed-2/r4"])
        let counts = FlowCounts(ReviewState(review))
        #expect(counts.databaseResults == 5)
        #expect(counts.databases == [.init("PubMed", 5)])
        // A vote on the record as the second run names it is one on the record.
        review.add([
            ReviewEvent(
                sequence: 1, time: .now, person: "a",
                action: .vote(.titleAbstract, RecordKey(search: "pubmed-2", local: "3"), .include, reason: ""))
        ])
        let state = ReviewState(review)
        #expect(state.record(RecordKey(search: "pubmed-1", local: "3"))?.titleAbstract.votes.count == 1)
        let day = try #require(CalendarDate(year: 2025, month: 6, day: 10))
        let past = FlowCounts(ReviewState(review, asOf: .end(of: day)))
        #expect(past.databaseResults == 3)
        #expect(past.recordsAwaitingDecision == 3)
    }

    @Test("Another search of the same source is no repetition")
    func another() throws {
        let plan = try ReviewProtocol(yaml: SmallReview.yaml)
        let runs = [SmallReview.run("one", "pubmed", .database, 1), SmallReview.run("two", "pubmed", .database, 1, day: 2)]
        let reading = [SmallReview.reading("f", [record("p", 1, pmid: "1")])]
        let review = Review(protocol: plan, searches: runs, readings: ["one": reading, "two": reading])
        #expect(FlowCounts(ReviewState(review)).databaseResults == 2)
    }

    @Test("Keys are stable, unlike, and safe to write")
    func keys() throws {
        let plan = try ReviewProtocol(yaml: SmallReview.yaml)
        let records = [
            record("p", 1, pmid: "7"), record("p", 2, pmid: "7"), record("p", 3, doi: "10.1/a,b c;\"d\""), record("p", 4),
            record("p", 5, accession: ["=cmd|' /C calc'!A0"]), record("p", 6, accession: ["  "]), record("p", 7, accession: ["é"]),
        ]
        let review = Review(
            protocol: plan, searches: [SmallReview.run("s", "pubmed", .database, 7)], readings: ["s": [SmallReview.reading("f", records)]])
        #expect(
            review.order.map(\.local) == ["7", "7~2", "doi:10.1/a_b_c__d_", "r4", "=cmd|__/C_calc_!A0", "r6", "_"])
        for key in review.order { #expect(RecordKey(key.description) == key) }
        #expect(Set(review.order).count == 7)
    }

    @Test("Texts that are no keys", arguments: ["", "a", "/b", "a/", "a b/c", "a/b c", "a/b,c", "../x/y", "a/é", "=a/b"])
    func noKeys(text: String) {
        #expect(RecordKey(text) == nil)
    }

    @Test("The rules on language, date and congress abstracts point out, and decide nothing")
    func suggestions() throws {
        let yaml =
            SmallReview.yaml + """

                languages: [eng]
                published: { from: 2020 }
                congressAbstracts: includeIfNoFullReport
                """
        let plan = try ReviewProtocol(
            yaml: yaml.replacing("{ id: E2, label: Other drug }", with: "{ id: E2, label: L, concerns: language }"))
        var records = (1...5).map { record("p", $0, pmid: "\($0)") }
        records[0].languages = ["Italian"]
        records[1].languages = ["eng", "ita"]
        records[2].year = 2019
        records[3].kind = .conferenceAbstract
        records[4].languages = ["Klingon"]
        var review = Review(
            protocol: plan, searches: [SmallReview.run("pubmed", "pubmed", .database, 5)],
            readings: ["pubmed": [SmallReview.reading("f", records)]])
        let state = ReviewState(review)
        let found = state.suggestions(review)
        #expect(found.map(\.record) == [pubmed(1), pubmed(3), pubmed(4)])
        #expect(found.map(\.concerns) == [.language, .date, .congressAbstract])
        #expect(found.map(\.criterion) == ["E2", "", ""])
        #expect(found.map(\.speaksForExclusion) == [true, true, false])
        #expect(state.records.allSatisfy { $0.outcome == .awaitingFirstRound })
        review.add([
            ReviewEvent(sequence: 1, time: .now, person: "a", action: .relate(pubmed(4), .abstractOf, pubmed(2), rule: "")),
            ReviewEvent(sequence: 2, time: .now, person: "a", action: .vote(.titleAbstract, pubmed(1), .exclude, reason: "E2")),
            ReviewEvent(sequence: 1, time: .now, person: "b", action: .vote(.titleAbstract, pubmed(1), .exclude, reason: "E2")),
        ])
        let after = ReviewState(review)
        #expect(after.suggestions(review).last?.speaksForExclusion == true)
        #expect(after.exclusions(concerning: .language, in: .titleAbstract) == [pubmed(1)])
    }

    @Test("Studies group reports from a day on, and a report in two studies is refused")
    func studies() throws {
        var small = try SmallReview(pubmed: 3, embase: 0)
        for number in 1...3 {
            small.both(pubmed(number), .include)
            small.both(pubmed(number), .include, .fullText)
        }
        small.review.studies = try ReviewStudy.list(
            yaml: """
                studies:
                  - { id: one, label: One 2024, reports: [pubmed/1, pubmed/3], inSynthesis: yes, participants: 9, since: 2025-06-10 }
                """)
        let state = small.state
        #expect(state.studies.map(\.label) == ["One 2024", "pubmed/2"])
        let counts = FlowCounts(state)
        #expect([counts.newStudies, counts.newReports, counts.studiesInSynthesis, counts.reportsInSynthesis] == [2, 3, 1, 2])
        let day = try #require(CalendarDate(year: 2025, month: 6, day: 9))
        #expect(FlowCounts(ReviewState(small.review, asOf: .end(of: day))).newStudies == 3)
        small.review.studies.append(ReviewStudy(id: "two", label: "Two", reports: [pubmed(3)]))
        let refused = FlowCheck(FlowEvidence(small.state)).problems
        #expect(refused.map(\.rule) == [.r7])
        #expect(refused.first?.records == [pubmed(3)])
    }

    @Test("A full text that could not be had is counted with its reason, and comes back when it turns up")
    func retrieval() throws {
        var small = try SmallReview(pubmed: 2, embase: 0)
        small.both(pubmed(1), .include)
        small.both(pubmed(2), .include)
        small.decide("a", .retrieval(pubmed(1), .notRetrieved, reason: "no answer"))
        let counts = FlowCounts(small.state)
        #expect(
            [counts.reportsSought, counts.reportsNotRetrieved, counts.reportsAssessed, counts.reportsAwaitingRetrieval] == [2, 1, 0, 1])
        #expect(counts.notRetrievedReasons == [.init("no answer", 1)])
        small.both(pubmed(1), .include, .fullText)
        #expect(FlowCounts(small.state).reportsNotRetrieved == 0)
        #expect(FlowCounts(small.state).newReports == 1)
    }

    @Test("An update adds the earlier version to its totals")
    func update() throws {
        var small = try SmallReview(pubmed: 1, embase: 0, yaml: SmallReview.yaml + "\nupdateOf: { studies: 4, reports: 5 }")
        small.both(pubmed(1), .include)
        small.both(pubmed(1), .include, .fullText)
        let counts = FlowCounts(small.state)
        #expect([counts.previousStudies, counts.totalStudies, counts.previousReports, counts.totalReports] == [4, 5, 5, 6])
        #expect(FlowCheck(FlowEvidence(small.state)).isFinal)
    }
}
