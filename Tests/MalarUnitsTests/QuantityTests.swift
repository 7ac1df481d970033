// SPDX-License-Identifier: Apache-2.0

import MalarUnits
import Testing

@Suite("Doses")
struct DoseTests {
    @Test(
        "Milligrams on an average day",
        arguments: [
            (400, .milligram, "day", 400), (2, .gram, "daily", 2000), (1, .gram, "bid", 2000), (10, .milligram, "alternate days", 5),
            (15, .milligram, "week", 15.0 / 7), (300, .milligram, "every 4 weeks", 300.0 / 28), (300, .milligram, "q4w", 300.0 / 28),
            (30.4375, .milligram, "monthly", 1), (0.5, .microgram, "tid", 0.0015), (1000, .milligram, "once", nil),
            (5, .milligram, "PRN", nil),
            (10, .milligramPerKilogram, "q4w", nil), (800, .internationalUnit, "daily", nil),
        ] as [(Double, DoseUnit, String, Double?)])
    func daily(_ amount: Double, unit: DoseUnit, interval: String, milligrams: Double?) throws {
        let dose = Dose(amount, unit, try #require(DoseInterval(text: interval)))
        switch (dose.milligramsPerDay, milligrams) {
        case (let ours?, let theirs?): #expect((ours - theirs).magnitude < 1e-12)
        case (let ours, let theirs): #expect(ours == theirs)
        }
    }

    @Test(
        "Words that say nothing of an interval",
        arguments: ["", "q", "q4", "qw", "every", "every 0 days", "every -2 weeks", "every x weeks", "often", "q0w"])
    func noInterval(_ text: String) {
        #expect(DoseInterval(text: text) == nil)
    }

    @Test(
        "Units as charts write them",
        arguments: [
            ("mg", .milligram), ("MG", .milligram), ("g", .gram), ("mcg", .microgram), ("ug", .microgram), ("µg", .microgram),
            ("mg/kg", .milligramPerKilogram),
            ("UI", .internationalUnit), ("mg/d", nil), ("", nil),
        ] as [(String, DoseUnit?)])
    func units(_ text: String, unit: DoseUnit?) {
        #expect(DoseUnit(text: text) == unit)
    }
}

@Suite("Analytes")
struct AnalyteTests {
    @Test(
        "Reported values in the canonical unit",
        arguments: [
            ("platelets", 95_000, "/µL", 95), ("platelets", 95, "x10^9/L", 95), ("leukocytes", 2.9, "10*3/uL", 2.9),
            ("hemoglobin", 121, "g/L", 12.1),
            ("crp", 1.2, "mg/dL", 12), ("c3", 75, "mg/dl", 0.75), ("creatinine", 1, "mg/dL", 88.4), ("proteinuria24h", 0.5, "g/24h", 500),
            ("proteinCreatinineRatio", 56.561, "mg/mmol", 500), ("proteinCreatinineRatio", 0.5, "mg/mg", 500),
            ("temperature", 38.2, "°C", 38.2),
            ("antiDsDna", 40, "UI/mL", 40), ("antiDsDna", 40, "U/mL", nil), ("ch50", 80, "%", nil),
        ] as [(String, Double, String, Double?)])
    func conversion(_ id: String, value: Double, unit: String, canonical: Double?) throws {
        let analyte = try #require(Analyte.named(id))
        let measured = Measurement(analyte, value, try #require(analyte.unit(named: unit)))
        switch (measured.canonicalValue, canonical) {
        case (let ours?, let theirs?): #expect((ours - theirs).magnitude < 1e-3 * theirs)
        case (let ours, let theirs): #expect(ours == theirs)
        }
        #expect(measured.value == value)
    }

    @Test("A unit belongs to its analyte", arguments: [("crp", "g/L"), ("creatinine", "mmol/L"), ("proteinuria24h", "mg/dL"), ("esr", "")])
    func foreignUnit(_ id: String, unit: String) throws {
        #expect(try #require(Analyte.named(id)).unit(named: unit) == nil)
    }

    @Test("Ids are unique, canonical units have the factor 1, no spelling means two units of an analyte")
    func table() {
        #expect(Set(Analyte.table.map(\.id)).count == Analyte.table.count)
        for analyte in Analyte.table {
            #expect(analyte.canonicalUnit.perCanonical == 1)
            let spellings = analyte.units.flatMap { [$0.ucum.lowercased()] + $0.spellings }
            #expect(Set(spellings).count == spellings.count, "\(analyte.id)")
            for unit in analyte.units {
                for spelling in [unit.ucum] + unit.spellings { #expect(analyte.unit(named: spelling) == unit, "\(analyte.id) \(spelling)") }
            }
        }
    }
}

@Suite("Cut-offs")
struct ToleranceTests {
    @Test("A computed number meets the published one")
    func tolerance() {
        #expect((4.4 - 3.2).isAtMost(1.2) && !(4.4 - 3.2).isAbove(1.2))
        #expect((9.0 * 5 / 6).isAtMost(7.5) && !(0.1 + 0.2).isAbove(0.3) && !(0.1 + 0.2).isBelow(0.3))
        #expect(0.4999.isBelow(0.5) && !0.5.isBelow(0.5) && 1.01.isAbove(1) && !Double.nan.isAtMost(1))
    }
}
