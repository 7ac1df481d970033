// SPDX-License-Identifier: Apache-2.0

/// The Wilcoxon signed-rank test with all its options: a value that is saved beside its results.
///
/// The difference is always second minus first, and W+ is the sum of the midranks of the positive differences.
/// One call gives both the exact conditional p and the normal approximation; `exactRule` says which of them is the headline.
/// - Source: F. Wilcoxon, Biometrics Bull. 1 (1945) 80-83, doi:10.2307/3001968; zeros after
///   J. W. Pratt, J. Am. Stat. Assoc. 54 (1959) 655-667, doi:10.1080/01621459.1959.10501526.
public struct SignedRankTest: Hashable, Sendable, Codable {
    /// What becomes of pairs that did not change.
    public enum Zeros: String, Hashable, Sendable, CaseIterable, Codable {
        /// Left out before ranking (Wilcoxon).
        case drop
        /// Ranked, then left out (Pratt).
        case pratt
        /// Ranked, and their ranks shared equally between W+ and W-.
        case split
    }

    /// Up to how many complete pairs the exact p is the headline; above that, it is the normal approximation.
    public struct ExactRule: Hashable, Sendable, Codable {
        /// The limit where all absolute differences differ and none is zero.
        public var untiedUpTo: Int
        /// The limit with tied or zero differences.
        public var tiedUpTo: Int

        /// A rule from its two limits, both counted in complete pairs, zeros included; 0 means never exact.
        public init(untiedUpTo: Int, tiedUpTo: Int) {
            self.untiedUpTo = untiedUpTo
            self.tiedUpTo = tiedUpTo
        }

        /// The exact p is the headline however many pairs there are; it is undefined above 1022 changed ones.
        public static let always = ExactRule(untiedUpTo: .max, tiedUpTo: .max)
        /// The normal approximation is the headline however few pairs there are.
        public static let never = ExactRule(untiedUpTo: 0, tiedUpTo: 0)
    }

    /// Zeros in the exact test.
    public var zeros: Zeros
    /// Zeros in the normal approximation.
    public var asymptoticZeros: Zeros
    /// About second compared with first: `.greater` looks for second above first.
    public var alternative: Alternative
    /// Whether the normal approximation moves W by one half: toward its mean in a two-sided test, against the alternative in a one-sided one.
    public var continuity: Bool
    /// Which p is the headline; the other is computed all the same.
    public var exactRule: ExactRule
    /// Absolute differences no further apart than this share a rank, and those no larger than this count as zero.
    /// 0 compares the differences as computed, as R, SciPy and PSPP do. Finite, 0 or more.
    public var tieTolerance: Double

    /// - Parameter asymptoticZeros: zeros in the normal approximation, if they are to be treated differently there.
    public init(
        zeros: Zeros = .drop, asymptoticZeros: Zeros? = nil, alternative: Alternative = .twoSided, continuity: Bool = false,
        exactRule: ExactRule = .always, tieTolerance: Double = 0
    ) {
        self.zeros = zeros
        self.asymptoticZeros = asymptoticZeros ?? zeros
        self.alternative = alternative
        self.continuity = continuity
        self.exactRule = exactRule
        self.tieTolerance = tieTolerance
    }
}
