// SPDX-License-Identifier: Apache-2.0

public import MalarUnits

/// How much of a patient's follow-up lies in a state, by time and by visits. Indeterminate visits count in neither.
public struct StateShare: Sendable, Hashable {
    /// Days in the state, and days on which the state was known.
    public let daysMet: Int, daysKnown: Int
    /// Visits in the state, and visits at which it was known.
    public let visitsMet: Int, visitsKnown: Int

    /// The share of time, 0 to 1; `nil` where no time was known.
    public var ofTime: Double? { daysKnown == 0 ? nil : Double(daysMet) / Double(daysKnown) }
    /// The share of visits, 0 to 1; `nil` where no visit was known.
    public var ofVisits: Double? { visitsKnown == 0 ? nil : Double(visitsMet) / Double(visitsKnown) }

    /// The share of a series of visits. The state at a visit holds until the next one, at most for `maxGapDays`, and until `end` after the last.
    ///
    /// - Precondition: the visits are in order of time, and none lies after `end`.
    public init(of visits: [(day: CalendarDate, state: Truth)], until end: CalendarDate, maxGapDays: Int? = nil) {
        let days = visits.map(\.day) + [end]
        precondition(zip(days, days.dropFirst()).allSatisfy { $0 <= $1 }, "visits are in order of time")
        let intervals = zip(visits, days.dropFirst()).map { visit, next in
            (state: visit.state, days: min(next.days(since: visit.day), maxGapDays ?? .max))
        }
        daysMet = intervals.reduce(0) { $0 + ($1.state == .met ? $1.days : 0) }
        daysKnown = intervals.reduce(0) { $0 + ($1.state == .indeterminate ? 0 : $1.days) }
        visitsMet = visits.count { $0.state == .met }
        visitsKnown = visits.count { $0.state != .indeterminate }
    }
}

extension LLDAS {
    /// Whether at least half of the known time was spent in the state (LLDAS-50); indeterminate where no time was known.
    ///
    /// Some authors ask for more than half. There is no published longest gap: 180 days are suggested.
    public static func lldas50(_ share: StateShare) -> Truth {
        Truth(share.ofTime.map { $0.isAtLeast(0.5) })
    }
}
