// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// The number of events where `mean` are expected.
public struct PoissonDistribution: Hashable, Sendable {
    /// Above 0.
    public let mean: Double

    /// - Precondition: the mean is above 0.
    public init(mean: Double) {
        precondition(mean > 0, "a Poisson distribution needs a mean above 0")
        self.mean = mean
    }

    /// P(X = k).
    public func mass(_ k: Int) -> Double { k < 0 ? 0 : malar_poisson_mass(Double(k), mean) }
    /// P(X <= k).
    public func lowerTail(_ k: Int) -> Double { k < 0 ? 0 : GammaDistribution(shape: Double(k + 1)).upperTail(mean) }
    /// P(X >= k).
    public func upperTail(from k: Int) -> Double { k <= 0 ? 1 : GammaDistribution(shape: Double(k)).lowerTail(mean) }
}
