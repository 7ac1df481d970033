// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// Mean, standard deviation and size of two groups of one study.
public struct GroupSummaries: Hashable, Sendable {
    public let mean1: Double, deviation1: Double, size1: Double
    public let mean2: Double, deviation2: Double, size2: Double

    /// What is compared.
    public enum Measure: String, Hashable, Sendable, CaseIterable, Codable {
        /// Hedges' g; the difference of means; the logarithm of the ratio of means.
        case standardized = "SMD", difference = "MD", logRatio = "ROM"
    }

    /// The effect of the first group against the second, and its sampling variance.
    ///
    /// `.nonFiniteInput`; `.insufficientData` for a group below 2; `.zeroVariance` where both groups have no spread; `.invalidArgument` for a negative
    /// deviation or a ratio of means that are not both above 0 or both below.
    /// - Source: L. V. Hedges, J. Educ. Stat. 6 (1981) 107-128, doi:10.3102/10769986006002107; L. V. Hedges, J. Gurevitch and P. S. Curtis,
    ///   Ecology 80 (1999) 1150-1156, doi:10.1890/0012-9658(1999)080[1150:TMAORR]2.0.CO;2.
    public func effect(_ measure: Measure) -> Computed<(effect: Double, variance: Double)> {
        guard [mean1, mean2, deviation1, deviation2, size1, size2].allSatisfy(\.isFinite) else { return .undefined(.nonFiniteInput) }
        guard deviation1 >= 0, deviation2 >= 0 else { return .undefined(.invalidArgument) }
        guard size1 >= 2, size2 >= 2 else { return .undefined(.insufficientData) }
        guard deviation1 > 0 || deviation2 > 0 else { return .undefined(.zeroVariance) }
        let spread = deviation1 * deviation1 / size1 + deviation2 * deviation2 / size2
        switch measure {
        case .standardized: return .value(hedges)
        case .difference: return .value((mean1 - mean2, spread))
        case .logRatio:
            guard mean1 / mean2 > 0 else { return .undefined(.invalidArgument) }
            let (a, b) = (deviation1 / mean1, deviation2 / mean2)
            return .value((PlatformMathematics.naturalLogarithm(mean1 / mean2), a * a / size1 + b * b / size2))
        }
    }

    /// (mean 1 - mean 2) / pooled deviation, times the exact factor Γ(m/2) / (√(m/2) Γ((m - 1)/2)) with m degrees of freedom.
    private var hedges: (effect: Double, variance: Double) {
        let freedom = size1 + size2 - 2
        let pooled = (((size1 - 1) * deviation1 * deviation1 + (size2 - 1) * deviation2 * deviation2) / freedom).squareRoot()
        let g = Self.smallSampleFactor(freedom) * (mean1 - mean2) / pooled
        return (g, 1 / size1 + 1 / size2 + g * g / (2 * (size1 + size2)))
    }

    static func smallSampleFactor(_ freedom: Double) -> Double {
        PlatformMathematics.exponential(malar_log_gamma(freedom / 2) - malar_log_gamma((freedom - 1) / 2)) / (freedom / 2).squareRoot()
    }
}
