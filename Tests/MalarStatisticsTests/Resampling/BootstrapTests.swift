// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Bootstrap")
struct BootstrapTests {
    private static let values = [12.0, 8, 8, 6, 10, 4, 14, 3, 22, 7, 9, 9, 1]
    private static let statistics: [BootstrapStatistic] = [.mean, .median, .standardDeviation, .trimmedMean(0.2)]

    @Test("The same seed gives the same interval, in any order of the values; another seed does not", arguments: statistics)
    func seeds(statistic: BootstrapStatistic) throws {
        let first = try #require(Bootstrap(statistic, replicates: 499).result(of: Self.values).value)
        let again = try #require(Bootstrap(statistic, replicates: 499).result(of: Self.values.reversed()).value)
        #expect(first == again)
        let other = try #require(Bootstrap(statistic, replicates: 499, seed: 2).result(of: Self.values).value)
        #expect(other.standardError != first.standardError && other.estimate == first.estimate)
    }

    /// So many draws are shared among threads.
    @Test("Threads do not change a replicate")
    func threads() throws {
        let long = (0..<26).map { Double(($0 * 7) % 11) }
        let first = try #require(Bootstrap(.mean, interval: .percentile, replicates: 90_000).result(of: long).value)
        let again = try #require(Bootstrap(.mean, interval: .percentile, replicates: 90_000).result(of: long).value)
        #expect(first == again)
        let error = (10.0 / 26).squareRoot()
        #expect((first.standardError - error).magnitude < 0.02 && first.bias.magnitude < 0.01)
    }

    @Test("Scaling and shifting the values scales and shifts the interval", arguments: statistics, Bootstrap.Interval.allCases)
    func equivariance(statistic: BootstrapStatistic, interval: Bootstrap.Interval) throws {
        let bootstrap = Bootstrap(statistic, interval: interval, replicates: 999)
        let plain = try #require(bootstrap.result(of: Self.values).value)
        let moved = try #require(bootstrap.result(of: Self.values.map { 4 * $0 + 100 }).value)
        let shift = statistic == .standardDeviation ? 0.0 : 100
        #expect((moved.lower - (4 * plain.lower + shift)).magnitude < 1e-9 && (moved.upper - (4 * plain.upper + shift)).magnitude < 1e-9)
        #expect(plain.lower <= plain.estimate && plain.estimate <= plain.upper)
    }

    @Test("Acceleration and bias correction of the mean, recomputed with each value left out")
    func acceleration() throws {
        let result = try #require(Bootstrap(.mean).result(of: Self.values).value)
        let n = Double(Self.values.count)
        let left = Self.values.map { (Self.values.reduce(0, +) - $0) / (n - 1) }
        let mean = left.reduce(0, +) / n
        let (squares, cubes) = left.reduce((0.0, 0.0)) {
            ($0.0 + (mean - $1) * (mean - $1), $0.1 + (mean - $1) * (mean - $1) * (mean - $1))
        }
        #expect((try #require(result.acceleration) - cubes / (6 * squares * squares.squareRoot())).magnitude < 1e-12)
        #expect(try #require(result.biasCorrection).magnitude < 0.1)
    }

    @Test("The percentile interval of a mean comes close to what its standard error promises")
    func normal() throws {
        let x = (0..<26).map { Double(($0 * $0) % 17) }
        let mean = try #require(Bootstrap(.mean, interval: .percentile, replicates: 20_000).result(of: x).value)
        let moments = (x.reduce(0, +) / 26, x.reduce(0) { $0 + $1 * $1 } / 26)
        let error = ((moments.1 - moments.0 * moments.0) / 26).squareRoot()
        #expect((mean.standardError - error).magnitude < 0.02 * error)
        #expect((mean.upper - mean.lower - 3.92 * error).magnitude < 0.05 * error * 3.92)
    }

    @Test("Two groups: the difference changes sign with the groups")
    func twoGroups() throws {
        let there = try #require(TwoSamples.groups([5, 9, 1, 7, 3], [2, 2, 8, 4]).value)
        let back = try #require(TwoSamples.groups([2, 2, 8, 4], [5, 9, 1, 7, 3]).value)
        let bootstrap = Bootstrap(.mean, interval: .percentile)
        let (a, b) = (try #require(bootstrap.result(of: there).value), try #require(bootstrap.result(of: back).value))
        #expect(a.estimate == -b.estimate && (a.lower + b.upper).magnitude < 0.3 && (a.upper + b.lower).magnitude < 0.3)
    }

    @Test("What cannot be resampled has a reason; equal values give an interval of one point")
    func hostile() throws {
        #expect(Bootstrap(.mean).result(of: []).reason == .emptySample)
        #expect(Bootstrap(.standardDeviation).result(of: [1]).reason == .insufficientData)
        #expect(Bootstrap(.mean).result(of: [1, .nan]).reason == .nonFiniteInput)
        #expect(Bootstrap(.mean, level: 1).result(of: [1, 2]).reason == .invalidArgument)
        #expect(Bootstrap(.mean, replicates: 0).result(of: [1, 2]).reason == .invalidArgument)
        #expect(Bootstrap(.trimmedMean(0.5)).result(of: [1, 2]).reason == .invalidArgument)
        for statistic in Self.statistics {
            let result = try #require(Bootstrap(statistic, replicates: 99).result(of: [4, 4, 4, 4]).value)
            #expect(result.lower == result.estimate && result.upper == result.estimate && result.standardError == 0)
        }
        #expect(Bootstrap(.median, level: 0.999, replicates: 50).result(of: Self.values).value?.isClamped == true)
    }
}
