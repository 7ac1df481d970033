// SPDX-License-Identifier: Apache-2.0

/// Cohen's kappa, plain or weighted, with the standard errors of Fleiss, Cohen and Everitt.
///
/// - Source: J. L. Fleiss, J. Cohen and B. S. Everitt, Psychol. Bull. 72 (1969) 323-327, doi:10.1037/h0028106.
public struct CohenKappa: Hashable, Sendable {
    /// (observed - expected) / (1 - expected), at most 1.
    public let kappa: Double
    /// The weighted share of agreement.
    public let observedAgreement: Double
    /// The weighted share of agreement of two independent raters with the same margins.
    public let expectedAgreement: Double
    /// The standard error for an interval.
    public let standardError: Double
    /// The standard error if kappa were 0, for a test.
    public let nullStandardError: Double
    /// The largest kappa that the margins allow.
    public let largest: Double

    /// `.zeroVariance` where both raters used a single category, the same one: agreement could not have been otherwise.
    public static func of(_ table: RatingTable, weights: AgreementWeights = .none) -> Computed<CohenKappa> {
        CohenKappa(table, weights).map(Computed.value) ?? .undefined(.zeroVariance)
    }

    /// kappa over its null standard error; `nil` where that is 0.
    public var z: Double? { nullStandardError > 0 ? kappa / nullStandardError : nil }

    /// kappa ± z standard errors.
    public func interval(level: Double) -> ConfidenceInterval {
        let half = NormalDistribution.upperQuantile((1 - level) / 2) * standardError
        return ConfidenceInterval(lower: kappa - half, upper: kappa + half, requestedLevel: level, achievedLevel: level)
    }

    private init?(_ table: RatingTable, _ weights: AgreementWeights) {
        let (p, rows, columns, n) = (table.shares, table.rowShares, table.columnShares, Double(table.n))
        let weight = { (i: Int, j: Int) in weights.weight(i, j, of: table.size) }
        // Disagreement is summed rather than agreement, so that the near-perfect tables keep their digits.
        let missed = table.sum { (1 - weight($0, $1)) * p[$0][$1] }
        let expectedMiss = table.sum { (1 - weight($0, $1)) * rows[$0] * columns[$1] }
        guard expectedMiss > 0 else { return nil }
        let kappa = 1 - missed / expectedMiss
        let ofRow = rows.indices.map { i in columns.indices.reduce(0) { $0 + weight(i, $1) * columns[$1] } }
        let ofColumn = rows.indices.map { j in rows.indices.reduce(0) { $0 + weight($1, j) * rows[$1] } }
        let (observed, expected) = (1 - missed, 1 - expectedMiss)
        let centre = observed - 2 * expected * (1 - kappa)
        let spread = table.sum { i, j in
            let term = weight(i, j) - (ofRow[i] + ofColumn[j]) * (1 - kappa) - centre
            return p[i][j] * term * term
        }
        let nullSpread = table.sum { i, j in
            let term = weight(i, j) - ofRow[i] - ofColumn[j] + expected
            return rows[i] * columns[j] * term * term
        }
        self.kappa = kappa
        observedAgreement = observed
        expectedAgreement = expected
        standardError = (spread / n).squareRoot() / expectedMiss
        nullStandardError = (nullSpread / n).squareRoot() / expectedMiss
        let most = zip(rows, columns).reduce(0) { $0 + min($1.0, $1.1) }
        let plainMiss = 1 - zip(rows, columns).reduce(0) { $0 + $1.0 * $1.1 }
        largest = plainMiss > 0 ? 1 - (1 - most) / plainMiss : 1
    }
}
