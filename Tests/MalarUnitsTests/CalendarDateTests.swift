// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarUnits
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
    static let gregorian: Calendar = {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = .gmt
        return calendar
    }()

    @Test("Every third day from 1900 to 2100 agrees with Foundation, both ways")
    func foundation() throws {
        for number in stride(from: -25_567, through: 47_482, by: 3) {
            let date = CalendarDate(dayNumber: number)
            let theirs = Self.gregorian.dateComponents([.year, .month, .day], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            let ours = date.components
            #expect(ours.year == theirs.year && ours.month == theirs.month && ours.day == theirs.day)
            #expect(CalendarDate(year: ours.year, month: ours.month, day: ours.day) == date)
        }
    }

    @Test(
        "Days that do not exist",
        arguments: [
            (2023, 2, 29), (1900, 2, 29), (2100, 2, 29), (2023, 4, 31), (2023, 13, 1), (2023, 0, 1), (2023, 1, 0), (2023, 1, 32), (0, 1, 1),
            (10_000, 1, 1),
        ])
    func impossible(year: Int, month: Int, day: Int) {
        #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }

    @Test(
        "Days that exist",
        arguments: [(2024, 2, 29, 19_782), (2000, 2, 29, 11_016), (1970, 1, 1, 0), (1969, 12, 31, -1), (1, 1, 1, -719_162)])
    func existing(year: Int, month: Int, day: Int, number: Int) {
        #expect(CalendarDate(year: year, month: month, day: day)?.dayNumber == number)
    }

    @Test("Whole months agree with Foundation, and turn their sign with the order", arguments: 0..<300)
    func months(_ seed: Int) throws {
        let (from, to) = (CalendarDate(dayNumber: 15_000 + seed * 13), CalendarDate(dayNumber: 15_000 + seed * 13 + (seed * 37) % 1900))
        let (first, second) = (from.components, to.components)
        // Foundation counts the end of a short month as a whole month; days up to the 28th are free of that.
        guard first.day <= 28, second.day <= 28 else { return }
        let theirs = Self.gregorian.dateComponents([.month], from: Self.date(from), to: Self.date(to)).month
        #expect(to.wholeMonths(since: from) == theirs)
        #expect(from.wholeMonths(since: to) == -to.wholeMonths(since: from))
        #expect(to.days(since: from) == -from.days(since: to))
    }

    static func date(_ date: CalendarDate) -> Date { Date(timeIntervalSince1970: Double(date.dayNumber) * 86_400) }

    @Test("14 March to 13 April is no month, to 14 April one; 31 January to 28 February none")
    func monthEnds() throws {
        func months(_ from: (Int, Int), _ to: (Int, Int)) throws -> Int {
            try #require(CalendarDate(year: 2023, month: to.0, day: to.1)).wholeMonths(
                since: try #require(CalendarDate(year: 2023, month: from.0, day: from.1)))
        }
        #expect(try months((3, 14), (4, 13)) == 0)
        #expect(try months((3, 14), (4, 14)) == 1)
        #expect(try months((1, 31), (2, 28)) == 0)
        #expect(try months((4, 13), (3, 14)) == 0)
    }

    @Test("ISO text sorts as the days do")
    func text() throws {
        let dates = (0..<500).map { CalendarDate(dayNumber: -719_162 + $0 * 7001) }.filter { $0.components.year <= 9999 }
        #expect(dates.map(\.description) == dates.sorted().map(\.description).sorted())
        #expect(try #require(CalendarDate(year: 33, month: 4, day: 3)).description == "0033-04-03")
    }
}
