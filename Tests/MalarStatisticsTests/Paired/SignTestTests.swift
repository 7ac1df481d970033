// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Sign test")
struct SignTestTests {
    @Test(
        "Binomial tails by hand",
        arguments: [
            // rose, fell, unchanged, less, greater, two-sided
            (0, 4, 0, 0.0625, 1, 0.125), (4, 0, 1, 1, 0.0625, 0.125), (2, 2, 0, 0.6875, 0.6875, 1), (1, 4, 3, 0.1875, 0.96875, 0.375),
            (0, 0, 3, 1, 1, 1), (9, 1, 0, 1023.0 / 1024, 11.0 / 1024, 22.0 / 1024),
        ] as [(Int, Int, Int, Double, Double, Double)])
    func tails(rose: Int, fell: Int, unchanged: Int, less: Double, greater: Double, twoSided: Double) throws {
        let differences =
            (0..<rose).map { Double($0) + 1 } + (0..<fell).map { -Double($0) - 1 } + [Double](repeating: 0, count: unchanged)
        let result = try #require(SignTest().result(of: try pairs(differences)).value)
        #expect(result.tails.less == less && result.tails.greater == greater && result.p == twoSided)
        #expect(result.nPositive == rose && result.nNegative == fell && result.nZero == unchanged)
        #expect(SignTest(alternative: .less).result(of: try pairs(differences)).value?.p == less)
    }

    @Test("Four pairs, all fall: .125, and it could not be smaller")
    func fourPairs() throws {
        let result = try #require(SignTest().result(of: try pairs([-1, -2, -2, -9])).value)
        #expect(result.p == 0.125 && result.smallestTwoSidedP == 0.125)
    }

    @Test("Sixty to forty: the binomial tail summed term by term")
    func long() throws {
        let differences = [Double](repeating: 1, count: 60) + [Double](repeating: -1, count: 40)
        let result = try #require(SignTest().result(of: try pairs(differences)).value)
        var term = 0x1p-100
        var tail = 0.0
        for fell in 0...40 {
            tail += term
            term *= Double(100 - fell) / Double(fell + 1)
        }
        #expect((result.p - 2 * tail).magnitude < 1e-13 * result.p)
    }

    @Test("No pair is a reason")
    func empty() throws {
        #expect(SignTest().result(of: try pairs([])).reason == .emptySample)
    }
}
