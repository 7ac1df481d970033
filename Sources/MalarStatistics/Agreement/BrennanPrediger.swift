// SPDX-License-Identifier: Apache-2.0

/// The prevalence- and bias-adjusted kappa: chance agreement is that of raters who use all categories equally often.
///
/// - Source: T. Byrt, J. Bishop and J. B. Carlin, J. Clin. Epidemiol. 46 (1993) 423-429, doi:10.1016/0895-4356(93)90018-V;
///   R. L. Brennan and D. J. Prediger, Educ. Psychol. Meas. 41 (1981) 687-699, doi:10.1177/001316448104100307.
public struct BrennanPrediger: Hashable, Sendable {
    /// (observed - 1/q) / (1 - 1/q); 2 observed - 1 with two categories.
    public let coefficient: Double
    /// √(observed (1 - observed) / n) / (1 - 1/q)
    public let standardError: Double
    /// The share of agreement.
    public let observedAgreement: Double

    /// Of any table of ratings.
    public init(_ table: RatingTable) {
        let chance = 1 / Double(table.size)
        observedAgreement = table.rawAgreement
        coefficient = (observedAgreement - chance) / (1 - chance)
        standardError = (observedAgreement * (1 - observedAgreement) / Double(table.n)).squareRoot() / (1 - chance)
    }
}

/// What explains a low kappa beside high agreement; two categories only.
public struct AgreementIndices: Hashable, Sendable {
    /// (both first - both second) / n: how unequal the categories are.
    public let prevalence: Double
    /// (first-second - second-first) / n: how unequally the raters use them.
    public let bias: Double
    /// Agreement on the first category: 2a / (2a + b + c); `nil` where no rater used it.
    public let positive: Double?
    /// Agreement on the second category: 2d / (2d + b + c); `nil` where no rater used it.
    public let negative: Double?

    /// `nil` unless there are two categories.
    public init?(_ table: RatingTable) {
        guard table.size == 2 else { return nil }
        let (a, b, c, d) = (table.counts[0][0], table.counts[0][1], table.counts[1][0], table.counts[1][1])
        let n = Double(table.n)
        prevalence = Double(a - d) / n
        bias = Double(b - c) / n
        positive = 2 * a + b + c > 0 ? Double(2 * a) / Double(2 * a + b + c) : nil
        negative = 2 * d + b + c > 0 ? Double(2 * d) / Double(2 * d + b + c) : nil
    }
}
