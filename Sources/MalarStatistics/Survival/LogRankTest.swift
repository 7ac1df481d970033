// SPDX-License-Identifier: Apache-2.0

/// Tests of whether groups have the same survival curve: the log-rank test and its weighted relatives, all from one walk through the times.
///
/// At each event time the events of a group are compared with its share of those at risk; the variance is hypergeometric.
/// - Source: N. Mantel, Cancer Chemother. Rep. 50 (1966) 163-170; weights: R. E. Tarone, J. Ware, Biometrika 64 (1977) 156-160,
///   doi:10.1093/biomet/64.1.156; D. P. Harrington, T. R. Fleming, Biometrika 69 (1982) 553-566, doi:10.1093/biomet/69.3.553.
public struct LogRankTest: Hashable, Sendable {
    /// The weights for which a test is wanted.
    public var weights: [LogRankWeight]

    /// A test, or several at once.
    public init(_ weights: [LogRankWeight] = LogRankWeight.common) { self.weights = weights }

    /// The tests of one table.
    ///
    /// `.noEvents` without an event; `.insufficientData` with fewer than two groups; `.zeroVariance` where at no event time subjects of two
    /// groups are at risk.
    /// - Complexity: O(distinct times x groups^2)
    public func result(of table: SurvivalTable) -> Computed<LogRankResult> { result(ofStrata: [table]) }

    /// The tests of strata, each a table with the same groups: differences and variances are summed over strata.
    public func result(ofStrata strata: [SurvivalTable]) -> Computed<LogRankResult> {
        guard let groups = strata.first?.groupCount else { return .undefined(.emptySample) }
        guard strata.contains(where: { $0.eventCount > 0 }) else { return .undefined(.noEvents) }
        guard groups > 1 else { return .undefined(.insufficientData) }
        var sums = LogRankSums(groups: groups, weights: weights)
        let largest = strata.reduce(0) { $0 + $1.sizes.reduce(0, +) }
        for table in strata { sums.add(table, largest: largest) }
        return LogRankResult.from(sums)
    }
}

/// Observed and expected events of each group, and the test for each weight.
public struct LogRankResult: Hashable, Sendable {
    /// One weighted test.
    public struct Test: Hashable, Sendable {
        /// How times were weighted.
        public let weight: LogRankWeight
        /// Weighted observed minus expected, by group; for Gehan and Tarone-Ware in units of the number of rows and of its root.
        public let scores: [Double]
        /// Their covariance under the null hypothesis; singular, as the scores sum to 0.
        public let covariance: Matrix
        /// The quadratic form of the scores.
        public let chiSquare: Double
        /// One less than the number of groups with expected events; fewer where groups were never at risk together.
        public let degreesOfFreedom: Int
    }

    /// Events by group.
    public let observed: [Double]
    /// Events expected by group if all had the same curve; the sums of observed and expected agree.
    public let expected: [Double]
    /// In the order of the weights asked for.
    public let tests: [Test]
}

extension LogRankResult.Test {
    /// P of a chi-square this large or larger.
    public var p: Double { distribution.upperTail(chiSquare) }
    /// The decimal logarithm of `p`, also below the smallest double.
    public var log10P: Double { distribution.log10UpperTail(chiSquare) }
    private var distribution: ChiSquareDistribution { ChiSquareDistribution(degreesOfFreedom: Double(degreesOfFreedom)) }

    /// The test for trend with one degree of freedom: z of the sum of group score times observed minus expected.
    ///
    /// Positive where groups with high scores have more events than expected. `.zeroVariance` where all scores are equal;
    /// `.lengthMismatch` where there are not as many scores as groups.
    /// - Source: R. E. Tarone, Biometrika 62 (1975) 679-682, doi:10.1093/biomet/62.3.679.
    public func trend(groupScores: [Double]) -> Computed<Double> {
        guard groupScores.count == scores.count else { return .undefined(.lengthMismatch) }
        let mean = groupScores.reduce(0, +) / Double(groupScores.count)
        let largest = groupScores.reduce(0) { max($0, ($1 - mean).magnitude) }
        guard largest > 0, largest.isFinite else { return .undefined(.zeroVariance) }
        let centred = groupScores.map { ($0 - mean) / largest }
        let sum = zip(centred, scores).reduce(0) { $0 + $1.0 * $1.1 }
        let variance = zip(centred, covariance * centred).reduce(0) { $0 + $1.0 * $1.1 }
        return variance > 0 ? .finite(sum / variance.squareRoot()) : .undefined(.zeroVariance)
    }
}

extension LogRankResult {
    fileprivate static func from(_ sums: LogRankSums) -> Computed<LogRankResult> {
        let expected = sums.expected.map(\.value)
        // A group that is never at risk at an event tells nothing: it is left out and costs its degree of freedom.
        let informative = expected.indices.filter { expected[$0] > 0 }
        guard informative.count > 1 else { return .undefined(.zeroVariance) }
        var tests: [Test] = []
        for index in sums.weights.indices {
            guard let test = test(sums, index, informative) else { return .undefined(.zeroVariance) }
            tests.append(test)
        }
        return .value(LogRankResult(observed: sums.observed, expected: expected, tests: tests))
    }

    private static func test(_ sums: LogRankSums, _ index: Int, _ informative: [Int]) -> Test? {
        let groups = sums.groups
        let scores = sums.scores[(index * groups)..<((index + 1) * groups)].map(\.value)
        var covariance = Matrix(rows: groups, columns: groups)
        var cell = index * groups * (groups + 1) / 2
        for row in 0..<groups {
            for column in 0...row {
                covariance[row, column] = sums.covariances[cell]
                covariance[column, row] = sums.covariances[cell]
                cell += 1
            }
        }
        guard let form = form(scores, covariance, Array(informative.dropLast())) else { return nil }
        return Test(
            weight: sums.weights[index], scores: scores, covariance: covariance, chiSquare: form.chiSquare,
            degreesOfFreedom: form.rank)
    }

    /// u' V^-1 u for some of the groups, and the rank of V: less than their number where groups were never at risk together.
    private static func form(_ scores: [Double], _ covariance: Matrix, _ groups: [Int]) -> (chiSquare: Double, rank: Int)? {
        let score = groups.map { scores[$0] }
        if score.count == 1 {
            let variance = covariance[groups[0], groups[0]]
            // Divided before it is squared, so that a small difference does not vanish.
            let z = score[0] / variance.squareRoot()
            return variance > 0 ? (z * z, 1) : nil
        }
        let roots = groups.map { covariance[$0, $0].squareRoot() }
        guard roots.allSatisfy({ $0 > 0 }) else { return nil }
        let correlation = Matrix(
            rows: groups.indices.map { row in
                groups.indices.map { covariance[groups[row], groups[$0]] / roots[row] / roots[$0] }
            })
        let standardised = zip(score, roots).map { $0 / $1 }
        guard let eigen = correlation.symmetricEigen else { return nil }
        let kept = eigen.values.indices.filter { eigen.values[$0] > 1e-10 }
        if kept.count == groups.count, let solution = correlation.positiveSolution(for: .column(standardised))?.solution {
            return (max(0, zip(standardised, solution.elements).reduce(0) { $0 + $1.0 * $1.1 }), kept.count)
        }
        let sum = kept.reduce(0.0) { sum, index in
            let along = zip(standardised, eigen.vectors.column(index)).reduce(0) { $0 + $1.0 * $1.1 }
            return sum + along * along / eigen.values[index]
        }
        return (sum, kept.count)
    }
}
