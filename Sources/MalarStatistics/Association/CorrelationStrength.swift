// SPDX-License-Identifier: Apache-2.0

/// A product-moment correlation together with one minus its square, so that a correlation near 1 keeps its digits.
public struct CorrelationStrength: Hashable, Sendable {
    /// From -1 to 1.
    public let r: Double
    /// 1 - r², from 0 to 1, computed without cancellation.
    public let unexplained: Double

    /// From sums of squares and products that are exact to about 32 digits; the sums of squares are above 0.
    init(xx: DoubledPrecision, yy: DoubledPrecision, xy: DoubledPrecision) {
        let both = xx * yy
        let left = (both - xy * xy) / both
        // What is left below this is the rounding of the sums, not the data.
        unexplained = left.value < 1e-28 ? 0 : min(1, left.value)
        let sign = xy.high < 0 ? -1.0 : 1.0
        if unexplained < 0.5 {
            r = sign * (1 - unexplained).squareRoot()
        } else {
            r = (xy.high / xx.high.squareRoot()) / yy.high.squareRoot()
        }
    }

    /// r times the root of df / (1 - r²); infinite where r is 1 or -1.
    public func t(degreesOfFreedom: Double) -> Double {
        unexplained == 0 ? (r < 0 ? -Double.infinity : .infinity) : r * (degreesOfFreedom / unexplained).squareRoot()
    }

    /// Fisher's z, the inverse hyperbolic tangent of r; infinite where r is 1 or -1.
    public var fisherZ: Double {
        if unexplained == 0 { return r < 0 ? -.infinity : .infinity }
        if r.magnitude < 0.5 { return PlatformMathematics.inverseHyperbolicTangent(r) }
        let z = PlatformMathematics.logarithmOfOnePlus(r.magnitude) - 0.5 * PlatformMathematics.naturalLogarithm(unexplained)
        return r < 0 ? -z : z
    }
}

/// A correlation with its test by Student's t and its interval by Fisher's z.
public struct LinearCorrelation: Hashable, Sendable {
    /// How many pairs there are, 3 or more.
    public let n: Int
    /// The correlation.
    public let strength: CorrelationStrength
    /// n - 2.
    public var degreesOfFreedom: Double { Double(n - 2) }
    /// Infinite for a perfect correlation.
    public var t: Double { strength.t(degreesOfFreedom: degreesOfFreedom) }
    /// The p value of t; 0 for a perfect correlation in the direction of the alternative.
    public func p(_ alternative: Alternative) -> Double { student.p(t, alternative) }
    /// The decimal logarithm of p, `nil` where p is exactly 0.
    public func log10P(_ alternative: Alternative) -> Double? {
        let p = p(alternative)
        if p == 0, t.isInfinite { return nil }
        return student.log10P(t, alternative)
    }

    private var student: StudentDistribution { StudentDistribution(degreesOfFreedom: degreesOfFreedom) }

    /// tanh(z ± c / √(n - 3)), with c the normal quantile; `nil` below 4 pairs.
    ///
    /// - Parameter inflation: what the variance 1 / (n - 3) of z is multiplied by.
    /// - Source: R. A. Fisher, Metron 1 (1921) 3-32.
    public func interval(level: Double, inflation: Double = 1) -> ConfidenceInterval? {
        guard n > 3 else { return nil }
        let half = NormalDistribution.upperQuantile((1 - level) / 2) * (inflation / Double(n - 3)).squareRoot()
        let z = strength.fisherZ
        return ConfidenceInterval(
            lower: PlatformMathematics.hyperbolicTangent(z - half), upper: PlatformMathematics.hyperbolicTangent(z + half),
            requestedLevel: level, achievedLevel: level)
    }
}
