// SPDX-License-Identifier: Apache-2.0

/// Odds ratios of several studies by a logistic model: a fixed level for each study, log odds ratios that are normal.
///
/// Maximum likelihood by adaptive Gauss-Hermite quadrature; the random effect is shared by both groups, half above and half below the study's level.
/// This is the unconditional model with fixed study effects (UM.FS). No correction for empty cells is needed.
/// - Source: R. M. Turner and others, Stat. Med. 19 (2000) 3417-3432, doi:10.1002/1097-0258(20001230)19:24<3417::AID-SIM614>3.0.CO;2-L;
///   T. Stijnen, T. H. Hamza and P. Özdemir, Stat. Med. 29 (2010) 3046-3067, doi:10.1002/sim.4040;
///   D. Jackson and others, Stat. Med. 37 (2018) 1059-1085, doi:10.1002/sim.7588 (model 4).
public struct FixedStudyLogistic: Hashable, Sendable {
    /// The mean log odds ratio of the first group against the second, and its standard error from the observed information of all parameters.
    public let estimate: Double, standardError: Double
    /// The standard deviation of the log odds ratios between studies, 0 or more.
    public let tau: Double
    /// At the maximum, with the binomial coefficients.
    public let logLikelihood: Double
    /// Twice the logarithm of the likelihood ratio of an odds ratio for each study against one for all.
    public let likelihoodRatio: Double
    /// The largest derivative of the logarithm of the likelihood at the maximum, and how many steps led there.
    public let gradient: Double, iterations: Int
    /// How many studies there are.
    public let count: Int

    /// The fit of 2 or more studies; those in which nobody or everybody of both groups had the event say nothing and are left out.
    ///
    /// `.insufficientData` below 2 such studies; `.noEvents` where every study has as few or as many events in the first group as its margins
    /// allow, for then there need not be a maximum; `.invalidArgument` for fewer than 1 or more than 100 points; `.didNotConverge`.
    /// - Parameter points: quadrature points of each study; 1 is Laplace's approximation.
    /// - Parameter isCommon: one odds ratio for all studies, without a variance between them.
    public static func of(_ all: TwoByTwoStudies, points: Int = 7, isCommon: Bool = false) -> Computed<FixedStudyLogistic> {
        let studies = all.studies.filter { !$0.isOneSided }
        guard studies.count > 1 else { return .undefined(.insufficientData) }
        guard studies.contains(where: \.isFree) else { return .undefined(.noEvents) }
        guard (1...100).contains(points) else { return .undefined(.invalidArgument) }
        guard let rule = GaussHermite(points: points) else { return .undefined(.didNotConverge) }
        let likelihood = FixedStudyLikelihood(studies: studies, rule: rule)
        guard let common = likelihood.withoutSpread else { return .undefined(.didNotConverge) }
        guard !isCommon else { return .value(FixedStudyLogistic(common, common, likelihood)) }
        let search = MeanAndSpreadSearch(value: likelihood.value)
        let fits = [0.5, 1.5, 4].compactMap { search.maximum(fromMean: common.mean, spread: $0) }
        guard let best = fits.max(by: { $0.value.value < $1.value.value }) else { return .undefined(.didNotConverge) }
        let isFlat = best.tau.magnitude < 1e-5 || best.value.value <= common.value.value
        return .value(FixedStudyLogistic(isFlat ? common : best, common, likelihood))
    }

    private init(_ fit: MeanAndSpreadSearch.Maximum, _ common: MeanAndSpreadSearch.Maximum, _ likelihood: FixedStudyLikelihood) {
        let h = fit.value
        estimate = fit.mean
        tau = fit.tau.magnitude
        // The element of the inverse of minus the second derivatives; without spread the mean stands alone.
        standardError = (-1 / (fit.tau == 0 ? h.aa : h.aa - h.ab * h.ab / h.bb)).squareRoot()
        logLikelihood = h.value + likelihood.logCoefficients
        likelihoodRatio = max(0, 2 * (likelihood.saturated - common.value.value))
        gradient = fit.tau == 0 ? h.a.magnitude : max(h.a.magnitude, h.b.magnitude)
        (iterations, count) = (fit.iterations, likelihood.studies.count)
    }

    /// P(chi-square >= likelihood ratio) with k - 1 degrees of freedom.
    public var pHeterogeneity: Double { ChiSquareDistribution(degreesOfFreedom: Double(count - 1)).upperTail(likelihoodRatio) }

    /// estimate ± c se, with c from Student's t where degrees of freedom are given, else from the normal distribution.
    public func interval(level: Double, degreesOfFreedom: Double = .infinity) -> ConfidenceInterval {
        interval(level, degreesOfFreedom, standardError)
    }

    /// The same with √(se² + tau²); `nil` below 3 studies.
    public func predictionInterval(level: Double, degreesOfFreedom: Double) -> ConfidenceInterval? {
        count > 2 ? interval(level, degreesOfFreedom, (standardError * standardError + tau * tau).squareRoot()) : nil
    }

    private func interval(_ level: Double, _ freedom: Double, _ error: Double) -> ConfidenceInterval {
        let half = StudentDistribution(degreesOfFreedom: freedom).critical(level: level) * error
        return ConfidenceInterval(lower: estimate - half, upper: estimate + half, requestedLevel: level, achievedLevel: level)
    }
}

extension TwoByTwoStudies.Study {
    /// Whether the margins would allow both fewer and more events in the first group.
    var isFree: Bool { events1 > max(0, events1 + events2 - size2) && events1 < min(size1, events1 + events2) }
}

extension FixedStudyLikelihood {
    /// One odds ratio for all studies, by Newton's method with halved steps; `nil` where it does not settle.
    var withoutSpread: MeanAndSpreadSearch.Maximum? {
        var mean = 0.0
        var here = value(mean, 0)
        for iteration in 1...200 {
            let step = max(-2, min(2, -here.a / here.aa))
            var factor = 1.0
            var next = value(mean + step, 0)
            while !(next.value >= here.value - 1e-13 * here.value.magnitude), factor > 1e-12 {
                factor /= 2
                next = value(mean + factor * step, 0)
            }
            (mean, here) = (mean + factor * step, next)
            if step.magnitude < 1e-12 * (1 + mean.magnitude) {
                return MeanAndSpreadSearch.Maximum(mean: mean, tau: 0, value: here, iterations: iteration)
            }
        }
        return nil
    }

    private var groups: [(events: Int, size: Int)] { studies.flatMap { [($0.events1, $0.size1), ($0.events2, $0.size2)] } }

    var logCoefficients: Double { groups.reduce(0) { $0 + SpecialFunctions.logBinomial($1.size, $1.events) } }

    /// Every group with its own proportion.
    var saturated: Double { CompensatedSum(groups.map { RandomInterceptLikelihood.logKernel($0.events, $0.size) }).value }
}
