// SPDX-License-Identifier: Apache-2.0

/// How estimates from several completed data sets become one.
///
/// With m estimates q and their variances u: the estimate is the mean of q; W is the mean of u, B the sample variance of q, and the
/// total variance is T = W + (1 + 1/m) B.
/// - Source: D. B. Rubin, Multiple Imputation for Nonresponse in Surveys, Wiley 1987, chapter 3, doi:10.1002/9780470316696;
///   degrees of freedom: J. Barnard, D. B. Rubin, Biometrika 86 (1999) 948-955, doi:10.1093/biomet/86.4.948.
public struct RubinRules: Hashable, Sendable, Codable {
    /// The degrees of freedom that the complete data would have, above 0; infinity gives the rule of 1987.
    public var completeDegreesOfFreedom: Double

    /// The rules; the degrees of freedom are checked when estimates are pooled.
    public init(completeDegreesOfFreedom: Double = .infinity) {
        self.completeDegreesOfFreedom = completeDegreesOfFreedom
    }

    /// The pooled estimate.
    ///
    /// `.lengthMismatch`; `.insufficientData` with fewer than two estimates; `.nonFiniteInput`; `.invalidArgument` for a variance below 0 or
    /// degrees of freedom that are not above 0; `.zeroVariance` where W is 0.
    public func pooled(_ estimates: [Double], variances: [Double]) -> Computed<PooledEstimate> {
        guard estimates.count == variances.count else { return .undefined(.lengthMismatch) }
        guard estimates.count >= 2 else { return .undefined(.insufficientData) }
        guard (estimates + variances).allSatisfy(\.isFinite) else { return .undefined(.nonFiniteInput) }
        guard completeDegreesOfFreedom > 0, variances.allSatisfy({ $0 >= 0 }) else { return .undefined(.invalidArgument) }
        let within = Moments(of: variances).mean
        guard within > 0 else { return .undefined(.zeroVariance) }
        let found = Moments(of: estimates)
        let deviation = found.deviation(dividingBy: estimates.count - 1)
        let between = deviation * deviation
        guard between.isFinite, within.isFinite else { return .undefined(.nonFiniteInput) }
        return .value(
            PooledEstimate(
                estimate: found.mean, within: within, between: between, imputations: estimates.count,
                completeDegreesOfFreedom: completeDegreesOfFreedom))
    }
}

/// One estimate from several completed data sets.
public struct PooledEstimate: Hashable, Sendable, Codable {
    /// The mean of the estimates.
    public let estimate: Double
    /// W: the mean of their variances, above 0.
    public let within: Double
    /// B: the variance between the estimates, dividing by m - 1.
    public let between: Double
    /// m, 2 or more.
    public let imputations: Int
    /// What the complete data would have.
    public let completeDegreesOfFreedom: Double

    private var extra: Double { (1 + 1 / Double(imputations)) * between }

    /// T: W + (1 + 1/m) B.
    public var total: Double { within + extra }
    /// The square root of T.
    public var standardError: Double { total.squareRoot() }
    /// r: (1 + 1/m) B / W, by how much the missing values raise the variance.
    public var relativeIncrease: Double { extra / within }

    /// The degrees of freedom of Barnard and Rubin; those of the complete data, less what they observe, where B is 0.
    public var degreesOfFreedom: Double {
        let share = extra / total
        let repeated = share == 0 ? Double.infinity : Double(imputations - 1) / (share * share)
        guard completeDegreesOfFreedom.isFinite else { return repeated }
        let complete = completeDegreesOfFreedom
        let observed = (complete + 1) / (complete + 3) * complete * (1 - share)
        return repeated.isFinite ? 1 / (1 / repeated + 1 / observed) : observed
    }

    /// The fraction of missing information: (r + 2 / (df + 3)) / (r + 1), from 0 to 1.
    public var missingInformation: Double {
        (relativeIncrease + 2 / (degreesOfFreedom + 3)) / (relativeIncrease + 1)
    }

    /// Estimate plus and minus Student's t times the standard error; `.invalidArgument` unless the level lies between 0 and 1.
    public func interval(level: Double = 0.95) -> Computed<ConfidenceInterval> {
        guard level > 0, level < 1 else { return .undefined(.invalidArgument) }
        let half = StudentDistribution(degreesOfFreedom: degreesOfFreedom).critical(level: level) * standardError
        return .value(
            ConfidenceInterval(lower: estimate - half, upper: estimate + half, requestedLevel: level, achievedLevel: level))
    }
}
