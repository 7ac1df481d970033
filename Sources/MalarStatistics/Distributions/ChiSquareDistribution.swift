// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// The chi-square distribution.
public struct ChiSquareDistribution: Hashable, Sendable {
    /// Above 0.
    public let degreesOfFreedom: Double

    /// - Precondition: the degrees of freedom are above 0.
    public init(degreesOfFreedom: Double) {
        precondition(degreesOfFreedom > 0, "chi-square needs degrees of freedom above 0")
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// P(X > x), accurate far into the tail.
    public func upperTail(_ x: Double) -> Double {
        x <= 0 ? 1 : x.isInfinite ? 0 : malar_gamma_upper(x / 2, degreesOfFreedom / 2)
    }

    /// P(X <= x).
    public func lowerTail(_ x: Double) -> Double {
        x <= 0 ? 0 : x.isInfinite ? 1 : malar_gamma_lower(x / 2, degreesOfFreedom / 2)
    }

    /// The decimal logarithm of P(X > x), also where the probability is below the smallest double.
    public func log10UpperTail(_ x: Double) -> Double {
        let p = upperTail(x)
        if p > 1e-290 { return PlatformMathematics.decimalLogarithm(ofProbability: p) { lowerTail(x) } }
        return logFarTail(x / 2, shape: degreesOfFreedom / 2) / PlatformMathematics.logTen
    }

    /// The x with P(X > x) = p.
    public func upperQuantile(_ p: Double) -> Double { 2 * malar_gamma_upper_quantile(p, degreesOfFreedom / 2) }

    /// The x with P(X <= x) = p.
    public func lowerQuantile(_ p: Double) -> Double { 2 * malar_gamma_lower_quantile(p, degreesOfFreedom / 2) }

    /// log Q(shape, y) by Legendre's continued fraction, evaluated from far out inwards; y is far above the shape here.
    private func logFarTail(_ y: Double, shape: Double) -> Double {
        var fraction = 0.0
        for k in stride(from: 200.0, through: 1, by: -1) { fraction = k * (k - shape) / (y + 2 * k + 1 - shape - fraction) }
        return shape * PlatformMathematics.naturalLogarithm(y) - y - malar_log_gamma(shape)
            - PlatformMathematics.naturalLogarithm(y + 1 - shape - fraction)
    }
}
