// SPDX-License-Identifier: Apache-2.0

/// The smallest p that an exact test could give for data of this size and these ties, however they fell.
public struct SmallestAttainableP: Hashable, Sendable, Codable {
    /// One-sided, for the better of the two directions.
    public let oneSided: Double
    /// Two-sided: probabilities of all outcomes at least as extreme as the most extreme one.
    public let twoSided: Double
    /// Two-sided as twice the smaller tail, at most 1.
    public let doubled: Double
    /// Decimal logarithm of `oneSided`, which holds below the smallest double too.
    public let log10OneSided: Double
    /// Decimal logarithm of `twoSided`.
    public let log10TwoSided: Double

    private init(_ low: ScaledNumber, _ high: ScaledNumber, twoSided: ScaledNumber) {
        let smaller = low.log10 <= high.log10 ? low : high
        oneSided = min(1, smaller.value)
        log10OneSided = min(0, smaller.log10)
        self.twoSided = min(1, twoSided.value)
        log10TwoSided = min(0, twoSided.log10)
        doubled = min(1, 2 * smaller.value)
    }

    /// Signed-rank and sign test with m changed pairs: all on one side, 1 / 2^m. Ties do not change it.
    public static func signedRank(changedPairs m: Int) -> SmallestAttainableP {
        precondition(m >= 0, "a count cannot be negative")
        let pattern = ScaledNumber(1, exponent: -m)
        return SmallestAttainableP(pattern, pattern, twoSided: ScaledNumber(1, exponent: min(0, 1 - m)))
    }

    /// Mann-Whitney test of groups of n1 and n2 whose values together have the given tie groups, smallest value first; each value counts,
    /// so that untied ones are groups of one.
    ///
    /// Two-sided is the probability of a U at least as far from its mean as the farthest that these ties allow.
    public static func mannWhitney(n1: Int, n2: Int, groups: [Int]) -> SmallestAttainableP {
        precondition(groups.reduce(0, +) == n1 + n2, "the groups of equal values make up both samples")
        let all = ScaledNumber.binomial(n1 + n2, n1)
        let low = end(groups, n1)
        let high = end(groups.reversed(), n1)
        // Doubled distances of the two extreme rank sums from their mean.
        let distances = (n1 * (n1 + n2 + 1) - low.sum, n1 * (n1 + n2 + 1) - high.sum)
        let far =
            distances.0 == distances.1
            ? (distances.0 == 0 ? all : low.ways + high.ways) : (distances.0 > distances.1 ? low.ways : high.ways)
        return SmallestAttainableP(low.ways / all, high.ways / all, twoSided: far / all)
    }

    /// Fisher's exact test of a two by two table with these row sums and this sum of the first column.
    public static func fisher(rows: (Int, Int), firstColumn: Int) -> SmallestAttainableP {
        precondition(rows.0 >= 0 && rows.1 >= 0 && (0...(rows.0 + rows.1)).contains(firstColumn), "margins do not fit")
        let all = ScaledNumber.binomial(rows.0 + rows.1, firstColumn)
        func probability(_ cell: Int) -> ScaledNumber {
            ScaledNumber.binomial(rows.0, cell) * ScaledNumber.binomial(rows.1, firstColumn - cell) / all
        }
        let (least, most) = (max(0, firstColumn - rows.1), min(rows.0, firstColumn))
        guard least < most else { return SmallestAttainableP(ScaledNumber(1), ScaledNumber(1), twoSided: ScaledNumber(1)) }
        let (low, high) = (probability(least), probability(most))
        // The two ends have the same probability where the margins are symmetric.
        let areEqual = rows.0 == rows.1 || 2 * firstColumn == rows.0 + rows.1
        return SmallestAttainableP(low, high, twoSided: areEqual ? low + high : (low.log10 < high.log10 ? low : high))
    }

    /// The smallest doubled rank sum of `chosen` values and in how many ways it comes about.
    private static func end(_ groups: some Sequence<Int>, _ chosen: Int) -> (sum: Int, ways: ScaledNumber) {
        var (left, below, sum) = (chosen, 0, 0)
        for group in groups {
            let taken = min(left, group)
            sum += taken * (2 * below + group + 1)
            left -= taken
            if left == 0 { return (sum, .binomial(group, taken)) }
            below += group
        }
        return (sum, ScaledNumber(1))
    }
}
