// SPDX-License-Identifier: Apache-2.0

/// The pooled effect of several studies.
public struct MetaAnalysis: Hashable, Sendable {
    /// What the test and the interval of the mean refer to.
    public enum Reference: String, Hashable, Sendable, CaseIterable, Codable {
        /// The normal distribution.
        case z
        /// Student's t with k - 1 degrees of freedom and the same standard error.
        case t
        /// Knapp and Hartung: the standard error takes the observed spread, t with k - 1 degrees of freedom.
        case knappHartung = "knha"
        /// The same, but never narrower than with the model's own standard error.
        case modifiedKnappHartung = "adhoc"
    }

    /// Where the prediction interval gets its factor from.
    public enum Prediction: String, Hashable, Sendable, CaseIterable, Codable {
        /// Student's t with k - 1 degrees of freedom.
        case studentLessOne = "t_k_minus_1"
        /// Student's t with k - 2 degrees of freedom (Higgins, Thompson and Spiegelhalter).
        case studentLessTwo = "t_k_minus_2"
        /// The normal distribution, or t where the test uses it (metafor).
        case asTest = "as_test"
    }

    /// The studies and how the variance between them was estimated.
    public let studies: StudyEffects, estimator: HeterogeneityEstimator
    /// The variance between the studies.
    public let heterogeneity: Heterogeneity
    /// What the test and the interval refer to.
    public let reference: Reference
    /// The pooled effect and its standard error.
    public let estimate: Double, standardError: Double
    /// Each study's share of the weights, adding up to 1.
    public let weights: [Double]
    /// Cochran's Q with the weights of a common effect, k - 1 degrees of freedom.
    public let q: Double
    /// The typical variance within studies that I² compares with; `nil` for one study.
    public let typicalVariance: Double?

    /// The pooled effect of 1 or more studies. For one study t needs a second one: `.insufficientData` unless the reference is z.
    ///
    /// - Complexity: O(k) for each iteration
    public static func of(
        _ studies: StudyEffects, estimator: HeterogeneityEstimator = .restrictedLikelihood, reference: Reference = .z
    ) -> Computed<MetaAnalysis> {
        guard reference == .z || studies.count > 1 else { return .undefined(.insufficientData) }
        return estimator.estimate(studies).map { MetaAnalysis(studies, estimator, $0, reference) }
    }

    init(_ studies: StudyEffects, _ estimator: HeterogeneityEstimator, _ heterogeneity: Heterogeneity, _ reference: Reference) {
        let fit = studies.weighted(heterogeneity.tau2)
        let fixed = studies.weighted(0)
        (self.studies, self.estimator, self.heterogeneity, self.reference) = (studies, estimator, heterogeneity, reference)
        estimate = fit.mean
        let spread = fit.q / Double(max(1, studies.count - 1))
        let factor =
            switch reference {
            case .z, .t: 1.0
            case .knappHartung: spread
            case .modifiedKnappHartung: max(1, spread)
            }
        standardError = (factor / fit.sum).squareRoot()
        weights = fit.weights.map { $0 / fit.sum }
        q = studies.count > 1 ? fixed.q : 0
        typicalVariance = studies.count > 1 ? Double(studies.count - 1) / fixed.trace : nil
    }

    /// k - 1 degrees of freedom of the reference; infinite for z.
    public var degreesOfFreedom: Double { reference == .z ? .infinity : Double(studies.count - 1) }
    private var student: StudentDistribution { StudentDistribution(degreesOfFreedom: degreesOfFreedom) }

    /// The estimate over its standard error; `nil` where that is 0.
    public var statistic: Double? { standardError > 0 ? estimate / standardError : nil }
    /// Two-sided.
    public var p: Double? { statistic.map(student.twoSided) }
    /// The decimal logarithm of `p`.
    public var log10P: Double? { statistic.map { student.log10P($0, .twoSided) } }

    /// The interval of the pooled effect.
    public func interval(level: Double) -> ConfidenceInterval {
        around(estimate, student.critical(level: level) * standardError, level)
    }

    /// Where the true effect of a further study lies; `nil` below 3 studies.
    public func predictionInterval(level: Double, _ kind: Prediction = .studentLessOne) -> ConfidenceInterval? {
        guard studies.count > 2 else { return nil }
        let freedom: Double =
            switch kind {
            case .studentLessOne: Double(studies.count - 1)
            case .studentLessTwo: Double(studies.count - 2)
            case .asTest: degreesOfFreedom
            }
        let spread = (standardError * standardError + heterogeneity.tau2).squareRoot()
        return around(estimate, StudentDistribution(degreesOfFreedom: freedom).critical(level: level) * spread, level)
    }

    private func around(_ centre: Double, _ half: Double, _ level: Double) -> ConfidenceInterval {
        ConfidenceInterval(lower: centre - half, upper: centre + half, requestedLevel: level, achievedLevel: level)
    }
}

extension MetaAnalysis {
    /// P(chi-square >= Q); 1 for one study.
    public var pQ: Double {
        studies.count > 1 ? ChiSquareDistribution(degreesOfFreedom: Double(studies.count - 1)).upperTail(q) : 1
    }

    /// The percentage of the total variance that lies between studies: from tau², or from Q for a common effect.
    public var i2: Double {
        guard let typicalVariance else { return 0 }
        if estimator == .common { return q > 0 ? max(0, 100 * (q - Double(studies.count - 1)) / q) : 0 }
        return i2(heterogeneity.tau2, typicalVariance)
    }

    /// The total variance over that within studies.
    public var h2: Double {
        guard let typicalVariance else { return 1 }
        return estimator == .common ? q / Double(studies.count - 1) : heterogeneity.tau2 / typicalVariance + 1
    }

    /// (Q - (k - 1)) / Q as a percentage, at least 0, whatever the estimator.
    public var i2FromQ: Double { q > 0 ? max(0, 100 * (q - Double(studies.count - 1)) / q) : 0 }

    /// Limits of tau² by the Q-profile, `nil` where no value agrees with the data.
    public func tau2Interval(level: Double) -> ConfidenceInterval? { GeneralizedQ(studies).profileInterval(level: level) }

    /// Those limits as percentages.
    public func i2Interval(level: Double) -> ConfidenceInterval? { transformed(level) { i2($0, $1) } }
    /// Those limits as a ratio of variances.
    public func h2Interval(level: Double) -> ConfidenceInterval? { transformed(level) { $0 / $1 + 1 } }

    private func transformed(_ level: Double, _ transform: (Double, Double) -> Double) -> ConfidenceInterval? {
        guard let typicalVariance, let limits = tau2Interval(level: level) else { return nil }
        return ConfidenceInterval(
            lower: transform(limits.lower, typicalVariance), upper: transform(limits.upper, typicalVariance), requestedLevel: level,
            achievedLevel: level)
    }

    private func i2(_ tau2: Double, _ typical: Double) -> Double { 100 * tau2 / (tau2 + typical) }

    /// The analysis without each study in turn; empty below 3 studies.
    ///
    /// - Complexity: k times that of one analysis
    public func leavingOneOut() -> [Computed<MetaAnalysis>] {
        guard studies.count > 2 else { return [] }
        return studies.effects.indices.map { MetaAnalysis.of(studies.leaving(out: $0), estimator: estimator, reference: reference) }
    }
}
