// SPDX-License-Identifier: Apache-2.0

/// The chi-square tests of independence of a table: Pearson's, Yates', the likelihood ratio and the linear trend.
///
/// - Source: K. Pearson, Philos. Mag. 50 (1900) 157-175, doi:10.1080/14786440009463897; F. Yates, J. R. Stat. Soc. Suppl. 1 (1934) 217-235,
///   doi:10.2307/2983604; N. Mantel, J. Am. Stat. Assoc. 58 (1963) 690-700, doi:10.1080/01621459.1963.10500879.
public struct ChiSquareTest: Hashable, Sendable {
    /// A statistic with its degrees of freedom.
    public struct Statistic: Hashable, Sendable {
        /// 0 or more.
        public let value: Double
        /// Above 0.
        public let degreesOfFreedom: Int
        /// P(chi-square > value).
        public var p: Double { distribution.upperTail(value) }
        /// log10 of `p`, also where it is below the smallest double.
        public var log10P: Double { distribution.log10UpperTail(value) }
        private var distribution: ChiSquareDistribution { ChiSquareDistribution(degreesOfFreedom: Double(degreesOfFreedom)) }
    }

    /// The counts.
    public let table: ContingencyTable
    /// Without continuity correction.
    public let pearson: Statistic
    /// With Yates' correction, which never exceeds the distance between a count and what is expected; `nil` beyond two rows and columns.
    public let yates: Statistic?
    /// Twice the sum of O log(O / E).
    public let likelihoodRatio: Statistic
    /// (N - 1) r² of row and column numbers 1, 2, ...
    public let linearByLinear: Statistic

    /// `.insufficientData` without two rows and two columns, `.emptyMargin` where a row or a column holds nothing.
    public init(_ table: ContingencyTable) throws(StatisticsFailure) {
        guard !table.hasEmptyMargin else { throw .emptyMargin }
        guard table.rows > 1, table.columns > 1 else { throw .insufficientData }
        self.table = table
        let degrees = (table.rows - 1) * (table.columns - 1)
        let sum = { (correction: Double) in
            CompensatedSum(
                table.places.map { place in
                    let distance = table.excess(place.row, place.column).magnitude
                    let kept = distance - min(correction, distance)
                    return kept * kept / table.expected(place.row, place.column)
                }
            ).value
        }
        pearson = Statistic(value: sum(0), degreesOfFreedom: degrees)
        yates = table.rows == 2 && table.columns == 2 ? Statistic(value: sum(0.5), degreesOfFreedom: 1) : nil
        let deviance = CompensatedSum(
            table.places.map {
                DevianceTerm.value(excess: table.excess($0.row, $0.column), expected: table.expected($0.row, $0.column))
            })
        likelihoodRatio = Statistic(value: 2 * deviance.value, degreesOfFreedom: degrees)
        linearByLinear = Statistic(value: Self.trend(table), degreesOfFreedom: 1)
    }

    private static func trend(_ table: ContingencyTable) -> Double {
        var products: Int128 = 0
        for place in table.places { products += Int128(place.row * place.column) * Int128(table.counts[place.row][place.column]) }
        let (rowSum, rowSquares) = sums(table.rowTotals)
        let (columnSum, columnSquares) = sums(table.columnTotals)
        let n = Int128(table.total)
        let covariance = Double(n * products - rowSum * columnSum)
        return Double(table.total - 1) * (covariance / Double(n * rowSquares - rowSum * rowSum))
            * (covariance / Double(n * columnSquares - columnSum * columnSum))
    }

    private static func sums(_ totals: [Int]) -> (first: Int128, second: Int128) {
        totals.enumerated().reduce((0, 0)) {
            ($0.0 + Int128($1.offset) * Int128($1.element), $0.1 + Int128($1.offset * $1.offset) * Int128($1.element))
        }
    }

    /// The smallest expected count.
    public var smallestExpected: Double { Double(table.rowTotals.min() ?? 0) * Double(table.columnTotals.min() ?? 0) / Double(table.total) }

    /// How many cells have an expected count below 5.
    public var cellsBelowFive: Int {
        table.places.count {
            Int128(table.rowTotals[$0.row]) * Int128(table.columnTotals[$0.column]) < 5 * Int128(table.total)
        }
    }

    /// sqrt(chi-square / (N (min(rows, columns) - 1))), from 0 to 1.
    public var cramersV: Double {
        (pearson.value / (Double(table.total) * Double(min(table.rows, table.columns) - 1))).squareRoot()
    }

    /// sqrt(chi-square / (chi-square + N)).
    public var contingencyCoefficient: Double { (pearson.value / (pearson.value + Double(table.total))).squareRoot() }

    /// (count - expected) / sqrt(expected (1 - row share) (1 - column share)): about standard normal under independence.
    public var adjustedResiduals: [[Double]] {
        let n = Double(table.total)
        return (0..<table.rows).map { row in
            (0..<table.columns).map { column in
                let rest = Double(table.total - table.rowTotals[row]) / n * (Double(table.total - table.columnTotals[column]) / n)
                return table.excess(row, column) / (table.expected(row, column) * rest).squareRoot()
            }
        }
    }
}

/// Pearson's test of counts against shares that were fixed beforehand.
public struct GoodnessOfFit: Hashable, Sendable {
    /// The sum of (O - E)² / E.
    public let chiSquare: Double
    /// Classes less one.
    public let degreesOfFreedom: Int
    /// What each class was expected to hold; together as many as were observed.
    public let expected: [Double]

    /// - Parameter weights: the expected shares, up to a common factor; `nil` for equal ones.
    ///
    /// `.emptySample` where nothing was observed, `.insufficientData` below two classes, `.lengthMismatch` for another number of weights,
    /// `.invalidArgument` for a weight that is not above 0 or a count below 0.
    public init(_ observed: [Int], weights: [Double]? = nil) throws(StatisticsFailure) {
        guard !observed.isEmpty else { throw .emptySample }
        guard observed.count > 1 else { throw .insufficientData }
        let weights = weights ?? [Double](repeating: 1, count: observed.count)
        guard weights.count == observed.count else { throw .lengthMismatch }
        guard weights.allSatisfy(\.isFinite) else { throw .nonFiniteInput }
        guard weights.allSatisfy({ $0 > 0 }), observed.allSatisfy({ $0 >= 0 }) else { throw .invalidArgument }
        let table = try ContingencyTable([observed])
        guard table.total > 0 else { throw .emptySample }
        let sum = CompensatedSum(weights).value
        let n = Double(table.total)
        expected = weights.map { n * ($0 / sum) }
        let terms = zip(observed, weights).map { count, weight in
            let product = n * weight
            let remainder = (-product).addingProduct(n, weight)
            let excess = ((-product).addingProduct(Double(count), sum) - remainder) / sum
            return excess * excess / (n * (weight / sum))
        }
        chiSquare = CompensatedSum(terms).value
        guard chiSquare.isFinite else { throw .nonFiniteInput }
        degreesOfFreedom = observed.count - 1
    }

    private var distribution: ChiSquareDistribution { ChiSquareDistribution(degreesOfFreedom: Double(degreesOfFreedom)) }
    /// P(chi-square > value).
    public var p: Double { distribution.upperTail(chiSquare) }
    /// log10 of `p`, also where it is below the smallest double.
    public var log10P: Double { distribution.log10UpperTail(chiSquare) }
}
