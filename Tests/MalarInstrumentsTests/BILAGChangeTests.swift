// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

private func visits(_ letters: String...) -> [DatedAnswers] {
    letters.enumerated().map { DatedAnswers(CalendarDate(dayNumber: 90 * $0), grades($1)) }
}

private func plain(_ letters: String) -> BILAG2004.Grades {
    BILAG2004.Grades(letters.compactMap { Grade(rawValue: String($0)) })
}

@Suite("BILAG-2004: flares and responses")
struct BILAGChangeTests {
    @Test(
        "Flare of the TULIP trials",
        arguments: [
            ("B3 two new B", "CCDEEEEEE", "BBDEEEEEE", Truth.met), ("B3 one new B", "BCEEEEEEE", "BBEEEEEEE", .notMet),
            ("one new A", "BEEEEEEEE", "AEEEEEEEE", .met), ("A stays", "AEEEEEEEE", "AEEEEEEEE", .notMet),
            ("A to B is no new B", "AACEEEEEE", "BBBEEEEEE", .notMet), ("open, cannot decide", "EEEEEEEEE", "-EEEEEEE-", .indeterminate),
            ("open, but decided", "CC-EEEEEE", "BB-EEEEEE", .met),
            ("open A or B after C, with a new B elsewhere", "CCEEEEEEE", "B-EEEEEEE", .indeterminate),
            ("open now, was A", "AEEEEEEEE", "-EEEEEEEE", .notMet),
        ])
    func tulip(_ id: String, previous: String, current: String, state: Truth) throws {
        let visits = visits(previous, current)
        #expect(try BILAGFlareTulip.assess(visits[1], after: [visits[0]]).state == state)
        #expect(try SRIBILAGComponent.assess(visits[1], after: [visits[0]]).state == !state)
        if !(previous + current).contains("-") {
            #expect(BILAGFlareTulip.flare(previous: plain(previous), current: plain(current)) == state)
        }
    }

    @Test("A flare is read against the previous visit, a response against the first")
    func comparators() throws {
        let visits = visits("EEEEEEEEE", "AEEEEEEEE", "AEEEEEEEE")
        let flare = try BILAGFlareTulip.assess(visits[2], after: Array(visits.prefix(2)))
        #expect(flare.state == .notMet && flare.criteria.map(\.decidedBy) == ["no new A", "no new B"])
        let response = try SRIBILAGComponent.assess(visits[2], after: Array(visits.prefix(2)))
        #expect(response.state == .notMet && response.criteria[0].decidedBy == "new A: constitutional")
        #expect(response.criteria.map(\.id) == ["noNewA", "atMostOneNewB", "bilagImprovement"])
    }

    @Test("Without an earlier visit everything is indeterminate")
    func first() throws {
        for type in [BILAGFlareTulip.self, SRIBILAGComponent.self, BILAGFlare2011.self] as [any LongitudinalInstrument.Type] {
            for letters in ["ABBEEEEEE", "EEEEEEEEE"] {
                let result = try type.assess(visits(letters)[0], after: [])
                #expect(result.state == .indeterminate && result.flags.contains("noComparator") && result.missing.isEmpty)
                #expect(result.criteria.allSatisfy { $0.state == .indeterminate })
                #expect(result.parts.map(\.id) == type.description.parts.map(\.id))
            }
        }
        let nothing = try BILAGFlareTulip.assess(DatedAnswers(CalendarDate(dayNumber: 0), Answers()), after: visits("EEEEEEEEE"))
        #expect(nothing.missing == Domain.allCases.map(\.item))
    }

    @Test("An answer of an earlier visit that no rule admits is unknown; the others stand")
    func refusedBefore() throws {
        var visits = visits("EEEEEEEEE", "AEEEEEEEE")
        var answers = visits[0].answers
        answers["bilag.pyrexia"] = .number(7)
        visits[0] = DatedAnswers(visits[0].date, answers)
        let result = try BILAGFlareTulip.assess(visits[1], after: [visits[0]])
        #expect(result.state == .met && result.flags.isEmpty)
        answers["bilag.constitutional"] = .word("F")
        let open = try BILAGFlareTulip.assess(visits[1], after: [DatedAnswers(visits[0].date, answers)])
        #expect(open.state == .indeterminate)
    }

    @Test("What decided names the systems, certain and possible")
    func words() throws {
        let visits = visits("CCEEEEEEE", "BA-EEEEEE")
        let result = try BILAGFlareTulip.assess(visits[1], after: [visits[0]])
        #expect(result.criteria[0].decidedBy == "new A: mucocutaneous; possible: neuropsychiatric")
        #expect(result.criteria[1].decidedBy == "new B: constitutional; possible: neuropsychiatric")
        #expect(result.part("newA")?.lowest == 1 && result.part("newA")?.highest == 2)
    }

    @Test(
        "Improvement as BICLA asks for it, by the vectors of BICLA (skin, joints, kidney, blood)",
        arguments: [
            ("B1", "EBEAEEEEE", "ECEBEEEEE", Truth.met, Truth.met), ("B2", "EBEAEEEEE", "EBEBEEEEE", .notMet, .met),
            ("B3", "EEEAEEECE", "EEECEEEBE", .met, .met), ("B4", "EEEAEEECE", "EEECEEEBB", .met, .notMet),
            ("B5", "EEEAEEEEE", "EEEDEEEEE", .met, .met),
            ("B7", "EBEBEEEEE", "ECECEEEEE", .met, .met), ("not evaluable", "CDEEEEEEE", "DDEEEEEEE", .indeterminate, .met),
            ("A stays", "AEEEEEEEE", "AEEEEEEEE", .notMet, .met), ("open", "ABEEEEEEE", "B-EEEEEEE", .indeterminate, .indeterminate),
        ])
    func improvement(_ id: String, baseline: String, current: String, improved: Truth, noWorsening: Truth) throws {
        let visits = visits(baseline, current)
        let result = try SRIBILAGComponent.assess(visits[1], after: [visits[0]])
        #expect(result.criteria[2].state == improved && result.state == noWorsening)
        if !current.contains("-") {
            #expect(SRIBILAGComponent.bilagImprovement(baseline: plain(baseline), current: plain(current)) == improved)
            #expect(SRIBILAGComponent.holds(baseline: plain(baseline), current: plain(current)) == noWorsening)
        }
    }

    @Test("E cannot follow A: it counts as D, and the result says so")
    func impossible() throws {
        let visits = visits("AEEEEEEEE", "EEEEEEEEE")
        let result = try SRIBILAGComponent.assess(visits[1], after: [visits[0]])
        #expect(result.criteria[2].state == .met && result.flags == ["gradeEAfterInvolvement.constitutional"])
    }

    @Test(
        "The unverified flares of 2011: off unless asked for; caused by new or worse items",
        arguments: [
            ("EEEEEEEEE", "AEEEEEEEE", [Truth.met, .notMet, .notMet]), ("CCEEEEEEE", "BBEEEEEEE", [.notMet, .met, .notMet]),
            ("CCEEEEEEE", "BCEEEEEEE", [.notMet, .notMet, .met]), ("EEEEEEEEE", "CCECEEEEE", [.notMet, .notMet, .met]),
            ("EEEEEEEEE", "CCEEEEEEE", [.notMet, .notMet, .notMet]),
        ] as [(String, String, [Truth])])
    func flare2011(_ previous: String, current: String, states: [Truth]) throws {
        let visits = visits(previous, current)
        let off = try BILAGFlare2011.assess(visits[1], after: [visits[0]])
        #expect(off.state == .indeterminate && off.flags == ["flareRulesOff"])
        #expect(off.criteria.allSatisfy { $0.state == .indeterminate && $0.decidedBy == "unverified rule, not asked for" })
        var answers = visits[1].answers
        answers["flareRules"] = .word(BILAGFlare2011.unverifiedRules)
        for domain in Domain.allCases { answers["bilag.newOrWorse.\(domain.rawValue)"] = .finding(.present) }
        let on = try BILAGFlare2011.assess(DatedAnswers(visits[1].date, answers), after: [visits[0]])
        #expect(on.criteria.map(\.state) == states && on.state == Truth.any(states) && on.flags == ["unverifiedFlare"])
        for domain in Domain.allCases { answers["bilag.newOrWorse.\(domain.rawValue)"] = .finding(.absent) }
        #expect(try BILAGFlare2011.assess(DatedAnswers(visits[1].date, answers), after: [visits[0]]).state == .notMet)
        for domain in Domain.allCases { answers["bilag.newOrWorse.\(domain.rawValue)"] = .unknown }
        let open = try BILAGFlare2011.assess(DatedAnswers(visits[1].date, answers), after: [visits[0]])
        #expect(open.state == (states.contains(.met) ? .indeterminate : .notMet))
    }

    @Test("The items that make a grade show whether it was caused by a new or worse one")
    func evidence() throws {
        let visits = visits("EEEEEEEEE", "EAEEEEEEE")
        var answers = visits[1].answers
        answers["flareRules"] = .word(BILAGFlare2011.unverifiedRules)
        for number in [5, 7, 9, 11, 13] { answers[BILAG2004.items[number - 1].id] = .number(number == 5 ? 4 : 0) }
        #expect(try BILAGFlare2011.assess(DatedAnswers(visits[1].date, answers), after: [visits[0]]).state == .met)
        answers["bilag.skinEruptionSevere"] = .number(2)
        #expect(try BILAGFlare2011.assess(DatedAnswers(visits[1].date, answers), after: [visits[0]]).state == .notMet)
    }
}
