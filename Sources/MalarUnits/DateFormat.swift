// SPDX-License-Identifier: Apache-2.0

/// How a study writes its dates.
///
/// ISO dates are read in every format, because `2023-09-14` cannot be misread; the others are read only where the study says so, because
/// `03/04/2023` can.
public enum DateFormat: String, Sendable, CaseIterable, Hashable {
    /// `2023-09-14`, `2023-09`, `2023`.
    case iso
    /// `14/09/2023`, `09/2023`; also with `.` or `-` between.
    case dayMonthYear = "dd/mm/yyyy"
    /// `09/14/2023`, `09/2023`.
    case monthDayYear = "mm/dd/yyyy"
    /// Serial numbers of spreadsheets in their 1900 system: `45183` is 2023-09-14. Five digits, from 1927-05-18 to 2173-10-13.
    case excel

    /// Reads a full or partial date; `nil` if the text is not a date in this format or names a day that does not exist.
    public func parse(_ text: String) -> PartialDate? {
        if self == .excel, let day = Self.serialDay(text) { return PartialDate(day) }
        let parts = text.split(whereSeparator: { "-/.".contains($0) })
        let separators = text.filter { "-/.".contains($0) }
        guard (1...3).contains(parts.count), separators.count == parts.count - 1, Set(separators).count <= 1 else { return nil }
        let numbers = parts.compactMap(Self.number)
        guard numbers.count == parts.count else { return nil }
        if parts[0].count == 4 { return separators.contains(where: { $0 != "-" }) ? nil : Self.date(numbers) }
        guard self == .dayMonthYear || self == .monthDayYear, parts.count > 1, parts[parts.count - 1].count == 4,
            parts.dropLast().allSatisfy({ $0.count <= 2 })
        else {
            return nil
        }
        return Self.date(self == .monthDayYear && numbers.count == 3 ? [numbers[2], numbers[0], numbers[1]] : numbers.reversed())
    }

    /// The day of a serial number. Day 0 is 1899-12-30, because day 60 is a 29 February 1900 that never was; all five-digit days lie after it.
    private static func serialDay(_ text: String) -> CalendarDate? {
        guard text.utf8.count == 5, text.utf8.allSatisfy({ (48...57).contains($0) }), let days = Int(text), days >= 10_000 else {
            return nil
        }
        return CalendarDate(year: 1899, month: 12, day: 30)?.adding(days: days)
    }

    private static func number(_ digits: Substring) -> Int? {
        digits.utf8.count <= 4 && digits.utf8.allSatisfy { (48...57).contains($0) } ? Int(digits) : nil
    }

    /// A date from year, month and day in that order, as far as they are there.
    private static func date(_ parts: [Int]) -> PartialDate? {
        PartialDate(year: parts[0], month: parts.count > 1 ? parts[1] : nil, day: parts.count > 2 ? parts[2] : nil)
    }
}
