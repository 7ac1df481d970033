// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// The beta distribution.
public struct BetaDistribution: Hashable, Sendable {
    /// Both above 0.
    public let a: Double, b: Double

    /// - Precondition: both parameters are above 0.
    public init(_ a: Double, _ b: Double) {
        precondition(a > 0 && b > 0, "the beta distribution needs parameters above 0")
        self.a = a
        self.b = b
    }

    /// P(X <= x).
    public func lowerTail(_ x: Double) -> Double { x <= 0 ? 0 : x >= 1 ? 1 : malar_beta_lower(x, a, b) }
    /// P(X > x).
    public func upperTail(_ x: Double) -> Double { x <= 0 ? 1 : x >= 1 ? 0 : malar_beta_upper(x, a, b) }
    /// The x with P(X <= x) = p.
    public func lowerQuantile(_ p: Double) -> Double { malar_beta_lower_quantile(p, a, b) }
    /// The x with P(X > x) = p.
    public func upperQuantile(_ p: Double) -> Double { malar_beta_upper_quantile(p, a, b) }
}
