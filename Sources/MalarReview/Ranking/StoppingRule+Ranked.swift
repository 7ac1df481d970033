// SPDX-License-Identifier: Apache-2.0

extension StoppingRule {
    /// The same test without a random sample: the smallest p value over all last stretches of the records as they were read by relevance,
    /// each taken as if it were drawn at random from what was unread when it began.
    ///
    /// Reading by relevance finds relevant records earlier than chance as long as the ranking is better than chance, which makes the test
    /// conservative in one way; looking at every stretch and after every record makes it liberal in another. It therefore promises no
    /// error rate: it may advise to begin the random sample, and does not replace it.
    /// - Parameters:
    ///   - read: the decisions in the order of reading, `true` for a relevant record.
    ///   - records: all records, read and unread; as many as were read, at least.
    /// - Returns: the p value; 1 where no relevant record is found, 0 where all are read; `nil` where there are fewer records than read.
    /// - Complexity: O(read × relevant found).
    /// - Source: M. W. Callaghan, F. Müller-Hansen, Syst Rev 9 (2020) 273, doi:10.1186/s13643-020-01521-4, "ranked quasi-sampling".
    public func rankedPValue(read: [Bool], records: Int) -> Double? {
        guard records >= read.count else { return nil }
        if records == read.count { return 0 }
        let found = read.count { $0 }
        guard found > 0 else { return 1 }
        var (inStretch, smallest) = (0, 1.0)
        let table = LogFactorials(records)
        for (index, isRelevant) in read.reversed().enumerated() {
            inStretch += isRelevant ? 1 : 0
            let (length, urn) = (index + 1, records - read.count + index + 1)
            let most = (Double(found) / target - Double(found - inStretch) + 1e-9).rounded(.down)
            guard let missing = Int(exactly: most), missing < urn else { return 0 }
            let atMiss = max(missing + 1, inStretch + 1)
            guard atMiss <= urn - (length - inStretch) else { return 0 }
            smallest = min(smallest, table.lower(inStretch, sample: length, relevant: atMiss, records: urn))
        }
        return smallest
    }
}
