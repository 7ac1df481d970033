// SPDX-License-Identifier: Apache-2.0

/// The exact sign test: how many pairs rose and how many fell, zeros dropped, against a fair coin.
public struct SignTest: Hashable, Sendable, Codable {
    /// About the number of positive differences (second above first).
    public var alternative: Alternative

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
    public let test: SignTest
    /// How many complete pairs there are.
    public let nPairs: Int
    public let dropped: DroppedPairs
    public let nPositive: Int
    public let nNegative: Int
    public let tails: ExactTails

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
