// SPDX-License-Identifier: Apache-2.0

/// A date as charts hold it: a day, a month, or only a year.
///
/// A partial date is the set of days it may stand for. Comparisons say what is certain; what is not certain is `nil`.
public struct PartialDate: Sendable, Hashable {
    /// How much of the date is known.
    public enum Precision: String, Sendable, Hashable, Comparable {
        case year, month, day

        /// The less precise is the smaller one: year, then month, then day.
        public static func < (left: Precision, right: Precision) -> Bool {
            left.rank < right.rank
        }

        private var rank: Int {
            switch self {
            case .year: 0
            case .month: 1
            case .day: 2
            }
        }
    }

    /// The first day it may stand for.
    public let earliest: CalendarDate
    /// How much of it is known.
    public let precision: Precision

    /// A date known to the day.
    public init(_ day: CalendarDate) {
        self.earliest = day
        self.precision = .day
    }

    /// A date known to the year, the month or the day; `nil` if there is no such day, or a day is given without its month.
    public init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard month != nil || day == nil, let first = CalendarDate(year: year, month: month ?? 1, day: day ?? 1) else { return nil }
        self.earliest = first
        self.precision = day != nil ? .day : month != nil ? .month : .year
    }

    /// The last day it may stand for.
    public var latest: CalendarDate {
        let (year, month, _) = earliest.components
        switch precision {
        case .day: return earliest
        case .month: return earliest.adding(days: CalendarDate.days(inMonth: month, of: year) - 1)
        case .year: return CalendarDate(year: year, month: 12, day: 31) ?? earliest
        }
    }

    /// The year, which is always known.
    public var year: Int { earliest.components.year }

    /// The day, if it is known to the day.
    public var day: CalendarDate? { precision == .day ? earliest : nil }

    /// Whether every day it may stand for lies before every day that `other` may stand for.
    public func isCertainlyBefore(_ other: PartialDate) -> Bool {
        latest < other.earliest
    }

    /// Whether it may be the same day as `other` or an earlier one.
    public func mayBeOnOrBefore(_ other: PartialDate) -> Bool {
        earliest <= other.latest
    }

    /// Months from `earlier` to this date, least to most.
    ///
    /// Two days give their whole months. Where one of them is known to the month only, months are counted from month to month, as
    /// clinicians do: September 2023 to December 2023 is 3 months. A year stands for any of its months.
    public func months(since earlier: PartialDate) -> ClosedRange<Int> {
        if let start = earlier.day, let end = day {
            let months = end.wholeMonths(since: start)
            return months...months
        }
        let least = Self.monthIndex(earliest) - Self.monthIndex(earlier.latest)
        let most = Self.monthIndex(latest) - Self.monthIndex(earlier.earliest)
        return least...most
    }

    /// Days from `earlier` to this date, least to most.
    public func days(since earlier: PartialDate) -> ClosedRange<Int> {
        earliest.days(since: earlier.latest)...latest.days(since: earlier.earliest)
    }

    private static func monthIndex(_ date: CalendarDate) -> Int {
        let (year, month, _) = date.components
        return year * 12 + month
    }
}

extension PartialDate: Comparable {
    /// Order of listings: by first possible day, the less precise first. For certainty use `isCertainlyBefore`.
    public static func < (left: PartialDate, right: PartialDate) -> Bool {
        (left.earliest, left.precision) < (right.earliest, right.precision)
    }
}

extension PartialDate: CustomStringConvertible {
    /// ISO 8601 with what is known: `2023`, `2023-09`, `2023-09-14`.
    public var description: String {
        let (year, month, _) = earliest.components
        switch precision {
        case .year: return padded(year, 4)
        case .month: return "\(padded(year, 4))-\(padded(month, 2))"
        case .day: return earliest.description
        }
    }
}
