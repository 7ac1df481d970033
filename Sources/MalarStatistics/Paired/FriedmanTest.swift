// SPDX-License-Identifier: Apache-2.0

/// Friedman's test of several measurements of the same subjects, corrected for ties.
///
/// - Source: M. Friedman, J. Am. Stat. Assoc. 32 (1937) 675-701, doi:10.1080/01621459.1937.10503522; M. G. Kendall, B. Babington Smith,
///   Ann. Math. Stat. 10 (1939) 275-287, doi:10.1214/aoms/1177732186.
public struct FriedmanTest: Hashable, Sendable {
    /// The tie-corrected statistic.
    public let chiSquare: Double
    /// Measurements less one.
    public let degreesOfFreedom: Int
    /// How many subjects there are.
    public let n: Int
    /// The mean over the subjects of the rank of each measurement within its subject.
    public let meanRanks: [Double]
    /// Whether a subject has equal measurements.
    public let hasTies: Bool

    /// `.emptySample` without a subject, `.insufficientData` below two measurements, `.lengthMismatch` for rows of different lengths,
    /// `.nonFiniteInput`, `.zeroVariance` where all measurements of each subject are equal.
    public init(_ rows: [[Double]]) throws(StatisticsFailure) {
        guard let width = rows.first?.count else { throw .emptySample }
        guard rows.allSatisfy({ $0.count == width }) else { throw .lengthMismatch }
        guard width > 1 else { throw .insufficientData }
        guard rows.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { throw .nonFiniteInput }
        var sums = [Int](repeating: 0, count: width)
        var ties: Int128 = 0
        for row in rows {
            let ranks = DoubledRanks(of: row, tolerance: 0)
            for column in 0..<width { sums[column] += ranks.ranks[column] }
            ties += ranks.tieSum
        }
        let (n, k) = (Int128(rows.count), Int128(width))
        // Twelve times the sum of squared deviations of the ranks within subjects.
        let within = n * k * (k * k - 1) - ties
        guard within > 0 else { throw .zeroVariance }
        let excess = sums.map { Int128($0) - n * (k + 1) }
        let between = excess.reduce(Int128(0)) { $0 + $1 * $1 }
        // The excess is doubled: a quarter of its square times twelve.
        chiSquare = Double(3 * between * (k - 1)) / Double(within)
        degreesOfFreedom = width - 1
        self.n = rows.count
        meanRanks = sums.map { Double($0) / (2 * Double(rows.count)) }
        hasTies = ties > 0
    }

    private var distribution: ChiSquareDistribution { ChiSquareDistribution(degreesOfFreedom: Double(degreesOfFreedom)) }
    /// P(chi-square > value).
    public var p: Double { distribution.upperTail(chiSquare) }
    /// log10 of `p`, also where it is below the smallest double.
    public var log10P: Double { distribution.log10UpperTail(chiSquare) }
    /// Chi-square over n (k - 1), tie-corrected: from 0 (no agreement) to 1 (all subjects rank alike).
    public var kendallsW: Double { chiSquare / (Double(n) * Double(degreesOfFreedom)) }
    /// Iman and Davenport's F = (n - 1) chi-square / (n (k - 1) - chi-square); `nil` where all subjects rank alike or there is one.
    public var imanDavenportF: Double? {
        let rest = Double(n) * Double(degreesOfFreedom) - chiSquare
        return n > 1 && rest > 1e-12 * chiSquare ? Double(n - 1) * chiSquare / rest : nil
    }
    /// P(F > imanDavenportF).
    public var imanDavenportP: Double? {
        imanDavenportF.map {
            FDistribution(numerator: Double(degreesOfFreedom), denominator: Double(degreesOfFreedom) * Double(n - 1)).upperTail($0)
        }
    }
}
