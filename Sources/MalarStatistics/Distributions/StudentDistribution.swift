// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// Student's t distribution. Degrees of freedom are above 0 and need not be whole; from infinity on it is the normal distribution.
public struct StudentDistribution: Hashable, Sendable {
    /// Above 0.
    public let degreesOfFreedom: Double

    /// - Precondition: the degrees of freedom are above 0.
    public init(degreesOfFreedom: Double) {
        precondition(degreesOfFreedom > 0, "Student's t needs degrees of freedom above 0")
        self.degreesOfFreedom = degreesOfFreedom
    }

    private var isNormal: Bool { !degreesOfFreedom.isFinite }

    /// P(T > t), accurate far into the tail. Relative error about 1e-13.
    public func upperTail(_ t: Double) -> Double {
        if t.isInfinite { return t > 0 ? 0 : 1 }
        return isNormal ? NormalDistribution.upperTail(t) : malar_student_upper(t, degreesOfFreedom)
    }

    /// P(T <= t).
    public func lowerTail(_ t: Double) -> Double { upperTail(-t) }

    /// P(|T| >= |t|).
    public func twoSided(_ t: Double) -> Double { min(1, 2 * upperTail(t.magnitude)) }

    /// The p value of an alternative.
    public func p(_ t: Double, _ alternative: Alternative) -> Double {
        switch alternative {
        case .twoSided: twoSided(t)
        case .greater: upperTail(t)
        case .less: lowerTail(t)
        }
    }

    /// The decimal logarithm of `p(t, alternative)`, also where p itself is below the smallest double.
    public func log10P(_ t: Double, _ alternative: Alternative) -> Double {
        let p = p(t, alternative)
        if p > 1e-290 { return PlatformMathematics.decimalLogarithm(ofProbability: p) { complement(t, alternative) } }
        return (alternative == .twoSided ? PlatformMathematics.decimalLogarithm(2) : 0) + logUpperTail(t.magnitude)
            / PlatformMathematics.logTen
    }

    /// 1 - p without cancellation: the other tail, or for both tails the middle, which is an F distribution of t squared.
    private func complement(_ t: Double, _ alternative: Alternative) -> Double {
        switch alternative {
        case .greater: lowerTail(t)
        case .less: upperTail(t)
        case .twoSided:
            isNormal
                ? ChiSquareDistribution(degreesOfFreedom: 1).lowerTail(t * t)
                : FDistribution(numerator: 1, denominator: degreesOfFreedom).lowerTail(t * t)
        }
    }

    /// The natural logarithm of P(T > t) for a t far in the tail: the leading factor of the incomplete beta function and its series.
    private func logUpperTail(_ t: Double) -> Double {
        if isNormal { return NormalDistribution.logUpperTail(t) }
        return IncompleteBetaTail.logLower(x: degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5)
            - PlatformMathematics.naturalLogarithm(2)
    }

    /// The t with P(T > t) = p; infinite at 0 and 1.
    public func upperQuantile(_ p: Double) -> Double {
        precondition(p >= 0 && p <= 1, "a probability lies between 0 and 1")
        if p == 0 { return .infinity }
        if p == 1 { return -.infinity }
        return isNormal ? NormalDistribution.upperQuantile(p) : malar_student_upper_quantile(p, degreesOfFreedom)
    }

    /// The half-width factor of a two-sided interval: the t with P(|T| > t) = 1 - level.
    public func critical(level: Double) -> Double { upperQuantile((1 - level) / 2) }
}
