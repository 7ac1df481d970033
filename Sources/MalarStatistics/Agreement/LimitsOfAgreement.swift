// SPDX-License-Identifier: Apache-2.0

/// Bland and Altman's limits of agreement of two methods of measurement.
///
/// - Source: J. M. Bland and D. G. Altman, Lancet 327 (1986) 307-310, doi:10.1016/S0140-6736(86)90837-8.
public struct LimitsOfAgreement: Hashable, Sendable {
    /// How many pairs there are, 2 or more.
    public let n: Int
    /// The mean difference.
    public let bias: Double
    /// The standard deviation of the differences; 0 where all are equal, and then every limit is the bias.
    public let deviation: Double
    /// The share of differences that should lie between the limits.
    public let level: Double

    /// From the differences of complete pairs.
    ///
    /// `.emptySample`, `.insufficientData` below 2, `.nonFiniteInput`, `.invalidArgument` for the level.
    public static func of(differences: [Double], level: Double = 0.95) -> Computed<LimitsOfAgreement> {
        guard level > 0, level < 1 else { return .undefined(.invalidArgument) }
        guard !differences.isEmpty else { return .undefined(.emptySample) }
        guard differences.allSatisfy(\.isFinite) else { return .undefined(.nonFiniteInput) }
        guard differences.count > 1 else { return .undefined(.insufficientData) }
        let moments = Moments(of: differences)
        let deviation = moments.deviation(dividingBy: differences.count - 1)
        guard moments.mean.isFinite, deviation.isFinite else { return .undefined(.nonFiniteInput) }
        return .value(LimitsOfAgreement(n: differences.count, bias: moments.mean, deviation: deviation, level: level))
    }

    /// The normal quantile behind the limits: 1.96 for 95 %.
    public var factor: Double { NormalDistribution.upperQuantile((1 - level) / 2) }
    /// bias - factor x deviation
    public var lower: Double { bias - factor * deviation }
    /// bias + factor x deviation
    public var upper: Double { bias + factor * deviation }
    /// Bland and Altman's √(3/n) x deviation.
    public var approximateStandardError: Double { (3 / Double(n)).squareRoot() * deviation }
    /// √(1/n + factor² / (2 (n - 1))) x deviation, for any level.
    public var standardError: Double { (1 / Double(n) + factor * factor / (2 * Double(n - 1))).squareRoot() * deviation }
    private var critical: Double { StudentDistribution(degreesOfFreedom: Double(n - 1)).critical(level: level) }

    /// bias ± t deviation / √n
    public var biasInterval: ConfidenceInterval { around(bias, critical * deviation / Double(n).squareRoot()) }
    /// limit ± t times Bland and Altman's approximate standard error.
    public var approximateIntervals: (lower: ConfidenceInterval, upper: ConfidenceInterval) {
        let half = critical * approximateStandardError
        return (around(lower, half), around(upper, half))
    }

    /// Exact limits for each limit, from the noncentral t distribution: (bias + c deviation / √n), c its quantiles for factor √n.
    ///
    /// - Source: A. Carkeet, Optom. Vis. Sci. 92 (2015) e71-e80, doi:10.1097/OPX.0000000000000513.
    public var exactIntervals: (lower: ConfidenceInterval, upper: ConfidenceInterval) {
        let root = Double(n).squareRoot()
        let distribution = NoncentralStudent(degreesOfFreedom: Double(n - 1), shift: factor * root)
        let (near, far) = (distribution.lowerQuantile((1 - level) / 2) / root, distribution.lowerQuantile((1 + level) / 2) / root)
        return (
            interval(bias - far * deviation, bias - near * deviation), interval(bias + near * deviation, bias + far * deviation)
        )
    }

    private func around(_ centre: Double, _ half: Double) -> ConfidenceInterval { interval(centre - half, centre + half) }
    private func interval(_ lower: Double, _ upper: Double) -> ConfidenceInterval {
        ConfidenceInterval(lower: lower, upper: upper, requestedLevel: level, achievedLevel: level)
    }
}
