// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// Functions of the gamma family, for arguments above 0.
public enum SpecialFunctions {
    /// The natural logarithm of the gamma function.
    public static func logGamma(_ x: Double) -> Double { malar_log_gamma(x) }
    /// The derivative of `logGamma`.
    public static func digamma(_ x: Double) -> Double { malar_digamma(x) }
    /// The second derivative of `logGamma`.
    public static func trigamma(_ x: Double) -> Double { malar_trigamma(x) }
    /// log n!, for n of 0 and more.
    public static func logFactorial(_ n: Int) -> Double { malar_log_gamma(Double(n) + 1) }
    /// log of n over k.
    public static func logBinomial(_ n: Int, _ k: Int) -> Double { logFactorial(n) - logFactorial(k) - logFactorial(n - k) }
}
