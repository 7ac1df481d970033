// SPDX-License-Identifier: Apache-2.0

/// A common effect of several two by two tables without a correction for empty cells.
public struct StratifiedEffect: Hashable, Sendable {
    /// A logarithm for ratios.
    public let estimate: Double
    /// Its standard error.
    public let standardError: Double
    /// The method's own chi-square of heterogeneity with its degrees of freedom, where it has one.
    public let q: Double?, degreesOfFreedom: Int

    /// estimate ± z standard errors
    public func interval(level: Double) -> ConfidenceInterval {
        let half = NormalDistribution.upperQuantile((1 - level) / 2) * standardError
        return ConfidenceInterval(lower: estimate - half, upper: estimate + half, requestedLevel: level, achievedLevel: level)
    }
}

extension TwoByTwoStudies {
    /// Mantel and Haenszel's pooled effect. `.noEvents` where a group has none at all, so that a ratio does not exist.
    ///
    /// - Source: N. Mantel and W. Haenszel, J. Natl. Cancer Inst. 22 (1959) 719-748; J. Robins, N. Breslow and S. Greenland, Biometrics 42 (1986)
    ///   311-323, doi:10.2307/2531052; S. Greenland and J. M. Robins, Biometrics 41 (1985) 55-68, doi:10.2307/2530643.
    public func mantelHaenszel(_ measure: Measure) -> Computed<StratifiedEffect> {
        let found =
            switch measure {
            case .riskRatio: ratioOfRisks
            case .oddsRatio: ratioOfOdds
            case .riskDifference: differenceOfRisks
            }
        guard let found, found.1 > 0, found.0.isFinite else { return .undefined(.noEvents) }
        return .value(
            StratifiedEffect(estimate: found.0, standardError: found.1.squareRoot(), q: nil, degreesOfFreedom: studies.count - 1))
    }

    private func sum(_ term: (_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double) -> Double {
        CompensatedSum(studies.map { study in term(study.cells[0], study.cells[1], study.cells[2], study.cells[3]) }).value
    }

    private var ratioOfRisks: (Double, Double)? {
        let r = sum { a, b, c, d in a * ((c + d) / (a + b + c + d)) }
        let s = sum { a, b, c, d in c * ((a + b) / (a + b + c + d)) }
        guard r > 0, s > 0 else { return nil }
        let spread = sum { a, b, c, d in
            let n = a + b + c + d
            return ((a + b) / n) * ((c + d) / n) * (a + c) - a / n * c
        }
        return (PlatformMathematics.naturalLogarithm(r / s), spread / (r * s))
    }

    private var ratioOfOdds: (Double, Double)? {
        let r = sum { a, b, c, d in a / (a + b + c + d) * d }
        let s = sum { a, b, c, d in b / (a + b + c + d) * c }
        guard r > 0, s > 0 else { return nil }
        let first = sum { a, b, c, d in (a + d) * a * d / ((a + b + c + d) * (a + b + c + d)) }
        let last = sum { a, b, c, d in (b + c) * b * c / ((a + b + c + d) * (a + b + c + d)) }
        let mixed = sum { a, b, c, d in ((a + d) * b * c + (b + c) * a * d) / ((a + b + c + d) * (a + b + c + d)) }
        return (PlatformMathematics.naturalLogarithm(r / s), 0.5 * (first / (r * r) + mixed / (r * s) + last / (s * s)))
    }

    private var differenceOfRisks: (Double, Double)? {
        let weight = sum { a, b, c, d in (a + b) * ((c + d) / (a + b + c + d)) }
        let estimate = sum { a, b, c, d in (a * (c + d) - c * (a + b)) / (a + b + c + d) } / weight
        let inner = sum { a, b, c, d in
            let (n, n1, n2) = (a + b + c + d, a + b, c + d)
            return c * (n1 / n) * (n1 / n) - a * (n2 / n) * (n2 / n) + (n1 / n) * (n2 / n) * (n2 - n1) / 2
        }
        let outer = sum { a, b, c, d in (a * d + c * b) / (a + b + c + d) }
        return (estimate, (estimate * inner + outer / 2) / (weight * weight))
    }

    /// Peto's odds ratio: observed less expected events over their hypergeometric variance. `.noEvents` where no table varies.
    ///
    /// - Source: S. Yusuf and others, Prog. Cardiovasc. Dis. 27 (1985) 335-371, doi:10.1016/S0033-0620(85)80003-7.
    public var peto: Computed<StratifiedEffect> {
        let parts = studies.map(Self.hypergeometric)
        let variance = CompensatedSum(parts.map(\.variance)).value
        guard variance > 0 else { return .undefined(.noEvents) }
        let excess = CompensatedSum(parts.map(\.excess)).value
        let own = CompensatedSum(parts.filter { $0.variance > 0 }.map { $0.excess * $0.excess / $0.variance }).value
        return .value(
            StratifiedEffect(
                estimate: excess / variance, standardError: (1 / variance).squareRoot(), q: max(0, own - excess * excess / variance),
                degreesOfFreedom: parts.count { $0.variance > 0 } - 1))
    }

    private static func hypergeometric(_ study: Study) -> (excess: Double, variance: Double) {
        let (n1, n2) = (Double(study.size1), Double(study.size2))
        let (yes, n) = (Double(study.events1 + study.events2), Double(study.size1 + study.size2))
        return (Double(study.events1) - yes * n1 / n, yes * (n - yes) * (n1 / n) * (n2 / n) / (n - 1))
    }
}
