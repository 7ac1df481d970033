// SPDX-License-Identifier: Apache-2.0

/// When enough is read: a test of the hypothesis that the recall is still below its target.
///
/// Records are read by relevance for as long as the team sees fit, then in random order. With ρ relevant records found before the random
/// sample, k within it and a target τ, the recall is below the target if the remainder held K = ⌊(ρ + k)/τ - ρ⌋ + 1 relevant records or
/// more. The p value is P(X ≤ k) for X hypergeometric with K relevant ones among the remaining; where it is below 1 - confidence the
/// hypothesis is refuted. For one look at a sample whose size was fixed beforehand the error is at most 1 - confidence. Who looks several
/// times states how often beforehand in `looks`: each look is then held against its share (Bonferroni).
///
/// The rule is advice. It excludes no record: what is not read remains unscreened, and the report says so.
/// - Source: M. W. Callaghan, F. Müller-Hansen, Syst Rev 9 (2020) 273, doi:10.1186/s13643-020-01521-4.
public struct StoppingRule: Sendable, Hashable, Codable {
    /// The recall to be reached, above 0, at most 1.
    public let target: Double
    /// One less the error allowed, above 0 and below 1.
    public let confidence: Double
    /// How many times the rule is looked at, at most.
    public let looks: Int

    /// A rule; `nil` where a figure is out of its range.
    public init?(target: Double = 0.95, confidence: Double = 0.95, looks: Int = 1) {
        guard target > 0, target <= 1, confidence > 0, confidence < 1, looks >= 1 else { return nil }
        self.target = target
        self.confidence = confidence
        self.looks = looks
    }

    /// What the rule says of a sample.
    public struct Verdict: Sendable, Hashable, Codable {
        /// The probability of so few relevant records in the sample if the recall were below the target.
        public let pValue: Double
        /// What it is held against.
        public let threshold: Double
        /// The fewest relevant records in the remainder, those of the sample included, with which the recall is below the target.
        public let relevantAtMiss: Int
        /// Whether the recall is shown to reach the target; reading may stop.
        public let mayStop: Bool
    }

    /// The largest p value that lets reading stop, not included.
    public var threshold: Double { (1 - confidence) / Double(looks) }

    /// Holds the rule against a sample.
    ///
    /// Without any relevant record found there is no recall, and nothing lets reading stop but the last record.
    /// - Complexity: O(remaining).
    public func verdict(on sample: ScreeningSample) -> Verdict {
        let atMiss = relevantAtMiss(sample)
        let pValue = pValue(sample, atMiss: atMiss)
        let isAllRead = sample.sampled == sample.remaining
        return Verdict(pValue: pValue, threshold: threshold, relevantAtMiss: atMiss, mayStop: isAllRead || pValue < threshold)
    }

    /// How many records of the remainder must be read in random order, if they hold no relevant one, before reading may stop: the price
    /// of certainty, to be known before the sample begins. Often nearly all, in a small review.
    ///
    /// - Returns: at most `remaining`; `nil` where the counts are below 0.
    /// - Complexity: O(remaining log remaining).
    public func sampleNeeded(foundBefore: Int, remaining: Int) -> Int? {
        guard remaining >= 0, ScreeningSample(foundBefore: foundBefore, remaining: remaining, sampled: 0, foundInSample: 0) != nil else {
            return nil
        }
        let needed = ScreeningSample.first(in: 0...remaining) { count in
            ScreeningSample(foundBefore: foundBefore, remaining: remaining, sampled: count, foundInSample: 0).map {
                verdict(on: $0).mayStop
            } ?? false
        }
        return needed ?? remaining
    }

    private func relevantAtMiss(_ sample: ScreeningSample) -> Int {
        // A quotient that is a whole number may come out a rounding error below it; recall would then equal the target, not miss it.
        let most = (Double(sample.found) / target - Double(sample.foundBefore) + 1e-9).rounded(.down)
        return max(sample.foundInSample + 1, Int(exactly: most).map { $0 &+ 1 } ?? Int.max)
    }

    private func pValue(_ sample: ScreeningSample, atMiss: Int) -> Double {
        guard sample.found > 0 else { return 1 }
        // More than can be left: the recall cannot be below the target.
        guard atMiss <= sample.remaining - (sample.sampled - sample.foundInSample) else { return 0 }
        let table = LogFactorials(sample.remaining)
        return table.lower(sample.foundInSample, sample: sample.sampled, relevant: atMiss, records: sample.remaining)
    }
}
