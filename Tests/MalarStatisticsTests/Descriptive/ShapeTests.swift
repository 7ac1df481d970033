// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Skewness, kurtosis, absolute deviation and interval of the mean")
struct ShapeTests {
    static let values = [8.0, 16, 23, 8, 8, 5, 14, 14, 8, 11]

    @Test("A shift by 2^30 and a scale of 2^600 change nothing: all numbers involved are exact")
    func invariance() throws {
        let shape = Shape(of: Self.values)
        #expect(Shape(of: Self.values.map { $0 + 1_073_741_824 }) == shape)
        let scale = Double(sign: .plus, exponent: 600, significand: 1)
        #expect(Shape(of: Self.values.map { $0 * scale }) == shape)
        expect(Shape(of: Self.values.map { -$0 }).skewness.value, isCloseTo: -(try #require(shape.skewness.value)))
    }

    @Test("Symmetric values are not skew; five equally spaced ones have a kurtosis of -1.2")
    func known() {
        let shape = Shape(of: [1, 2, 3, 4, 5])
        #expect(shape.skewness.value == 0)
        expect(shape.kurtosis.value, isCloseTo: -1.2)
    }

    @Test("Too few or equal values have a reason, not a number")
    func reasons() {
        #expect(Shape(of: []).skewness.reason == .emptySample)
        #expect(Shape(of: [1, 2]).skewness.reason == .insufficientData && Shape(of: [1, 2]).skewnessError.reason == .insufficientData)
        #expect(Shape(of: [1, 2, 4]).skewness.value != nil && Shape(of: [1, 2, 4]).kurtosis.reason == .insufficientData)
        #expect(Shape(of: [3, 3, 3, 3]).kurtosis.reason == .zeroVariance)
        #expect(Shape(of: [1, .infinity, 3, 4]).skewness.reason == .nonFiniteInput)
    }

    @Test("The median absolute deviation, and an interval that widens with the level")
    func deviationAndInterval() throws {
        let column = Descriptives([1, 2, 3, 4, 100])
        #expect(column.medianAbsoluteDeviation.value == 1)
        let narrow = try #require(column.meanInterval(level: 0.5).value)
        let wide = try #require(column.meanInterval(level: 0.99).value)
        #expect(wide.lower < narrow.lower && narrow.upper < wide.upper)
        #expect(column.meanInterval(level: 1).reason == .invalidArgument)
        #expect(Descriptives([1]).meanInterval().reason == .insufficientData)
    }
}
