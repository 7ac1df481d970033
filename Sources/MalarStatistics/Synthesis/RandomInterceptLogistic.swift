// SPDX-License-Identifier: Apache-2.0

/// Proportions of several studies whose logits are normal: maximum likelihood by adaptive Gauss-Hermite quadrature.
///
/// - Source: T. Stijnen, T. H. Hamza and P. Özdemir, Stat. Med. 29 (2010) 3046-3067, doi:10.1002/sim.4040; J. C. Pinheiro and D. M. Bates,
///   J. Comput. Graph. Stat. 4 (1995) 12-35, doi:10.1080/10618600.1995.10474663.
public struct RandomInterceptLogistic: Hashable, Sendable {
    /// The mean logit and its standard error, from the observed information of mean and spread together.
    public let estimate: Double, standardError: Double
    /// The standard deviation of the logits between studies, 0 or more.
    public let tau: Double
    /// At the maximum, with the binomial coefficients.
    public let logLikelihood: Double
    /// Twice the logarithm of the likelihood ratio of one proportion for each study against one for all.
    public let likelihoodRatio: Double
    /// The largest derivative of the logarithm of the likelihood at the maximum, and how many steps led there.
    public let gradient: Double, iterations: Int
    /// How many studies there are.
    public let count: Int

    /// The fit of 2 or more studies.
    ///
    /// `.insufficientData` below 2 studies; `.noEvents` where every study has none of its patients or all of them, for then there is no maximum;
    /// `.invalidArgument` for fewer than 1 or more than 100 points; `.didNotConverge`.
    /// - Parameter points: quadrature points of each study; 1 is Laplace's approximation.
    public static func of(_ studies: ProportionStudies, points: Int = 7) -> Computed<RandomInterceptLogistic> {
        guard studies.count > 1 else { return .undefined(.insufficientData) }
        guard zip(studies.events, studies.sizes).contains(where: { $0 > 0 && $0 < $1 }) else { return .undefined(.noEvents) }
        guard (1...100).contains(points) else { return .undefined(.invalidArgument) }
        guard let rule = GaussHermite(points: points) else { return .undefined(.didNotConverge) }
        let likelihood = RandomInterceptLikelihood(studies: studies, rule: rule)
        let fits = [0.5, 1.5, 4].compactMap { likelihood.maximum(from: $0) }
        let crude = likelihood.withoutSpread
        let best = fits.max { $0.value.value < $1.value.value }
        guard let best else { return .undefined(.didNotConverge) }
        let isFlat = best.tau.magnitude < 1e-5 || best.value.value <= crude.value
        return .value(isFlat ? RandomInterceptLogistic(crude, likelihood) : RandomInterceptLogistic(best, likelihood))
    }

    private init(_ fit: MeanAndSpreadSearch.Maximum, _ likelihood: RandomInterceptLikelihood) {
        let h = fit.value
        estimate = fit.mean
        tau = fit.tau.magnitude
        // The element of the inverse of minus the second derivatives.
        standardError = (-1 / (h.aa - h.ab * h.ab / h.bb)).squareRoot()
        logLikelihood = h.value + likelihood.logCoefficients
        likelihoodRatio = likelihood.likelihoodRatio
        gradient = max(h.a.magnitude, h.b.magnitude)
        (iterations, count) = (fit.iterations, likelihood.studies.count)
    }

    private init(_ crude: RandomInterceptLikelihood.Crude, _ likelihood: RandomInterceptLikelihood) {
        (estimate, tau, standardError) = (crude.mean, 0, crude.standardError)
        logLikelihood = crude.value + likelihood.logCoefficients
        likelihoodRatio = likelihood.likelihoodRatio
        (gradient, iterations, count) = (0, 0, likelihood.studies.count)
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
