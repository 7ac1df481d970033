// SPDX-License-Identifier: Apache-2.0

public import MalarUnits

/// A visit and whether a state held at it.
public typealias DatedState = (day: CalendarDate, state: Truth)

/// How long a state has held without a break, up to the last of a series of visits.
///
/// The certain run goes back over visits at which the state was met, none further from the next one than the longest gap. The possible run
/// also goes back over indeterminate visits and longer gaps. A run begins at a visit, not between two.
public struct StateRun: Sendable, Hashable {
    /// Days from the first visit of the run to the last.
    public let days: Bounds
    /// Whole months from the first visit of the run to the last.
    public let months: Bounds

    /// The run at the last visit; 0 where the state is not met there, or where there is no visit.
    ///
    /// - Precondition: the visits are in order of time.
    public init(of visits: [DatedState], maxGapDays: Int? = nil) {
        precondition(zip(visits, visits.dropFirst()).allSatisfy { $0.day <= $1.day }, "visits are in order of time")
        guard let last = visits.last?.day else {
            (days, months) = (Bounds(0), Bounds(0))
            return
        }
        var (next, certain) = (last, last)
        for visit in visits.reversed() {
            guard visit.state == .met, next.days(since: visit.day) <= maxGapDays ?? .max else { break }
            (next, certain) = (visit.day, visit.day)
        }
        let possible = visits.reversed().prefix { $0.state != .notMet }.last?.day ?? last
        days = Bounds(Double(last.days(since: certain)), Double(last.days(since: possible)))
        months = Bounds(Double(last.wholeMonths(since: certain)), Double(last.wholeMonths(since: possible)))
    }
}
