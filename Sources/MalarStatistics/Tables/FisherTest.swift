// SPDX-License-Identifier: Apache-2.0

/// Fisher's exact test of a table of two rows and two columns, with the conditional odds ratio.
///
/// Tails start at the logarithm of one probability that keeps its digits at any size and go on by ratios; which tables belong to the
/// two-sided p is decided in whole numbers where two probabilities are close.
/// - Source: R. A. Fisher, J. R. Stat. Soc. 98 (1935) 39-82, doi:10.2307/2342435.
public struct FisherTest: Hashable, Sendable {
    /// The counts.
    public let table: ContingencyTable
    /// P of the upper left count or a smaller one, or a larger one; `minimumLikelihood` is the two-sided p.
    public let tails: CountTails

    /// `.invalidArgument` unless the table has two rows and two columns, `.emptySample` where it holds nothing. An empty margin leaves one
    /// table only, with p = 1.
    /// - Complexity: O(standard deviation of the upper left count + log of the smallest margin)
    public init(_ table: ContingencyTable) throws(StatisticsFailure) {
        guard table.rows == 2, table.columns == 2 else { throw .invalidArgument }
        guard table.total > 0 else { throw .emptySample }
        self.table = table
        tails = Self.counts(table).tails(at: table.counts[0][0])
    }

    private static func counts(_ table: ContingencyTable) -> HypergeometricCounts {
        HypergeometricCounts(firstRow: table.rowTotals[0], secondRow: table.rowTotals[1], firstColumn: table.columnTotals[0])
    }

    private var conditional: ConditionalOddsRatio {
        ConditionalOddsRatio(counts: Self.counts(table), observed: table.counts[0][0])
    }

    /// The conditional maximum likelihood estimate: 0 or infinite at the ends of what the margins allow, `nil` where they allow one table.
    public func conditionalOddsRatio() throws(StatisticsFailure) -> Double? { try conditional.estimate() }

    /// The exact limits of the conditional odds ratio; one-sided for a one-sided alternative.
    public func conditionalLimits(
        level: Double, alternative: Alternative = .twoSided
    ) throws(StatisticsFailure) -> (lower: Double, upper: Double) {
        guard level > 0, level < 1 else { throw .invalidArgument }
        switch alternative {
        case .twoSided: return (try conditional.lower(tail: (1 - level) / 2), try conditional.upper(tail: (1 - level) / 2))
        case .greater: return (try conditional.lower(tail: 1 - level), .infinity)
        case .less: return (0, try conditional.upper(tail: 1 - level))
        }
    }
}
