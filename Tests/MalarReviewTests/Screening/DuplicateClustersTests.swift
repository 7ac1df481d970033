// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("Duplicates as decisions")
struct DuplicateClustersTests {
    private func clusters(_ actions: [ReviewAction]) -> DuplicateClusters {
        var clusters = DuplicateClusters()
        for action in actions { clusters.follow(action) }
        return clusters
    }

    @Test("Merges join clusters under the record that is named")
    func joins() {
        let made = clusters([
            .merge(kept: pubmed(1), [embase(1)], rule: "doi"), .merge(kept: pubmed(2), [embase(2)], rule: "doi"),
            .merge(kept: embase(2), [embase(1)], rule: ""),
        ])
        #expect(made.kept(pubmed(1)) == embase(2))
        #expect(Set(made.cluster(of: pubmed(1))) == [pubmed(1), pubmed(2), embase(1), embase(2)])
        #expect(made.keptFor.values.allSatisfy { made.keptFor[$0] == nil })
    }

    @Test("What a person keeps apart no rule joins, but a person may")
    func apart() {
        var made = clusters([
            .merge(kept: pubmed(1), [embase(1), embase(2)], rule: "title"), .keepApart(pubmed(1), embase(1), rule: ""),
        ])
        #expect(made.kept(embase(1)) == embase(1))
        #expect(made.kept(embase(2)) == pubmed(1))
        #expect(made.follow(.merge(kept: pubmed(1), [embase(1)], rule: "title")) == "a person keeps apart: embase/L100001")
        // Not by a detour either.
        #expect(made.follow(.merge(kept: embase(2), [embase(1)], rule: "title")) != nil)
        #expect(made.kept(embase(1)) == embase(1))
        #expect(made.follow(.merge(kept: pubmed(1), [embase(1)], rule: "")) == nil)
        #expect(made.kept(embase(1)) == pubmed(1))
    }

    @Test("Keeping the kept record apart takes the other one out")
    func takesOut() {
        let made = clusters([.merge(kept: pubmed(1), [embase(1), embase(2)], rule: ""), .keepApart(embase(1), pubmed(1), rule: "")])
        #expect(made.cluster(of: pubmed(1)) == [pubmed(1), embase(2)])
    }

    @Test("Any decisions in any order leave every removed record pointing to a kept one")
    func anyOrder() {
        var random = SeededDecisions(11)
        for _ in 0..<300 {
            var made = DuplicateClusters()
            for _ in 0..<40 {
                let keys = (0..<3).map { _ in pubmed(Int.random(in: 1...9, using: &random)) }
                let rule = Bool.random(using: &random) ? "rule" : ""
                switch Int.random(in: 0...2, using: &random) {
                case 0: made.follow(.keepApart(keys[0], keys[1], rule: rule))
                default: made.follow(.merge(kept: keys[0], Array(keys[1...]), rule: rule))
                }
                #expect(made.keptFor.values.allSatisfy { made.keptFor[$0] == nil })
                #expect(made.keptFor.allSatisfy { made.cluster(of: $0.value).contains($0.key) })
                let all = Set((1...9).map { made.kept(pubmed($0)) }).reduce(0) { $0 + made.cluster(of: $1).count }
                #expect(all == 9)
            }
        }
    }

    @Test("Decisions on any member count for the cluster, and come back to the record when it is split")
    func decisionsFollow() throws {
        var small = try SmallReview()
        small.vote("a", embase(1), .include)
        small.vote("b", pubmed(1), .include)
        small.decide("a", .merge(kept: pubmed(1), [embase(1)], rule: "doi"))
        let merged = small.state
        #expect(merged.record(embase(1))?.key == pubmed(1))
        #expect(merged.record(pubmed(1))?.titleAbstract.status == .agreed(.include, reason: ""))
        #expect(merged.records.count == 5)
        small.decide("a", .undo(.titleAbstract, pubmed(1)))
        #expect(small.state.record(pubmed(1))?.titleAbstract.status == .awaiting)
        small.vote("a", pubmed(1), .exclude)
        small.decide("b", .keepApart(pubmed(1), embase(1), rule: ""))
        #expect(small.state.record(embase(1))?.titleAbstract.status == .unscreened)
        #expect(small.state.record(pubmed(1))?.titleAbstract.status == .conflict(.decision))
    }

    @Test("A record of a database is kept before one found by other methods")
    func arms() throws {
        var small = try SmallReview(pubmed: 2, embase: 1, cited: 2)
        small.decide("a", .merge(kept: cited(1), [pubmed(1), embase(1)], rule: ""))
        let state = small.state
        #expect(state.record(cited(1))?.key == pubmed(1))
        let counts = FlowCounts(state)
        #expect(counts.duplicates == 1)
        #expect(counts.recordsScreened == 2)
        #expect(counts.citationResults == 2)
        #expect(FlowCheck(FlowEvidence(state)).isImpossible == false)
    }

    @Test("An abstract and its full report are one study with two reports")
    func related() throws {
        var small = try SmallReview(pubmed: 2, embase: 1)
        small.decide("a", .relate(embase(1), .abstractOf, pubmed(1), rule: "title"))
        for key in [pubmed(1), pubmed(2), embase(1)] {
            small.both(key, .include)
            small.both(key, .include, .fullText)
        }
        let counts = FlowCounts(small.state)
        #expect(counts.newReports == 3)
        #expect(counts.newStudies == 2)
        small.decide("a", .unrelate(pubmed(1), embase(1)))
        #expect(FlowCounts(small.state).newStudies == 3)
        small.decide("a", .relate(embase(1), .commentOn, pubmed(1), rule: ""))
        #expect(FlowCounts(small.state).newStudies == 3)
    }
}
