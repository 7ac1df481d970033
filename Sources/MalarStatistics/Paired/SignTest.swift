// SPDX-License-Identifier: Apache-2.0

/// The exact sign test: how many pairs rose and how many fell, zeros dropped, against a fair coin.
public struct SignTest: Hashable, Sendable, Codable {
    /// About the number of positive differences (second above first).
    public var alternative: Alternative

    /// A test, two-sided unless a direction is given.
    public init(alternative: Alternative = .twoSided) {
        self.alternative = alternative
    }

    /// The test of complete pairs.
    ///
    /// `.emptySample` without a complete pair; p = 1 where no pair changed; `.invalidArgument` above 1022 changed pairs.
    /// - Complexity: O(m²) for m changed pairs.
    public func result(of sample: PairedSample) -> Computed<SignTestResult> {
        guard !sample.differences.isEmpty else { return .undefined(.emptySample) }
        let positive = sample.differences.count { $0 > 0 }
        let negative = sample.differences.count { $0 < 0 }
        let ones = [Int](repeating: 1, count: positive + negative)
        return SignFlipDistribution.tails(ranks: ones, sum: positive).map { tails in
            SignTestResult(
                test: self, nPairs: sample.differences.count, dropped: sample.dropped,
                nPositive: positive, nNegative: negative, tails: tails)
        }
    }
}

/// What a sign test found.
public struct SignTestResult: Hashable, Sendable, Codable {
    /// The options used: the alternative.
    public let test: SignTest
    /// How many complete pairs there are.
    public let nPairs: Int
    /// The incomplete pairs left out, by what was missing; `nPairs` does not count them.
    public let dropped: DroppedPairs
    /// Pairs whose second value lies above the first, by however little.
    public let nPositive: Int
    /// Pairs whose second value lies below the first, by however little.
    public let nNegative: Int
    /// The binomial probabilities of `nPositive` among the changed pairs, on each side and two-sided.
    public let tails: ExactTails

    /// Pairs whose difference is exactly 0: counted in `nPairs`, left out of the test.
    public var nZero: Int { nPairs - nPositive - nNegative }
    /// The p value for the alternative asked for.
    public var p: Double { tails.p(test.alternative) }
    /// The smallest two-sided p that this many changed pairs can give.
    public var smallestTwoSidedP: Double { SignedRankResult.smallestTwoSidedP(changedPairs: nPositive + nNegative) }

    /// Every option by name, for a footnote.
    public var options: [NamedOption] {
        [
            NamedOption("test", "sign test"),
            NamedOption("difference", "second minus first"),
            NamedOption("alternative", test.alternative.name),
            NamedOption("zeros", "dropped"),
            NamedOption("exact or asymptotic", "exact (binomial)"),
            NamedOption("two-sided exact p", "twice the smaller tail, at most 1"),
        ]
    }
}
