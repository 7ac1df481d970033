// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("Duplicates: decisions of people hold")
struct DuplicateDecisionTests {
    let three = [sample("a", pages: ""), sample("b"), sample("c")]

    @Test("Records kept apart are never in one cluster, whatever joins them")
    func cannotLink() {
        let report = DuplicateFinder(decisions: [DuplicateDecision("b", "c", .keepApart)]).find(in: three)
        #expect(!report.clusters.contains { $0.contains("b") && $0.contains("c") })
        #expect(report.pairs.contains { $0.first == "b" && $0.second == "c" && $0.outcome == .apart && $0.veto == .decision })
    }

    @Test("Records merged by a person are one, against every veto")
    func mustLink() {
        let other = sample("z", title: "Something else entirely about sleep", authors: "Okafor, D", year: 1999)
        let report = DuplicateFinder(decisions: [DuplicateDecision("z", "b", .merge)]).find(in: three + [other])
        #expect(report.clusters == [["a", "b", "c", "z"]])
        #expect(report.pairs.contains { $0.rule == .decision })
    }

    @Test("Related by a person: linked and apart")
    func relate() {
        let report = DuplicateFinder(decisions: [DuplicateDecision("c", "b", .relate(.part))]).find(in: three)
        #expect(report.relations.contains { $0.first == "b" && $0.second == "c" && $0.outcome == .related(.part) })
        #expect(!report.clusters.contains { $0.contains("b") && $0.contains("c") })
    }

    @Test("Contradictions and unknown ids are named, the rest holds")
    func unused() {
        let decisions = [
            DuplicateDecision("b", "c", .merge), DuplicateDecision("c", "b", .keepApart), DuplicateDecision("b", "nobody", .merge),
            DuplicateDecision("b", "b", .merge),
        ]
        let report = DuplicateFinder(decisions: decisions).find(in: three)
        #expect(Set(report.unusedDecisions) == Set(decisions.dropFirst()))
        #expect(report.clusters == [["a", "b", "c"]])
    }

    @Test("A run over old and new records keeps what was decided")
    func rerun() {
        let decisions = [DuplicateDecision("b", "c", .keepApart)]
        let later = three + [sample("d", authors: "Moreau, Anne; Lindqvist, Bo; Tanaka, Chie")]
        let report = DuplicateFinder(decisions: decisions).find(in: later)
        #expect(!report.clusters.contains { $0.contains("b") && $0.contains("c") })
        #expect(report.clusters.contains { $0.contains("d") })
    }

    @Test("An answered question is not asked again")
    func answered() {
        let records = [sample("a"), sample("b", issue: "4", pages: "512-519")]
        #expect(DuplicateFinder().find(in: records).questions.count == 1)
        let apart = DuplicateFinder(decisions: [DuplicateDecision("a", "b", .keepApart)]).find(in: records)
        let merged = DuplicateFinder(decisions: [DuplicateDecision("a", "b", .merge)]).find(in: records)
        #expect(apart.questions.isEmpty && apart.clusters.isEmpty)
        #expect(merged.questions.isEmpty && merged.clusters == [["a", "b"]])
    }

    @Test("One source without duplicates: pairs within it are asked about, and no third record joins them")
    func oneSource() {
        var options = DuplicateOptions()
        options.neverWithinOneSource = true
        let records = [sample("a", file: "x.ris"), sample("b", file: "x.ris"), sample("c", file: "y.ris")]
        let report = DuplicateFinder(options).find(in: records)
        #expect(report.clusters.count == 1 && report.clusters[0].count == 2 && report.clusters[0].contains("c"))
        #expect(report.questions.count == 1)
    }

    @Test("A record that could be either of two that contradict each other joins one, and the other is asked")
    func bridged() {
        let abstract = sample("a", issue: "9", pages: "S15", kind: .conferenceAbstract)
        let article = sample("b", issue: "12", pages: "2129-2132")
        let bare = sample("c", issue: "", pages: "", kind: .unstated)
        let report = DuplicateFinder().find(in: [abstract, article, bare])
        #expect(!report.clusters.contains { $0.contains("a") && $0.contains("b") })
    }
}
