// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Standardised differences")
struct StandardizedDifferenceTests {
    /// R 4.2.2: closed forms, and uniroot over pt(t, 9, ncp) with a tolerance of 1e-13.
    @Test("Two groups as in R")
    func asInR() throws {
        let effect = try IndependentDifference(TTestTests.x, TTestTests.y)
        expect(effect.standardized.d, isCloseTo: -0.37210239697607)
        expect(effect.standardized.hedgesExact, isCloseTo: -0.340055037772255)
        expect(effect.glassDelta, isCloseTo: -0.355743956493827)
        let limits = try effect.standardized.limits(level: 0.95)
        expect(limits.lower, isCloseTo: -1.56097662187901, within: 1e-9)
        expect(limits.upper, isCloseTo: 0.836707341992892, within: 1e-9)
    }

    @Test("Groups change places: everything but Glass' delta changes its sign")
    func antisymmetric() throws {
        let there = try IndependentDifference(TTestTests.x, TTestTests.y)
        let back = try IndependentDifference(TTestTests.y, TTestTests.x)
        #expect(there.standardized.d == -back.standardized.d && there.averaged == back.averaged.map { -$0 })
        let (a, b) = (try there.standardized.limits(level: 0.9), try back.standardized.limits(level: 0.9))
        expect(a.lower, isCloseTo: -b.upper)
    }

    @Test("Hedges' exact factor: gamma(1/2)... for two degrees, near 1 - 3/(4 df - 1) for many, and always below 1")
    func correction() {
        // sqrt(pi) is gamma(1/2): gamma(1) / (1 * gamma(1/2)).
        expect(StandardizedDifference.correction(2), isCloseTo: 1 / Double.pi.squareRoot())
        expect(StandardizedDifference.correction(1_000_000), isCloseTo: 1 - 3 / (4e6 - 1), within: 1e-12)
        #expect(StandardizedDifference.correction(1) == nil)
    }

    @Test("Constant differences have no standard deviation")
    func refused() {
        #expect(throws: StatisticsFailure.zeroVariance) { try PairedDifference(first: [1, 2], second: [2, 3]) }
        #expect(throws: StatisticsFailure.emptySample) { try IndependentDifference([], [1, 2]) }
    }
}
