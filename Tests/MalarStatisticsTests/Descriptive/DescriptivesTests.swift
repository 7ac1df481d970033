// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Descriptives")
struct DescriptivesTests {
    @Test("Nothing observed: counts, and a reason for the rest")
    func empty() {
        let column = Descriptives([nil, nil, nil])
        #expect(column.n == 0 && column.missing == 3)
        for statistic in DescriptiveStatistic.allCases where ![.n, .missing].contains(statistic) {
            #expect(statistic.value(of: column).reason == .emptySample, "\(statistic)")
        }
    }

    @Test("One value has no spread, and that is not zero")
    func single() {
        let column = Descriptives([7], missing: 2)
        #expect(column.n == 1 && column.missing == 2 && column.mean.value == 7 && column.range.value == 0)
        for spread in [column.variance, column.standardDeviation, column.standardError, column.coefficientOfVariation] {
            #expect(spread.reason == .insufficientData)
        }
    }

    @Test("Infinite or not a number", arguments: [Double.infinity, -.infinity, .nan, .signalingNaN])
    func nonFinite(value: Double) {
        let column = Descriptives([1, value, 2, nil])
        #expect(column.n == 3 && column.missing == 1)
        for statistic in DescriptiveStatistic.allCases where ![.n, .missing].contains(statistic) {
            #expect(statistic.value(of: column).reason == .nonFiniteInput, "\(statistic)")
        }
    }

    @Test("Sums that overflow are undefined, never infinite; the median still stands")
    func overflow() {
        let column = Descriptives([1.5e308, 1.5e308, -1e308, 1.7e308])
        for statistic in DescriptiveStatistic.allCases {
            #expect(statistic.value(of: column).value?.isFinite ?? true, "\(statistic)")
        }
        #expect(column.sum.reason == .nonFiniteInput && column.range.reason == .nonFiniteInput && column.median.value == 1.5e308)
    }

    @Test("Spreads too small for their square, and large offsets")
    func scale() throws {
        let small = try #require(Descriptives([1e-200, 3e-200]).standardDeviation.value)
        #expect((small / 1e-200 - 2.0.squareRoot()).magnitude < 1e-15)
        let large = try #require(Descriptives([-1e200, 1e200]).standardDeviation.value)
        #expect((large / 1e200 - 2.0.squareRoot()).magnitude < 1e-15)
        #expect(Descriptives([1e15 + 1, 1e15 + 2, 1e15 + 3]).variance.value == 1)
    }

    @Test(
        "Equal values: the mean is that value and the spread is exactly zero",
        arguments: [0.1, 1.0 / 3, 85.3, 3 * Double.leastNonzeroMagnitude, -7.7])
    func constant(value: Double) {
        for count in 2...40 {
            let column = Descriptives([Double](repeating: value, count: count), missing: 0)
            #expect(column.mean.value == value && column.standardDeviation.value == 0 && column.variance.value == 0)
        }
    }

    @Test("A negative zero is printed as zero")
    func negativeZero() {
        let column = Descriptives([-0.0, -0.0])
        #expect(column.minimum.value?.sign == .plus && column.median.value?.sign == .plus)
    }

    @Test("Order does not matter for counts and order statistics; the mean is the same to the last bits")
    func order() throws {
        var generator = SeededGenerator(seed: 3)
        let values = generator.smoothDifferences(count: 31)
        let mean = try #require(Descriptives(values).mean.value)
        for _ in 0..<20 {
            let shuffled = Descriptives(values.shuffled(using: &generator))
            #expect(shuffled.sample == Descriptives(values).sample)
            #expect((try #require(shuffled.mean.value) - mean).magnitude <= 2 * mean.ulp)
        }
    }

    @Test("Geometric mean and coefficient of variation where they exist")
    func ratios() throws {
        #expect((try #require(Descriptives([2, 8]).geometricMean.value) - 4).magnitude < 1e-14)
        #expect(Descriptives([2, 0]).geometricMean.reason == .invalidArgument)
        #expect(Descriptives([4, 6]).coefficientOfVariation.value == 2.0.squareRoot() / 5)
        #expect(Descriptives([-4, 6]).coefficientOfVariation.reason == .invalidArgument)
        #expect(Descriptives([0, 0]).coefficientOfVariation.reason == .invalidArgument)
    }
}

@Suite("Which statistic is a printed number?")
struct DescriptiveStatisticTests {
    /// Sum 435, mean 108.75, median 105, quartiles 67.5 and 153.75 by (n + 1)p.
    static let column = Descriptives([60, 90, 120, 165])

    @Test(
        "Four values",
        arguments: [
            ("108.75", [.mean]), ("108.8", [.mean]), ("105", [.median, .range]), ("435", [.sum]), ("67.5", [.lowerQuartile]),
            ("4", [.n]), ("60", [.minimum]), ("107.0", []), ("44.8", [.standardDeviation]), ("22.4", [.standardError]),
        ] as [(String, [DescriptiveStatistic])])
    func recognised(text: String, statistics: [DescriptiveStatistic]) throws {
        let printed = try #require(PrintedNumber(text))
        #expect(DescriptiveStatistic.statistics(of: Self.column, matching: printed) == statistics)
    }

    @Test("Every statistic has a name of its own")
    func names() {
        #expect(Set(DescriptiveStatistic.allCases.map(\.name)).count == DescriptiveStatistic.allCases.count)
    }

    @Test("Nothing matches in an empty column but the counts")
    func empty() throws {
        let printed = try #require(PrintedNumber("0"))
        #expect(DescriptiveStatistic.statistics(of: Descriptives([]), matching: printed) == [.n, .missing])
    }
}
