// SPDX-License-Identifier: Apache-2.0

public import MalarUnits

/// The damage of a patient over time. It never falls: each item keeps the most points that a visit gave it.
///
/// - Source: "cumulative" in `phenxSdi`; the rest follows from it.
public struct SDICourse: Sendable, Hashable {
    /// A change of the points of an item.
    public struct Change: Sendable, Hashable {
        /// The item.
        public let item: SDI.Item
        /// The points before and after; a rise at the first visit begins at 0.
        public let from: Int, to: Int
        /// The day of the visit.
        public let date: CalendarDate
    }

    /// The points kept so far. What was known once stands; an item that a visit leaves open may have risen.
    public private(set) var kept = SDI.Points()
    /// Each time that an item reached points it had not had, in order of date: the day on which the damage was first recorded.
    public private(set) var rises: [Change] = []
    /// Each time that a visit gave an item less than an earlier one. The points stay; the entry needs an audited correction.
    public private(set) var falls: [Change] = []

    /// No visit yet.
    public init() {}

    /// The course of visits in order of date.
    public init(_ visits: [(date: CalendarDate, points: SDI.Points)]) {
        for visit in visits { add(visit.points, on: visit.date) }
    }

    /// Adds the next visit.
    public mutating func add(_ points: SDI.Points, on date: CalendarDate) {
        for (row, item) in SDI.Item.allCases.enumerated() {
            let now = points.ranges[row], had = reached[row]
            if now.lowerBound > had {
                rises.append(Change(item: item, from: had, to: now.lowerBound, date: date))
                reached[row] = now.lowerBound
            } else if now.upperBound < had {
                falls.append(Change(item: item, from: had, to: now.upperBound, date: date))
            }
            let least = max(had, now.lowerBound)
            kept.ranges[row] = least...max(least, now.upperBound)
        }
    }

    /// The most points so far, one number a row of the table.
    private var reached = SDI.table.map { _ in 0 }

    /// The days on which an item reached its points: `1 on 2021-05-04, 2 on 2023-01-10`.
    func risesInWords(of item: SDI.Item) -> String {
        rises.filter { $0.item == item }.map { "\($0.to) on \($0.date)" }.joined(separator: ", ")
    }
}
