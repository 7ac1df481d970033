// SPDX-License-Identifier: Apache-2.0

/// Cochran's test of a yes-or-no property measured several times in the same subjects.
///
/// - Source: W. G. Cochran, Biometrika 37 (1950) 256-266, doi:10.1093/biomet/37.3-4.256.
public struct CochranQ: Hashable, Sendable {
    /// Cochran's statistic, 0 or more.
    public let q: Double
    /// Measurements less one.
    public let degreesOfFreedom: Int
    /// How many subjects there are.
    public let n: Int
    /// How often each measurement was yes.
    public let columnTotals: [Int]

    /// `.emptySample` without a subject, `.insufficientData` below two measurements, `.lengthMismatch` for rows of different lengths,
    /// `.zeroVariance` where no subject changed.
    public init(_ rows: [[Bool]]) throws(StatisticsFailure) {
        guard let width = rows.first?.count else { throw .emptySample }
        guard rows.allSatisfy({ $0.count == width }) else { throw .lengthMismatch }
        guard width > 1 else { throw .insufficientData }
        let columns = (0..<width).map { column in rows.count { $0[column] } }
        let total = Int128(columns.reduce(0, +))
        let k = Int128(width)
        let rowSquares = rows.reduce(Int128(0)) { sum, row in
            let count = Int128(row.count { $0 })
            return sum + count * count
        }
        let columnSquares = columns.reduce(Int128(0)) { $0 + Int128($1) * Int128($1) }
        let denominator = k * total - rowSquares
        guard denominator > 0 else { throw .zeroVariance }
        q = Double((k - 1) * (k * columnSquares - total * total)) / Double(denominator)
        degreesOfFreedom = width - 1
        n = rows.count
        columnTotals = columns
    }

    private var distribution: ChiSquareDistribution { ChiSquareDistribution(degreesOfFreedom: Double(degreesOfFreedom)) }
    /// P(chi-square > q).
    public var p: Double { distribution.upperTail(q) }
    /// log10 of `p`, also where it is below the smallest double.
    public var log10P: Double { distribution.log10UpperTail(q) }
}
