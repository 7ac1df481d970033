// SPDX-License-Identifier: Apache-2.0

/// The two-way analysis of variance of a complete table: rows are subjects, columns are raters.
public struct RaterVariance: Hashable, Sendable {
    /// How many subjects and raters there are, 2 or more of each.
    public let subjects: Int, raters: Int
    /// Mean squares between subjects, between raters, of the residual, and within subjects.
    public let betweenSubjects: Double, betweenRaters: Double, residual: Double, withinSubjects: Double

    /// `.emptySample`, `.lengthMismatch`, `.nonFiniteInput`, `.insufficientData` below 2 subjects or raters, `.zeroVariance` where all values are equal.
    ///
    /// - Complexity: O(subjects x raters)
    public static func of(_ rows: [[Double]]) -> Computed<RaterVariance> {
        guard let first = rows.first, !first.isEmpty else { return .undefined(.emptySample) }
        guard rows.allSatisfy({ $0.count == first.count }) else { return .undefined(.lengthMismatch) }
        guard rows.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { return .undefined(.nonFiniteInput) }
        guard rows.count > 1, first.count > 1 else { return .undefined(.insufficientData) }
        if rows.allSatisfy({ $0.allSatisfy { $0 == first[0] } }) { return .undefined(.zeroVariance) }
        return .value(RaterVariance(rows))
    }

    private init(_ rows: [[Double]]) {
        let (n, k) = (Double(rows.count), Double(rows[0].count))
        let grand = CompensatedSum(rows.joined()).value / (n * k)
        let centred = rows.map { $0.map { $0 - grand } }
        let shift = CompensatedSum(centred.joined()).value / (n * k)
        let rowMeans = centred.map { CompensatedSum($0).value / k - shift }
        let columnMeans = rows[0].indices.map { j in CompensatedSum(centred.lazy.map { $0[j] }).value / n - shift }
        let squares = { (values: [Double]) in CompensatedSum(values.lazy.map { $0 * $0 }).value }
        let left = zip(centred, rowMeans).flatMap { row, mean in zip(row, columnMeans).map { $0 - shift - mean - $1 } }
        let between = n * squares(columnMeans)
        let whole = squares(centred.flatMap { $0 })
        // Raters who differ by a constant leave nothing but rounding.
        let rest = { $0 <= 1e-28 * whole ? 0 : $0 }(squares(left))
        (subjects, raters) = (rows.count, rows[0].count)
        betweenSubjects = k * squares(rowMeans) / (n - 1)
        betweenRaters = between / (k - 1)
        residual = rest / ((n - 1) * (k - 1))
        withinSubjects = (between + rest) / (n * (k - 1))
    }
}

/// An intraclass correlation with its interval.
public struct IntraclassCorrelation: Hashable, Sendable {
    /// At most 1; negative where subjects differ less than chance would have it.
    public let value: Double
    /// Its limits.
    public let interval: ConfidenceInterval

    /// Who the raters are and what agreement means.
    public enum Model: String, Hashable, Sendable, CaseIterable, Codable {
        /// Every subject has its own raters: ICC(1).
        case oneWay = "1"
        /// Raters are a sample of raters, and must agree absolutely: ICC(2).
        case absoluteAgreement = "2"
        /// These raters only, up to a constant difference: ICC(3).
        case consistency = "3"
    }
}

extension RaterVariance {
    /// The F of subjects against the residual; infinite where raters are perfectly consistent.
    public var consistencyF: Double { betweenSubjects / residual }

    /// The reliability of one rating, or of the mean of all raters.
    ///
    /// - Source: P. E. Shrout and J. L. Fleiss, Psychol. Bull. 86 (1979) 420-428, doi:10.1037/0033-2909.86.2.420;
    ///   K. O. McGraw and S. P. Wong, Psychol. Methods 1 (1996) 30-46, doi:10.1037/1082-989X.1.1.30.
    public func correlation(_ model: IntraclassCorrelation.Model, ofMean: Bool, level: Double) -> IntraclassCorrelation {
        let k = Double(raters)
        let single = single(model)
        let limits = limits(model, level: level)
        let stepped = { (r: Double) in ofMean ? k * r / (1 + (k - 1) * r) : r }
        return IntraclassCorrelation(
            value: ofMean ? mean(model) : single,
            interval: ConfidenceInterval(
                lower: stepped(limits.0), upper: stepped(limits.1), requestedLevel: level, achievedLevel: level))
    }

    private func single(_ model: IntraclassCorrelation.Model) -> Double {
        let (n, k) = (Double(subjects), Double(raters))
        switch model {
        case .oneWay: return (betweenSubjects - withinSubjects) / (betweenSubjects + (k - 1) * withinSubjects)
        case .absoluteAgreement:
            return (betweenSubjects - residual) / (betweenSubjects + (k - 1) * residual + k * (betweenRaters - residual) / n)
        case .consistency: return (betweenSubjects - residual) / (betweenSubjects + (k - 1) * residual)
        }
    }

    private func mean(_ model: IntraclassCorrelation.Model) -> Double {
        switch model {
        case .oneWay: (betweenSubjects - withinSubjects) / betweenSubjects
        case .absoluteAgreement: (betweenSubjects - residual) / (betweenSubjects + (betweenRaters - residual) / Double(subjects))
        case .consistency: (betweenSubjects - residual) / betweenSubjects
        }
    }

    private func limits(_ model: IntraclassCorrelation.Model, level: Double) -> (Double, Double) {
        let (n, k) = (Double(subjects), Double(raters))
        switch model {
        case .oneWay: return byF(betweenSubjects / withinSubjects, n * (k - 1), level)
        case .consistency: return byF(consistencyF, (n - 1) * (k - 1), level)
        case .absoluteAgreement: return absoluteLimits(level)
        }
    }

    /// (F / quantile - 1) / (F / quantile + k - 1), and its counterpart with the degrees of freedom exchanged.
    private func byF(_ f: Double, _ within: Double, _ level: Double) -> (Double, Double) {
        guard f.isFinite else { return (1, 1) }
        let (k, between, tail) = (Double(raters), Double(subjects - 1), (1 - level) / 2)
        let low = f / FDistribution(numerator: between, denominator: within).upperQuantile(tail)
        let high = f * FDistribution(numerator: within, denominator: between).upperQuantile(tail)
        return ((low - 1) / (low + k - 1), (high - 1) / (high + k - 1))
    }

    /// Satterthwaite's degrees of freedom for the denominator.
    private func absoluteLimits(_ level: Double) -> (Double, Double) {
        let (n, k, tail) = (Double(subjects), Double(raters), (1 - level) / 2)
        let r = single(.absoluteAgreement)
        let rest = n * (1 + (k - 1) * r) - k * r
        let ratio = betweenRaters / residual
        let sum = k * r * ratio + rest
        let parts = (n - 1) * (k * r * ratio) * (k * r * ratio) + rest * rest
        let freedom = ratio.isFinite && parts > 0 ? (k - 1) * (n - 1) * sum * sum / parts : k - 1
        guard freedom > 0, betweenRaters > 0 || residual > 0 else { return (1, 1) }
        let upper = FDistribution(numerator: n - 1, denominator: freedom).upperQuantile(tail)
        let lower = FDistribution(numerator: freedom, denominator: n - 1).upperQuantile(tail)
        let middle = k * betweenRaters + (k * n - k - n) * residual
        return (
            n * (betweenSubjects - upper * residual) / (upper * middle + n * betweenSubjects),
            n * (lower * betweenSubjects - residual) / (middle + n * lower * betweenSubjects)
        )
    }
}
