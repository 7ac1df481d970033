// SPDX-License-Identifier: Apache-2.0

import MalarUnits
import Testing

@Suite("Units of plain numbers, and dates of spreadsheets")
struct NumberUnitTests {
    @Test(
        "Factors are exact",
        arguments: [
            ("g/day", "mg/day", 0.005, 5), ("mg/die", "mg/day", 7.5, 7.5), ("mg", "g", 5200, 5.2), ("µg", "g", 1, 0.000001),
            ("g", "mg", 0.3, 300),
            ("years", "months", 2.5, 30), ("mesi", "years", 18, 1.5), ("MG", "mg", 4, 4),
        ] as [(String, String, Double, Double)])
    func factor(_ from: String, _ to: String, _ given: Double, _ expected: Double) throws {
        #expect(try #require(NumberUnit(from: from, to: to)).convert(given) == expected)
    }

    @Test(
        "Nothing without a fixed factor is converted",
        arguments: [("mg/week", "mg/day"), ("mg", "months"), ("mm", "0-3"), ("", "mg"), ("mg/day", "mg")])
    func refused(_ from: String, _ to: String) {
        #expect(NumberUnit(from: from, to: to) == nil)
    }

    @Test(
        "Every unit of every analyte goes to its canonical unit and back",
        arguments: Analyte.table)
    func analytes(_ analyte: Analyte) throws {
        for unit in analyte.units {
            guard unit.perCanonical != nil else {
                #expect(NumberUnit(from: unit, to: analyte.canonicalUnit) == nil)
                continue
            }
            let there = try #require(NumberUnit(from: unit, to: analyte.canonicalUnit))
            let back = try #require(NumberUnit(from: analyte.canonicalUnit, to: unit))
            #expect(abs(back.convert(there.convert(7.25)) - 7.25) < 1e-12)
            #expect(there.convert(7.25) == Measurement(analyte, 7.25, unit).canonicalValue)
        }
    }

    @Test(
        "Serial numbers of spreadsheets",
        arguments: [
            ("45183", "2023-09-14"), ("36526", "2000-01-01"), ("10000", "1927-05-18"), ("99999", "2173-10-13"),
            ("2023-09-14", "2023-09-14"),
            ("2023-09", "2023-09"), ("2019", "2019"), ("4518", "4518"), ("45183.5", nil), ("-45183", nil), ("451830", nil),
            ("14/09/2023", nil),
            ("٤٥١٨٣", nil),
        ] as [(String, String?)])
    func serial(_ text: String, _ expected: String?) {
        #expect(DateFormat.excel.parse(text)?.description == expected)
    }

    @Test("Only where it is said so is a number a date")
    func elsewhere() {
        for format in DateFormat.allCases where format != .excel { #expect(format.parse("45183") == nil) }
    }
}
