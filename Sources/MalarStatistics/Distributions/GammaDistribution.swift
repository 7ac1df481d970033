// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// The gamma distribution with scale 1.
public struct GammaDistribution: Hashable, Sendable {
    /// Above 0.
    public let shape: Double

    /// - Precondition: the shape is above 0.
    public init(shape: Double) {
        precondition(shape > 0, "the gamma distribution needs a shape above 0")
        self.shape = shape
    }

    /// P(X <= x).
    public func lowerTail(_ x: Double) -> Double { x <= 0 ? 0 : x.isInfinite ? 1 : malar_gamma_lower(x, shape) }
    /// P(X > x).
    public func upperTail(_ x: Double) -> Double { x <= 0 ? 1 : x.isInfinite ? 0 : malar_gamma_upper(x, shape) }
    /// The x with P(X <= x) = p.
    public func lowerQuantile(_ p: Double) -> Double { malar_gamma_lower_quantile(p, shape) }
    /// The x with P(X > x) = p.
    public func upperQuantile(_ p: Double) -> Double { malar_gamma_upper_quantile(p, shape) }
}
