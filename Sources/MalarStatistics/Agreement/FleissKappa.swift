// SPDX-License-Identifier: Apache-2.0

/// Fleiss' kappa: agreement of several raters, not necessarily the same for every subject.
///
/// - Source: J. L. Fleiss, J. C. M. Nee and J. R. Landis, Psychol. Bull. 86 (1979) 974-977, doi:10.1037/0033-2909.86.5.974.
public struct FleissKappa: Hashable, Sendable {
    /// (mean agreement - expected) / (1 - expected)
    public let kappa: Double
    /// The standard error if kappa were 0.
    public let nullStandardError: Double
    /// The standard error for an interval, over subjects; `nil` for a single subject.
    public let standardError: Double?
    /// The mean over subjects of the share of pairs of raters that agree.
    public let meanAgreement: Double
    /// The sum of squared shares of the categories.
    public let expectedAgreement: Double
    /// How many subjects and raters there are, and the share of each category.
    public let subjects: Int, raters: Int, shares: [Double]
    /// Kappa of each category against the others; `nil` for a category that is never or always used.
    public let byCategory: [Double?]
    /// The null standard error of each category's kappa.
    public let categoryNullStandardError: Double

    /// kappa over its null standard error; `nil` where that is 0.
    public var z: Double? { nullStandardError > 0 ? kappa / nullStandardError : nil }

    /// kappa ± t standard errors with n - 1 degrees of freedom; `nil` for a single subject.
    public func interval(level: Double) -> ConfidenceInterval? {
        standardError.map { error in
            let half = error == 0 ? 0 : StudentDistribution(degreesOfFreedom: Double(subjects - 1)).critical(level: level) * error
            return ConfidenceInterval(lower: kappa - half, upper: min(1, kappa + half), requestedLevel: level, achievedLevel: level)
        }
    }

    /// From rows of counts: a row is a subject, a column a category, and every row adds up to the number of raters.
    ///
    /// `.emptySample`, `.insufficientData` below 2 raters or 2 categories, `.invalidArgument` where rows add up to different numbers,
    /// `.lengthMismatch`, `.zeroVariance` where one category alone was used.
    public static func of(_ counts: [[Int]]) -> Computed<FleissKappa> {
        guard let first = counts.first, !first.isEmpty else { return .undefined(.emptySample) }
        guard counts.allSatisfy({ $0.count == first.count }) else { return .undefined(.lengthMismatch) }
        guard let raters = total(first), counts.allSatisfy({ total($0) == raters }) else { return .undefined(.invalidArgument) }
        guard raters > 1, first.count > 1 else { return .undefined(.insufficientData) }
        return FleissKappa(counts, raters).map(Computed.value) ?? .undefined(.zeroVariance)
    }

    /// The sum of a row; `nil` where a count is negative, or the sum beyond what a double holds exactly.
    private static func total(_ row: [Int]) -> Int? {
        var sum = 0
        for count in row {
            guard count >= 0, count <= 1 << 53, sum <= 1 << 53 else { return nil }
            sum += count
        }
        return sum <= 1 << 53 ? sum : nil
    }

    private init?(_ counts: [[Int]], _ raters: Int) {
        let (n, m) = (Double(counts.count), Double(raters))
        let shares = counts[0].indices.map { j in counts.reduce(0.0) { $0 + Double($1[j]) } / (n * m) }
        let spreads = shares.map { $0 * (1 - $0) }
        let miss = CompensatedSum(spreads).value
        guard miss > 0 else { return nil }
        let agreements = counts.map { row in row.reduce(0.0) { $0 + Double($1) * (Double($1) - 1) } / (m * (m - 1)) }
        let mean = CompensatedSum(agreements).value / n
        let kappa = 1 - (1 - mean) / miss
        let skew = CompensatedSum(shares.map { $0 * (1 - $0) * (1 - 2 * $0) }).value
        nullStandardError = (2 * max(0, miss * miss - skew) / (n * m * (m - 1))).squareRoot() / miss
        let contributions = zip(counts, agreements).map { row, agreement in
            let chance = zip(row, shares).reduce(0) { $0 + Double($1.0) * $1.1 } / m
            return (agreement - (1 - miss)) / miss - 2 * (1 - kappa) * (chance - (1 - miss)) / miss - kappa
        }
        let squares = CompensatedSum(contributions.lazy.map { $0 * $0 }).value
        standardError = n > 1 ? (squares / (n * (n - 1))).squareRoot() : nil
        byCategory = spreads.indices.map { j in
            let apart = counts.reduce(0.0) { $0 + Double($1[j]) * Double(raters - $1[j]) }
            return spreads[j] > 0 ? 1 - apart / (n * m * (m - 1) * spreads[j]) : nil
        }
        categoryNullStandardError = (2 / (n * m * (m - 1))).squareRoot()
        (self.kappa, meanAgreement, expectedAgreement) = (kappa, mean, 1 - miss)
        (subjects, self.raters, self.shares) = (counts.count, raters, shares)
    }
}
