// SPDX-License-Identifier: Apache-2.0

/// Risk ratio and odds ratio of two independent groups with their limits on the logarithmic scale.
///
/// A ratio without events on one side is 0 or infinite, and its limits do not exist; the caller may add one half to each cell instead.
/// - Source: D. Katz and others, Biometrics 34 (1978) 469-474, doi:10.2307/2530610; B. Woolf, Ann. Hum. Genet. 19 (1955) 251-253,
///   doi:10.1111/j.1469-1809.1955.tb01348.x.
public struct RiskMeasures: Hashable, Sendable, Codable {
    /// A ratio with its limits.
    public struct Ratio: Hashable, Sendable, Codable {
        /// From 0 to infinity; `nil` where it is 0 / 0.
        public let estimate: Double?
        /// The standard error of its logarithm; `nil` where the logarithm does not exist.
        public let logarithmError: Double?
        /// The lower limit; `nil` where the logarithm does not exist.
        public let lower: Double?
        /// The upper limit; `nil` where the logarithm does not exist.
        public let upper: Double?

        init(_ numerator: Double, over denominator: Double, logarithmError: Double?, z: Double) {
            let estimate = numerator == 0 && denominator == 0 ? nil : numerator / denominator
            let error = logarithmError.flatMap { $0.isFinite ? $0 : nil }
            self.estimate = estimate
            self.logarithmError = error
            lower = estimate.flatMap { value in error.map { value * PlatformMathematics.exponential(-z * $0) } }
            upper = estimate.flatMap { value in error.map { value * PlatformMathematics.exponential(z * $0) } }
        }
    }

    /// Risk of the first group over that of the second, with the limits of Katz.
    public let riskRatio: Ratio
    /// Odds of the first group over those of the second, with the limits of Woolf.
    public let oddsRatio: Ratio

    /// `.invalidArgument` unless the level lies strictly between 0 and 1 and what is added to each cell is 0 or more.
    public init(_ first: Proportion, _ second: Proportion, level: Double, addedToEachCell added: Double = 0) throws(StatisticsFailure) {
        guard level > 0, level < 1, added >= 0, added.isFinite else { throw .invalidArgument }
        let z = NormalDistribution.critical(level: level)
        let (a, b) = (Double(first.events) + added, Double(first.others) + added)
        let (c, d) = (Double(second.events) + added, Double(second.others) + added)
        // 1/a - 1/(a + b) = b / (a (a + b)), which does not cancel.
        let riskError = (b / (a * (a + b)) + d / (c * (c + d))).squareRoot()
        let oddsError = (1 / a + 1 / b + 1 / c + 1 / d).squareRoot()
        riskRatio = Ratio(a * (c + d), over: c * (a + b), logarithmError: a > 0 && c > 0 ? riskError : nil, z: z)
        oddsRatio = Ratio(a * d, over: b * c, logarithmError: min(a, b, c, d) > 0 ? oddsError : nil, z: z)
    }
}
