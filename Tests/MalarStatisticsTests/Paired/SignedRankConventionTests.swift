// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarStatistics
import Testing

@Suite("Signed rank, conventions of the common programs")
struct SignedRankConventionTests {
    /// Run in SPSS form (PSPP 2.1.2), R 4.2.2 and 4.6.1, coin 1.4-6 and SciPy 1.17.1; the value with continuity from SciPy.
    @Test(
        "d = -4 0 -4 -2 0 -4 1 -4 0 -3, as the programs print it",
        arguments: [
            (.spss, 1, 0.0252390780183), (.r45, 1, 0.0314243465218), (.coin, 4, 0.0321047217550), (.r46, 4, 0.03125),
            (.exact, 1, 0.03125), (.scipy, 1, 0.03125),
        ] as [(SignedRankConvention, Double, Double)])
    func workedExample(convention: SignedRankConvention, wPlus: Double, p: Double) throws {
        let result = try #require(convention.test.result(differences: [-4, 0, -4, -2, 0, -4, 1, -4, 0, -3]).value)
        #expect((try #require(result.p.value) - p).magnitude < 1e-13)
        #expect(result.wPlus == wPlus)
        #expect(result.conventions.first { $0.convention == convention }?.p == result.p)
        #expect(result.test.convention == convention)
        #expect(result.warnings == [.tiedRanks, .zeroDifferences])
    }

    @Test("The same with split zeros, as SciPy prints it")
    func splitZeros() throws {
        let result = try #require(
            SignedRankTest(zeros: .split, exactRule: .never).result(differences: [-4, 0, -4, -2, 0, -4, 1, -4, 0, -3]).value)
        #expect((try #require(result.p.value) - 0.0349607735822).magnitude < 1e-13 && result.wPlus == 7)
        #expect(result.test.convention == nil)
    }

    @Test("Five pairs, all fall: SPSS prints .043, the exact p is .0625 and could not be smaller")
    func fivePairs() throws {
        let result = try #require(SignedRankTest.spss.result(first: [20, 16, 12, 10, 8], second: [4, 6, 3, 2, 1]).value)
        let printed = try #require(PrintedNumber(".043"))
        #expect(printed.agrees(with: try #require(result.p.value)) == .afterRounding)
        #expect(result.exact.twoSided.value == 0.0625 && result.smallestTwoSidedP == 0.0625)
        #expect(result.warnings == [.fewPairs, .pAtItsFloor, .conventionsDisagreeAt005])
        #expect(result.nNegative == 5 && result.wPlus == 0 && result.wMinus == 15)
    }

    @Test("Four pairs cannot go below .125")
    func fourPairs() throws {
        let result = try #require(SignedRankTest.exact.result(first: [20, 16, 12, 10], second: [4, 6, 3, 2]).value)
        #expect(result.p.value == 0.125 && result.smallestTwoSidedP == 0.125)
        #expect(result.warnings.contains(.fewPairs) && result.warnings.contains(.pAtItsFloor))
        let mixed = try #require(SignedRankTest.exact.result(differences: [-5, 1, -3, -2]).value)
        #expect(mixed.p.value == 0.25 && mixed.smallestTwoSidedP == 0.125 && mixed.warnings == [.fewPairs])
    }

    @Test(
        "Which p is the headline, by size and ties",
        arguments: [
            // convention, pairs, tied, headline
            (.r46, 49, true, .exact), (.r46, 50, true, .asymptotic), (.r45, 49, false, .exact), (.r45, 49, true, .asymptotic),
            (.r45, 50, false, .asymptotic), (.scipy, 50, false, .exact), (.scipy, 51, false, .asymptotic), (.scipy, 13, true, .exact),
            (.scipy, 14, true, .asymptotic), (.spss, 4, false, .asymptotic), (.coin, 4, false, .asymptotic), (.exact, 200, true, .exact),
        ] as [(SignedRankConvention, Int, Bool, SignedRankResult.Headline)])
    func headline(convention: SignedRankConvention, count: Int, tied: Bool, headline: SignedRankResult.Headline) throws {
        let differences = (1...count).map { Double(tied ? ($0 + 1) / 2 : $0) }
        let result = try #require(convention.test.result(differences: differences).value)
        #expect(result.headline == headline)
        #expect(result.p.value == (headline == .exact ? result.exact.twoSided.value : result.asymptotic.value?.p))
    }

    @Test("The options round-trip through JSON, and each is named", arguments: SignedRankConvention.allCases)
    func options(convention: SignedRankConvention) throws {
        let test = convention.test
        #expect(try JSONDecoder().decode(SignedRankTest.self, from: JSONEncoder().encode(test)) == test)
        let names = test.options.map(\.name)
        #expect(Set(names).count == names.count && names.count == 11)
        #expect(test.options.contains(NamedOption("difference", "second minus first")))
        #expect(test.options.contains(NamedOption("convention", convention.name)))
        let result = try #require(test.result(differences: [1, -2, 2, 0, 5]).value)
        #expect(try JSONDecoder().decode(SignedRankResult.self, from: JSONEncoder().encode(result)) == result)
    }

    @Test("A tie tolerance mends differences of decimals")
    func tieTolerance() throws {
        // 0.3 - 0.1 and 0.5 - 0.3 are both 0.2 on paper; 0.3 - 0.1 - 0.2 is zero on paper.
        let differences = [0.3 - 0.1, -(0.5 - 0.3), 0.3 - 0.1 - 0.2, 7]
        let strict = try #require(SignedRankTest.exact.result(differences: differences).value)
        #expect(strict.tieGroups.isEmpty && strict.nZero == 0)
        let lenient = try #require(SignedRankTest(tieTolerance: 1e-9).result(differences: differences).value)
        #expect(lenient.tieGroups == [2] && lenient.nZero == 1 && lenient.wMinus == 1.5)
        for tolerance in [-1, .infinity, .nan] {
            #expect(SignedRankTest(tieTolerance: tolerance).result(differences: differences).reason == .invalidArgument)
        }
    }
}
