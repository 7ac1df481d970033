// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import MalarUnits

/// A moment in UTC, to the millisecond: `2025-06-01T10:00:00.123Z`.
public struct ReviewInstant: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    /// A moment so many milliseconds after the beginning of 1970, within the years 1 to 9999; what lies beyond is brought to their ends.
    public init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, -62_135_596_800_000), 253_402_300_799_999)
    }

    /// This moment, by the clock of the machine.
    public static var now: ReviewInstant {
        ReviewInstant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }

    /// The first moment of a day in UTC.
    public static func start(of day: CalendarDate) -> ReviewInstant { ReviewInstant(milliseconds: Int64(day.dayNumber) * 86_400_000) }

    /// The last moment of a day in UTC.
    public static func end(of day: CalendarDate) -> ReviewInstant {
        ReviewInstant(milliseconds: Int64(day.dayNumber) * 86_400_000 + 86_399_999)
    }

    /// The day in UTC.
    public var day: CalendarDate { CalendarDate(dayNumber: Int(milliseconds >= 0 ? milliseconds : milliseconds - 86_399_999) / 86_400_000) }

    /// The moment so many milliseconds later.
    public func adding(milliseconds more: Int64) -> ReviewInstant {
        ReviewInstant(milliseconds: milliseconds.addingReportingOverflow(more).partialValue)
    }

    /// Reads `2025-06-01T10:00:00Z`, with or without a fraction of a second; `nil` for anything else, other time zones included.
    public init?(_ text: String) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 10, parts[1].last == "Z", let day = DateFormat.iso.parse(String(parts[0]))?.day
        else {
            return nil
        }
        let clock = parts[1].dropLast().split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 3, let hours = Self.number(clock[0], 2, below: 24), let minutes = Self.number(clock[1], 2, below: 60) else {
            return nil
        }
        let seconds = clock[2].split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(seconds.count), let whole = Self.number(seconds[0], 2, below: 60) else { return nil }
        var thousandths = 0
        if seconds.count == 2 {
            guard let fraction = Self.number(seconds[1], 3, below: 1000) else { return nil }
            thousandths = fraction
        }
        let ofDay = ((hours * 60 + minutes) * 60 + whole) * 1000 + thousandths
        self.init(milliseconds: Int64(day.dayNumber) * 86_400_000 + Int64(ofDay))
    }

    private static func number(_ digits: Substring, _ count: Int, below limit: Int) -> Int? {
        guard digits.utf8.count == count, digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits) else { return nil }
        return number < limit ? number : nil
    }

    /// ISO 8601 with milliseconds.
    public var description: String {
        let ofDay = milliseconds - Int64(day.dayNumber) * 86_400_000
        let (seconds, thousandths) = (ofDay / 1000, ofDay % 1000)
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
        return "\(day)T\(clock).\(String(repeating: "0", count: 3 - String(thousandths).count))\(thousandths)Z"
    }

    /// The earlier moment is the smaller one.
    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// Reads the ISO form.
    /// - Throws: `DecodingError` where the text is no moment in UTC.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let instant = ReviewInstant(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a time is written as 2025-06-01T10:00:00Z")
        }
        self = instant
    }

    /// Writes the ISO form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
