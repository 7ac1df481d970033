// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

/// Patients with an event per 100 patient-years of risk, with exact Poisson limits: vectors A1 to A9 of the reference.
@Suite("Exposure-adjusted rates")
struct ExposureAdjustedRateTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let id: String
        let events: Double, years: Double
        let rate: Double, lower: Double, upper: Double
        var testDescription: String { id }
    }

    static let vectors = [
        Vector(id: "A1", events: 14, years: 400, rate: 3.5, lower: 1.9135, upper: 5.8724),
        Vector(id: "A2", events: 196, years: 280, rate: 70, lower: 60.5427, upper: 80.5157),
        Vector(id: "A4", events: 0, years: 50, rate: 0, lower: 0, upper: 7.3778),
        Vector(id: "A5", events: 1, years: 50, rate: 2, lower: 0.0506, upper: 11.1433),
        Vector(id: "A6", events: 3, years: 120.5, rate: 2.4896, lower: 0.5134, upper: 7.2757),
        Vector(id: "A7", events: 7, years: 85.25, rate: 8.2111, lower: 3.3013, upper: 16.9181),
        Vector(id: "A8", events: 2, years: (365 + 182 + 91 + 400 + 30) / 365.25, rate: 68.3989, lower: 8.2834, upper: 247.0803),
    ]

    private func answer(_ events: Double, _ time: Double, per: Double = 100) throws -> AskedProcedure {
        try AskedProcedure(
            "poisson_rate_ci", ["events": .number(events), "person_time": .number(time)], ["method": "exact_garwood", "per": .number(per)])
    }

    @Test("Per 100 patient-years, as printed with four decimals", arguments: vectors)
    func perHundredYears(vector: Vector) throws {
        try answer(vector.events, vector.years).printed(4, ["rate": vector.rate, "lower": vector.lower, "upper": vector.upper])
    }

    @Test("A1 and A2 as published, per year")
    func published() throws {
        try answer(14, 400, per: 1).printed(6, ["rate": 0.035, "lower": 0.019135, "upper": 0.058724])
        try answer(196, 280, per: 1).printed(7, ["rate": 0.7, "lower": 0.605_427_1, "upper": 0.805_157_0])
    }

    @Test("A3: limits of four events in one unit of time; a manual that prints 10.24153 differs in the fourth decimal")
    func unitTime() throws {
        try answer(4, 1, per: 1).printed(6, ["lower": 1.089865, "upper": 10.241589])
    }

    @Test("A9: 28 events at 6.9 per 100 patient-years are 405.8 patient-years")
    func impliedTime() throws {
        let years = 28 / 0.069
        #expect((years - 405.8).magnitude < 0.05)
        try answer(28, years).printed(3, ["rate": 6.9, "lower": 4.585, "upper": 9.972])
    }

    @Test("No time at risk is no rate")
    func noTime() throws {
        #expect(try answer(3, 0).failure == .invalidArgument)
    }

    @Test("A rate against itself is 1, and the ratio of A1 to A6 has limits around it")
    func ratio() throws {
        let same = try AskedProcedure("poisson_rate_ratio", ["events_1": 14, "time_1": 400, "events_2": 14, "time_2": 400])
        #expect(same["ratio"] == 1 && same["p_two_sided_minlike"] == 1)
        let other = try AskedProcedure("poisson_rate_ratio", ["events_1": 14, "time_1": 400, "events_2": 3, "time_2": 120.5])
        #expect((other["ratio"] - 0.035 / (3 / 120.5)).magnitude < 1e-14)
        #expect(other["lower"] < other["ratio"] && other["ratio"] < other["upper"])
    }
}
