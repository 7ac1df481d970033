// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Rubin's rules")
struct RubinRulesTests {
    private static let estimates = [0.4, 0.5, 0.6, 0.45, 0.55]
    private static let variances = [0.01, 0.012, 0.011, 0.009, 0.013]

    /// W = 0.055 / 5; B = (0.01 + 0 + 0.01 + 0.0025 + 0.0025) / 4; T = W + 1.2 B; r = 1.2 B / W; the others from their formulas in R.
    @Test("Values computed by hand")
    func byHand() throws {
        let pooled = try #require(RubinRules(completeDegreesOfFreedom: 25).pooled(Self.estimates, variances: Self.variances).value)
        expect(pooled.estimate, isCloseTo: 0.5)
        expect(pooled.within, isCloseTo: 0.011)
        expect(pooled.between, isCloseTo: 0.00625)
        expect(pooled.total, isCloseTo: 0.0185)
        expect(pooled.relativeIncrease, isCloseTo: 0.0075 / 0.011)
        expect(pooled.degreesOfFreedom, isCloseTo: 8.807783830088, within: 1e-11)
        expect(pooled.missingInformation, isCloseTo: 0.506117715717, within: 1e-11)
        expect(pooled.interval().value?.lower, isCloseTo: 0.191286740965, within: 1e-11)
        let old = try #require(RubinRules().pooled(Self.estimates, variances: Self.variances).value)
        expect(old.degreesOfFreedom, isCloseTo: 4 / (0.0075 / 0.0185 * 0.0075 / 0.0185))
    }

    @Test("Estimates without a difference: nothing is added, and the degrees of freedom are those that the complete data observe")
    func equal() throws {
        let pooled = try #require(RubinRules(completeDegreesOfFreedom: 20).pooled([0.5, 0.5], variances: [0.04, 0.04]).value)
        #expect(pooled.total == 0.04 && pooled.relativeIncrease == 0)
        expect(pooled.degreesOfFreedom, isCloseTo: 21.0 / 23 * 20)
        #expect(RubinRules().pooled([0.5, 0.5], variances: [0.04, 0.04]).value?.degreesOfFreedom == .infinity)
        #expect(RubinRules().pooled([0.5, 0.5], variances: [0.04, 0.04]).value?.missingInformation == 0)
    }

    @Test(
        "What cannot be pooled says why",
        arguments: [
            ([0.5], [0.1], StatisticsFailure.insufficientData), ([0.5, 0.4], [0.1], .lengthMismatch), ([], [], .insufficientData),
            ([0.5, .nan], [0.1, 0.1], .nonFiniteInput), ([0.5, 0.4], [0.1, -0.1], .invalidArgument), ([0.5, 0.4], [0, 0], .zeroVariance),
        ])
    func refusals(estimates: [Double], variances: [Double], reason: StatisticsFailure) {
        #expect(RubinRules().pooled(estimates, variances: variances).reason == reason)
    }

    @Test("Options outside their range")
    func options() {
        #expect(RubinRules(completeDegreesOfFreedom: 0).pooled([1, 2], variances: [1, 1]).reason == .invalidArgument)
        let pooled = RubinRules().pooled([1, 2], variances: [1, 1])
        #expect(pooled.flatMap { $0.interval(level: 1) }.reason == .invalidArgument)
    }
}
