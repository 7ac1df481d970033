// SPDX-License-Identifier: Apache-2.0

/// What a Mann-Whitney test found, exact and asymptotic side by side.
public struct MannWhitneyResult: Hashable, Sendable, Codable {
    /// The options used.
    public let test: MannWhitneyTest
    /// Observed values of the first group.
    public let n1: Int
    /// Observed values of the second group.
    public let n2: Int
    /// Missing values of the first group.
    public let missingX: Int
    /// Missing values of the second group.
    public let missingY: Int
    /// Sizes of the groups of equal values, smallest value first.
    public let tieGroups: [Int]
    /// Sum of the midranks of the first group.
    public let rankSum1: Double
    /// Sum of the midranks of the second group.
    public let rankSum2: Double
    /// Pairs in which x is larger, ties counting one half.
    public let u1: Double
    /// Pairs in which y is larger, ties counting one half.
    public let u2: Double
    /// `.zeroVariance` where all values are equal.
    public let asymptotic: Computed<MannWhitneyAsymptotic>
    /// `nil` where it was not asked for; `.invalidArgument` where it would take too many additions.
    public let exact: Computed<MannWhitneyExact>?
    /// Which p is the headline.
    public let headline: SignedRankResult.Headline

    /// The headline p.
    public var p: Computed<Double> {
        switch headline {
        case .asymptotic: asymptotic.map(\.p)
        case .exact: (exact ?? .undefined(.invalidArgument)).map { $0.p(test.alternative, test.twoSidedRule) }
        }
    }

    /// Rank-biserial correlation, the same as Cliff's delta: 2 U1 / (n1 n2) - 1, from -1 to 1.
    public var rankBiserial: Double { (u1 - u2) / (Double(n1) * Double(n2)) }
    /// U1 / (n1 n2): how often a value of x lies above one of y, ties counting one half.
    public var probabilityOfSuperiority: Double { u1 / (Double(n1) * Double(n2)) }
}

/// The normal approximation.
public struct MannWhitneyAsymptotic: Hashable, Sendable, Codable {
    /// The variance of U given the ties.
    public let variance: Double
    /// Signed: positive where U1 is above its mean; with the continuity correction if the test has it.
    public let z: Double
    /// z without a continuity correction.
    public let uncorrectedZ: Double
    /// 0 below the smallest double; `log10P` still holds then.
    public let p: Double
    /// The decimal logarithm of p, 0 or less.
    public let log10P: Double
}

/// The exact distribution of U given all values, ties and all.
public struct MannWhitneyExact: Hashable, Sendable, Codable {
    /// P(U1 <= u1).
    public let less: Double
    /// P(U1 >= u1).
    public let greater: Double
    /// P(|U - E| >= |u - E|).
    public let distance: Double
    /// Twice the smaller tail, at most 1.
    public let doubled: Double
    /// Decimal logarithm of `less`, which holds below the smallest double too.
    public let log10Less: Double
    /// Decimal logarithm of `greater`.
    public let log10Greater: Double
    /// Decimal logarithm of `distance`.
    public let log10Distance: Double
    /// Decimal logarithm of `doubled`.
    public let log10Doubled: Double

    init(_ tails: RankSumTails) {
        less = min(1, tails.less.value)
        greater = min(1, tails.greater.value)
        distance = min(1, tails.distance.value)
        doubled = tails.doubled.value
        log10Less = min(0, tails.less.log10)
        log10Greater = min(0, tails.greater.log10)
        log10Distance = min(0, tails.distance.log10)
        log10Doubled = tails.doubled.log10
    }

    /// The p value of an alternative.
    public func p(_ alternative: Alternative, _ rule: MannWhitneyTest.TwoSidedRule) -> Double {
        switch alternative {
        case .greater: greater
        case .less: less
        case .twoSided: rule == .distance ? distance : doubled
        }
    }

    /// The decimal logarithm of that p.
    public func log10P(_ alternative: Alternative, _ rule: MannWhitneyTest.TwoSidedRule) -> Double {
        switch alternative {
        case .greater: log10Greater
        case .less: log10Less
        case .twoSided: rule == .distance ? log10Distance : log10Doubled
        }
    }
}
