// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// Snedecor's F distribution. Degrees of freedom are above 0 and need not be whole.
public struct FDistribution: Hashable, Sendable {
    /// Of the numerator, above 0.
    public let numerator: Double
    /// Of the denominator, above 0.
    public let denominator: Double

    /// - Precondition: both degrees of freedom are finite and above 0.
    public init(numerator: Double, denominator: Double) {
        precondition(numerator > 0 && denominator > 0, "F needs degrees of freedom above 0")
        self.numerator = numerator
        self.denominator = denominator
    }

    /// P(F > f), accurate far into the tail.
    public func upperTail(_ f: Double) -> Double { f <= 0 ? 1 : f.isInfinite ? 0 : malar_f_upper(f, numerator, denominator) }
    /// P(F <= f).
    public func lowerTail(_ f: Double) -> Double { f <= 0 ? 0 : f.isInfinite ? 1 : malar_f_lower(f, numerator, denominator) }
    /// The f with P(F > f) = p.
    public func upperQuantile(_ p: Double) -> Double { malar_f_upper_quantile(p, numerator, denominator) }
}
