// SPDX-License-Identifier: Apache-2.0

import MalarUnits
import Testing

@Suite("Partial dates and their formats")
struct PartialDateTests {
    static func iso(_ text: String) throws -> PartialDate { try #require(DateFormat.iso.parse(text)) }

    @Test(
        "What a date may stand for",
        arguments: [
            ("2023", "2023-01-01", "2023-12-31"), ("2024-02", "2024-02-01", "2024-02-29"), ("2023-02", "2023-02-01", "2023-02-28"),
            ("2023-09-14", "2023-09-14", "2023-09-14"), ("2023-12", "2023-12-01", "2023-12-31"),
        ])
    func span(_ text: String, earliest: String, latest: String) throws {
        let date = try Self.iso(text)
        #expect(date.earliest.description == earliest && date.latest.description == latest)
        #expect(date.description == text && (date.day != nil) == (text.count == 10) && date.year == Int(text.prefix(4)))
    }

    @Test(
        "Months and days from one to the other, least to most",
        arguments: [
            ("2023-09", "2023-12", 3...3, 62...121), ("2023-09-14", "2023-12-13", 2...2, 90...90),
            ("2023-09-14", "2023-12", 3...3, 78...108),
            ("2023", "2023", -11...11, -364...364), ("2022", "2023-01", 1...12, 1...395), ("2023-12", "2023-09", -3 ... -3, -121 ... -62),
        ])
    func differences(_ from: String, _ to: String, months: ClosedRange<Int>, days: ClosedRange<Int>) throws {
        let (start, end) = (try Self.iso(from), try Self.iso(to))
        #expect(end.months(since: start) == months)
        #expect(end.days(since: start) == days)
        #expect(end.days(since: start).contains(end.earliest.days(since: start.earliest)))
    }

    @Test(
        "What is certain of the order",
        arguments: [
            ("2022", "2023", true, true), ("2023", "2023-06", false, true), ("2023-06", "2023", false, true),
            ("2023-06-01", "2023-06", false, true),
            ("2023-06-30", "2023-07", true, true), ("2023-07", "2023-06-30", false, false), ("2023-06-30", "2023-06-30", false, true),
        ])
    func certainty(_ left: String, _ right: String, certainlyBefore: Bool, mayBeOnOrBefore: Bool) throws {
        #expect(try Self.iso(left).isCertainlyBefore(Self.iso(right)) == certainlyBefore)
        #expect(try Self.iso(left).mayBeOnOrBefore(Self.iso(right)) == mayBeOnOrBefore)
    }

    @Test("Listings put the less precise first")
    func order() throws {
        let sorted = try ["2023-01-01", "2023-01", "2023", "2022-12"].map(Self.iso).sorted()
        #expect(sorted.map(\.description) == ["2022-12", "2023", "2023-01", "2023-01-01"])
        #expect(PartialDate(year: 2023, day: 4) == nil)
    }

    @Test(
        "Formats: the study says how to read what is ambiguous",
        arguments: [
            (.iso, "2023-09-14", "2023-09-14"), (.dayMonthYear, "2023-09-14", "2023-09-14"), (.monthDayYear, "2023-09", "2023-09"),
            (.dayMonthYear, "03/04/2023", "2023-04-03"), (.monthDayYear, "03/04/2023", "2023-03-04"),
            (.dayMonthYear, "14.9.2023", "2023-09-14"),
            (.dayMonthYear, "09/2023", "2023-09"), (.monthDayYear, "09/2023", "2023-09"), (.dayMonthYear, "2023", "2023"),
            (.iso, "03/04/2023", nil), (.monthDayYear, "14/09/2023", nil), (.dayMonthYear, "31/04/2023", nil), (.iso, "2023-02-29", nil),
            (.dayMonthYear, "14/09/23", nil), (.dayMonthYear, "14/09-2023", nil), (.iso, "2023/09/14", nil), (.iso, "", nil),
            (.iso, "-", nil),
            (.iso, "2023-", nil), (.iso, "--", nil), (.iso, "2023-00-01", nil), (.iso, "٢٠٢٣-09-14", nil), (.iso, "2023-09-14T00:00", nil),
            (.dayMonthYear, "1/2/3/2023", nil), (.dayMonthYear, "+1/02/2023", nil), (.dayMonthYear, "14/Sep/2023", nil),
            (.iso, " 2023", nil),
        ] as [(DateFormat, String, String?)])
    func formats(_ format: DateFormat, text: String, date: String?) {
        #expect(format.parse(text)?.description == date)
    }
}
