// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// The logarithm of the incomplete beta function where the function itself is below the smallest double.
enum IncompleteBetaTail {
    /// log I_x(a, b) for an x so small that I_x is tiny: x^a (1-x)^b / (a B(a, b)) times the hypergeometric series F(a+b, 1; a+1; x).
    ///
    /// The terms fall at least as fast as those of a geometric series once k is above b; at most 1,000,000 are added.
    static func logLower(x: Double, _ a: Double, _ b: Double) -> Double {
        guard x > 0 else { return -.infinity }
        var term = 1.0
        var series = 1.0
        var k = 0.0
        while term > series * 1e-17, k < 1_000_000 {
            term *= x * (a + b + k) / (a + 1 + k)
            series += term
            k += 1
        }
        let logBeta = malar_log_gamma(a) + malar_log_gamma(b) - malar_log_gamma(a + b)
        return a * PlatformMathematics.naturalLogarithm(x) + b * PlatformMathematics.logarithmOfOnePlus(-x)
            - PlatformMathematics.naturalLogarithm(a) - logBeta + PlatformMathematics.naturalLogarithm(series)
    }
}
