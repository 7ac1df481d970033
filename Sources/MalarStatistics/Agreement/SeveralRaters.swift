// SPDX-License-Identifier: Apache-2.0

/// Agreement of two or more raters on the same subjects, where not every rater needs to have rated every subject.
///
/// Standard errors are over subjects, for these raters; each is the spread of the subjects' linearised contributions.
/// - Source: K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed., 2014, chapters 2 and 5.
public struct SeveralRaters: Hashable, Sendable {
    /// One coefficient: (observed - chance) / (1 - chance).
    public struct Coefficient: Hashable, Sendable {
        /// At most 1.
        public let value: Double
        /// Observed agreement and agreement by chance, as this coefficient defines them.
        public let observed: Double, chance: Double
        /// `nil` for a single subject.
        public let standardError: Double?
        /// Of Student's t: subjects less 1.
        public let degreesOfFreedom: Int

        /// value ± t standard errors, at most 1; `nil` for a single subject.
        public func interval(level: Double) -> ConfidenceInterval? {
            standardError.map { error in
                let student = StudentDistribution(degreesOfFreedom: Double(degreesOfFreedom))
                let half = error == 0 ? 0 : student.critical(level: level) * error
                return ConfidenceInterval(
                    lower: value - half, upper: min(1, value + half), requestedLevel: level, achievedLevel: level)
            }
        }
    }

    /// Gwet's AC1 (AC2 with weights) and the coefficient of Brennan and Prediger.
    public let gwet: Coefficient?, brennanPrediger: Coefficient?
    /// The kappas of Fleiss and of Conger, and Krippendorff's alpha. All five are `nil` where chance alone agrees on everything.
    public let fleiss: Coefficient?, conger: Coefficient?, krippendorff: Coefficient?
    /// Subjects with one rating or more, with two or more, raters with one rating or more, and all ratings.
    public let subjects: Int, sharedSubjects: Int, raters: Int, ratings: Int

    /// Of rows of ratings: a row is a subject, a column a rater, a rating the place of its category from 0 on, `nil` is missing.
    ///
    /// Subjects and raters without any rating are left out. `.emptySample` without ratings, `.lengthMismatch`, `.invalidArgument` for a rating
    /// outside the categories, `.insufficientData` below 2 raters or where no subject has two ratings, `.zeroVariance` for one category.
    /// - Complexity: O(subjects x (raters + categories) x categories)
    public static func of(
        _ rows: [[Int?]], categories: Int, weights: AgreementWeights = .none
    ) -> Computed<SeveralRaters> {
        guard rows.allSatisfy({ $0.count == rows[0].count }) else { return .undefined(.lengthMismatch) }
        guard rows.joined().allSatisfy({ $0.map { (0..<categories).contains($0) } ?? true }) else { return .undefined(.invalidArgument) }
        let kept = rows.filter { $0.contains { $0 != nil } }
        guard let first = kept.first else { return .undefined(.emptySample) }
        let columns = first.indices.filter { column in kept.contains { $0[column] != nil } }
        guard columns.count > 1, kept.contains(where: { $0.count { $0 != nil } > 1 }) else { return .undefined(.insufficientData) }
        guard categories > 1 else { return .undefined(.zeroVariance) }
        return .value(SeveralRaters(RaterShares(kept.map { row in columns.map { row[$0] } }, categories, weights)))
    }

    private init(_ shares: RaterShares) {
        gwet = shares.gwet
        brennanPrediger = shares.brennanPrediger
        fleiss = shares.fleiss
        conger = shares.conger
        krippendorff = shares.krippendorff
        (subjects, raters) = (shares.rows.count, shares.rows[0].count)
        sharedSubjects = shares.sizes.count { $0 > 1 }
        ratings = shares.sizes.reduce(0, +)
    }
}
