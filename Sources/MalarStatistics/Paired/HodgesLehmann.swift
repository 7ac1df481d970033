// SPDX-License-Identifier: Apache-2.0

/// The Hodges-Lehmann estimate of a shift: the median of all Walsh averages, with an interval between two of them.
///
/// All differences count, zeros included. The interval takes the k-th smallest and k-th largest Walsh average; it needs no
/// distribution, keeps at least its level under ties, and changes sign with the data.
/// - Source: J. L. Hodges, E. L. Lehmann, Ann. Math. Stat. 34 (1963) 598-611, doi:10.1214/aoms/1177704172.
public struct HodgesLehmann: Hashable, Sendable, Codable {
    /// How k is found.
    public enum IntervalRule: String, Hashable, Sendable, CaseIterable, Codable {
        /// From the signed-rank distribution without ties, up to 1022 differences.
        case exactOrderStatistics
        /// From its normal approximation, meant for more than about 200 differences.
        case normalOrderStatistics
    }

    /// Between 0 and 1.
    public var level: Double
    /// The exact rule by default; above 1022 differences it gives no interval and the normal one is needed.
    public var intervalRule: IntervalRule

    /// An estimator; `level` is checked when a result is asked for, not here.
    public init(level: Double = 0.95, intervalRule: IntervalRule = .exactOrderStatistics) {
        self.level = level
        self.intervalRule = intervalRule
    }

    /// The estimate for complete pairs.
    ///
    /// `.emptySample` without one; `.invalidArgument` for a level that is not between 0 and 1.
    /// - Complexity: O(n log n), and O(n³) for the exact interval.
    public func result(of sample: PairedSample) -> Computed<HodgesLehmannResult> {
        guard level > 0, level < 1 else { return .undefined(.invalidArgument) }
        return OrderedSample.ordering(sample.differences).map { ordered in
            let walsh = WalshAverages(of: ordered)
            let position = position(n: ordered.count)
            let interval = position.map { position in
                ConfidenceInterval(
                    lower: walsh.orderStatistic(position.k), upper: walsh.orderStatistic(walsh.count + 1 - position.k),
                    requestedLevel: level, achievedLevel: position.level)
            }
            return HodgesLehmannResult(
                estimator: self, n: ordered.count, dropped: sample.dropped, estimate: walsh.median, k: position.map(\.k), interval: interval
            )
        }
    }

    /// The rank of the lower limit among the Walsh averages, and the level that it gives.
    private func position(n: Int) -> Computed<(k: Int, level: Double)> {
        switch intervalRule {
        case .exactOrderStatistics: exactPosition(n: n)
        case .normalOrderStatistics: normalPosition(n: Double(n))
        }
    }

    private func exactPosition(n: Int) -> Computed<(k: Int, level: Double)> {
        guard n <= SignFlipDistribution.largestCount else { return .undefined(.invalidArgument) }
        let found = SignFlipDistribution.largestSum(ranks: Array(1...n), withTailAtMost: (1 - level) / 2)
        guard let found else { return .value((1, 1 - SignedRankResult.smallestTwoSidedP(changedPairs: n))) }
        return .value((found.sum + 1, 1 - 2 * found.tail))
    }

    /// The level is that of the normal approximation, half a unit outward.
    private func normalPosition(n: Double) -> Computed<(k: Int, level: Double)> {
        let middle = n * (n + 1) / 4
        let deviation = (n * (n + 1) * (2 * n + 1) / 24).squareRoot()
        return NormalDistribution.quantile((1 - level) / 2).map { z in
            let k = max(1, (middle + z * deviation).rounded(.down))
            return (Int(k), 1 - 2 * NormalDistribution.upperTail(max(0, (middle - k + 0.5) / deviation)))
        }
    }
}

/// A Hodges-Lehmann estimate and its interval.
public struct HodgesLehmannResult: Hashable, Sendable, Codable {
    /// The options used, with the level that was asked for.
    public let estimator: HodgesLehmann
    /// How many differences were used.
    public let n: Int
    /// The incomplete pairs left out, by what was missing; `n` does not count them.
    public let dropped: DroppedPairs
    /// The median of all Walsh averages, second minus first, in the unit of the data.
    public let estimate: Double
    /// The rank of the lower limit among the Walsh averages.
    public let k: Computed<Int>
    /// `.invalidArgument` for the exact rule above 1022 differences.
    public let interval: Computed<ConfidenceInterval>

    /// Every option by name, for a footnote.
    public var options: [NamedOption] {
        [
            NamedOption("estimate", "Hodges-Lehmann: median of all Walsh averages"),
            NamedOption("difference", "second minus first"),
            NamedOption("zeros", "kept"),
            NamedOption("interval", estimator.intervalRule.name),
            NamedOption("level asked for", "\(estimator.level)"),
            NamedOption("level achieved", interval.value.map { "\($0.achievedLevel)" } ?? "none"),
        ]
    }
}

extension HodgesLehmann.IntervalRule {
    /// The option as a footnote names it.
    public var name: String {
        switch self {
        case .exactOrderStatistics: "Walsh order statistics, exact signed-rank distribution without ties"
        case .normalOrderStatistics: "Walsh order statistics, normal approximation"
        }
    }
}
