// SPDX-License-Identifier: Apache-2.0

/// The Mann-Whitney test (Wilcoxon rank sum) of two independent groups: a value that is saved beside its results.
///
/// U1 counts the pairs in which the value of x is larger than that of y, a tie counting one half.
/// - Source: H. B. Mann, D. R. Whitney, Ann. Math. Stat. 18 (1947) 50-60, doi:10.1214/aoms/1177730491; F. Wilcoxon, Biometrics Bull. 1 (1945)
///   80-83, doi:10.2307/3001968.
public struct MannWhitneyTest: Hashable, Sendable, Codable {
    /// What two-sided means for an exact distribution, which ties can make skewed.
    public enum TwoSidedRule: String, Hashable, Sendable, CaseIterable, Codable {
        /// P(|U - E| >= |u - E|): coin, StatXact.
        case distance
        /// Twice the smaller tail, at most 1: R from 4.6, SciPy.
        case doubled
    }

    /// When the exact p is the headline.
    public enum ExactRule: String, Hashable, Sendable, CaseIterable, Codable {
        case always, never
        /// Both groups below 50 (R from 4.6).
        case bothBelow50
        /// Both groups below 50 and no ties (R up to 4.5).
        case bothBelow50Untied
        /// A group of at most 8 and no ties (SciPy).
        case oneUpTo8Untied
    }

    /// `.greater` looks for x above y.
    public var alternative: Alternative
    /// Whether the normal approximation moves U by one half: toward its mean, in a one-sided test against the alternative.
    public var continuity: Bool
    /// Which p is the headline.
    public var exactRule: ExactRule
    /// What two-sided means in the exact test.
    public var twoSidedRule: TwoSidedRule
    /// Values no further apart than this share a rank. Finite, 0 or more.
    public var tieTolerance: Double

    /// A test, exact and two-sided unless said otherwise.
    public init(
        alternative: Alternative = .twoSided, continuity: Bool = false, exactRule: ExactRule = .always,
        twoSidedRule: TwoSidedRule = .distance, tieTolerance: Double = 0
    ) {
        self.alternative = alternative
        self.continuity = continuity
        self.exactRule = exactRule
        self.twoSidedRule = twoSidedRule
        self.tieTolerance = tieTolerance
    }

    /// Beyond about this many additions (some seconds) the exact test gives `.invalidArgument`.
    static let largestExactCost = 1.5e10

    /// The test of two groups.
    ///
    /// `.invalidArgument` for a tie tolerance that is negative or not finite. Where all values are equal the exact p is 1 and the
    /// asymptotic part is `.zeroVariance`.
    /// - Parameter withExact: whether the exact part is computed where the headline does not need it.
    /// - Complexity: O(N log N); the exact part about n⁴/200 additions for two groups of n.
    public func result(of samples: TwoSamples, withExact: Bool = true) -> Computed<MannWhitneyResult> {
        guard tieTolerance >= 0, tieTolerance.isFinite else { return .undefined(.invalidArgument) }
        return .value(result(of: PooledRanks(of: samples, tolerance: tieTolerance), samples, withExact: withExact))
    }

    /// Only the exact tails, as quickly as they can be had.
    public func exactTails(of samples: TwoSamples) -> Computed<MannWhitneyExact> {
        guard tieTolerance >= 0, tieTolerance.isFinite else { return .undefined(.invalidArgument) }
        return Self.exact(PooledRanks(of: samples, tolerance: tieTolerance))
    }

    static func exact(_ ranks: PooledRanks, within cost: Double = largestExactCost) -> Computed<MannWhitneyExact> {
        guard ranks.exactCost <= cost else { return .undefined(.invalidArgument) }
        return .value(MannWhitneyExact(ranks.exactTails))
    }

    func result(of ranks: PooledRanks, _ samples: TwoSamples, withExact: Bool) -> MannWhitneyResult {
        let headline = headline(ranks)
        return MannWhitneyResult(
            test: self, n1: ranks.n1, n2: ranks.n2, missingX: samples.missingX, missingY: samples.missingY, tieGroups: ranks.tieGroups,
            rankSum1: ranks.rankSum1, rankSum2: ranks.rankSum2, u1: ranks.u1, u2: ranks.u2, asymptotic: asymptotic(ranks),
            exact: withExact || headline == .exact ? Self.exact(ranks) : nil, headline: headline)
    }

    func headline(_ ranks: PooledRanks) -> SignedRankResult.Headline {
        let isUntied = ranks.tieGroups.isEmpty
        let isExact =
            switch exactRule {
            case .always: true
            case .never: false
            case .bothBelow50: ranks.n1 < 50 && ranks.n2 < 50
            case .bothBelow50Untied: ranks.n1 < 50 && ranks.n2 < 50 && isUntied
            case .oneUpTo8Untied: min(ranks.n1, ranks.n2) <= 8 && isUntied
            }
        return isExact ? .exact : .asymptotic
    }

    func asymptotic(_ ranks: PooledRanks) -> Computed<MannWhitneyAsymptotic> {
        guard !ranks.areAllEqual else { return .undefined(.zeroVariance) }
        let plain = ranks.z(shift: 0)
        let z = continuity ? ranks.z(shift: SignedRankWorkings.correction(alternative, z: plain)) : plain
        return .value(
            MannWhitneyAsymptotic(
                variance: ranks.variance, z: z, uncorrectedZ: plain, p: NormalDistribution.p(z, alternative),
                log10P: NormalDistribution.log10P(z, alternative)))
    }
}
