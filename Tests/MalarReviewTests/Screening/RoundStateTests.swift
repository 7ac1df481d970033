// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("Votes, conflicts and resolutions")
struct RoundStateTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let title: String
        let round: ReviewRound
        /// Each step: who, what, why. Two letters such as "ab" are a resolution by discussion, "c" is the arbiter's, "-" takes back.
        let steps: [(String, String, String)]
        let status: RoundStatus
        var testDescription: String { title }

        init(_ title: String, _ round: ReviewRound, _ steps: [(String, String, String)], _ status: RoundStatus) {
            (self.title, self.round, self.steps, self.status) = (title, round, steps, status)
        }
    }

    static let first: [Case] = [
        Case("no vote", .titleAbstract, [], .unscreened),
        Case("one vote", .titleAbstract, [("a", "include", "")], .awaiting),
        Case("both include", .titleAbstract, [("a", "include", ""), ("b", "include", "")], .agreed(.include, reason: "")),
        Case("maybe goes on", .titleAbstract, [("a", "include", ""), ("b", "maybe", "")], .agreed(.include, reason: "")),
        Case("two maybes go on", .titleAbstract, [("a", "maybe", ""), ("b", "maybe", "")], .agreed(.include, reason: "")),
        Case("both exclude", .titleAbstract, [("a", "exclude", ""), ("b", "exclude", "")], .agreed(.exclude, reason: "")),
        Case(
            "reasons need not agree, the first of the protocol stands", .titleAbstract, [("a", "exclude", "E2"), ("b", "exclude", "E1")],
            .agreed(.exclude, reason: "E1")),
        Case(
            "a given reason before none", .titleAbstract, [("a", "exclude", ""), ("b", "exclude", "E2")], .agreed(.exclude, reason: "E2")),
        Case("maybe against exclusion", .titleAbstract, [("a", "maybe", ""), ("b", "exclude", "")], .conflict(.decision)),
        Case(
            "the last vote counts", .titleAbstract, [("a", "include", ""), ("a", "exclude", ""), ("b", "exclude", "")],
            .agreed(.exclude, reason: "")),
        Case("an undone vote is gone", .titleAbstract, [("a", "include", ""), ("b", "exclude", ""), ("b", "-", "")], .awaiting),
        Case(
            "the vote before stands again", .titleAbstract,
            [("a", "include", ""), ("b", "include", ""), ("b", "exclude", ""), ("b", "-", "")],
            .agreed(.include, reason: "")),
        Case("an arbiter's vote is none", .titleAbstract, [("a", "include", ""), ("c", "vote", "")], .awaiting),
    ]

    static let second: [Case] = [
        Case("reasons agree", .fullText, [("a", "exclude", "E1"), ("b", "exclude", "E1")], .agreed(.exclude, reason: "E1")),
        Case("reasons differ", .fullText, [("a", "exclude", "E1"), ("b", "exclude", "E3")], .conflict(.reason)),
        Case("decisions differ", .fullText, [("a", "include", ""), ("b", "exclude", "E3")], .conflict(.decision)),
        Case("a maybe awaits a final word", .fullText, [("a", "maybe", ""), ("b", "exclude", "E3")], .awaiting),
        Case("a maybe and an inclusion", .fullText, [("a", "maybe", ""), ("b", "include", "")], .awaiting),
        Case(
            "a maybe that became final", .fullText, [("a", "maybe", ""), ("b", "include", ""), ("a", "include", "")],
            .agreed(.include, reason: "")),
        Case(
            "the reason is resolved", .fullText, [("a", "exclude", "E1"), ("b", "exclude", "E3"), ("ab", "exclude", "E3")],
            .resolved(.exclude, reason: "E3")),
        Case(
            "a resolved maybe is not final", .fullText, [("a", "exclude", "E1"), ("b", "include", ""), ("ab", "maybe", "")], .awaiting),
        Case(
            "a late vote with another reason opens it again", .fullText,
            [("a", "exclude", "E1"), ("b", "include", ""), ("c", "exclude", "E1"), ("b", "exclude", "E2")], .conflict(.reason)),
    ]

    static let resolutions: [Case] = [
        Case(
            "by discussion", .titleAbstract, [("a", "include", ""), ("b", "exclude", ""), ("ab", "include", "")],
            .resolved(.include, reason: "")),
        Case(
            "by the arbiter", .titleAbstract, [("a", "include", ""), ("b", "exclude", ""), ("c", "exclude", "E1")],
            .resolved(.exclude, reason: "E1")),
        Case(
            "taken back", .titleAbstract, [("a", "include", ""), ("b", "exclude", ""), ("c", "exclude", "E1"), ("c", "-", "")],
            .conflict(.decision)),
        Case(
            "a late vote that agrees with it makes the votes agree", .titleAbstract,
            [("a", "include", ""), ("b", "exclude", ""), ("c", "exclude", ""), ("a", "exclude", "")], .agreed(.exclude, reason: "")),
        Case(
            "a late vote against it, with the other one", .titleAbstract,
            [("a", "include", ""), ("b", "exclude", ""), ("c", "exclude", ""), ("b", "include", "")], .agreed(.include, reason: "")),
        Case(
            "a late vote repeated against it opens the conflict again", .titleAbstract,
            [("a", "include", ""), ("b", "exclude", ""), ("c", "exclude", ""), ("a", "maybe", "")], .conflict(.decision)),
        Case(
            "undoing the late vote closes it again", .titleAbstract,
            [("a", "include", ""), ("b", "exclude", ""), ("c", "exclude", ""), ("a", "maybe", ""), ("a", "-", "")],
            .resolved(.exclude, reason: "")),
        Case(
            "a new resolution after that", .titleAbstract,
            [("a", "include", ""), ("b", "exclude", ""), ("c", "exclude", ""), ("a", "maybe", ""), ("c", "include", "")],
            .resolved(.include, reason: "")),
        Case("not before the votes are there", .titleAbstract, [("a", "include", ""), ("c", "exclude", "")], .awaiting),
        Case(
            "a talk may overturn two votes that agree", .titleAbstract,
            [("a", "include", ""), ("b", "include", ""), ("ab", "exclude", "E1")], .resolved(.exclude, reason: "E1")),
        Case(
            "a talk needs two", .titleAbstract, [("a", "include", ""), ("b", "exclude", ""), ("aa", "include", "")], .conflict(.decision)),
    ]

    @Test("The status of a record", arguments: first + second + resolutions)
    func status(of scenario: Case) throws {
        var small = try SmallReview(pubmed: 1, embase: 0)
        let key = pubmed(1)
        if scenario.round == .fullText { small.both(key, .include) }
        for (who, what, why) in scenario.steps { small.decide(Self.person(who), Self.action(who, what, why, scenario.round, key)) }
        #expect(small.state.record(key)?[scenario.round].status == scenario.status)
        #expect(FlowCheck(FlowEvidence(small.state)).isImpossible == false)
    }

    private static func person(_ who: String) -> String { String(who.prefix(1)) }

    private static func action(_ who: String, _ what: String, _ why: String, _ round: ReviewRound, _ key: RecordKey) -> ReviewAction {
        if what == "-" { return who == "c" ? .undoResolution(round, key) : .undo(round, key) }
        if what == "vote" { return .vote(round, key, .include, reason: why) }
        let verdict = Verdict(rawValue: what) ?? .maybe
        if who == "c" { return .resolve(round, key, verdict, reason: why, with: []) }
        if who.count > 1 { return .resolve(round, key, verdict, reason: why, with: [String(who.suffix(1))]) }
        return .vote(round, key, verdict, reason: why)
    }

    @Test("What does not count is told with its reason")
    func ignored() throws {
        var small = try SmallReview()
        small.vote("c", pubmed(1), .include)
        small.vote("x", pubmed(1), .include)
        small.vote("a", RecordKey(search: "pubmed", local: "99"), .include)
        small.decide("a", .undo(.titleAbstract, pubmed(1)))
        small.decide("a", .resolve(.titleAbstract, pubmed(1), .include, reason: "", with: []))
        small.decide("c", .undoResolution(.titleAbstract, pubmed(1)))
        let reasons = small.state.ignored.map(\.why)
        #expect(reasons.count == 6)
        #expect(reasons.first == "c does not vote in the round title and abstract")
        #expect(reasons[2] == "there is no record pubmed/99")
    }

    @Test("Nonsense is refused before it is written")
    func refusals() throws {
        var small = try SmallReview()
        small.both(pubmed(1), .include)
        small.both(pubmed(2), .exclude)
        small.vote("a", pubmed(3), .include)
        let state = small.state
        let refused: [(ReviewAction, String, String)] = [
            (.vote(.titleAbstract, pubmed(9), .include, reason: ""), "a", "there is no record pubmed/9"),
            (.vote(.titleAbstract, pubmed(1), .include, reason: ""), "c", "c does not vote in the round title and abstract"),
            (
                .vote(.titleAbstract, pubmed(1), .exclude, reason: "E3"), "a",
                "the protocol has no reason `E3` for the round title and abstract"
            ),
            (.vote(.fullText, pubmed(1), .exclude, reason: ""), "a", "the exclusion of a full text needs a reason: E1, E2, E3"),
            (.vote(.fullText, pubmed(2), .include, reason: ""), "a", "pubmed/2 has not passed the round title and abstract"),
            (.vote(.titleAbstract, pubmed(1), .include, reason: "E1"), "a", "a reason is given for exclusions alone"),
            (.undo(.titleAbstract, pubmed(4)), "a", "a has no vote on pubmed/4 that could be taken back"),
            (.resolve(.titleAbstract, pubmed(3), .include, reason: "", with: ["b"]), "a", "votes on pubmed/3 are still missing"),
            (.resolve(.titleAbstract, pubmed(1), .include, reason: "", with: []), "a", "a is no arbiter"),
            (.retrieval(pubmed(2), .sought, reason: ""), "a", "the full text of pubmed/2 is not sought"),
            (.retrieval(pubmed(1), .notRetrieved, reason: " "), "a", "say why the full text could not be had"),
            (.merge(kept: pubmed(1), [pubmed(1)], rule: ""), "a", "two different records are needed"),
            (.vote(.titleAbstract, pubmed(1), .include, reason: ""), "aa", "the protocol has no person `aa`"),
        ]
        for (action, person, message) in refused {
            let why = state.refusal(of: action, by: person)
            #expect(why?.hasPrefix(message) == true, "\(why ?? "accepted")")
        }
        #expect(state.refusal(of: .vote(.fullText, pubmed(1), .exclude, reason: "E3"), by: "a") == nil)
        #expect(state.refusal(of: .retrieval(pubmed(1), .notRetrieved, reason: "no answer"), by: "b") == nil)
    }

    @Test("Nothing of another's vote is seen before both have decided")
    func blinding() throws {
        var small = try SmallReview()
        small.decide("b", .vote(.titleAbstract, pubmed(1), .exclude, reason: "E1"))
        let before = try #require(small.state.view(of: pubmed(1), in: .titleAbstract, for: "a"))
        let untouched = try #require(small.state.view(of: pubmed(2), in: .titleAbstract, for: "a"))
        #expect(before == untouched)
        #expect(before.isBlinded)
        #expect(small.state.events(of: small.review, visibleTo: "a").isEmpty)
        #expect(small.state.view(of: pubmed(1), in: .titleAbstract, for: "c")?.others.isEmpty == true)
        small.vote("a", pubmed(1), .include)
        let after = try #require(small.state.view(of: pubmed(1), in: .titleAbstract, for: "a"))
        #expect(after.others.map(\.reason) == ["E1"])
        #expect(after.status == .conflict(.decision))
        #expect(small.state.events(of: small.review, visibleTo: "c").count == 2)
        small.decide("a", .undo(.titleAbstract, pubmed(1)))
        #expect(small.state.view(of: pubmed(1), in: .titleAbstract, for: "a") == before)
    }

    @Test("A third reviewer who has not voted sees nothing of two complete votes")
    func third() throws {
        var small = try SmallReview(yaml: SmallReview.yaml.replacing("- { id: b }", with: "- { id: b }\n  - { id: d }"))
        small.both(pubmed(1), .exclude)
        #expect(small.state.view(of: pubmed(1), in: .titleAbstract, for: "d")?.others.isEmpty == true)
        #expect(small.state.view(of: pubmed(1), in: .titleAbstract, for: "c")?.others.count == 2)
        #expect(!small.state.queue(for: "d", in: .titleAbstract).contains(pubmed(1)))
    }

    @Test("An open round shows votes at once")
    func unblinded() throws {
        var small = try SmallReview(yaml: SmallReview.yaml + "\nrounds: { titleAbstract: { blinded: false } }")
        small.vote("b", pubmed(1), .exclude)
        #expect(small.state.view(of: pubmed(1), in: .titleAbstract, for: "a")?.others.count == 1)
    }

    @Test("The queue keeps its order, takes a ranking, and empties")
    func queue() throws {
        var small = try SmallReview()
        let all = [embase(1), embase(2)] + (1...4).map(pubmed)
        #expect(small.state.queue(for: "a", in: .titleAbstract) == all)
        #expect(small.state.queue(for: "c", in: .titleAbstract).isEmpty)
        small.vote("a", embase(2), .include)
        #expect(
            small.state.queue(for: "a", in: .titleAbstract, ranking: [pubmed(3), embase(2), pubmed(3)]).prefix(2) == [pubmed(3), embase(1)])
        #expect(small.state.queue(for: "b", in: .titleAbstract) == all)
        for key in all { small.both(key, key == pubmed(1) ? .include : .exclude) }
        #expect(small.state.queue(for: "a", in: .titleAbstract).isEmpty)
        #expect(small.state.queue(for: "a", in: .fullText).isEmpty)
        small.decide("a", .retrieval(pubmed(1), .retrieved, reason: ""))
        #expect(small.state.queue(for: "a", in: .fullText) == [pubmed(1)])
        let progress = small.state.progress(of: .titleAbstract)
        #expect(progress.agreed == 6)
        #expect(progress.isComplete)
        #expect(!small.state.progress(of: .fullText).isComplete)
    }

    @Test("Agreement leaves resolutions out, and by choice later changes of mind")
    func agreement() throws {
        var small = try SmallReview()
        small.both(pubmed(1), .include)
        small.both(pubmed(2), .exclude)
        small.vote("a", pubmed(3), .maybe)
        small.vote("b", pubmed(3), .exclude)
        small.decide("c", .resolve(.titleAbstract, pubmed(3), .exclude, reason: "", with: []))
        small.vote("a", pubmed(4), .include)
        let pair = try #require(small.state.agreement(in: .titleAbstract).first)
        #expect([pair.bothInclude, pair.firstAlone, pair.secondAlone, pair.bothExclude] == [1, 1, 0, 1])
        #expect(!pair.isComplete)
        small.vote("a", pubmed(3), .exclude)
        let late = try #require(small.state.agreement(in: .titleAbstract).first)
        #expect(late.bothExclude == 2)
        let early = try #require(small.state.agreement(in: .titleAbstract, .independent, of: small.review).first)
        #expect([early.bothInclude, early.firstAlone, early.secondAlone, early.bothExclude] == [1, 1, 0, 1])
    }
}
