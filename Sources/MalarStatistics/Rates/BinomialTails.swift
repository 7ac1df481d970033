// SPDX-License-Identifier: Apache-2.0

/// Exact p values of a binomial count whose probability is given by odds.
public struct BinomialTails: Hashable, Sendable {
    private let count: Int
    private let trials: Int
    private let share: Double
    private let complement: Double

    /// A relative difference up to which two outcomes count as equally likely, as in R.
    private static let equallyLikely = 1e-7

    init(first: Int, second: Int, odds: (Double, Double)) {
        count = first
        trials = first + second
        share = odds.0 / (odds.0 + odds.1)
        complement = odds.1 / (odds.0 + odds.1)
    }

    /// P(X <= count).
    public var less: Double { lower(count) }
    /// P(X >= count).
    public var greater: Double { upper(count) }
    /// Twice the smaller tail, at most 1.
    public var doubled: Double { min(1, 2 * min(less, greater)) }
    /// Twice the smaller tail with only half of the observed count in it, at most 1.
    public var midP: Double {
        let half = 0.5 * BinomialDistribution(trials: trials, probability: share).mass(count)
        return min(1, 2 * min(max(0, less - half), max(0, greater - half)))
    }

    /// The probability of every outcome that is not more likely than the observed one.
    ///
    /// - Complexity: O(log n) tail areas
    public var minimumLikelihood: Double {
        let limit = logMass(count) + PlatformMathematics.logarithmOfOnePlus(Self.equallyLikely)
        let mode = min(trials, Int((Double(trials + 1) * share).rounded(.down)))
        if logMass(mode) <= limit { return 1 }
        if count < mode {
            let other = first(from: mode, to: trials) { logMass($0) <= limit }
            return min(1, less + upper(other))
        }
        let below = first(from: 0, to: mode) { logMass(mode - $0) <= limit }
        return min(1, greater + lower(mode - below))
    }

    /// The decimal logarithm of `doubled`, also below the smallest double.
    public var log10Doubled: Double {
        if doubled > 1e-290 { return PlatformMathematics.decimalLogarithm(doubled) }
        let (k, rest) = (Double(count), Double(trials - count))
        let log =
            less < greater
            ? IncompleteBetaTail.logLower(x: complement, rest, k + 1) : IncompleteBetaTail.logLower(x: share, k, rest + 1)
        return (log + PlatformMathematics.naturalLogarithm(2)) / PlatformMathematics.logTen
    }

    private func lower(_ k: Int) -> Double {
        if k < 0 { return 0 }
        if k >= trials { return 1 }
        let beta = BetaDistribution(Double(trials - k), Double(k + 1))
        return share < 0.5 ? BetaDistribution(Double(k + 1), Double(trials - k)).upperTail(share) : beta.lowerTail(complement)
    }

    private func upper(_ k: Int) -> Double {
        if k <= 0 { return 1 }
        if k > trials { return 0 }
        return share < 0.5
            ? BetaDistribution(Double(k), Double(trials - k + 1)).lowerTail(share)
            : BetaDistribution(Double(trials - k + 1), Double(k)).upperTail(complement)
    }

    private func logMass(_ k: Int) -> Double {
        let chosen = k == 0 ? 0 : Double(k) * PlatformMathematics.naturalLogarithm(share)
        let left = k == trials ? 0 : Double(trials - k) * PlatformMathematics.naturalLogarithm(complement)
        return SpecialFunctions.logBinomial(trials, k) + chosen + left
    }

    /// The first whole number of a range from which on a condition holds; one beyond the range where it never does.
    private func first(from: Int, to: Int, where holds: (Int) -> Bool) -> Int {
        var (low, high) = (from, to + 1)
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
