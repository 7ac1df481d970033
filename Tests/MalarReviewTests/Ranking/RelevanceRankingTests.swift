// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("Relevance ranking")
struct RelevanceRankingTests {
    static let documents = [
        RankingDocument(id: "d", title: "Anifrolumab for skin lupus", abstract: "Skin disease improves"),
        RankingDocument(id: "c", title: "Joint swelling", abstract: "Arthritis under anifrolumab"),
        RankingDocument(id: "b", title: "Zebrafish larvae", abstract: "Fin growth"),
        RankingDocument(id: "a", title: "Zebrafish larvae", abstract: "Fin growth"),
        RankingDocument(id: "e", title: "", abstract: ""),
        RankingDocument(id: "f", title: "Arthralgia and joint swelling", abstract: "Anifrolumab in lupus arthritis"),
    ]

    @Test("Without decisions and terms the order is as given")
    func givenOrder() throws {
        let ranking = try RelevanceRanking(Self.documents)
        #expect(ranking.basis == .givenOrder)
        #expect(ranking.order().map(\.id) == ["d", "c", "b", "a", "e", "f"])
        #expect(ranking.next()?.id == "d")
        #expect(ranking.influences(on: "d").isEmpty)
    }

    @Test("Without decisions the protocol's terms order the records")
    func protocolTerms() throws {
        let ranking = try RelevanceRanking(Self.documents, terms: ["arthr*", "anifrolumab"])
        #expect(ranking.basis == .terms)
        #expect(Set(ranking.order().prefix(2).map(\.id)) == ["c", "f"])
        #expect(ranking.order().suffix(3).map(\.id) == ["a", "b", "e"])
    }

    @Test("Decisions of one kind leave the order as it was")
    func oneKind() throws {
        var ranking = try RelevanceRanking(Self.documents, terms: ["skin"])
        ranking.learn("b", isIncluded: false)
        #expect(ranking.basis == .terms)
        #expect(ranking.order().map(\.id).first == "d")
        #expect(ranking.unscreened == 5)
    }

    @Test("An included and an excluded record bring their like to the top and to the end")
    func learns() throws {
        var ranking = try RelevanceRanking(Self.documents)
        let unknown = ranking.learn(["f": true, "b": false, "x": true])
        #expect(unknown == ["x"])
        #expect(ranking.basis == .decisions)
        #expect(ranking.order().map(\.id) == ["c", "d", "e", "a"])
        #expect(ranking.order().map(\.position) == [1, 2, 3, 4])
        #expect(ranking.next()?.id == "c")
        let isKnown = ranking.learn("x", isIncluded: true)
        #expect(!isKnown)
    }

    @Test("Equal scores stand by id, wherever the records were given")
    func ties() throws {
        let documents = ["m", "z", "k", "l"].map { RankingDocument(id: $0, title: "the same words", abstract: "") }
        let others = [
            RankingDocument(id: "1", title: "other text", abstract: ""), RankingDocument(id: "2", title: "further", abstract: ""),
        ]
        var ranking = try RelevanceRanking(documents + others)
        ranking.learn(["1": true, "2": false])
        #expect(ranking.order().map(\.id) == ["k", "l", "m", "z"])
    }

    @Test("The terms of a record and the intercept make up its score")
    func influences() throws {
        var ranking = try RelevanceRanking(Self.documents)
        ranking.learn(["f": true, "b": false])
        let terms = ranking.influences(on: "c", limit: 1000)
        let sum = terms.reduce(ranking.intercept) { $0 + $1.influence }
        let score = try #require(ranking.score(of: "c"))
        #expect((sum - score).magnitude < 1e-9)
        #expect(ranking.influences(on: "c", limit: 3).allSatisfy { $0.influence > 0 })
        #expect(Set(terms.map(\.term)).isSuperset(of: ["anifrolumab", "joint swelling", "arthritis"]))
        let against = ranking.influences(on: "a", limit: 2).map(\.influence)
        #expect(against.count == 2 && against.allSatisfy { $0 < 0 })
        #expect(ranking.influences(on: "x").isEmpty && ranking.influences(on: "c", limit: -1).isEmpty)
    }

    @Test("The same decisions give the same order, to the last digit")
    func repeats() throws {
        let (documents, labels) = inventedRecords(80, words: 30, every: 5)
        let orders = try (0..<2).map { _ in
            var ranking = try RelevanceRanking(documents)
            for document in documents.prefix(30) { ranking.learn(document.id, isIncluded: labels[document.id]) }
            return ranking.order()
        }
        #expect(orders[0] == orders[1])
        #expect(orders[0].count == 50)
    }

    @Test("A repeated id is refused by name")
    func repeatedID() {
        let twice = [RankingDocument(id: "a", title: "", abstract: ""), RankingDocument(id: "a", title: "", abstract: "")]
        #expect(throws: RankingError.repeatedID("a")) { try RelevanceRanking(twice) }
    }

    @Test("Nothing to rank, one record, long and strange texts do no harm")
    func hostile() throws {
        let none = try RelevanceRanking([])
        #expect(none.order().isEmpty && none.next() == nil)
        let strange = String(repeating: "é\u{0}\u{FFFD}💊\n", count: 20_000) + String(repeating: "x", count: 100_000)
        var ranking = try RelevanceRanking([
            RankingDocument(id: "", title: strange, abstract: ""), RankingDocument(id: "1", title: "", abstract: strange),
        ])
        ranking.learn(["": true, "1": false])
        #expect(ranking.order().isEmpty)
        var settings = RelevanceRanking.Settings()
        settings.cost = -1
        settings.maximumShare = .nan
        var refused = try RelevanceRanking(Self.documents, settings: settings)
        refused.learn(["f": true, "b": false])
        #expect(refused.basis == .givenOrder)
    }

    @Test("A small review is read to its end, whatever the figures say")
    func smallReview() throws {
        let rule = try #require(StoppingRule())
        var ranking = try RelevanceRanking(inventedRecords(336, words: 5, every: 20).documents)
        ranking.learn(["r10": true, "r11": false, "r30": true])
        let sample = try #require(ScreeningSample(foundBefore: 2, remaining: 333, sampled: 332, foundInSample: 0))
        let advice = ranking.advice(rule: rule, read: [true, false, true], sample: sample)
        #expect(advice.verdict?.mayStop == true && advice.isSmall && !advice.mayStop)
        #expect(advice.records == 336 && advice.unscreened == 333 && advice.found == 2)
        #expect(advice.sampleNeeded == 317)
        #expect(advice.recall?.recall == 1 && advice.rankedPValue != nil)
    }

    @Test("A large review may stop by its random sample, and not without one")
    func largeReview() throws {
        let rule = try #require(StoppingRule(target: 0.9))
        let (documents, labels) = inventedRecords(1200, words: 5, every: 20)
        var ranking = try RelevanceRanking(documents)
        ranking.learn(labels.filter { $0.value || $0.key.hasSuffix("1") })
        #expect(!ranking.advice(rule: rule).mayStop)
        let sample = try #require(ScreeningSample(foundBefore: 60, remaining: 1020, sampled: 600, foundInSample: 0))
        #expect(ranking.advice(rule: rule, sample: sample).mayStop)
    }
}
