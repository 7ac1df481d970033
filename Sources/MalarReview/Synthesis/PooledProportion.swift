// SPDX-License-Identifier: Apache-2.0

public import MalarStatistics

/// The pooled proportion of one method. All proportions are shares; only on the raw scale can they leave 0 to 1.
public struct PooledProportion: Sendable, Hashable {
    /// How it was pooled.
    public var method: PoolingMethod
    /// The pooled share with its interval.
    public var estimate: Double, lower: Double, upper: Double
    /// Where the share of a further study lies, by t with k - 1 degrees of freedom; `nil` below 3 studies and without a random effect.
    public var prediction: ClosedRange<Double>?
    /// The pooled value and its standard error on the scale of the method; `nil` for the crude sum.
    public var onScale: (Double, Double)? { scaleEstimate.flatMap { value in scaleError.map { (value, $0) } } }
    var scaleEstimate: Double?, scaleError: Double?
    /// The variance between studies on that scale; `nil` without a random effect.
    public var tau2: Double?
    /// Each study's share of the weights, adding up to 1; `nil` where the method has none, as the GLMM and the crude sum.
    public var weights: [Double]?
    /// Q, I² and the Q-profile of the same scale; `nil` for the GLMM and the crude sum.
    public var spread: SpreadBetweenStudies?
}

/// How much studies differ beyond chance.
public struct SpreadBetweenStudies: Sendable, Hashable {
    /// Cochran's Q with its degrees of freedom and p.
    public var q: Double, degreesOfFreedom: Int, p: Double
    /// The percentage of the variance that lies between studies: from tau² of the estimator, and from Q.
    public var i2FromTau2: Double, i2FromQ: Double
    /// The variance between studies, its estimator, and its Q-profile limits, `nil` where no value agrees with the data.
    public var tau2: Double, estimator: HeterogeneityEstimator, tau2Limits: ConfidenceInterval?
    /// The limits of I² that go with them, as percentages.
    public var i2Limits: ConfidenceInterval?
}

extension PoolingMethod {
    /// The pooled share of checked studies, or the reason why this method has none.
    ///
    /// - Complexity: O(k) for each iteration
    /// - Parameter fit: the random-intercept model of these studies, where it is known already.
    func pooled(
        _ studies: ProportionStudies, level: Double, _ fit: Computed<RandomInterceptLogistic>? = nil
    ) -> Computed<PooledProportion> {
        switch model {
        case .randomInterceptLogistic: logistic(fit ?? RandomInterceptLogistic.of(studies), level)
        case .inverseVariance(let scale, let estimator): inverse(studies, scale, estimator, level)
        case .crudeSum: crudeSum(studies, level)
        }
    }

    private func crudeSum(_ studies: ProportionStudies, _ level: Double) -> Computed<PooledProportion> {
        let totals = studies.totals
        return ProportionStudies.limits(.clopperPearson, totals.events, of: totals.size, level: level).map { limits in
            PooledProportion(
                method: self, estimate: Double(totals.events) / Double(totals.size), lower: limits.lower, upper: limits.upper)
        }
    }

    private func logistic(_ fit: Computed<RandomInterceptLogistic>, _ level: Double) -> Computed<PooledProportion> {
        fit.flatMap { fit in
            let freedom = Double(fit.count - 1)
            let limits = fit.interval(level: level, degreesOfFreedom: effectiveReference == .z ? .infinity : freedom)
            let back = { ProportionScale.logit.proportion($0, size: 1) }
            let prediction = fit.predictionInterval(level: level, degreesOfFreedom: freedom)
            guard fit.estimate.isFinite, limits.lower.isFinite, limits.upper.isFinite else { return .undefined(.didNotConverge) }
            return .value(
                PooledProportion(
                    method: self, estimate: back(fit.estimate), lower: back(limits.lower), upper: back(limits.upper),
                    prediction: prediction.flatMap { Self.range($0, back) }, scaleEstimate: fit.estimate, scaleError: fit.standardError,
                    tau2: fit.tau * fit.tau))
        }
    }

    private func inverse(
        _ studies: ProportionStudies, _ scale: ProportionScale, _ estimator: HeterogeneityEstimator, _ level: Double
    ) -> Computed<PooledProportion> {
        let fit = scale.effects(studies).flatMap { MetaAnalysis.of($0, estimator: estimator, reference: reference) }
        return fit.flatMap { fit in
            let size = size(studies)
            let back = { scale.proportion($0, size: size) }
            let limits = fit.interval(level: level)
            guard fit.estimate.isFinite, limits.lower.isFinite, limits.upper.isFinite else { return .undefined(.didNotConverge) }
            let prediction = estimator == .common ? nil : fit.predictionInterval(level: level, .studentLessOne)
            return .value(
                PooledProportion(
                    method: self, estimate: back(fit.estimate), lower: back(limits.lower), upper: back(limits.upper),
                    prediction: prediction.flatMap { Self.range($0, back) }, scaleEstimate: fit.estimate, scaleError: fit.standardError,
                    tau2: estimator == .common ? nil : fit.heterogeneity.tau2, weights: fit.weights,
                    spread: SpreadBetweenStudies(fit, level: level)))
        }
    }

    private static func range(_ limits: ConfidenceInterval, _ back: (Double) -> Double) -> ClosedRange<Double>? {
        let (low, high) = (back(limits.lower), back(limits.upper))
        return low <= high ? low...high : nil
    }

    private func size(_ studies: ProportionStudies) -> Double {
        let sizes = studies.sizes.map(Double.init)
        switch meanSize {
        case .harmonic: return studies.harmonicMeanSize
        case .arithmetic: return sizes.reduce(0, +) / Double(sizes.count)
        // The product may overflow; the mean of logarithms does not.
        case .geometric: return ScaleMathematics.geometricMean(sizes)
        }
    }
}

extension SpreadBetweenStudies {
    init(_ fit: MetaAnalysis, level: Double) {
        self.init(
            q: fit.q, degreesOfFreedom: fit.studies.count - 1, p: fit.pQ, i2FromTau2: fit.i2, i2FromQ: fit.i2FromQ,
            tau2: fit.heterogeneity.tau2, estimator: fit.estimator, tau2Limits: fit.tau2Interval(level: level),
            i2Limits: fit.i2Interval(level: level))
    }
}

extension ProportionStudies {
    /// The limits of one share, or the reason why there are none.
    static func limits(_ method: ProportionInterval, _ events: Int, of total: Int, level: Double) -> Computed<
        (lower: Double, upper: Double)
    > {
        do {
            return .value(try method.limits(of: Proportion(events: events, of: total), level: level))
        } catch {
            return .undefined(error)
        }
    }
}
