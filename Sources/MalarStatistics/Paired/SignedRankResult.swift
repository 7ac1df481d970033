// SPDX-License-Identifier: Apache-2.0

/// What a Wilcoxon signed-rank test found, exact and asymptotic side by side.
public struct SignedRankResult: Hashable, Sendable, Codable {
    /// Which of the two p values is the headline.
    public enum Headline: String, Hashable, Sendable, Codable { case exact, asymptotic }

    /// The options used.
    public let test: SignedRankTest
    /// How many complete pairs there are.
    public let nPairs: Int
    /// The incomplete pairs left out, by what was missing.
    public let dropped: DroppedPairs
    /// Complete pairs whose absolute difference is not above the tie tolerance.
    public let nZero: Int
    /// Complete pairs whose second value lies above the first by more than the tie tolerance.
    public let nPositive: Int
    /// Complete pairs whose second value lies below the first by more than the tie tolerance.
    public let nNegative: Int
    /// The sizes of the groups of tied non-zero absolute differences, smallest difference first.
    public let tieGroups: [Int]
    /// Computed at every size, whichever p is the headline; its tails are undefined above 1022 changed pairs.
    public let exact: SignedRankExact
    /// `.noNonzeroDifferences` where every pair is unchanged.
    public let asymptotic: Computed<SignedRankAsymptotic>
    /// Which of the two `p` is, as `test.exactRule` decides from the number of pairs, ties and zeros.
    public let headline: Headline
    /// The headline p value.
    public let p: Computed<Double>
    /// The p value of each named convention for the same pairs, alternative and tie tolerance.
    public let conventions: [SignedRankConventionP]
    /// In the order of `SignedRankWarning.allCases`; empty where there is nothing to say.
    public let warnings: [SignedRankWarning]
}

/// The exact part: the distribution given the absolute differences.
public struct SignedRankExact: Hashable, Sendable, Codable {
    /// How zeros were treated in these ranks; the normal approximation may differ.
    public let zeros: SignedRankTest.Zeros
    /// Sum of the midranks of the positive differences, with half the ranks of zeros where they are split.
    public let wPlus: Double
    /// Sum of the midranks of the negative differences, with half the ranks of zeros where they are split.
    public let wMinus: Double
    /// `.invalidArgument` above 1022 changed pairs, for which the normal approximation is meant.
    public let tails: Computed<ExactTails>

    /// The two-sided p value.
    public var twoSided: Computed<Double> { tails.map(\.twoSided) }
}

/// The normal approximation.
public struct SignedRankAsymptotic: Hashable, Sendable, Codable {
    /// How zeros were treated in these ranks; the exact part may differ.
    public let zeros: SignedRankTest.Zeros
    /// Whether W+ was moved by one half: toward its mean, or in a one-sided test against the alternative.
    public let continuity: Bool
    /// Sum of the midranks of the positive differences under these zeros, before any continuity correction.
    public let wPlus: Double
    /// Sum of the midranks of the negative differences under these zeros.
    public let wMinus: Double
    /// Mean and variance of W+ under the null hypothesis, given ties and zeros.
    public let mean: Double
    /// A quarter of the sum of the squared ranks that can change sign, split zeros among them: ties are thereby corrected for.
    public let variance: Double
    /// Signed: positive where W+ is above its mean.
    public let z: Double
    /// 0 below the smallest double; `log10P` still holds then.
    public let p: Double
    /// The decimal logarithm of `p`, 0 or less.
    public let log10P: Double

    /// z as the legacy SPSS table prints it, never positive.
    public var zAsSPSSPrints: Double { z == 0 ? 0 : -z.magnitude }
}

/// The p value that a named convention gives.
public struct SignedRankConventionP: Hashable, Sendable, Codable {
    /// The options that gave `p`, by their name.
    public let convention: SignedRankConvention
    /// Which p a reader of that program sees for these pairs.
    public let headline: SignedRankResult.Headline
    /// For the alternative and the tie tolerance of the test; undefined for the reason its exact or asymptotic part gives.
    public let p: Computed<Double>
}

/// What a reader of the p value should know.
public enum SignedRankWarning: String, Hashable, Sendable, CaseIterable, Codable {
    case tiedRanks, zeroDifferences, fewPairs, pAtItsFloor, conventionsDisagreeAt005

    /// The warning in one plain English sentence.
    public var sentence: String {
        switch self {
        case .tiedRanks: "Some differences are equally large and share a rank."
        case .zeroDifferences: "Some pairs did not change; what becomes of them is a choice."
        case .fewPairs: "So few pairs changed that no result could reach p = 0.05 in the exact two-sided test."
        case .pAtItsFloor: "The exact p is the smallest that this number of changed pairs can give."
        case .conventionsDisagreeAt005: "Common programs give p values on both sides of 0.05 for these pairs."
        }
    }
}

extension SignedRankResult {
    /// How many incomplete pairs were left out; `dropped` says why.
    public var nDropped: Int { dropped.total }
    /// Pairs that changed by more than the tie tolerance: the m on which the smallest possible p depends.
    public var nNonzero: Int { nPositive + nNegative }
    /// W+ of the headline test.
    public var wPlus: Double { headline == .asymptotic ? asymptotic.value?.wPlus ?? exact.wPlus : exact.wPlus }
    /// W- of the headline test.
    public var wMinus: Double { headline == .asymptotic ? asymptotic.value?.wMinus ?? exact.wMinus : exact.wMinus }
    /// The smallest two-sided p that the exact test can give for this many changed pairs: 2 / 2^m, at most 1.
    ///
    /// Ties do not change it, because only one pattern of signs gives W+ = 0.
    public var smallestTwoSidedP: Double { Self.smallestTwoSidedP(changedPairs: nNonzero) }

    static func smallestTwoSidedP(changedPairs: Int) -> Double {
        PlatformMathematics.scaled(1, byPowerOfTwo: min(0, 1 - changedPairs))
    }

    /// Every option by name, and which p is the headline, for a footnote.
    public var options: [NamedOption] {
        test.options + [NamedOption("headline p", headline == .exact ? "exact, conditional on ties and zeros" : "normal approximation")]
    }
}
