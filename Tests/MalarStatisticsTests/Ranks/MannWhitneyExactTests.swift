// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Mann-Whitney, exact")
struct MannWhitneyExactTests {
    private func exact(_ x: [Double], _ y: [Double]) throws -> MannWhitneyExact {
        try #require(TwoSamples.groups(x, y).flatMap(MannWhitneyTest().exactTails).value)
    }

    @Test("Equal to every split written out, with ties", arguments: 1...5, 1...5)
    func everySplit(n1: Int, n2: Int) throws {
        var generator = SeededGenerator(seed: UInt64(10 * n1 + n2))
        for highest in [1, 3, 8, 1000] {
            let (x, y) = (generator.scores(n1, upTo: highest), generator.scores(n2, upTo: highest))
            let (found, written) = (try exact(x, y), EverySplit(x, y))
            #expect((found.less - written.less).magnitude < 1e-15 && (found.greater - written.greater).magnitude < 1e-15, "\(x) \(y)")
            #expect((found.distance - written.distance).magnitude < 1e-15 && (found.doubled - written.doubled).magnitude < 1e-15)
            let groups = Dictionary(grouping: x + y) { $0 }.sorted { $0.key < $1.key }.map(\.value.count)
            let floor = SmallestAttainableP.mannWhitney(n1: n1, n2: n2, groups: groups)
            #expect((floor.twoSided - written.smallestDistance).magnitude < 1e-15, "\(x) \(y)")
            #expect((floor.oneSided - written.smallestOneSided).magnitude < 1e-15)
        }
    }

    @Test("Exchanging the groups, or changing all signs, exchanges the tails", arguments: [(3, 9), (13, 13), (40, 30), (70, 60), (2, 150)])
    func mirrored(n1: Int, n2: Int) throws {
        var generator = SeededGenerator(seed: UInt64(n1))
        let (x, y) = (generator.scores(n1, upTo: 9), generator.scores(n2, upTo: 7))
        let there = try exact(x, y)
        let back = try exact(y, x)
        let negative = try exact(x.map { -$0 }, y.map { -$0 })
        for other in [back, negative] {
            for (a, b) in [(there.less, other.greater), (there.greater, other.less), (there.distance, other.distance)] {
                #expect((a - b).magnitude <= 1e-13 * a)
            }
        }
    }

    /// From whole numbers (124 observations) to doubles (125): the largest observation belongs to one group or to the other.
    @Test(
        "N P(n1, n2, u) = n2 P(n1, n2 - 1, u) + n1 P(n1 - 1, n2, u - n2) across the limit of whole numbers",
        arguments: [1500, 1700, 1890, 2000])
    func acrossTheBoundary(u: Int) throws {
        let (longer, withoutY, withoutX) = (try lower(61, 64, u), try lower(61, 63, u), try lower(60, 64, u - 64))
        #expect((longer - (64 * withoutY + 61 * withoutX) / 125).magnitude <= 1e-13 * longer && longer > 0)
    }

    @Test("Complete separation is one split of all", arguments: [(1, 1), (25, 25), (62, 62), (63, 62), (150, 130)])
    func separated(n1: Int, n2: Int) throws {
        let found = try exact((1...n1).map { Double($0 + 1000) }, (1...n2).map(Double.init))
        let logarithm = (0..<n1).reduce(0.0) { $0 + log10(of: $1 + 1) - log10(of: n1 + n2 - $1) }
        #expect((found.log10Greater - logarithm).magnitude < 1e-10 && found.less == 1)
        #expect((found.log10Distance - (logarithm + log10(of: 2))).magnitude < 1e-10)
    }

    @Test(
        "What each program prints for the worked example",
        arguments: zip(
            RankConvention.allCases,
            [0.0518648018648, 0.0419712389344, 0.0606060606061, 0.04985927558864, 0.04985927558864, 0.04985927558864, 0.0419712389344]))
    func conventions(convention: RankConvention, p: Double) throws {
        let samples = try #require(TwoSamples.groups([12, 8, 8, 6, 10, 4, 14], [4, 6, 2, 8, 4, 6]).value)
        let found = try #require(convention.mannWhitney.result(of: samples).value?.p.value)
        #expect((found - p).magnitude < 1e-12)
    }

    @Test("All values equal: exact 1 at any size, asymptotic zero_variance; empty and infinite groups have a reason")
    func hostile() throws {
        let equal = try #require(TwoSamples.groups([Double](repeating: 3, count: 5000), [Double](repeating: 3, count: 4000)).value)
        let result = try #require(MannWhitneyTest().result(of: equal).value)
        #expect(result.p.value == 1 && result.asymptotic.reason == .zeroVariance && result.rankBiserial == 0)
        #expect(TwoSamples.groups([nil], [1]).reason == .emptySample && TwoSamples.groups([1], [.infinity]).reason == .nonFiniteInput)
        let large = try #require(TwoSamples.groups((0..<4000).map(Double.init), (0..<4000).map { Double($0) + 0.5 }).value)
        #expect(MannWhitneyTest().exactTails(of: large).reason == .invalidArgument)
        #expect(MannWhitneyTest(tieTolerance: -1).result(of: equal).reason == .invalidArgument)
    }

    @Test("Tie sums beyond 53 bits: 150,000 zeros and 150,000 ones in two groups")
    func hugeTies() throws {
        let x = [Double](repeating: 0, count: 80_000) + [Double](repeating: 1, count: 70_000)
        let y = [Double](repeating: 0, count: 70_000) + [Double](repeating: 1, count: 80_000)
        let result = try #require(TwoSamples.groups(x, y).flatMap { MannWhitneyTest(exactRule: .never).result(of: $0) }.value)
        // With two values the test is that of a two by two table: z² = (N - 1) phi², phi = -1/15.
        let z = try #require(result.asymptotic.value?.z)
        #expect((z + 299_999.0.squareRoot() / 15).magnitude < 1e-11 * z.magnitude)
    }

    private func log10(of n: Int) -> Double {
        (SpecialFunctions.logGamma(Double(n) + 1) - SpecialFunctions.logGamma(Double(n))) / 2.302_585_092_994_045_7
    }

    /// P(U <= u) for groups without ties: x takes places from the top down until U is used up.
    private func lower(_ n1: Int, _ n2: Int, _ u: Int) throws -> Double {
        guard u >= 0 else { return 0 }
        guard u < n1 * n2 else { return 1 }
        let (full, rest) = (u / n2, u % n2)
        // A value above `below` values of y counts `below` pairs.
        let belows = [Int](repeating: n2, count: full) + [rest] + [Int](repeating: 0, count: n1 - full - 1)
        let x = belows.enumerated().map { Double($1) + 0.5 - Double($0) * 1e-6 }
        return try exact(x, (1...n2).map(Double.init)).less
    }
}
