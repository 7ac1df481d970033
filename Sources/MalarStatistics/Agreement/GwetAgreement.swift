// SPDX-License-Identifier: Apache-2.0

/// Gwet's AC1 for two raters, or AC2 with weights.
///
/// - Source: K. L. Gwet, Br. J. Math. Stat. Psychol. 61 (2008) 29-48, doi:10.1348/000711006X126600.
public struct GwetAgreement: Hashable, Sendable {
    /// (observed - expected) / (1 - expected)
    public let coefficient: Double
    /// The weighted share of agreement.
    public let observedAgreement: Double
    /// (sum of weights) / (q (q - 1)) x Σ π (1 - π), with π the mean share of a category.
    public let expectedAgreement: Double
    /// How many subjects there are.
    public let n: Int
    /// The sum of squared deviations of the subjects' contributions, over n.
    private let spread: Double

    /// `.zeroVariance` where the expected agreement is 1.
    public static func of(_ table: RatingTable, weights: AgreementWeights = .none) -> Computed<GwetAgreement> {
        let (p, shares, size) = (table.shares, table.meanShares, table.size)
        let weight = { (i: Int, j: Int) in weights.weight(i, j, of: size) }
        let factor = table.sum(weight) / Double(size * (size - 1))
        let expected = factor * CompensatedSum(shares.map { $0 * (1 - $0) }).value
        guard expected < 1 else { return .undefined(.zeroVariance) }
        let observed = 1 - table.sum { (1 - weight($0, $1)) * p[$0][$1] }
        let coefficient = (observed - expected) / (1 - expected)
        let spread = table.sum { i, j in
            let own = (weight(i, j) - expected) / (1 - expected)
            let chance = factor * (1 - (shares[i] + shares[j]) / 2)
            let term = own - 2 * (1 - coefficient) * (chance - expected) / (1 - expected) - coefficient
            return p[i][j] * term * term
        }
        return .value(
            GwetAgreement(coefficient: coefficient, observedAgreement: observed, expectedAgreement: expected, n: table.n, spread: spread))
    }

    /// Over n - 1, as for subjects drawn from a population; `nil` for a single subject.
    public var standardError: Double? { n > 1 ? (spread / Double(n - 1)).squareRoot() : nil }
    /// Over n, as formulas for a table give it.
    public var tableStandardError: Double { (spread / Double(n)).squareRoot() }
    /// The coefficient over its standard error; infinite for perfect agreement, `nil` for a single subject or 0 over 0.
    public var t: Double? { standardError.flatMap { $0 > 0 || coefficient != 0 ? coefficient / $0 : nil } }

    /// coefficient ± t standard errors with n - 1 degrees of freedom, at most 1; `nil` for a single subject.
    public func interval(level: Double) -> ConfidenceInterval? {
        standardError.map { error in
            let half = error == 0 ? 0 : StudentDistribution(degreesOfFreedom: Double(n - 1)).critical(level: level) * error
            return ConfidenceInterval(
                lower: coefficient - half, upper: min(1, coefficient + half), requestedLevel: level, achievedLevel: level)
        }
    }
}
