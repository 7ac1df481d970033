// SPDX-License-Identifier: Apache-2.0

/// Where screening stands, and what may be said of stopping: advice to the team, which excludes nothing.
public struct ScreeningAdvice: Sendable, Hashable, Codable {
    /// The records of the review below which everybody reads them all, whatever the figures say.
    ///
    /// A rule that has to leave a single missed record out with 95 % confidence needs 95 % of the remainder; below some thousand records
    /// there is little to be saved, and much to be lost.
    public static let smallReview = 1000

    /// All records, screened and unscreened.
    public let records: Int
    /// Records without a decision.
    public let unscreened: Int
    /// Relevant records found.
    public let found: Int
    /// What the order rests on.
    public let basis: RankingBasis
    /// Whether the review is so small that all records are to be read.
    public let isSmall: Bool
    /// The p value of the ranked order, which promises no error rate; `nil` where the order of reading is not known.
    public let rankedPValue: Double?
    /// Unscreened records that would have to be read in random order, without a further relevant one, before the rule lets reading stop.
    public let sampleNeeded: Int
    /// What the rule says of the random sample; `nil` before there is one.
    public let verdict: StoppingRule.Verdict?
    /// The recall as the sample tells it; `nil` before there is one, or any relevant record.
    public let recall: ScreeningSample.RecallEstimate?

    /// Whether, by the rule and for a review that is not small, the team may stop. It is for the team to decide.
    public var mayStop: Bool { unscreened == 0 || !isSmall && verdict?.mayStop == true }
}

extension RelevanceRanking {
    /// Where screening stands by a rule.
    ///
    /// - Parameters:
    ///   - read: the decisions in the order of reading by relevance, `true` for a relevant record; empty where it is not known.
    ///   - sample: the random sample of what then remained; `nil` before it is begun.
    /// - Complexity: O(read × relevant found + unscreened log unscreened).
    public func advice(rule: StoppingRule, read: [Bool] = [], sample: ScreeningSample? = nil) -> ScreeningAdvice {
        let needed = rule.sampleNeeded(foundBefore: includes, remaining: unscreened)
        return ScreeningAdvice(
            records: sides.count, unscreened: unscreened, found: includes, basis: basis, isSmall: sides.count < ScreeningAdvice.smallReview,
            rankedPValue: read.isEmpty ? nil : rule.rankedPValue(read: read, records: sides.count),
            sampleNeeded: needed ?? unscreened, verdict: sample.map(rule.verdict), recall: sample?.recallEstimate(level: rule.confidence))
    }
}
