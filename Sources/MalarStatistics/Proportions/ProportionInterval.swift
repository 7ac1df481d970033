// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// A number of events among a number of observations.
public struct Proportion: Hashable, Sendable, Codable {
    /// From 0 to `n`.
    public let events: Int
    /// Above 0.
    public let n: Int

    /// `.emptySample` where nothing was observed, `.invalidArgument` unless 0 <= events <= n.
    public init(events: Int, of n: Int) throws(StatisticsFailure) {
        guard events >= 0, n >= 0, events <= n else { throw .invalidArgument }
        guard n > 0 else { throw .emptySample }
        self.events = events
        self.n = n
    }

    /// events / n.
    public var estimate: Double { Double(events) / Double(n) }
    /// n - events.
    public var others: Int { n - events }
    /// The share of the others: 1 - estimate, without the rounding of that difference.
    public var complement: Double { Double(others) / Double(n) }
}

/// How an interval for one proportion is made. Programs differ in their default, so a report names the method.
public enum ProportionInterval: String, Hashable, Sendable, CaseIterable, Codable {
    /// Beta quantiles; never covers less than its level. R `binom.test`.
    case clopperPearson = "clopper_pearson"
    /// The score interval. R `prop.test(correct = FALSE)`.
    case wilson
    /// The score interval with a continuity correction of 1 / (2n). R `prop.test`, except where events are just half of n.
    case wilsonContinuity = "wilson_cc"
    /// Estimate plus and minus z standard errors, cut at 0 and 1; covers too little near the ends.
    case wald
    /// Wald's around the estimate with z² observations added, half of them events; cut at 0 and 1.
    case agrestiCoull = "agresti_coull"
    /// Quantiles of the posterior under Jeffreys' prior; 0 without events and 1 where all are events.
    case jeffreys
    /// Wald's on the logarithm of the odds, and back; the exact limits where no odds exist, without events or with events only.
    case logit

    /// The method as a footnote names it.
    public var name: String {
        switch self {
        case .clopperPearson: "Clopper-Pearson"
        case .wilson: "Wilson score"
        case .wilsonContinuity: "Wilson score with continuity correction"
        case .wald: "Wald"
        case .agrestiCoull: "Agresti-Coull"
        case .jeffreys: "Jeffreys"
        case .logit: "logit"
        }
    }

    /// The two limits; `.invalidArgument` unless the level lies strictly between 0 and 1.
    ///
    /// Limits keep about 13 digits for counts up to 10^15, however near to 0 they are.
    /// - Source: L. D. Brown, T. T. Cai, A. DasGupta, Stat. Sci. 16 (2001) 101-133, doi:10.1214/ss/1009213286.
    public func limits(of proportion: Proportion, level: Double) throws(StatisticsFailure) -> (lower: Double, upper: Double) {
        guard level > 0, level < 1 else { throw .invalidArgument }
        let lower = lowerLimit(proportion, alpha: 1 - level)
        let upper = upperLimit(proportion, alpha: 1 - level)
        guard lower.isFinite, upper.isFinite else { throw .didNotConverge }
        return (lower, upper)
    }

    private func lowerLimit(_ proportion: Proportion, alpha: Double) -> Double {
        let (x, n) = (Double(proportion.events), Double(proportion.n))
        let z = NormalDistribution.upperQuantile(alpha / 2)
        switch self {
        case .clopperPearson: return Self.exactLower(proportion, tail: alpha / 2)
        case .jeffreys: return x == 0 ? 0 : BetaDistribution(x + 0.5, n - x + 0.5).lowerQuantile(alpha / 2)
        case .wilson: return Self.scoreLower(events: x, others: n - x, z: z)
        case .wilsonContinuity: return Self.scoreLower(events: x - 0.5, others: n - x + 0.5, z: z)
        case .wald: return Self.wald(events: x, others: n - x, z: z).lower
        case .agrestiCoull: return Self.wald(events: x + z * z / 2, others: n - x + z * z / 2, z: z).lower
        case .logit:
            let factor = Self.oddsFactor(proportion, z: z)
            return factor.map { x / (x + (n - x) * $0) } ?? Self.exactLower(proportion, tail: alpha / 2)
        }
    }

    private func upperLimit(_ proportion: Proportion, alpha: Double) -> Double {
        let (x, n) = (Double(proportion.events), Double(proportion.n))
        let z = NormalDistribution.upperQuantile(alpha / 2)
        switch self {
        case .clopperPearson: return Self.exactUpper(proportion, tail: alpha / 2)
        case .jeffreys: return x == n ? 1 : BetaDistribution(x + 0.5, n - x + 0.5).upperQuantile(alpha / 2)
        case .wilson: return Self.scoreUpper(events: x, others: n - x, z: z)
        case .wilsonContinuity: return Self.scoreUpper(events: x + 0.5, others: n - x - 0.5, z: z)
        case .wald: return Self.wald(events: x, others: n - x, z: z).upper
        case .agrestiCoull: return Self.wald(events: x + z * z / 2, others: n - x + z * z / 2, z: z).upper
        case .logit:
            let factor = Self.oddsFactor(proportion, z: z)
            return factor.map { x / (x + (n - x) / $0) } ?? Self.exactUpper(proportion, tail: alpha / 2)
        }
    }

    /// exp(z √(1/x + 1/(n - x))), by which the limits of the odds differ from the odds; `nil` where one of the two is 0.
    private static func oddsFactor(_ proportion: Proportion, z: Double) -> Double? {
        guard proportion.events > 0, proportion.others > 0 else { return nil }
        return PlatformMathematics.exponential(z * (1 / Double(proportion.events) + 1 / Double(proportion.others)).squareRoot())
    }
}

extension ProportionInterval {
    /// The proportion at which as many events or more have this probability.
    static func exactLower(_ proportion: Proportion, tail: Double) -> Double {
        let (x, n) = (Double(proportion.events), Double(proportion.n))
        if x == 0 { return 0 }
        if x == n { return PlatformMathematics.exponential(PlatformMathematics.naturalLogarithm(tail) / n) }
        return refined(BetaDistribution(x, n - x + 1).lowerQuantile(tail), proportion, tail: tail, isLower: true)
    }

    /// The proportion at which as many events or fewer have this probability.
    static func exactUpper(_ proportion: Proportion, tail: Double) -> Double {
        let (x, n) = (Double(proportion.events), Double(proportion.n))
        if x == n { return 1 }
        if x == 0 { return -PlatformMathematics.exponentialMinusOne(PlatformMathematics.naturalLogarithm(tail) / n) }
        return refined(BetaDistribution(x + 1, n - x).upperQuantile(tail), proportion, tail: tail, isLower: false)
    }

    /// Two steps of Newton's method against the binomial tail: with few events in millions the quantile alone has 8 digits.
    private static func refined(_ limit: Double, _ proportion: Proportion, tail: Double, isLower: Bool) -> Double {
        var limit = limit
        let (x, n) = (proportion.events, proportion.n)
        for _ in 0..<2 where limit > 0 && limit < 0.9 {
            let counts = BinomialCounts(trials: n, probability: limit)
            let mass = counts.logMass(x)
            let sum = isLower ? counts.logSumUp(from: x) : counts.logSumDown(from: x)
            let excess = PlatformMathematics.exponential(mass + sum) - tail
            let slope = (isLower ? Double(x) / limit : Double(n - x) / (1 - limit)) * PlatformMathematics.exponential(mass)
            let next = isLower ? limit - excess / slope : limit + excess / slope
            guard next > 0, next < 1 else { break }
            limit = next
        }
        return limit
    }

    /// The smaller root of (x/n - p)² = z² p (1 - p) / n, as the product of the roots over the larger one, so that nothing cancels.
    private static func scoreLower(events x: Double, others y: Double, z: Double) -> Double {
        guard x > 0 else { return 0 }
        return 2 * x * x / ((x + y) * (2 * x + z * (z + (z * z + 4 * x * (y / (x + y))).squareRoot())))
    }

    /// The larger root.
    private static func scoreUpper(events x: Double, others y: Double, z: Double) -> Double {
        guard y > 0 else { return 1 }
        return (2 * x + z * (z + (z * z + 4 * x * (y / (x + y))).squareRoot())) / (2 * (x + y + z * z))
    }

    private static func wald(events x: Double, others y: Double, z: Double) -> (lower: Double, upper: Double) {
        let n = x + y
        let half = z * (x / n * (y / n) / n).squareRoot()
        return (max(0, x / n - half), min(1, x / n + half))
    }
}
