// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Pooled effects: properties and hostile data")
struct SynthesisPropertyTests {
    private func studies(_ count: Int, _ generator: inout SeededGenerator) throws -> StudyEffects {
        let variances = (0..<count).map { _ in Double.random(in: 0.01...0.4, using: &generator) }
        let effects = (0..<count).map { _ in Double.random(in: -1...1.5, using: &generator) }
        return try #require(StudyEffects.of(effects, variances: variances).value)
    }

    @Test("Order, shift and scale", arguments: HeterogeneityEstimator.allCases)
    func invariance(estimator: HeterogeneityEstimator) throws {
        var generator = SeededGenerator(seed: 11)
        for count in [2, 3, 7, 25] {
            let data = try studies(count, &generator)
            let fit = try #require(MetaAnalysis.of(data, estimator: estimator).value)
            let moved = try #require(
                StudyEffects.of(data.effects.reversed().map { 1000 - 8 * $0 }, variances: data.variances.reversed().map { 64 * $0 }).value)
            let other = try #require(MetaAnalysis.of(moved, estimator: estimator).value)
            #expect((other.estimate - (1000 - 8 * fit.estimate)).magnitude < 1e-9)
            #expect((other.heterogeneity.tau2 - 64 * fit.heterogeneity.tau2).magnitude <= 1e-9 * (1 + 64 * fit.heterogeneity.tau2))
            #expect((other.q - fit.q).magnitude <= 1e-9 * (1 + fit.q))
            #expect((fit.weights.reduce(0, +) - 1).magnitude < 1e-14)
        }
    }

    @Test("The likelihood falls to both sides of its maximum, and Q meets its quantiles")
    func maxima() throws {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<20 {
            let data = try studies(9, &generator)
            let limits = try #require(MetaAnalysis.of(data).value).tau2Interval(level: 0.9)
            let q = { (tau2: Double) -> Double in
                let weights = data.variances.map { 1 / ($0 + tau2) }
                let mean = zip(weights, data.effects).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
                return zip(weights, data.effects).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
            }
            let restricted = { (tau2: Double) -> Double in
                let logs = data.variances.reduce(0.0) { $0 + NaturalLogarithm.of($1 + tau2) }
                return -logs - NaturalLogarithm.of(data.variances.reduce(0) { $0 + 1 / ($1 + tau2) }) - q(tau2)
            }
            let tau2 = try #require(HeterogeneityEstimator.restrictedLikelihood.estimate(data).value).tau2
            for other in [0.5, 0.99, 1.01, 2] { #expect(restricted(tau2) >= restricted(other * tau2 + (tau2 == 0 ? 0.001 : 0)) - 1e-12) }
            if let limits, limits.lower > 0 { #expect((q(limits.lower) - 15.507_313_055_865_453).magnitude < 1e-9) }
            if let limits { #expect((q(limits.upper) - 2.732_636_793_499_663_7).magnitude < 1e-9) }
        }
    }

    @Test("Reasons")
    func reasons() throws {
        #expect(try AskedProcedure("meta_analysis", ["yi": [], "vi": []]).failure == .emptySample)
        #expect(try AskedProcedure("meta_analysis", ["yi": [1], "vi": [1, 2]]).failure == .lengthMismatch)
        #expect(try AskedProcedure("meta_analysis", ["yi": [1, 2], "vi": [1, 0]]).failure == .invalidArgument)
        #expect(try AskedProcedure("meta_analysis", ["yi": [1], "vi": [1]], ["test": "knha"]).failure == .insufficientData)
        #expect(try AskedProcedure("meta_proportion", ["x": [3], "n": [2]]).failure == .invalidArgument)
        #expect(try AskedProcedure("meta_proportion", ["x": [1, 2], "n": [5, 6]], ["test": "knha"]).failure == .invalidArgument)
        #expect(
            try AskedProcedure("meta_two_by_two", ["events_1": [0], "n_1": [5], "events_2": [0], "n_2": [5]]).failure == .noEvents)
        #expect(
            try AskedProcedure("effect_sizes", ["m1": [1], "sd1": [0], "n1": [5], "m2": [2], "sd2": [0], "n2": [5]]).failure
                == .zeroVariance)
    }

    @Test("One study is itself")
    func one() throws {
        let answer = try AskedProcedure("meta_analysis", ["yi": [0.4], "vi": [0.04]])
        #expect(answer["estimate"] == 0.4 && answer["se"] == 0.2 && answer["tau2"] == 0 && answer["q"] == 0 && answer["p_q"] == 1)
    }

    @Test("Without spread between studies the mixed model is the crude sum")
    func crude() throws {
        let studies = try #require(ProportionStudies.of([20, 10, 30, 15], [40, 20, 60, 30]).value)
        let fit = try #require(RandomInterceptLogistic.of(studies).value)
        #expect(fit.tau == 0 && fit.estimate == 0 && (fit.standardError - (2.0 / 75).squareRoot()).magnitude < 1e-15)
    }
}
