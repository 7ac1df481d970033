// SPDX-License-Identifier: Apache-2.0

/// A descriptive statistic by name, so that a report can ask for it and a check can say which one a printed number is.
public enum DescriptiveStatistic: String, Hashable, Sendable, CaseIterable, Codable {
    case n, missing, sum, mean, median
    case standardDeviation, standardError, sampleVariance
    case lowerQuartile, upperQuartile, interquartileRange
    case minimum, maximum, range
    case coefficientOfVariation, coefficientOfVariationPercent, geometricMean
    case populationStandardDeviation, populationVariance
}

extension DescriptiveStatistic {
    /// The plain name, to be put after "the".
    public var name: String {
        switch self {
        case .n: "number of observed values"
        case .missing: "number of missing values"
        case .sum: "sum"
        case .mean: "mean"
        case .median: "median"
        case .standardDeviation: "standard deviation"
        case .standardError: "standard error of the mean"
        case .sampleVariance: "variance"
        case .lowerQuartile: "lower quartile"
        case .upperQuartile: "upper quartile"
        case .interquartileRange: "interquartile range"
        case .minimum: "minimum"
        case .maximum: "maximum"
        case .range: "range"
        case .coefficientOfVariation: "coefficient of variation"
        case .coefficientOfVariationPercent: "coefficient of variation in per cent"
        case .geometricMean: "geometric mean"
        case .populationStandardDeviation: "standard deviation with divisor n"
        case .populationVariance: "variance with divisor n"
        }
    }

    /// The statistic of a column, or why it has none.
    public func value(of column: Descriptives) -> Computed<Double> {
        switch self {
        case .n: .value(Double(column.n))
        case .missing: .value(Double(column.missing))
        case .sum: column.sum
        case .mean: column.mean
        case .median: column.median
        case .standardDeviation: column.standardDeviation
        case .standardError: column.standardError
        case .sampleVariance: column.variance
        case .lowerQuartile: column.lowerQuartile.map(\.value)
        case .upperQuartile: column.upperQuartile.map(\.value)
        case .interquartileRange: column.interquartileRange
        case .minimum: column.minimum
        case .maximum: column.maximum
        case .range: column.range
        case .coefficientOfVariation: column.coefficientOfVariation
        case .coefficientOfVariationPercent: column.coefficientOfVariation.map { 100 * $0 }
        case .geometricMean: column.geometricMean
        case .populationStandardDeviation: column.populationStandardDeviation
        case .populationVariance: column.populationVariance
        }
    }

    /// Every statistic of the column that gives the printed number, exactly or after rounding, in the order of `allCases`.
    ///
    /// With few or whole values several statistics can agree by chance: a match says what the number could be.
    public static func statistics(of column: Descriptives, matching printed: PrintedNumber) -> [DescriptiveStatistic] {
        allCases.filter { statistic in
            statistic.value(of: column).value.map { printed.agrees(with: $0) != .no } ?? false
        }
    }
}
