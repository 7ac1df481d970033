// SPDX-License-Identifier: Apache-2.0

/// The named sets of options: what a program computes when it is left to its defaults.
public enum SignedRankConvention: String, Hashable, Sendable, CaseIterable, Codable {
    case exact, spss, r46, r45, coin, scipy

    /// The convention as tables and footnotes name it, with the version of the program where one is meant.
    public var name: String {
        switch self {
        case .exact: "exact, zeros dropped"
        case .spss: "as SPSS"
        case .r46: "as R 4.6"
        case .r45: "as R 4.5 and before"
        case .coin: "as coin (R package)"
        case .scipy: "as SciPy 1.17"
        }
    }

    /// The options of this convention.
    public var test: SignedRankTest {
        switch self {
        case .exact: .exact
        case .spss: .spss
        case .r46: .r46
        case .r45: .r45
        case .coin: .coin
        case .scipy: .scipy
        }
    }
}

extension SignedRankTest {
    /// Exact at every size, zeros dropped: the distribution given the absolute differences, ties and all.
    public static let exact = SignedRankTest()
    /// Legacy NPAR TESTS: normal approximation, zeros dropped, no continuity correction.
    public static let spss = SignedRankTest(exactRule: .never)
    /// `wilcox.test` from R 4.6: below 50 pairs exact with Pratt's zeros, else zeros dropped and continuity correction.
    public static let r46 = SignedRankTest(
        zeros: .pratt, asymptoticZeros: .drop, continuity: true, exactRule: ExactRule(untiedUpTo: 49, tiedUpTo: 49))
    /// `wilcox.test` up to R 4.5: exact only below 50 pairs without ties and zeros, else continuity correction.
    public static let r45 = SignedRankTest(continuity: true, exactRule: ExactRule(untiedUpTo: 49, tiedUpTo: 0))
    /// `wilcoxsign_test` of the R package coin: normal approximation, Pratt's zeros, no continuity correction.
    public static let coin = SignedRankTest(zeros: .pratt, exactRule: .never)
    /// `scipy.stats.wilcoxon`: exact up to 50 pairs, with ties or zeros up to 13, else normal; no continuity correction.
    public static let scipy = SignedRankTest(exactRule: ExactRule(untiedUpTo: 50, tiedUpTo: 13))

    /// The convention these options equal, whatever the alternative and the tie tolerance; `nil` for a set of one's own.
    public var convention: SignedRankConvention? {
        SignedRankConvention.allCases.first { $0.test.looking(alternative, tieTolerance: tieTolerance) == self }
    }

    func looking(_ alternative: Alternative, tieTolerance: Double) -> SignedRankTest {
        var test = self
        test.alternative = alternative
        test.tieTolerance = tieTolerance
        return test
    }
}
