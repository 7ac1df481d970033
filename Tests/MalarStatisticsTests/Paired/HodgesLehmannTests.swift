// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Hodges-Lehmann")
struct HodgesLehmannTests {
    /// All averages written out and sorted.
    private func walsh(_ values: [Double]) -> [Double] {
        values.indices.flatMap { i in (i..<values.count).map { (values[i] + values[$0]) / 2 } }.sorted()
    }

    @Test("Zeros kept: d = -4 0 -4 -2 0 -4 1 -4 0 -3 gives -2, from -4 to 0")
    func workedExample() throws {
        let result = try #require(HodgesLehmann().result(of: try pairs([-4, 0, -4, -2, 0, -4, 1, -4, 0, -3])).value)
        let interval = try #require(result.interval.value)
        #expect(result.estimate == -2 && interval.lower == -4 && interval.upper == 0 && interval.reachesLevel)
    }

    @Test("Equal to all averages written out, sorted and counted", arguments: 1...30)
    func writtenOut(count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(100 + count))
        for differences in [generator.tiedDifferences(count: count), generator.smoothDifferences(count: count)] {
            let averages = walsh(differences)
            let result = try #require(HodgesLehmann().result(of: try pairs(differences)).value)
            let interval = try #require(result.interval.value)
            let k = try #require(result.k.value)
            #expect(result.estimate == (averages[(averages.count - 1) / 2] + averages[averages.count / 2]) / 2)
            #expect(interval.lower == averages[k - 1] && interval.upper == averages[averages.count - k])
        }
    }

    @Test("The level achieved, by every pattern of signs written out", arguments: 1...12, [0.5, 0.8, 0.9, 0.95, 0.99])
    func achievedLevel(count: Int, level: Double) throws {
        let sums = (0..<(1 << count)).map { pattern in (1...count).reduce(0) { pattern >> ($1 - 1) & 1 == 1 ? $0 + $1 : $0 } }
        let tail = { (q: Int) in Double(sums.count { $0 <= q }) / Double(sums.count) }
        let q = (0...(count * (count + 1) / 2)).last { tail($0) <= (1 - level) / 2 } ?? 0
        let result = try #require(HodgesLehmann(level: level).result(of: try pairs((1...count).map(Double.init))).value)
        let interval = try #require(result.interval.value)
        #expect(result.k.value == q + 1 && interval.achievedLevel == 1 - 2 * tail(q))
        #expect(interval.reachesLevel == (tail(0) <= (1 - level) / 2))
    }

    @Test("The interval changes sign with the data", arguments: HodgesLehmann.IntervalRule.allCases)
    func mirrored(rule: HodgesLehmann.IntervalRule) throws {
        var generator = SeededGenerator(seed: 7)
        let samples = [[1, 6, 2, 6, 3, 5, 1, 1, 5, 5]] + (1...60).map { generator.tiedDifferences(count: $0) }
        for values in samples {
            let there = try #require(HodgesLehmann(intervalRule: rule).result(of: try pairs(values)).value)
            let back = try #require(HodgesLehmann(intervalRule: rule).result(of: try pairs(values.map { -$0 })).value)
            #expect(there.estimate == -back.estimate && there.interval.value?.lower == back.interval.value.map { -$0.upper })
            #expect(there.interval.value?.achievedLevel == back.interval.value?.achievedLevel)
        }
    }

    @Test("Five pairs: from the smallest to the largest, at 93.75 per cent, and it says so")
    func fivePairs() throws {
        let result = try #require(HodgesLehmann().result(of: try pairs([-16, -10, -9, -8, -7])).value)
        let interval = try #require(result.interval.value)
        #expect(interval.lower == -16 && interval.upper == -7 && interval.achievedLevel == 0.9375 && !interval.reachesLevel)
    }

    @Test("The normal rule comes close to the exact one")
    func rules() throws {
        var generator = SeededGenerator(seed: 8)
        let sample = try pairs(generator.smoothDifferences(count: 150))
        let exact = try #require(HodgesLehmann().result(of: sample).value)
        let normal = try #require(HodgesLehmann(intervalRule: .normalOrderStatistics).result(of: sample).value)
        #expect(abs(try #require(exact.k.value) - (try #require(normal.k.value))) <= 5)
        let levels = (try #require(exact.interval.value).achievedLevel, try #require(normal.interval.value).achievedLevel)
        #expect(abs(levels.0 - levels.1) < 0.001)
    }

    @Test("Huge values do not overflow, negative zeros do not show, long samples do not fill the memory", .timeLimit(.minutes(1)))
    func hostile() throws {
        #expect(HodgesLehmann().result(of: try pairs([1.7e308, 1.7e308])).value?.estimate == 1.7e308)
        #expect(HodgesLehmann().result(of: try pairs([-0.0, -0.0])).value?.estimate.sign == .plus)
        let long = try #require(HodgesLehmann().result(of: try pairs((1...20001).map(Double.init))).value)
        #expect(long.estimate == 10001 && long.interval.reason == .invalidArgument)
    }

    @Test("Refused", arguments: [0, 1, -0.5, 95, .nan])
    func refused(level: Double) throws {
        #expect(HodgesLehmann(level: level).result(of: try pairs([1, 2])).reason == .invalidArgument)
        #expect(HodgesLehmann().result(of: try pairs([])).reason == .emptySample)
    }
}
