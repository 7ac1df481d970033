// SPDX-License-Identifier: Apache-2.0

extension HodgesLehmann {
    /// The estimate under any rule, with zeros kept or dropped.
    ///
    /// `.emptySample` without a value, `.noNonzeroDifferences` where dropping zeros leaves none, `.invalidArgument` for a level that is not
    /// between 0 and 1 and for more than 2000 values under an exact rule.
    public static func shift(
        in sample: PairedSample, level: Double = 0.95, rule: HodgesLehmannRule = .exact, keepingZeros: Bool = true
    ) -> Computed<ShiftEstimate> {
        guard level > 0, level < 1 else { return .undefined(.invalidArgument) }
        let used = keepingZeros ? sample.differences : sample.differences.filter { $0 != 0 }
        if used.isEmpty, !sample.differences.isEmpty { return .undefined(.noNonzeroDifferences) }
        return OrderedSample.ordering(used).flatMap { ordered in
            let walsh = WalshAverages(of: ordered)
            return position(ordered, level: level, rule: rule).map { position in
                let k = min(max(position.k, 1), walsh.count)
                return ShiftEstimate(
                    estimate: walsh.median, k: k,
                    interval: ConfidenceInterval(
                        lower: walsh.orderStatistic(min(k, walsh.count + 1 - k)), upper: walsh.orderStatistic(max(k, walsh.count + 1 - k)),
                        requestedLevel: level, achievedLevel: position.level), count: walsh.count)
            }
        }
    }

    private static func position(
        _ sample: OrderedSample, level: Double, rule: HodgesLehmannRule
    ) -> Computed<(k: Int, level: Double)> {
        let n = Double(sample.count)
        let untied = n * (n + 1) * (2 * n + 1) / 24
        switch rule {
        case .exact: return exact(ranks: Array(1...sample.count), unit: 1, level: level)
        case .normal: return .value(HodgesLehmannRule.normalPosition(count: n * (n + 1) / 2, variance: untied, level: level))
        case .normalCorrected:
            let ties = DoubledRanks(of: sample.values, tolerance: 0).tieGroups
            let cubes = ties.reduce(0.0) { $0 + Double($1) * (Double($1) * Double($1) - 1) }
            return .value(HodgesLehmannRule.correctedPosition(count: n * (n + 1) / 2, variance: untied - cubes / 48, level: level))
        case .tieConditional:
            let ranks = SignedRanks(of: sample.values, zeros: .pratt, tolerance: 0).flipping
            guard !ranks.isEmpty else { return .undefined(.noNonzeroDifferences) }
            return exact(ranks: ranks, unit: 2, level: level)
        }
    }

    /// k from ranks that are `unit` times as large as they should be.
    private static func exact(ranks: [Int], unit: Int, level: Double) -> Computed<(k: Int, level: Double)> {
        guard ranks.count <= 2000 else { return .undefined(.invalidArgument) }
        guard let found = SignFlipDistribution.largestSum(ranks: ranks, withTailAtMost: (1 - level) / 2) else {
            return .value((1, max(0, 1 - SignedRankResult.smallestTwoSidedP(changedPairs: ranks.count))))
        }
        return .value((found.sum / unit + 1, 1 - 2 * found.tail))
    }
}
