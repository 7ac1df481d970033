// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Reference vectors: descriptives and quantiles", .enabled(if: PublicVectors.areThere, "reference vectors not found"))
struct DescriptiveVectorTests {
    /// The t interval needs the t quantile, which this part of the room does not have; skewness and kurtosis come later as well.
    static let notYetComputed: Set<String> = [
        "mean_ci95_lower", "mean_ci95_upper", "skewness", "se_skewness", "kurtosis", "se_kurtosis",
    ]

    @Test("describe", arguments: PublicVectors.of("describe"))
    func describe(vector: PublicVector) throws {
        let column = Descriptives(try #require(vector.column("x")))
        let computed: [String: Double?] = [
            "n": Double(column.n), "n_missing": Double(column.missing), "sum": column.sum.value, "mean": column.mean.value,
            "minimum": column.minimum.value, "maximum": column.maximum.value, "median": column.median.value,
            "variance": column.variance.value, "sd": column.standardDeviation.value, "sem": column.standardError.value,
        ]
        vector.expect(computed, skipping: Self.notYetComputed)
        for (key, value) in computed where vector.expected[key] == nil {
            #expect(value == nil, "\(vector.id): \(key) should be undefined")
        }
    }

    @Test("quantile", arguments: PublicVectors.of("quantile"))
    func quantile(vector: PublicVector) throws {
        let sample = try sample(of: vector)
        let definition = try definition(of: vector)
        guard let probabilities = vector.options["probs"]?.column, let wanted = vector.expected["values"]?.column else {
            return hinges(vector, sample)
        }
        #expect(vector.expected.count == 1 && probabilities.count == wanted.count)
        for (probability, wanted) in zip(probabilities, wanted) {
            let value = try #require(sample.quantile(try required(probability), definition).value).value
            let miss = (value - (try #require(wanted))).magnitude
            #expect(miss <= vector.relativeTolerance * value.magnitude, "\(vector.id) at \(probability ?? -1): \(value)")
        }
    }

    @Test("median_iqr", arguments: PublicVectors.of("median_iqr"))
    func medianAndQuartiles(vector: PublicVector) throws {
        let column = Descriptives(try #require(vector.column("x")), quantiles: try definition(of: vector))
        vector.expect([
            "median": column.median.value, "q1": column.lowerQuartile.value?.value, "q3": column.upperQuartile.value?.value,
            "iqr": column.interquartileRange.value,
        ])
    }

    private func hinges(_ vector: PublicVector, _ sample: OrderedSample) {
        vector.expect([
            "minimum": sample.minimum, "maximum": sample.maximum,
            "lower_hinge": sample.quantile(0.25, .tukeyHinges).value?.value,
            "median": sample.quantile(0.5, .tukeyHinges).value?.value,
            "upper_hinge": sample.quantile(0.75, .tukeyHinges).value?.value,
        ])
    }

    private func sample(of vector: PublicVector) throws -> OrderedSample {
        try #require(OrderedSample.ordering(try required(vector.column("x")).compactMap { $0 }).value)
    }

    private func definition(of vector: PublicVector) throws -> QuantileDefinition {
        try #require(QuantileDefinition(rawValue: try required(vector.option("definition"))))
    }
}
