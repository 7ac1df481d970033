// SPDX-License-Identifier: Apache-2.0

/// How many of each group had the event and how many were censored at every distinct time: all that the Kaplan-Meier curves and the
/// tests between them need, counted once.
public struct SurvivalTable: Sendable {
    /// Distinct times, ascending.
    public let times: [Double]
    /// How many groups there are; each may be empty.
    public let groupCount: Int
    /// How many rows each group has.
    public let sizes: [Int]
    /// Events by time, then group.
    let events: [Int32]
    /// Censored by time, then group.
    let censored: [Int32]

    /// The table of one group.
    /// - Complexity: O(n)
    public init(_ sample: SurvivalSample) {
        let codes = sample.events.withUnsafeBufferPointer { events in
            TimeCodes(sample.times, codeBits: 1) { events[$0] ? 1 : 0 }
        }
        self.init(codes, sizes: [sample.count])
    }

    /// The table of groups numbered from 0.
    /// - Throws: `.lengthMismatch` where there are not as many groups as rows; `.invalidArgument` for a number that is no group, or more than
    ///   32,000 groups.
    /// - Complexity: O(n) and O(distinct times x groups) of memory
    public init(_ sample: SurvivalSample, groups: [Int], groupCount: Int) throws(StatisticsFailure) {
        guard groups.count == sample.count else { throw .lengthMismatch }
        guard groupCount > 0, groupCount <= 32_000 else { throw .invalidArgument }
        var sizes = [Int](repeating: 0, count: groupCount)
        for group in groups {
            guard group >= 0, group < groupCount else { throw .invalidArgument }
            sizes[group] += 1
        }
        let codes = sample.events.withUnsafeBufferPointer { events in
            groups.withUnsafeBufferPointer { groups in
                TimeCodes(sample.times, codeBits: Int.bitWidth - (2 * groupCount - 1).leadingZeroBitCount) {
                    UInt16(truncatingIfNeeded: groups[$0] << 1 | (events[$0] ? 1 : 0))
                }
            }
        }
        self.init(codes, sizes: sizes)
    }

    /// From the code of each row: twice its group, and 1 for an event.
    private init(_ sorted: TimeCodes, sizes: [Int]) {
        let distinct = Self.distinctCount(sorted.times)
        var times = [Double](repeating: 0, count: distinct)
        var events = [Int32](repeating: 0, count: distinct * sizes.count)
        var censored = events
        Self.count(sorted, groupCount: sizes.count, into: &times, &events, &censored)
        self.init(times: times, sizes: sizes, events: events, censored: censored)
    }

    private static func distinctCount(_ sorted: [Double]) -> Int {
        sorted.withUnsafeBufferPointer { sorted in
            var count = sorted.isEmpty ? 0 : 1
            for index in sorted.indices.dropFirst() where sorted[index] != sorted[index - 1] { count += 1 }
            return count
        }
    }

    private static func count(
        _ sorted: TimeCodes, groupCount: Int, into times: inout [Double], _ events: inout [Int32], _ censored: inout [Int32]
    ) {
        sorted.times.withUnsafeBufferPointer { sortedTimes in
            sorted.codes.withUnsafeBufferPointer { codes in
                times.withUnsafeMutableBufferPointer { times in
                    events.withUnsafeMutableBufferPointer { events in
                        censored.withUnsafeMutableBufferPointer { censored in
                            var (place, last) = (-1, -1.0)
                            for index in codes.indices {
                                let time = sortedTimes[index]
                                if time != last {
                                    place += 1
                                    times[place] = time
                                    last = time
                                }
                                let code = Int(codes[index])
                                let cell = place * groupCount + code >> 1
                                if code & 1 == 1 { events[cell] += 1 } else { censored[cell] += 1 }
                            }
                        }
                    }
                }
            }
        }
    }
}

extension SurvivalTable {
    /// The events of all groups.
    public var eventCount: Int { events.reduce(0) { $0 + Int($1) } }

    /// The table of all groups taken together.
    public var pooled: SurvivalTable {
        SurvivalTable(
            times: times, sizes: [sizes.reduce(0, +)], events: summed(events), censored: summed(censored))
    }

    private init(times: [Double], sizes: [Int], events: [Int32], censored: [Int32]) {
        self.times = times
        groupCount = sizes.count
        self.sizes = sizes
        self.events = events
        self.censored = censored
    }

    private func summed(_ cells: [Int32]) -> [Int32] {
        times.indices.map { time in (0..<groupCount).reduce(0) { $0 + cells[time * groupCount + $1] } }
    }
}
