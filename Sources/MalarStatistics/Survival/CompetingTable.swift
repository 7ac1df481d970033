// SPDX-License-Identifier: Apache-2.0

/// Events of several causes that exclude each other, and censorings, of each group at every distinct time.
public struct CompetingTable: Sendable {
    /// Distinct times, ascending.
    public let times: [Double]
    /// How many groups there are.
    public let groupCount: Int
    /// How many causes there are.
    public let causeCount: Int
    /// How many rows each group has.
    public let sizes: [Int]
    /// By time, group and outcome: 0 is censored, then the causes from 1.
    private let counts: [Int32]

    /// - Parameters:
    ///   - outcomes: 0 for a censored row, else the cause from 1
    ///   - groups: numbers from 0; `nil` is one group
    /// - Throws: `.lengthMismatch`; `.emptySample`; `.nonFiniteInput`; `.invalidArgument` for a time below 0, a cause or group that is not
    ///   there, or more than 32,000 groups times causes
    /// - Complexity: O(n) and O(distinct times x groups x causes) of memory
    public init(
        times: [Double], outcomes: [Int], causeCount: Int, groups: [Int]? = nil, groupCount: Int = 1
    ) throws(StatisticsFailure) {
        let sample = try SurvivalSample(times: times, events: outcomes.map { $0 > 0 })
        let groups = groups ?? [Int](repeating: 0, count: times.count)
        guard groups.count == times.count else { throw .lengthMismatch }
        let kinds = causeCount + 1
        guard causeCount > 0, groupCount > 0, kinds * groupCount <= 64_000, outcomes.allSatisfy({ 0...causeCount ~= $0 }),
            groups.allSatisfy({ $0 >= 0 && $0 < groupCount })
        else { throw .invalidArgument }
        let sorted = TimeCodes(sample.times, codeBits: Int.bitWidth - (kinds * groupCount - 1).leadingZeroBitCount) {
            UInt16(groups[$0] * kinds + outcomes[$0])
        }
        var (distinct, counts, sizes) = ([Double](), [Int32](), [Int](repeating: 0, count: groupCount))
        for (time, code) in zip(sorted.times, sorted.codes) {
            if distinct.last != time {
                distinct.append(time)
                counts.append(contentsOf: repeatElement(0, count: kinds * groupCount))
            }
            counts[(distinct.count - 1) * kinds * groupCount + Int(code)] += 1
            sizes[Int(code) / kinds] += 1
        }
        self.times = distinct
        self.groupCount = groupCount
        self.causeCount = causeCount
        self.sizes = sizes
        self.counts = counts
    }

    /// How many of a group had the event of a cause at a time, by their places; cause 0 is censored.
    @inline(__always)
    func count(_ time: Int, _ group: Int, _ cause: Int) -> Int {
        Int(counts[(time * groupCount + group) * (causeCount + 1) + cause])
    }

    /// Events of any cause of a group at a time.
    @inline(__always)
    func events(_ time: Int, _ group: Int) -> Int { (1...causeCount).reduce(0) { $0 + count(time, group, $1) } }

    /// Events of a cause in all groups.
    public func eventCount(cause: Int) -> Int {
        times.indices.reduce(0) { sum, time in (0..<groupCount).reduce(sum) { $0 + count(time, $1, cause) } }
    }
}
