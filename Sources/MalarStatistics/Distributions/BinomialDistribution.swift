// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// The number of successes in `trials` independent trials, each with the same probability.
public struct BinomialDistribution: Hashable, Sendable {
    /// 0 or more.
    public let trials: Int
    /// From 0 to 1.
    public let probability: Double

    /// - Precondition: there are 0 or more trials and the probability lies between 0 and 1.
    public init(trials: Int, probability: Double) {
        precondition(trials >= 0 && probability >= 0 && probability <= 1, "a binomial distribution needs trials and a probability")
        self.trials = trials
        self.probability = probability
    }

    /// P(X = k).
    public func mass(_ k: Int) -> Double {
        k < 0 || k > trials ? 0 : malar_binomial_mass(Double(k), Double(trials), probability)
    }

    /// P(X <= k).
    public func lowerTail(_ k: Int) -> Double {
        if k < 0 { return 0 }
        if k >= trials { return 1 }
        return tails(at: k).less
    }

    /// P(X >= k).
    public func upperTail(from k: Int) -> Double {
        if k <= 0 { return 1 }
        if k > trials { return 0 }
        return tails(at: k).greater
    }
}
