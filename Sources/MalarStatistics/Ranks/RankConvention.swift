// SPDX-License-Identifier: Apache-2.0

/// The named sets of options of rank tests: what a program computes when it is left to its defaults.
public enum RankConvention: String, Hashable, Sendable, CaseIterable, Codable {
    case exact, spss, r46, r45, scipy, sas, coin

    /// The convention as tables and footnotes name it.
    public var name: String {
        switch self {
        case .exact: "exact, conditional on ties (zeros dropped)"
        case .spss: "as SPSS"
        case .r46: "as R 4.6"
        case .r45: "as R 4.5 and before"
        case .scipy: "as SciPy 1.17"
        case .sas: "as SAS"
        case .coin: "as coin (R package)"
        }
    }

    /// The signed-rank test of this convention; `nil` for SAS, whose t approximation is no option of it.
    public var signedRank: SignedRankTest? { SignedRankConvention(rawValue: rawValue)?.test }

    /// The Mann-Whitney test of this convention.
    public var mannWhitney: MannWhitneyTest {
        switch self {
        case .exact: .exact
        case .spss: .spss
        case .r46: .r46
        case .r45: .r45
        case .scipy: .scipy
        case .sas: .sas
        case .coin: .coin
        }
    }
}

extension MannWhitneyTest {
    /// Exact given the ties, two-sided by distance from the mean.
    public static let exact = MannWhitneyTest()
    /// Legacy NPAR TESTS: normal approximation without continuity correction.
    public static let spss = MannWhitneyTest(exactRule: .never)
    /// `wilcox.test` from R 4.6: exact with ties too where both groups are below 50, else normal with continuity correction.
    public static let r46 = MannWhitneyTest(continuity: true, exactRule: .bothBelow50, twoSidedRule: .doubled)
    /// `wilcox.test` up to R 4.5: exact where both groups are below 50 and nothing is tied, else normal with continuity correction.
    public static let r45 = MannWhitneyTest(continuity: true, exactRule: .bothBelow50Untied, twoSidedRule: .doubled)
    /// `scipy.stats.mannwhitneyu`: exact where a group has at most 8 values and nothing is tied, else normal with continuity correction.
    public static let scipy = MannWhitneyTest(continuity: true, exactRule: .oneUpTo8Untied, twoSidedRule: .doubled)
    /// PROC NPAR1WAY WILCOXON: normal approximation with a continuity correction of one half (from memory of its documentation).
    public static let sas = MannWhitneyTest(continuity: true, exactRule: .never)
    /// `wilcox_test` of the R package coin: normal approximation without continuity correction.
    public static let coin = MannWhitneyTest(exactRule: .never)
}

/// The p value that a convention gives, and whether it is exact there.
public struct RankConventionP: Hashable, Sendable, Codable {
    /// Which program.
    public let convention: RankConvention
    /// Whether a reader of that program sees an exact p.
    public let headline: SignedRankResult.Headline
    /// The p, or why that program has none.
    public let p: Computed<Double>
}

extension [RankConventionP] {
    /// Whether some lie below the level and some at or above it.
    public func disagree(at level: Double) -> Bool { Set(compactMap { $0.p.value.map { $0 < level } }).count == 2 }
}

extension MannWhitneyTest {
    /// The p of every convention for this test's alternative and tie tolerance; the exact distribution is computed once.
    func conventions(_ ranks: PooledRanks, exact: Computed<MannWhitneyExact>) -> [RankConventionP] {
        RankConvention.allCases.map { convention in
            var test = convention.mannWhitney
            test.alternative = alternative
            let headline = test.headline(ranks)
            let p: Computed<Double> =
                headline == .exact ? exact.map { $0.p(alternative, test.twoSidedRule) } : test.asymptotic(ranks).map(\.p)
            return RankConventionP(convention: convention, headline: headline, p: p)
        }
    }
}
