// SPDX-License-Identifier: Apache-2.0

/// The descriptive statistics of one column.
///
/// Counts always exist. Every other statistic is a value or a reason: `.emptySample` without observed values,
/// `.insufficientData` for a spread of fewer than two, `.nonFiniteInput` where a value is infinite or not a number.
public struct Descriptives: Hashable, Sendable {
    /// How many values were observed.
    public let n: Int
    /// How many values were missing.
    public let missing: Int
    /// The definition of the quartiles.
    public let quantileDefinition: QuantileDefinition
    /// The observed values in order, for further quantiles.
    public let sample: Computed<OrderedSample>
    /// The sum of the observed values in their unit, compensated for rounding; `.nonFiniteInput` where it overflows.
    public let sum: Computed<Double>
    /// The arithmetic mean of the observed values in their unit; missing values do not enter.
    public let mean: Computed<Double>
    /// Sum of squared deviations over n - 1.
    public let variance: Computed<Double>
    /// Root of `variance`.
    public let standardDeviation: Computed<Double>
    /// Sum of squared deviations over n; for recognising printed numbers, not for reports.
    public let populationVariance: Computed<Double>
    /// Root of `populationVariance`.
    public let populationStandardDeviation: Computed<Double>
    /// Lower quartile with its definition and whether it was clamped.
    public let lowerQuartile: Computed<Quantile>
    /// Upper quartile with its definition and whether it was clamped.
    public let upperQuartile: Computed<Quantile>

    /// Describes a column in which `nil` is a missing value.
    /// - Complexity: O(n log n)
    public init(_ values: [Double?], quantiles definition: QuantileDefinition = .haverage) {
        let observed = values.compactMap { $0 }
        self.init(observed, missing: values.count - observed.count, quantiles: definition)
    }

    /// Describes observed values, beside which a number of values (0 or more) is missing.
    /// - Complexity: O(n log n)
    public init(_ observed: [Double], missing: Int, quantiles definition: QuantileDefinition = .haverage) {
        precondition(missing >= 0, "a count of missing values cannot be negative")
        n = observed.count
        self.missing = missing
        quantileDefinition = definition
        let sample = OrderedSample.ordering(observed)
        self.sample = sample
        lowerQuartile = sample.flatMap { $0.quantile(0.25, definition) }
        upperQuartile = sample.flatMap { $0.quantile(0.75, definition) }
        let moments = sample.map { _ in Moments(of: observed) }
        let spread: Computed<Moments> = observed.count == 1 ? sample.flatMap { _ in .undefined(.insufficientData) } : moments
        let n = observed.count
        sum = moments.flatMap { .finite($0.sum) }
        mean = moments.flatMap { .finite($0.mean) }
        variance = spread.flatMap { .finite($0.variance(dividingBy: n - 1)) }
        standardDeviation = spread.flatMap { .finite($0.deviation(dividingBy: n - 1)) }
        populationVariance = spread.flatMap { .finite($0.variance(dividingBy: n)) }
        populationStandardDeviation = spread.flatMap { .finite($0.deviation(dividingBy: n)) }
    }
}

extension Descriptives {
    /// Standard error of the mean: standard deviation over root n.
    public var standardError: Computed<Double> { standardDeviation.map { $0 / Double(n).squareRoot() } }

    /// The smallest observed value; `.emptySample` where there is none.
    public var minimum: Computed<Double> { sample.map(\.minimum) }
    /// The largest observed value; `.emptySample` where there is none.
    public var maximum: Computed<Double> { sample.map(\.maximum) }
    /// Maximum minus minimum.
    public var range: Computed<Double> { sample.flatMap { .finite($0.maximum - $0.minimum) } }
    /// The middle value or the mean of the two middle values, whatever the definition of the quartiles.
    public var median: Computed<Double> { sample.map(\.median) }
    /// Upper quartile minus lower quartile.
    public var interquartileRange: Computed<Double> {
        lowerQuartile.flatMap { lower in upperQuartile.flatMap { .finite($0.value - lower.value) } }
    }

    /// Standard deviation over mean, as a proportion; `.invalidArgument` unless all values are 0 or more and the mean is above 0.
    public var coefficientOfVariation: Computed<Double> {
        sample.flatMap { sample in
            standardDeviation.flatMap { deviation in
                mean.flatMap { sample.minimum >= 0 && $0 > 0 ? .finite(deviation / $0) : .undefined(.invalidArgument) }
            }
        }
    }

    /// The exponential of the mean logarithm; `.invalidArgument` unless all values are above 0.
    public var geometricMean: Computed<Double> {
        sample.flatMap { sample in
            guard sample.minimum > 0 else { return .undefined(.invalidArgument) }
            let logarithms = sample.values.lazy.map(PlatformMathematics.naturalLogarithm)
            return .finite(PlatformMathematics.exponential(CompensatedSum(logarithms).value / Double(sample.count)))
        }
    }
}
