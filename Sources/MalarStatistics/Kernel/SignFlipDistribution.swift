// SPDX-License-Identifier: Apache-2.0

/// The probabilities of a sum of ranks under the null hypothesis, the observed sum included on each side.
public struct ExactTails: Hashable, Sendable, Codable {
    /// P(sum <= observed).
    public let less: Double
    /// P(sum >= observed).
    public let greater: Double
    /// Twice the smaller tail, at most 1.
    public let twoSided: Double

    /// The p value for an alternative about the sum of the positive ranks.
    public func p(_ alternative: Alternative) -> Double {
        switch alternative {
        case .twoSided: twoSided
        case .greater: greater
        case .less: less
        }
    }
}

/// The distribution of the sum of those ranks that are drawn, where each rank is drawn with probability one half.
///
/// With signed ranks this is the conditional null distribution of the Wilcoxon statistic, ties and all; with all ranks
/// equal to 1 it is the binomial distribution with probability one half.
/// Counts are whole numbers up to 124 ranks; beyond that, doubles.
enum SignFlipDistribution {
    /// Up to here the probability of a single pattern, 2^-1022, is still a normal double.
    static let largestCount = 1022

    /// - Complexity: O(number of ranks times the smaller of the observed sum and its distance from the largest sum)
    static func tails(ranks: [Int], sum: Int) -> Computed<ExactTails> {
        guard ranks.count <= largestCount else { return .undefined(.invalidArgument) }
        let tails = SignFlipTails(ranks: ranks, sum: sum)
        return .value(ExactTails(less: tails.less.value, greater: tails.greater.value, twoSided: tails.twoSided.value))
    }

    /// The largest q with P(sum <= q) <= probability, and that P; `nil` where even P(sum = 0) is larger.
    static func largestSum(ranks: [Int], withTailAtMost probability: Double) -> (sum: Int, tail: Double)? {
        let masses = masses(ranks: ranks, through: ranks.reduce(0, +) / 2)
        var best: (sum: Int, tail: Double)?
        var tail = 0.0
        for (sum, mass) in masses.enumerated() {
            tail += mass
            guard tail <= probability else { break }
            best = (sum, tail)
        }
        return best
    }

    private static func masses(ranks: [Int], through limit: Int) -> [Double] {
        var masses = [Double](repeating: 0, count: limit + 1)
        masses[0] = 1
        var reached = 0
        for rank in ranks {
            reached = min(limit, reached + rank)
            var sum = reached
            while sum >= rank {
                masses[sum] = 0.5 * (masses[sum] + masses[sum - rank])
                sum -= 1
            }
            while sum >= 0 {
                masses[sum] *= 0.5
                sum -= 1
            }
        }
        return masses
    }
}
