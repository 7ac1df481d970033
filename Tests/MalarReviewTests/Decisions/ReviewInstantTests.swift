// SPDX-License-Identifier: Apache-2.0

import MalarReview
import MalarUnits
import Testing

@Suite("Moments of decisions")
struct ReviewInstantTests {
    @Test(
        "Written as read",
        arguments: ["2025-06-01T10:00:00.123Z", "1970-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z", "2024-02-29T23:59:59.001Z"])
    func roundTrip(text: String) throws {
        let instant = try #require(ReviewInstant(text))
        #expect(instant.description == text)
    }

    @Test(
        "Refused",
        arguments: [
            "", "2025-06-01", "2025-06-01T10:00:00", "2025-06-01T10:00:00+02:00", "2025-06-01T24:00:00Z", "2025-02-29T10:00:00Z",
            "2025-06-01T10:00:00.1Z", "2025-06-01T10:00Z", "2025-06-01TT10:00:00Z", "+025-06-01T10:00:00Z", "2025-06-01T1０:00:00Z",
        ])
    func refused(text: String) {
        #expect(ReviewInstant(text) == nil)
    }

    @Test("A day begins and ends in UTC")
    func days() throws {
        let day = try #require(CalendarDate(year: 1960, month: 3, day: 4))
        #expect(ReviewInstant.start(of: day).description == "1960-03-04T00:00:00.000Z")
        #expect(ReviewInstant.end(of: day).description == "1960-03-04T23:59:59.999Z")
        #expect(ReviewInstant.end(of: day).day == day)
        #expect(ReviewInstant.start(of: day).day == day)
        #expect(ReviewInstant(milliseconds: .max).description == "9999-12-31T23:59:59.999Z")
        #expect(ReviewInstant(milliseconds: .min).description == "0001-01-01T00:00:00.000Z")
    }
}
