// SPDX-License-Identifier: Apache-2.0

/// A confidence interval for a rate of events in a time at risk.
public enum PoissonRateInterval: String, Hashable, Sendable, CaseIterable, Codable {
    /// Gamma quantiles: never covers less often than its level.
    case exactGarwood = "exact_garwood"
    /// Half of the probability of the observed count on each side.
    case midP = "mid_p"
    /// Byar's cube-root approximation to the exact limits.
    case byar
    /// The limits at which the score test just does not reject.
    case score
    /// rate ± z √events / time.
    case wald
    /// Wald on the logarithm of the rate.
    case waldLog = "wald_log"
    /// Wald on the square root of the rate.
    case squareRoot = "square_root"
    /// Quantiles of the posterior under Jeffreys' prior.
    case jeffreys

    /// Limits for the expected count; divide by the time at risk for those of the rate.
    ///
    /// `.invalidArgument` for negative events or a level outside 0...1 exclusive; `.noEvents` for `waldLog` at 0 events, which has no logarithm.
    public func countLimits(events: Int, level: Double) -> Computed<ConfidenceInterval> {
        guard events >= 0, level > 0, level < 1 else { return .undefined(.invalidArgument) }
        if self == .waldLog, events == 0 { return .undefined(.noEvents) }
        let tail = (1 - level) / 2
        let limits = limits(Double(events), tail, NormalDistribution.upperQuantile(tail))
        return .value(
            ConfidenceInterval(lower: max(0, limits.0), upper: limits.1, requestedLevel: level, achievedLevel: level))
    }

    private func limits(_ x: Double, _ tail: Double, _ z: Double) -> (Double, Double) {
        switch self {
        case .exactGarwood:
            (x == 0 ? 0 : GammaDistribution(shape: x).lowerQuantile(tail), GammaDistribution(shape: x + 1).upperQuantile(tail))
        case .midP: (x == 0 ? 0 : Self.midP(x, tail, isUpper: false), Self.midP(x, tail, isUpper: true))
        case .byar: (x == 0 ? 0 : Self.byar(x, -z), Self.byar(x + 1, z))
        case .score: (x + z * z / 2 - z * (x + z * z / 4).squareRoot(), x + z * z / 2 + z * (x + z * z / 4).squareRoot())
        case .wald: (x - z * x.squareRoot(), x + z * x.squareRoot())
        case .waldLog:
            (x * PlatformMathematics.exponential(-z / x.squareRoot()), x * PlatformMathematics.exponential(z / x.squareRoot()))
        case .squareRoot: (Self.square(max(0, x.squareRoot() - z / 2)), Self.square(x.squareRoot() + z / 2))
        case .jeffreys:
            (x == 0 ? 0 : GammaDistribution(shape: x + 0.5).lowerQuantile(tail), GammaDistribution(shape: x + 0.5).upperQuantile(tail))
        }
    }

    private static func square(_ x: Double) -> Double { x * x }

    private static func byar(_ x: Double, _ z: Double) -> Double {
        let root = max(0, 1 - 1 / (9 * x) + z / (3 * x.squareRoot()))
        return x * root * root * root
    }

    /// The mean at which one tail, with half of the observed count, has the probability asked for; by bisection between exact limits.
    private static func midP(_ x: Double, _ tail: Double, isUpper: Bool) -> Double {
        return Bisection.root(
            isUpper ? max(x, 1e-300) : GammaDistribution(shape: x).lowerQuantile(tail),
            isUpper ? GammaDistribution(shape: x + 1).upperQuantile(tail) : x
        ) { mean in
            let half = 0.5 * PoissonDistribution(mean: mean).mass(Int(x))
            // P(X <= x) - half falls with the mean; P(X >= x) - half rises.
            return isUpper
                ? tail - (PoissonDistribution(mean: mean).lowerTail(Int(x)) - half)
                : PoissonDistribution(mean: mean).upperTail(from: Int(x)) - half - tail
        }
    }
}
