// SPDX-License-Identifier: Apache-2.0

/// The Hodges-Lehmann estimate of the shift between two groups: the median of all differences x - y, with an interval between two of them.
///
/// The interval takes the k-th smallest and the k-th largest difference.
/// - Source: J. L. Hodges, E. L. Lehmann, Ann. Math. Stat. 34 (1963) 598-611, doi:10.1214/aoms/1177704172.
public struct HodgesLehmannTwoSample: Hashable, Sendable, Codable {
    /// Between 0 and 1.
    public var level: Double
    /// How the rank of the limits is found.
    public var rule: HodgesLehmannRule

    /// An estimator; `level` is checked when a result is asked for.
    public init(level: Double = 0.95, rule: HodgesLehmannRule = .exact) {
        self.level = level
        self.rule = rule
    }

    /// The estimate for two groups.
    ///
    /// `.invalidArgument` for a level that is not between 0 and 1 and for groups too large for the exact rule;
    /// `.nonFiniteInput` where a difference overflows.
    /// - Complexity: O(N log N), and for the exact rule the smaller size times the product of both.
    public func result(of samples: TwoSamples) -> Computed<ShiftEstimate> {
        guard level > 0, level < 1 else { return .undefined(.invalidArgument) }
        let differences = PairwiseDifferences(samples)
        guard differences.smallest.isFinite, differences.largest.isFinite else { return .undefined(.nonFiniteInput) }
        return position(samples).map { position in
            let k = min(max(position.k, 1), differences.count)
            return ShiftEstimate(
                estimate: differences.median, k: k,
                interval: ConfidenceInterval(
                    lower: differences.orderStatistic(min(k, differences.count + 1 - k)),
                    upper: differences.orderStatistic(max(k, differences.count + 1 - k)), requestedLevel: level,
                    achievedLevel: position.level), count: differences.count)
        }
    }

    private func position(_ samples: TwoSamples) -> Computed<(k: Int, level: Double)> {
        let (n1, n2) = (samples.x.count, samples.y.count)
        let size = Double(n1) * Double(n2)
        switch rule {
        case .exact:
            guard UntiedRankSum.cost(n1, n2) <= 4e9 else { return .undefined(.invalidArgument) }
            guard let found = UntiedRankSum.largestStatistic(n1, n2, withTailAtMost: (1 - level) / 2) else {
                return .value((1, max(0, 1 - 2 * UntiedRankSum.smallestProbability(n1, n2))))
            }
            return .value((found.u + 1, 1 - 2 * found.tail))
        case .normal:
            return .value(HodgesLehmannRule.normalPosition(count: size, variance: size * Double(n1 + n2 + 1) / 12, level: level))
        case .normalCorrected:
            return .value(HodgesLehmannRule.correctedPosition(count: size, variance: variance(samples), level: level))
        case .tieConditional:
            return tieConditional(PooledRanks(of: samples, tolerance: 0))
        }
    }

    /// The variance of U at a shift at which no x meets a y: only ties within a group are left.
    private func variance(_ samples: TwoSamples) -> Double {
        let n = samples.x.count + samples.y.count
        let ties = DoubledRanks(of: samples.x, tolerance: 0).tieGroups + DoubledRanks(of: samples.y, tolerance: 0).tieGroups
        let cubes = ties.reduce(0.0) { $0 + Double($1) * (Double($1) * Double($1) - 1) }
        return Double(samples.x.count) * Double(samples.y.count) / 12 * (Double(n + 1) - cubes / (Double(n) * Double(n - 1)))
    }

    /// k from the distribution of U given the ties of the data as they stand.
    private func tieConditional(_ ranks: PooledRanks) -> Computed<(k: Int, level: Double)> {
        guard ranks.exactCost <= 1e8 else { return .undefined(.invalidArgument) }
        // Doubled values of U, from 0 up; the tail is looked for by halving.
        func tail(_ doubledU: Int) -> Double {
            let low = RankSumTails(sorted: ranks.sorted, chosen: ranks.n1, sum: doubledU + ranks.n1 * (ranks.n1 + 1)).less.value
            let high = RankSumTails(sorted: ranks.sorted, chosen: ranks.n2, sum: doubledU + ranks.n2 * (ranks.n2 + 1)).less.value
            return max(low, high)
        }
        var (low, high) = (-1, ranks.n1 * ranks.n2 + 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if tail(middle) <= (1 - level) / 2 { low = middle } else { high = middle }
        }
        let whole = low < 0 ? -1 : low / 2
        return .value((whole + 1 < 1 ? 1 : whole + 1, max(0, 1 - 2 * tail(max(0, whole) * 2))))
    }
}

/// An estimated shift with its interval.
public struct ShiftEstimate: Hashable, Sendable, Codable {
    /// In the unit of the data.
    public let estimate: Double
    /// The rank of the lower limit among all averages or differences.
    public let k: Int
    /// The interval, with the level that it has.
    public let interval: ConfidenceInterval
    /// How many averages or differences there are.
    public let count: Int
}

/// How the rank of the lower limit is found.
public enum HodgesLehmannRule: String, Hashable, Sendable, CaseIterable, Codable {
    /// From the exact distribution without ties.
    case exact
    /// From its normal approximation.
    case normal
    /// From the normal approximation with continuity and tie correction: what R's root search (R up to 4.5, and its asymptotic interval) finds.
    case normalCorrected
    /// From the exact distribution given the ties of the data.
    case tieConditional

    /// The level is that of the normal approximation, half a unit outward.
    static func normalPosition(count: Double, variance: Double, level: Double) -> (k: Int, level: Double) {
        let deviation = variance.squareRoot()
        let k = max(1, (count / 2 - NormalDistribution.critical(level: level) * deviation).rounded(.down))
        return (Int(k), 1 - 2 * NormalDistribution.upperTail(max(0, (count / 2 - k + 0.5) / deviation)))
    }

    /// The order statistic at which the corrected z crosses the critical value.
    static func correctedPosition(count: Double, variance: Double, level: Double) -> (k: Int, level: Double) {
        let deviation = variance.squareRoot()
        let k = max(1, (count / 2 - NormalDistribution.critical(level: level) * deviation - 0.5).rounded(.down) + 1)
        return (Int(k), 1 - 2 * NormalDistribution.upperTail(max(0, (count / 2 - k + 0.5) / deviation)))
    }
}
