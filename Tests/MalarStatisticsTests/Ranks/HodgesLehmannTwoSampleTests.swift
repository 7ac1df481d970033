// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Hodges-Lehmann, two samples and further rules")
struct HodgesLehmannTwoSampleTests {
    private func samples(_ x: [Double], _ y: [Double]) throws -> TwoSamples { try #require(TwoSamples.groups(x, y).value) }

    @Test(
        "Equal to all differences written out and sorted", arguments: [(1, 1), (2, 5), (7, 7), (12, 9), (30, 4)], HodgesLehmannRule.allCases
    )
    func writtenOut(sizes: (Int, Int), rule: HodgesLehmannRule) throws {
        var generator = SeededGenerator(seed: 21)
        let (x, y) = (generator.scores(sizes.0, upTo: 9), generator.scores(sizes.1, upTo: 12))
        let all = x.flatMap { a in y.map { a - $0 } }.sorted()
        let result = try #require(HodgesLehmannTwoSample(level: 0.9, rule: rule).result(of: try samples(x, y)).value)
        #expect(result.estimate == (all[(all.count - 1) / 2] + all[all.count / 2]) / 2 && result.count == all.count)
        let k = min(result.k, all.count + 1 - result.k)
        #expect(result.interval.lower == all[k - 1] && result.interval.upper == all[all.count - k])
        let back = try #require(HodgesLehmannTwoSample(level: 0.9, rule: rule).result(of: try samples(y, x)).value)
        #expect(back.estimate == -result.estimate && back.interval.lower == -result.interval.upper)
    }

    @Test("The exact rule's level, by every split written out", arguments: [(2, 3), (4, 4), (3, 7)], [0.5, 0.9, 0.95, 0.99])
    func level(sizes: (Int, Int), level: Double) throws {
        let places = 0..<(1 << (sizes.0 + sizes.1))
        let sums = places.filter { $0.nonzeroBitCount == sizes.0 }.map { pattern in
            (0..<(sizes.0 + sizes.1)).reduce(0) { sum, i in
                pattern >> i & 1 == 0 ? sum : sum + (0..<i).count { pattern >> $0 & 1 == 0 }
            }
        }
        let tail = { (q: Int) in Double(sums.count { $0 <= q }) / Double(sums.count) }
        let q = (0...(sizes.0 * sizes.1)).last { tail($0) <= (1 - level) / 2 } ?? 0
        let x = (0..<sizes.0).map { Double($0 * $0) + 0.1 }
        let y = (0..<sizes.1).map(Double.init)
        let result = try #require(HodgesLehmannTwoSample(level: level).result(of: try samples(x, y)).value)
        #expect(result.k == q + 1 && (result.interval.achievedLevel - (1 - 2 * tail(q))).magnitude < 1e-14)
    }

    /// R 4.2.2: wilcox.test(x, exact = FALSE, conf.int = TRUE, tol.root = 1e-12) for x = 1 7 4 -2 6 1 5 -2 2 5.
    @Test("The root that R looks for lies at an order statistic")
    func root() throws {
        let result = try #require(HodgesLehmann.shift(in: try pairs([1, 7, 4, -2, 6, 1, 5, -2, 2, 5]), rule: .normalCorrected).value)
        #expect(result.estimate == 3 && result.interval.lower == 0 && result.interval.upper == 5.5)
    }

    @Test("The rules of one sample agree with the typed estimator, and zeros can be dropped")
    func oneSample() throws {
        let sample = try pairs([-4, 0, -4, -2, 0, -4, 1, -4, 0, -3])
        let typed = try #require(HodgesLehmann().result(of: sample).value)
        let found = try #require(HodgesLehmann.shift(in: sample).value)
        #expect(found.estimate == typed.estimate && found.k == typed.k.value && found.interval == typed.interval.value)
        let dropped = try #require(HodgesLehmann.shift(in: sample, keepingZeros: false).value)
        #expect(dropped.estimate == -3.25 && dropped.interval.lower == -4 && dropped.interval.upper == -1)
        #expect(HodgesLehmann.shift(in: try pairs([0, 0]), keepingZeros: false).reason == .noNonzeroDifferences)
        #expect(HodgesLehmann.shift(in: try pairs([])).reason == .emptySample)
        #expect(HodgesLehmann.shift(in: sample, level: 1).reason == .invalidArgument)
        let conditional = try #require(HodgesLehmann.shift(in: sample, rule: .tieConditional).value)
        #expect(conditional.interval.reachesLevel && conditional.interval.lower <= -3 && conditional.interval.upper >= -2)
    }

    @Test("Differences that overflow have a reason")
    func overflow() throws {
        #expect(HodgesLehmannTwoSample().result(of: try samples([1.7e308], [-1.7e308])).reason == .nonFiniteInput)
        #expect(HodgesLehmannTwoSample(level: 0).result(of: try samples([1], [2])).reason == .invalidArgument)
    }
}
