// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Signed rank, properties and hostile input")
struct SignedRankPropertyTests {
    @Test("Exchanging first and second mirrors everything", arguments: SignedRankConvention.allCases)
    func antisymmetry(convention: SignedRankConvention) throws {
        var generator = SeededGenerator(seed: 11)
        for count in [1, 2, 3, 5, 8, 13, 14, 26, 49, 50, 51, 70] {
            let first = generator.tiedDifferences(count: count)
            let second = generator.tiedDifferences(count: count)
            let there = try #require(convention.test.result(first: first, second: second).value)
            let back = try #require(convention.test.result(first: second, second: first).value)
            #expect(there.wPlus == back.wMinus && there.wMinus == back.wPlus && there.p == back.p)
            #expect(there.nPositive == back.nNegative && there.nZero == back.nZero && there.tieGroups == back.tieGroups)
            #expect(there.exact.tails.value?.less == back.exact.tails.value?.greater)
            #expect(there.asymptotic.value?.z == back.asymptotic.value.map { 0 - $0.z })
            #expect(there.asymptotic.value?.mean == back.asymptotic.value?.mean && there.warnings == back.warnings)
        }
    }

    @Test("Dropped zeros: the variance is the textbook's with its tie correction")
    func textbookVariance() throws {
        var generator = SeededGenerator(seed: 12)
        for count in 2...60 {
            let differences = generator.tiedDifferences(count: count)
            let result = try #require(SignedRankTest.spss.result(differences: differences).value)
            guard let normal = result.asymptotic.value else { continue }
            let n = Double(result.nNonzero)
            let ties = result.tieGroups.reduce(0.0) { $0 + Double($1 * $1 * $1 - $1) }
            let variance = n * (n + 1) * (2 * n + 1) / 24 - ties / 48
            #expect((normal.variance - variance).magnitude < 1e-9 && normal.mean == n * (n + 1) / 4)
            #expect(normal.wPlus + normal.wMinus == n * (n + 1) / 2)
        }
    }

    @Test("Only the order of the sizes counts: any rising odd function of the differences gives the same result")
    func scale() throws {
        var generator = SeededGenerator(seed: 13)
        let differences = generator.tiedDifferences(count: 20)
        let plain = try #require(SignedRankTest.r46.result(differences: differences).value)
        let cubed = try #require(SignedRankTest.r46.result(differences: differences.map { $0 * $0 * $0 * 1e-30 }).value)
        #expect(plain == cubed)
    }

    @Test("Continuity never helps significance in the two-sided test, and never passes zero")
    func continuity() throws {
        var generator = SeededGenerator(seed: 14)
        for count in 1...40 {
            let sample = try pairs(generator.tiedDifferences(count: count))
            guard let plain = SignedRankTest(exactRule: .never).result(of: sample).value?.asymptotic.value else { continue }
            let corrected = try #require(
                SignedRankTest(continuity: true, exactRule: .never).result(of: sample).value?.asymptotic.value)
            #expect(corrected.z.magnitude <= plain.z.magnitude && corrected.z * plain.z >= 0 && corrected.p >= plain.p)
        }
    }

    @Test("All pairs unchanged: exact p is 1, the approximation has a reason", arguments: SignedRankTest.Zeros.allCases)
    func allZero(zeros: SignedRankTest.Zeros) throws {
        let result = try #require(SignedRankTest(zeros: zeros).result(first: [1, 2, 3], second: [1, 2, 3]).value)
        #expect(result.p.value == 1 && result.asymptotic.reason == .noNonzeroDifferences && result.smallestTwoSidedP == 1)
        #expect(MatchedPairsRankBiserial.effect(in: try pairs([0, 0]), zeros: zeros).reason == .noNonzeroDifferences)
        #expect(StandardizedZ.effect(of: result, per: .pairs).reason == .noNonzeroDifferences)
        #expect(result.tieGroups.isEmpty && result.nZero == 3)
    }

    @Test("Incomplete pairs are left out and counted by what was missing")
    func dropped() throws {
        let result = try #require(SignedRankTest.exact.result(first: [1, nil, 3, nil, 5, 8], second: [2, 2, nil, nil, 4, nil]).value)
        #expect(result.nPairs == 2 && result.nDropped == 4)
        #expect(result.dropped.firstMissing == 1 && result.dropped.secondMissing == 2 && result.dropped.bothMissing == 1)
        #expect(SignedRankTest.exact.result(differences: [1, nil]).value?.dropped.differenceMissing == 1)
    }

    @Test("Input that cannot be tested has a reason")
    func hostile() {
        let test = SignedRankTest.exact
        #expect(test.result(first: [], second: []).reason == .emptySample)
        #expect(test.result(first: [nil, 1], second: [2, nil]).reason == .emptySample)
        #expect(test.result(first: [1], second: [1, 2]).reason == .lengthMismatch)
        #expect(test.result(first: [.nan, 1], second: [nil, 2]).reason == .nonFiniteInput)
        #expect(test.result(first: [1, 2], second: [1, -.infinity]).reason == .nonFiniteInput)
        #expect(test.result(first: [-1.7e308], second: [1.7e308]).reason == .nonFiniteInput)
        #expect(test.result(differences: [.nan]).reason == .nonFiniteInput)
        #expect(test.result(differences: [-0.0, 0.0]).value?.nZero == 2)
    }

    @Test("A large sample is answered by the approximation", .timeLimit(.minutes(1)))
    func large() throws {
        var generator = SeededGenerator(seed: 15)
        let result = try #require(SignedRankTest.spss.result(differences: generator.smoothDifferences(count: 20000)).value)
        #expect(try #require(result.p.value) < 1e-10 && result.wPlus + result.wMinus == 200_010_000)
    }

    @Test("Effect sizes name what they divide by")
    func effects() throws {
        let result = try #require(SignedRankTest.spss.result(differences: [0, 3, 0, 1]).value)
        let z = try #require(result.asymptotic.value?.z)
        for (count, n) in [(StandardizedZ.Count.pairs, 4), (.nonzeroPairs, 2), (.observations, 8)] {
            let effect = try #require(StandardizedZ.effect(of: result, per: count).value)
            #expect(effect.n == n && effect.value == z / Double(n).squareRoot())
        }
        let pratt = try #require(MatchedPairsRankBiserial.effect(in: try pairs([0, 3, 0, -1]), zeros: .pratt).value)
        #expect(pratt.value == 1.0 / 7 && pratt.zeros == .pratt)
        #expect(MatchedPairsRankBiserial.effect(in: try pairs([])).reason == .emptySample)
    }
}
