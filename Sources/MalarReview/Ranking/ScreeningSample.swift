// SPDX-License-Identifier: Apache-2.0

/// A simple random sample of the records that remained unscreened when reading by relevance was left off.
///
/// From then on records must be read in the random order, not by relevance; everything below rests on that.
public struct ScreeningSample: Sendable, Hashable, Codable {
    /// Relevant records found before the sample.
    public let foundBefore: Int
    /// Records unscreened when the sample began, the sample included.
    public let remaining: Int
    /// Records of the sample read so far.
    public let sampled: Int
    /// Relevant records among them.
    public let foundInSample: Int

    /// A sample; `nil` where the counts are below 0 or a part is larger than its whole.
    public init?(foundBefore: Int, remaining: Int, sampled: Int, foundInSample: Int) {
        guard foundBefore >= 0, foundInSample >= 0, foundInSample <= sampled, sampled <= remaining,
            foundBefore <= 1_000_000_000, remaining <= 10_000_000
        else { return nil }
        self.foundBefore = foundBefore
        self.remaining = remaining
        self.sampled = sampled
        self.foundInSample = foundInSample
    }

    /// Relevant records found in all.
    public var found: Int { foundBefore + foundInSample }

    /// The ids in the random order in which they are to be read, the same for the same seed.
    public static func order(of unscreened: [String], seed: UInt64) -> [String] {
        var random = RankingRandom(seed: seed)
        return random.sample(unscreened.count, of: unscreened.sorted())
    }
}

extension ScreeningSample {
    /// The estimated recall with its interval, all from 0 to 1.
    public struct RecallEstimate: Sendable, Hashable, Codable {
        /// The estimate.
        public let recall: Double
        /// The lower end of the interval.
        public let lower: Double
        /// The upper end of the interval.
        public let upper: Double
        /// The relevant records not yet found, by the estimate.
        public let missed: Double
        /// The same at most, on which `lower` rests.
        public let missedAtMost: Int
        /// The same at least, on which `upper` rests.
        public let missedAtLeast: Int
        /// The confidence of the interval.
        public let level: Double
    }

    /// The share of all relevant records that is found, from the share of relevant ones in the sample, with an exact interval.
    ///
    /// The interval holds every number K of relevant records in the remainder for which neither P(X ≤ k) nor P(X ≥ k) is (1 - level)/2
    /// or less, X hypergeometric: the Clopper-Pearson construction for a finite number of records. It covers the truth at least as often
    /// as the level says, for a sample whose size was fixed beforehand.
    /// - Parameter level: confidence, above 0 and below 1.
    /// - Returns: `nil` without any sampled record while some remain, and where no relevant record is found nor any expected.
    /// - Complexity: O(sample log remaining).
    /// - Source: C. J. Clopper, E. S. Pearson, Biometrika 26 (1934) 404-413, doi:10.1093/biomet/26.4.404, here with the
    ///   hypergeometric in place of the binomial distribution.
    public func recallEstimate(level: Double = 0.95) -> RecallEstimate? {
        guard level > 0, level < 1, sampled > 0 || remaining == 0, found > 0 else { return nil }
        let (least, most) = relevantInRemainder(tail: (1 - level) / 2)
        let unread = Double(remaining - sampled)
        let expected = sampled == 0 ? 0 : unread * Double(foundInSample) / Double(sampled)
        let share = { (relevant: Double) in Double(found) / (Double(foundBefore) + relevant) }
        return RecallEstimate(
            recall: share(Double(foundInSample) + expected), lower: share(Double(most)), upper: share(Double(least)), missed: expected,
            missedAtMost: most - foundInSample, missedAtLeast: least - foundInSample, level: level)
    }

    /// The smallest and largest numbers of relevant records in the remainder that the sample does not refute. P(X ≤ k) falls and
    /// P(X ≥ k) rises as their number grows, so that both ends are found by halving.
    private func relevantInRemainder(tail: Double) -> (least: Int, most: Int) {
        let table = LogFactorials(remaining)
        let possible = foundInSample...(remaining - (sampled - foundInSample))
        let least = Self.first(in: possible) { table.upper(foundInSample, sample: sampled, relevant: $0, records: remaining) > tail }
        let beyond = Self.first(in: possible) { table.lower(foundInSample, sample: sampled, relevant: $0, records: remaining) <= tail }
        return (least ?? possible.upperBound, beyond.map { max($0 - 1, foundInSample) } ?? possible.upperBound)
    }

    /// The first of a range for which a condition holds that, once true, stays true.
    static func first(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int? {
        guard holds(range.upperBound) else { return nil }
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
