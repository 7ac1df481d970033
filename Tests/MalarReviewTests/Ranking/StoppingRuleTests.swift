// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import MalarReview

@Suite("When to stop screening")
struct StoppingRuleTests {
    /// Values by `scipy.stats.hypergeom`.
    @Test("The p value of a sample agrees with an independent computation")
    func pValue() throws {
        let rule = try #require(StoppingRule())
        let sample = try #require(ScreeningSample(foundBefore: 90, remaining: 1000, sampled: 200, foundInSample: 1))
        let verdict = rule.verdict(on: sample)
        #expect(verdict.relevantAtMiss == 6)
        #expect((verdict.pValue - 0.6553606174847376).magnitude < 1e-10)
        #expect(!verdict.mayStop)
    }

    @Test("A recall that equals the target does not miss it")
    func exactTarget() throws {
        let rule = try #require(StoppingRule(target: 0.95))
        let sample = try #require(ScreeningSample(foundBefore: 57, remaining: 500, sampled: 262, foundInSample: 0))
        // 57 of 60 are 95 %: the fewest that make a miss are 4 more.
        #expect(rule.verdict(on: sample).relevantAtMiss == 4)
        #expect(!rule.verdict(on: sample).mayStop)
        #expect(rule.sampleNeeded(foundBefore: 57, remaining: 500) == 263)
    }

    @Test(
        "The price of certainty in a small review is nearly all of it",
        arguments: [(3, 300, 285), (10, 300, 285), (0, 300, 300), (40, 0, 0)])
    func price(found: Int, remaining: Int, needed: Int) throws {
        let rule = try #require(StoppingRule())
        let count = try #require(rule.sampleNeeded(foundBefore: found, remaining: remaining))
        // With one relevant record at stake, P(X = 0) = 1 - n/N falls below 5 % just beyond 95 % of the remainder.
        #expect(count == needed || count == needed + 1)
    }

    @Test("Nothing found and all read are told apart")
    func ends() throws {
        let rule = try #require(StoppingRule())
        let nothing = try #require(ScreeningSample(foundBefore: 0, remaining: 100, sampled: 99, foundInSample: 0))
        #expect(!rule.verdict(on: nothing).mayStop)
        let all = try #require(ScreeningSample(foundBefore: 0, remaining: 100, sampled: 100, foundInSample: 0))
        #expect(rule.verdict(on: all).mayStop)
        #expect(nothing.recallEstimate() == nil)
    }

    @Test("Figures out of range make no rule and no sample")
    func ranges() {
        #expect(StoppingRule(target: 0) == nil && StoppingRule(target: 1.1) == nil && StoppingRule(target: .nan) == nil)
        #expect(StoppingRule(confidence: 1) == nil && StoppingRule(looks: 0) == nil)
        #expect(ScreeningSample(foundBefore: -1, remaining: 1, sampled: 0, foundInSample: 0) == nil)
        #expect(ScreeningSample(foundBefore: 0, remaining: 1, sampled: 2, foundInSample: 0) == nil)
        #expect(ScreeningSample(foundBefore: 0, remaining: Int.max, sampled: 2, foundInSample: 0) == nil)
    }

    @Test("The interval of the recall agrees with an independent inversion of both tails")
    func interval() throws {
        let sample = try #require(ScreeningSample(foundBefore: 97, remaining: 800, sampled: 100, foundInSample: 3))
        let estimate = try #require(sample.recallEstimate())
        #expect(estimate.missedAtLeast == 6 - 3)
        #expect(estimate.missedAtMost == 65 - 3)
        #expect(estimate.missed == 21)
        #expect((estimate.recall - 100.0 / 121).magnitude < 1e-12)
        #expect((estimate.lower - 100.0 / 162).magnitude < 1e-12)
        #expect((estimate.upper - 100.0 / 103).magnitude < 1e-12)
    }

    /// Every possible truth and every possible sample, weighed by its exact probability: no luck is involved.
    @Test("The interval covers the truth as often as it says", arguments: [(40, 10), (60, 30), (25, 24)])
    func coverage(remaining: Int, sampled: Int) throws {
        for relevant in 0...remaining {
            var covered = 0.0
            for count in possible(remaining, sampled, relevant) {
                let sample = try #require(ScreeningSample(foundBefore: 20, remaining: remaining, sampled: sampled, foundInSample: count))
                let estimate = try #require(sample.recallEstimate())
                let recall = Double(20 + count) / Double(20 + relevant)
                let isInside = estimate.lower <= recall + 1e-12 && recall <= estimate.upper + 1e-12
                covered += isInside ? mass(count, sampled, relevant, remaining) : 0
            }
            #expect(covered >= 0.95 - 1e-9, "\(relevant) relevant")
        }
    }

    @Test("The rule stops too early no more often than it says", arguments: [(120, 100, 20), (90, 70, 30), (200, 150, 40)])
    func error(remaining: Int, sampled: Int, found: Int) throws {
        let rule = try #require(StoppingRule(target: 0.9))
        var worst = 0.0
        for relevant in 0...remaining {
            var wrong = 0.0
            for count in possible(remaining, sampled, relevant) where count < relevant {
                let sample = try #require(ScreeningSample(foundBefore: found, remaining: remaining, sampled: sampled, foundInSample: count))
                let isMiss = Double(found + count) < 0.9 * Double(found + relevant) - 1e-9
                wrong += isMiss && rule.verdict(on: sample).mayStop ? mass(count, sampled, relevant, remaining) : 0
            }
            worst = max(worst, wrong)
        }
        // Some truth brings the error near what is allowed, or the rule would never let anyone stop.
        #expect(worst <= 0.05 + 1e-9)
        #expect(worst > 0)
    }

    /// Reading on in random order and looking at four sizes fixed beforehand, 2,000 times, where the recall is just too low at each.
    @Test("Several looks stated beforehand keep the error as well")
    func looks() throws {
        let rule = try #require(StoppingRule(target: 0.95, looks: 4))
        var random = RankingRandom(seed: 11)
        var wrong = 0
        for _ in 0..<2000 {
            let order = random.sample(400, of: Array(0..<400)).map { $0 < 12 }
            let stop = [100, 200, 300, 360].lazy.map { size in (size, order.prefix(size).count { $0 }) }.first { size, count in
                let sample = ScreeningSample(foundBefore: 50, remaining: 400, sampled: size, foundInSample: count)
                return sample.map { rule.verdict(on: $0).mayStop } ?? false
            }
            if let stop, Double(50 + stop.1) < 0.95 * 62 { wrong += 1 }
        }
        #expect(Double(wrong) / 2000 <= 0.05 + 3 * (0.05 * 0.95 / 2000).squareRoot())
    }

    /// By the published formula with `scipy.stats.hypergeom` over all last stretches.
    @Test("The test on the ranked order agrees with an independent computation")
    func ranked() throws {
        let rule = try #require(StoppingRule())
        let read = [1, 1, 0, 1, 1, 0, 1, 0, 0, 1].map { $0 == 1 } + Array(repeating: false, count: 60)
        let value = try #require(rule.rankedPValue(read: read, records: 120))
        #expect((value - 0.4545454545454545).magnitude < 1e-10)
        #expect(rule.rankedPValue(read: read, records: 70) == 0)
        #expect(rule.rankedPValue(read: read, records: 69) == nil)
        #expect(rule.rankedPValue(read: [false, false], records: 9) == 1)
    }

    @Test("The random order is the same for the same seed, whatever the order given")
    func order() {
        let ids = (0..<50).map { "r\($0)" }
        let first = ScreeningSample.order(of: ids, seed: 3)
        #expect(first == ScreeningSample.order(of: ids.reversed(), seed: 3))
        #expect(first != ScreeningSample.order(of: ids, seed: 4))
        #expect(Set(first) == Set(ids))
    }

    private func possible(_ records: Int, _ sample: Int, _ relevant: Int) -> ClosedRange<Int> {
        max(0, sample - (records - relevant))...min(sample, relevant)
    }

    /// By a product of ratios, apart from what is tested.
    private func mass(_ count: Int, _ sample: Int, _ relevant: Int, _ records: Int) -> Double {
        binomial(relevant, count) * binomial(records - relevant, sample - count) / binomial(records, sample)
    }

    private func binomial(_ from: Int, _ count: Int) -> Double {
        (0..<count).reduce(1) { $0 * Double(from - $1) / Double($1 + 1) }
    }
}
