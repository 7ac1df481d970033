// SPDX-License-Identifier: Apache-2.0

/// The Kruskal-Wallis test of several independent groups, corrected for ties.
///
/// - Source: W. H. Kruskal, W. A. Wallis, J. Am. Stat. Assoc. 47 (1952) 583-621, doi:10.1080/01621459.1952.10483441.
public struct KruskalWallis: Hashable, Sendable {
    /// The tie-corrected statistic, chi-square with `degreesOfFreedom` for large groups.
    public let h: Double
    /// Groups less one.
    public let degreesOfFreedom: Int
    /// The mean rank of each group.
    public let meanRanks: [Double]
    /// How many observations there are.
    public let n: Int
    /// Whether some of them are equal.
    public let hasTies: Bool

    /// `.emptySample` for an empty group, `.insufficientData` for fewer than two groups, `.zeroVariance` where all values are equal.
    /// - Complexity: O(n log n)
    public init(_ groups: [[Double]]) throws(StatisticsFailure) {
        guard !groups.isEmpty, !groups.contains(where: \.isEmpty) else { throw .emptySample }
        guard groups.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { throw .nonFiniteInput }
        guard groups.count > 1 else { throw .insufficientData }
        let ranks = DoubledRanks(of: groups.flatMap { $0 }, tolerance: 0)
        let n = ranks.ranks.count
        // Twelve times the sum of squared deviations of all ranks, in whole numbers.
        let total = Int128(n) * (Int128(n) * Int128(n) - 1) - ranks.tieSum
        guard total > 0 else { throw .zeroVariance }
        var start = 0
        var between = 0.0
        var means: [Double] = []
        for group in groups {
            let sum = ranks.ranks[start..<(start + group.count)].reduce(Int128(0)) { $0 + Int128($1) }
            let excess = Double(sum - Int128(group.count) * Int128(n + 1))
            between += excess * excess / Double(group.count)
            means.append(Double(sum) / (2 * Double(group.count)))
            start += group.count
        }
        // The excess is doubled: a quarter of its square times twelve.
        h = Double(n - 1) * 3 * between / Double(total)
        degreesOfFreedom = groups.count - 1
        meanRanks = means
        self.n = n
        hasTies = !ranks.tieGroups.isEmpty
    }

    /// P(chi-square > h).
    public var p: Double { ChiSquareDistribution(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(h) }
    /// log10 of `p`, also where it is below the smallest double.
    public var log10P: Double { ChiSquareDistribution(degreesOfFreedom: Double(degreesOfFreedom)).log10UpperTail(h) }
    /// h / (n - 1): from 0 to 1, the share of the variance of the ranks that lies between the groups.
    public var epsilonSquared: Double { h / Double(n - 1) }
    /// (h - k + 1) / (n - k), which may be below 0; `nil` where every group has one observation.
    public var etaSquared: Double? {
        let groups = degreesOfFreedom + 1
        return n > groups ? (h - Double(degreesOfFreedom)) / Double(n - groups) : nil
    }
}

extension DoubledRanks {
    /// The sum of t³ - t over the groups of equal values.
    var tieSum: Int128 { tieGroups.reduce(0) { $0 + Int128($1) * (Int128($1) * Int128($1) - 1) } }
}
