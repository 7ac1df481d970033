// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Proportions and their differences")
struct ProportionTests {
    @Test(
        "All methods: limits around the estimate, within 0 and 1, mirrored when events and others change places",
        arguments: ProportionInterval.allCases)
    func mirrored(method: ProportionInterval) throws {
        for n in [1, 2, 7, 26, 1000] {
            for events in Set([0, 1, n / 3, n / 2, n]) {
                let limits = try method.limits(of: Proportion(events: events, of: n), level: 0.95)
                let other = try method.limits(of: Proportion(events: n - events, of: n), level: 0.95)
                let share = Double(events) / Double(n)
                #expect(0 <= limits.lower && limits.lower <= share && share <= limits.upper && limits.upper <= 1)
                #expect((limits.lower - (1 - other.upper)).magnitude < 1e-14 && (limits.upper - (1 - other.lower)).magnitude < 1e-14)
            }
        }
    }

    @Test("Exact limits have the binomial tail that defines them, from 1 event in a billion to one half")
    func exactTails() throws {
        for (events, n) in [(1, 1_000_000_000), (3, 1_000_000), (12_345, 10_000_000), (500_000, 1_000_000), (9, 26)] {
            let limits = try ProportionInterval.clopperPearson.limits(of: Proportion(events: events, of: n), level: 0.95)
            expect(BinomialDistribution(trials: n, probability: limits.lower).tails(at: events).greater, isCloseTo: 0.025, within: 1e-11)
            expect(BinomialDistribution(trials: n, probability: limits.upper).tails(at: events).less, isCloseTo: 0.025, within: 1e-11)
        }
    }

    /// R 4.2.2: qbeta(0.975, 2, 1e9 - 1) gives 5.5716433782031108e-09.
    @Test("One event in a billion, as R's qbeta has it")
    func billion() throws {
        let limits = try ProportionInterval.clopperPearson.limits(of: Proportion(events: 1, of: 1_000_000_000), level: 0.95)
        expect(limits.upper, isCloseTo: 5.5716433782031108e-09)
    }

    /// R 4.2.2: prop.test(9, 26) and prop.test(c(9, 3), c(13, 13), correct = FALSE).
    @Test("As R's prop.test")
    func asInR() throws {
        let corrected = try ProportionInterval.wilsonContinuity.limits(of: Proportion(events: 9, of: 26), level: 0.95)
        expect(corrected.lower, isCloseTo: 0.179431252559586)
        expect(corrected.upper, isCloseTo: 0.556350444208126)
        let wald = try ProportionDifferenceInterval.wald.limits(
            of: Proportion(events: 9, of: 13), minus: Proportion(events: 3, of: 13), level: 0.95)
        expect(wald.lower, isCloseTo: 0.121831043606764)
        expect(wald.upper, isCloseTo: 0.801245879470159)
    }

    @Test("A difference changes sign with the groups", arguments: ProportionDifferenceInterval.allCases)
    func antisymmetric(method: ProportionDifferenceInterval) throws {
        let (first, second) = (try Proportion(events: 9, of: 13), try Proportion(events: 0, of: 17))
        let there = try method.limits(of: first, minus: second, level: 0.9)
        let back = try method.limits(of: second, minus: first, level: 0.9)
        #expect((there.lower + back.upper).magnitude < 1e-15 && (there.upper + back.lower).magnitude < 1e-15)
    }

    @Test("Ratios are the inverse of each other when the groups change places; with an empty cell there are no limits")
    func ratios() throws {
        let (first, second) = (try Proportion(events: 9, of: 13), try Proportion(events: 3, of: 11))
        let there = try RiskMeasures(first, second, level: 0.95)
        let back = try RiskMeasures(second, first, level: 0.95)
        expect(there.oddsRatio.upper, isCloseTo: 1 / (try #require(back.oddsRatio.lower)))
        expect(there.riskRatio.upper, isCloseTo: 1 / (try #require(back.riskRatio.lower)))
        let none = try RiskMeasures(Proportion(events: 0, of: 5), second, level: 0.95)
        #expect(none.riskRatio.estimate == 0 && none.riskRatio.upper == nil && none.oddsRatio.lower == nil)
        let corrected = try RiskMeasures(Proportion(events: 0, of: 5), second, level: 0.95, addedToEachCell: 0.5)
        #expect(corrected.oddsRatio.upper != nil)
    }

    @Test("Refused")
    func refused() {
        #expect(throws: StatisticsFailure.emptySample) { try Proportion(events: 0, of: 0) }
        #expect(throws: StatisticsFailure.invalidArgument) { try Proportion(events: 7, of: 5) }
        #expect(throws: StatisticsFailure.invalidArgument) { try Proportion(events: -1, of: 5) }
        #expect(throws: StatisticsFailure.invalidArgument) {
            try ProportionInterval.wilson.limits(of: Proportion(events: 1, of: 5), level: 1)
        }
    }
}

@Suite("Binomial tails")
struct BinomialTailTests {
    @Test("Equal to every outcome written out", arguments: [0.5, 0.3, 0.02, 0.77])
    func everyOutcome(probability: Double) {
        for n in [1, 5, 12, 30] {
            var masses = [1.0]
            for _ in 0..<n {
                masses = (0...masses.count).map {
                    ($0 < masses.count ? masses[$0] * (1 - probability) : 0) + ($0 > 0 ? masses[$0 - 1] * probability : 0)
                }
            }
            for k in 0...n {
                let tails = BinomialDistribution(trials: n, probability: probability).tails(at: k)
                expect(tails.less, isCloseTo: masses[...k].reduce(0, +), within: 1e-12)
                expect(tails.greater, isCloseTo: masses[k...].reversed().reduce(0, +), within: 1e-12)
                let unlikely = masses.filter { $0 <= masses[k] * (1 + 1e-10) }.sorted().reduce(0, +)
                expect(tails.minimumLikelihood, isCloseTo: unlikely, within: 1e-12)
            }
        }
    }

    /// R 4.2.2: binom.test(37, 112, 0.25).
    @Test("As R's binom.test, and far below the smallest double")
    func asInR() {
        expect(BinomialDistribution(trials: 112, probability: 0.25).tails(at: 37).minimumLikelihood, isCloseTo: 0.0627193336729933)
        let far = BinomialDistribution(trials: 2000, probability: 0.5).tails(at: 0)
        expect(far.log10Less, isCloseTo: -602.0599913279624)
        #expect(far.less == 0 && far.greater == 1)
    }

    @Test("Half of an even number, and a certain outcome")
    func edges() {
        #expect(BinomialDistribution(trials: 12, probability: 0.5).tails(at: 6).minimumLikelihood == 1)
        #expect(BinomialDistribution(trials: 5, probability: 0).tails(at: 0).minimumLikelihood == 1)
        #expect(BinomialDistribution(trials: 5, probability: 0).tails(at: 1).greater == 0)
    }
}
