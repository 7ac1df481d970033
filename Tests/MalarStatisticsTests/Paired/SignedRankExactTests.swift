// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Signed rank, exact")
struct SignedRankExactTests {
    @Test("Equal to every pattern of signs written out, with ties and zeros", arguments: SignedRankTest.Zeros.allCases, 1...12)
    func everyPattern(zeros: SignedRankTest.Zeros, count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        for round in 0..<(count > 9 ? 4 : 12) {
            let differences =
                round.isMultiple(of: 3) ? generator.smoothDifferences(count: count) : generator.tiedDifferences(count: count)
            let result = try #require(SignedRankTest(zeros: zeros).result(of: try pairs(differences)).value)
            let tails = try #require(result.exact.tails.value)
            let written = EveryPattern(differences, zeros: zeros)
            #expect(tails.less == written.less && tails.greater == written.greater && tails.twoSided == written.twoSided, "\(differences)")
            #expect(result.wPlus == written.wPlus && result.wMinus == written.wMinus)
            #expect(result.smallestTwoSidedP == written.smallestTwoSided)
        }
    }

    @Test("The p for each alternative is the tail of that name")
    func alternatives() throws {
        let sample = try pairs([3, -1, 4, 1, 5, 9, -2])
        let tails = try #require(SignedRankTest.exact.result(of: sample).value?.exact.tails.value)
        for (alternative, p) in [(Alternative.twoSided, tails.twoSided), (.greater, tails.greater), (.less, tails.less)] {
            #expect(SignedRankTest(alternative: alternative).result(of: sample).value?.p.value == p)
        }
        #expect(tails.greater < tails.less)
    }

    @Test(
        "From 62 ranks, counted in whole numbers, to 63, in probabilities: P63(w) = (P62(w) + P62(w - 63)) / 2",
        arguments: [200, 700, 975, 1008])
    func acrossTheBoundary(sum: Int) throws {
        let longer = try lessTail(sum: sum, n: 63)
        let shorter = (try lessTail(sum: sum, n: 62) + lessTail(sum: sum - 63, n: 62)) / 2
        #expect((longer - shorter).magnitude <= 1e-14 * shorter)
    }

    @Test("Extremes of long samples are exact powers of two", arguments: [62, 63, 64, 500, 1022])
    func extremes(count: Int) throws {
        let result = try #require(SignedRankTest.exact.result(differences: (1...count).map { -Double($0) }).value)
        let smallest = (1..<count).reduce(1.0) { half, _ in half / 2 }
        #expect(result.exact.twoSided.value == smallest && result.smallestTwoSidedP == smallest && smallest > 0)
        #expect(result.exact.tails.value?.greater == 1)
        #expect(result.warnings.contains(.pAtItsFloor))
    }

    @Test("Above 1022 changed pairs there is a reason in place of an exact p, and the approximation stands")
    func tooLong() throws {
        let result = try #require(SignedRankTest.spss.result(differences: (1...1023).map(Double.init)).value)
        #expect(result.exact.twoSided.reason == .invalidArgument && result.p.value == result.asymptotic.value?.p)
        let headline = try #require(SignedRankTest.exact.result(differences: (1...1023).map(Double.init)).value)
        #expect(headline.p.reason == .invalidArgument)
    }

    @Test("A p below the smallest double keeps its logarithm")
    func belowTheSmallestDouble() throws {
        let result = try #require(SignedRankTest.spss.result(differences: (1...2500).map(Double.init)).value)
        let normal = try #require(result.asymptotic.value)
        #expect(normal.p == 0 && normal.log10P < -400 && normal.log10P.isFinite)
    }

    private func lessTail(sum: Int, n: Int) throws -> Double {
        var left = sum
        let differences = (1...n).reversed().map { rank in
            guard rank <= left else { return -Double(rank) }
            left -= rank
            return Double(rank)
        }
        try #require(left == 0)
        return try #require(SignedRankTest.exact.result(of: try pairs(differences)).value?.exact.tails.value?.less)
    }
}
