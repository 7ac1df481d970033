// SPDX-License-Identifier: Apache-2.0

/// The upper left count of a table of two rows and two columns whose margins are fixed.
struct HypergeometricCounts: CountDistribution {
    let firstRow: Int
    let secondRow: Int
    let firstColumn: Int

    /// - Precondition: margins of one table; their sum fits an `Int`.
    init(firstRow: Int, secondRow: Int, firstColumn: Int) {
        precondition(firstRow >= 0 && secondRow >= 0 && firstColumn >= 0 && firstColumn <= firstRow + secondRow, "margins of one table")
        self.firstRow = firstRow
        self.secondRow = secondRow
        self.firstColumn = firstColumn
    }

    private var total: Int { firstRow + secondRow }
    var support: ClosedRange<Int> { max(0, firstColumn - secondRow)...min(firstColumn, firstRow) }

    /// Loader's form: binomial(k) * binomial(firstColumn - k) / binomial(firstColumn), all with the probability firstColumn / total.
    func logMass(_ k: Int) -> Double {
        guard firstColumn > 0, firstColumn < total else { return 0 }
        return part(k, of: firstRow) + part(firstColumn - k, of: secondRow) - part(firstColumn, of: total)
    }

    private func part(_ count: Int, of trials: Int) -> Double {
        let n = Double(total)
        let share = { (column: Int) in Double(trials) * (Double(column) / n) }
        // Exact in whole numbers before the one division.
        let excess = Double(Int128(count) * Int128(total) - Int128(trials) * Int128(firstColumn)) / n
        return logBinomialMass(
            successes: Double(count), trials: Double(trials), expected: share(firstColumn), expectedFailures: share(total - firstColumn),
            excess: excess)
    }

    var wholeWeights: [UInt64]? {
        guard total <= 62 else { return nil }
        return support.map {
            CountTails.binomialCoefficient(firstRow, $0) * CountTails.binomialCoefficient(secondRow, firstColumn - $0)
        }
    }

    func ratio(_ k: Int) -> Double {
        Double(firstRow - k) / Double(k + 1) * (Double(firstColumn - k) / Double(secondRow - firstColumn + k + 1))
    }

    func isNotMoreLikely(_ k: Int, than x: Int) -> Bool {
        let difference = logMass(k) - logMass(x)
        // Far apart, the logarithms decide; close together, whole numbers do.
        guard difference.magnitude < 1e-9 * max(1, 1e-3 * logMass(x).magnitude) else { return difference < 0 }
        let comparison = ExactRatio(from: min(k, x), to: max(k, x), in: self)
        return k < x ? !comparison.lowerIsMoreLikely : !comparison.upperIsMoreLikely
    }

    /// The factors of `ratio` as whole numbers.
    func factors(_ k: Int) -> (numerator: (Int, Int), denominator: (Int, Int)) {
        ((firstRow - k, firstColumn - k), (k + 1, secondRow - firstColumn + k + 1))
    }
}

/// P(X = upper) against P(X = lower), without doubt about equality: the products of whole numbers are compared modulo primes, and
/// where they differ the sign comes from a product that carries 32 digits.
struct ExactRatio {
    let lowerIsMoreLikely: Bool
    let upperIsMoreLikely: Bool

    /// - Complexity: O(upper - lower)
    init(from lower: Int, to upper: Int, in counts: HypergeometricCounts) {
        var ratio = DoubleDouble(1)
        var numerator = ResiduePair.one
        var denominator = ResiduePair.one
        for k in lower..<upper {
            let factors = counts.factors(k)
            ratio = ratio.times(Double(factors.numerator.0)).times(Double(factors.numerator.1))
                .over(Double(factors.denominator.0)).over(Double(factors.denominator.1))
            numerator = numerator.times(factors.numerator.0).times(factors.numerator.1)
            denominator = denominator.times(factors.denominator.0).times(factors.denominator.1)
        }
        let isEqual = numerator == denominator
        let isAboveOne = ratio.high > 1 || (ratio.high == 1 && ratio.low > 0)
        upperIsMoreLikely = !isEqual && isAboveOne
        lowerIsMoreLikely = !isEqual && !isAboveOne
    }
}
