// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarInstruments
import MalarUnits
import Testing

@Suite("What a visit answers")
struct VisitAnswersTests {
    @Test(
        "Measurements in the unit that the item asks for",
        arguments: [
            ("platelets", measured("platelets", 50_000, "/uL"), "sledai2k", "platelets", 50.0),
            ("leukocytes", measured("leukocytes", 2.9, "10^3/uL"), "sledai2k", "leukocytes", 2.9),
            ("crp", measured("crp", 2, "mg/dL"), "das28", "crp", 20),
            ("c3", measured("c3", 80, "mg/dL"), "sledai2k", "c3", 0.8),
            ("proteinuria24h", measured("proteinuria24h", 0.6, "g/24h"), "sledai2k", "proteinuriaMg", 600),
            ("proteinCreatinineRatio", measured("proteinCreatinineRatio", 100, "mg/mmol"), "sledai2k", "proteinuriaMg", 884),
            ("antiDsDna", measured("antiDsDna", 3, "ratio"), "sledai2k", "antiDsDna", 3),
            ("temperature", measured("temperature", 38.1, "°C"), "sledai2k", "temperature", 38.1),
            ("patientGlobal", .number(42), "das28", "gh", 42),
        ])
    func units(id: String, value: Value, instrument: String, item: String, answer: Double) throws {
        let (visit, _) = CohortFixture.visit([id: value])
        let description = try #require(Catalogue.named(instrument)).description
        let given = try #require(visit.answers(for: description).number(item))
        #expect(abs(given - answer) < 1e-9)
    }

    @Test("A limit is converted with its measurement")
    func limits() {
        let (visit, _) = CohortFixture.visit(["c3": measured("c3", 80, "mg/dL"), "c3.lower": .number(90)])
        let answers = visit.answers(for: SLEDAI2K.description)
        #expect(answers.number("c3Lower") == 0.9 && visit.score(.sledai2k).derived?.lowest == 2)
    }

    @Test(
        "A limit of detection lies beyond its number",
        arguments: [
            ("platelets", 100.0, "10*9/L", Measurement.Bound.below, "thrombocytopenia", Finding.present),
            ("platelets", 100, "10*9/L", .exact, "thrombocytopenia", .absent),
            ("platelets", 100, "10*9/L", .above, "thrombocytopenia", .absent),
            ("urineErythrocytes", 5, "/hpf", .above, "hematuria", .present),
            ("urineErythrocytes", 5, "/hpf", .exact, "hematuria", .absent),
            ("proteinuria24h", 0.5, "g/24h", .above, "proteinuria", .present),
            ("proteinuria24h", 500, "mg/24h", .below, "proteinuria", .absent), ("leukocytes", 3000, "/uL", .below, "leukopenia", .present),
        ])
    func bounds(id: String, value: Double, unit: String, bound: Measurement.Bound, item: String, finding: Finding) throws {
        let (visit, _) = CohortFixture.visit([id: measured(id, value, unit, bound: bound)])
        let measurements = SLEDAI2K.Measurements(visit.answers(for: SLEDAI2K.description))
        #expect(measurements.finding(try #require(SLEDAI2K.Item(rawValue: item))) == finding)
    }

    @Test("Asked and empty is unknown; never asked has no answer; the 24-hour urine stands before the ratio")
    func asked() {
        let (visit, _) = CohortFixture.visit(
            ["proteinCreatinineRatio": measured("proteinCreatinineRatio", 900, "mg/g")], asked: ["arthritis", "proteinuria24h"])
        let answers = visit.answers(for: SLEDAI2K.description)
        #expect(answers["arthritis"] == .unknown && answers["rash"] == nil && answers.number("proteinuriaMg") == 900)
        let (both, _) = CohortFixture.visit([
            "proteinCreatinineRatio": measured("proteinCreatinineRatio", 900, "mg/g"),
            "proteinuria24h": measured("proteinuria24h", 100, "mg/24h"),
        ])
        #expect(both.answers(for: SLEDAI2K.description).number("proteinuriaMg") == 100)
    }

    @Test("A record asks for what it holds, and for what its source asks")
    func records() {
        let record = Record(.visits, at: Place(file: "f", row: 3), values: ["rash": .finding(.absent)], asked: ["pga"])
        #expect(record.asks(for: "rash") && record.asks(for: "pga") && !record.asks(for: "fever"))
        #expect(record.knownIDs == ["rash"] && record.reference == "f:3")
        #expect(record == Record(.visits, at: Place(file: "f", row: 3), values: ["rash": .finding(.absent)], asked: ["pga", "rash"]))
    }
}

@Suite("The glucocorticoids of a visit")
struct GlucocorticoidsAtVisitTests {
    private static let prednisone = course("PDN", "concomitant", 10, .days(1))

    @Test(
        "As charted, before any course",
        arguments: [
            // drug, mg, prednisone lowest and highest
            ("prednisone", 5.0, 5.0, 5.0), ("methylprednisolone", 4, 5, 5), ("deflazacort", 9, 7.5, 7.5),
        ])
    func charted(name: String, dose: Double, lowest: Double, highest: Double) throws {
        let (visit, patient) = CohortFixture.visit(
            ["glucocorticoid": .drug(drug(name)), "glucocorticoidDose": .number(dose)], treatments: [Self.prednisone])
        let taken = try #require(patient.glucocorticoids(at: visit))
        #expect(taken.doses == [drug(name): dose] && taken.records == [visit.record] && taken.milligrams == dose)
        #expect(abs((taken.prednisone.lowest ?? -1) - lowest) < 1e-9 && abs((taken.prednisone.highest ?? -1) - highest) < 1e-9)
    }

    @Test("A drug that is not named leaves a range")
    func unnamed() throws {
        let (visit, patient) = CohortFixture.visit(["glucocorticoidDose": .number(8)])
        let taken = try #require(patient.glucocorticoids(at: visit))
        #expect(taken.text == "glucocorticoid (not named) 8 mg/day" && taken.prednisone.value == nil)
    }

    @Test("None is none, whatever the courses say")
    func none() throws {
        let (visit, patient) = CohortFixture.visit(["glucocorticoid": .word("none")], treatments: [Self.prednisone])
        let taken = try #require(patient.glucocorticoids(at: visit))
        #expect(taken.doses.isEmpty && taken.prednisone.value == 0 && taken.milligrams == 0 && taken.text == "none")
    }

    @Test("From the regular courses beside the index drug that include the day")
    func courses() throws {
        let (visit, patient) = CohortFixture.visit(
            [:],
            treatments: [
                Self.prednisone, course("MP", "concomitant", 4, .days(2)), course("MP", "concomitant", 500, .once),
                course("PDN", "previous", 50, .days(1)),
                course("PDN", "concomitant", 25, .days(1), "2023-01", "2023-12"), course("PDN", "concomitant", 5, .days(1), "2024-02"),
                course("PDN", "concomitant", 5, .days(1), nil), course("HCQ", "concomitant", 400, .days(1)),
            ])
        let taken = try #require(patient.glucocorticoids(at: visit))
        #expect(taken.doses == [drug("PDN"): 10, drug("MP"): 2] && taken.milligrams == nil && taken.prednisone.value == 12.5)
    }

    @Test("Where neither says anything, nothing is known")
    func unknown() {
        let (visit, patient) = CohortFixture.visit([:], treatments: [course("MP", "concomitant", 500, .once)])
        #expect(patient.glucocorticoids(at: visit) == nil)
    }
}
