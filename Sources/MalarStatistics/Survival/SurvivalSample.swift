// SPDX-License-Identifier: Apache-2.0

/// Follow-up times with what ended each: the event, or the end of observation (censored).
public struct SurvivalSample: Hashable, Sendable {
    /// Follow-up times in one unit, finite and not below 0.
    public let times: [Double]
    /// Whether the event ended the follow-up; false is censored.
    public let events: [Bool]

    /// A sample from two lists of one length.
    /// - Throws: `.lengthMismatch`; `.emptySample` without a row; `.nonFiniteInput`; `.invalidArgument` for a time below 0.
    /// - Complexity: O(n)
    public init(times: [Double], events: [Bool]) throws(StatisticsFailure) {
        guard times.count == events.count else { throw .lengthMismatch }
        guard !times.isEmpty else { throw .emptySample }
        var (smallest, check) = (Double.infinity, 0.0)
        for time in times {
            smallest = min(smallest, time)
            check += time * 0
        }
        guard check == 0 else { throw .nonFiniteInput }
        guard smallest >= 0 else { throw .invalidArgument }
        self.times = times
        self.events = events
    }

    /// How many rows there are.
    public var count: Int { times.count }
    /// How many events there are.
    public var eventCount: Int { events.reduce(0) { $0 + ($1 ? 1 : 0) } }
}
