// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarExchange
import MalarInstruments
import MalarUnits
import Testing

@Suite("Reading a study folder: values")
struct StudyFolderValueTests {
    private func visit(_ header: String, _ row: String, _ conventions: DataConventions = DataConventions()) throws -> Visit {
        let content = try FolderFixture(["visits.csv": "patient,date,\(header)\nP1,2024-01-15,\(row)\n"]).read(conventions)
        #expect(content.findings == [])
        return try #require(content.cohort.patient("P1")?.visits.first)
    }

    @Test(
        "Findings",
        arguments: [
            ("true", Finding.present), ("TRUE", .present), ("1", .present), ("sì", .present), ("+", .present), ("false", .absent),
            ("0", .absent), ("no", .absent),
            ("-", .absent), ("", .unknown), ("NA", .unknown), ("?", .unknown),
        ])
    func findings(written: String, finding: Finding) throws {
        let visit = try visit("arthritis", written)
        #expect(visit.finding("arthritis") == finding)
        #expect(visit.record.asks(for: "arthritis") && !visit.record.asks(for: "rash"))
    }

    @Test(
        "Where a measurement's unit comes from: its row, then the header, then the study",
        arguments: [
            ("crp,crp.unit", "2,mg/dL", "mg/dL", 20.0), ("crp,crp.unit", "2, MG/dl ", "mg/dL", 20.0), ("crp [mg/dL]", "2", "mg/dL", 20.0),
            ("crp", "2", "mg/L", 2.0), ("crp,crp.unit", "2,", "mg/L", 2.0), ("crp [mg/dL],crp.unit", "2,mg/L", "mg/L", 2.0),
            ("crp [mg/dL],crp.unit", "2,NA", "mg/dL", 20.0),
        ])
    func units(header: String, row: String, unit: String, canonical: Double) throws {
        let measurement = try #require(try visit(header, row, DataConventions(units: ["crp": "mg/L"])).measurement("crp"))
        #expect(measurement.unit.ucum == unit && measurement.canonicalValue == canonical)
    }

    @Test(
        "Brackets within brackets",
        arguments: [
            ("antiDsDna [[IU]/mL]", "[IU]/mL"), ("antiDsDna [UI/mL]", "[IU]/mL"), ("antiDsDna[U/mL]", "U/mL"),
            ("urineErythrocytes [/[HPF]]", "/[HPF]"),
            ("proteinuria24h [mg/(24.h)]", "mg/(24.h)"),
        ])
    func brackets(header: String, unit: String) throws {
        let visit = try visit(header, "9")
        let id = try #require(visit.record.knownIDs.first { $0 != "patient" && $0 != "date" })
        #expect(visit.measurement(id)?.unit.ucum == unit)
    }

    @Test(
        "Limits of detection and reference limits",
        arguments: [
            ("<2", Measurement.Bound.below, 2.0), ("> 600", .above, 600), ("≤0.5", .below, 0.5), ("12.5", .exact, 12.5),
        ])
    func bounds(written: String, bound: Measurement.Bound, value: Double) throws {
        let visit = try visit("antiDsDna,antiDsDna.upper,antiDsDna.lower,antiDsDna.unit", "\(written),15,0.5,[IU]/mL")
        let measurement = try #require(visit.measurement("antiDsDna"))
        #expect(measurement.bound == bound && measurement.value == value && measurement.upperLimit == 15 && measurement.lowerLimit == 0.5)
        #expect(visit.number("antiDsDna.upper") == 15)
    }

    @Test("A value whose own unit is unknown is not read under any other")
    func refusedUnit() throws {
        let content = try FolderFixture(["visits.csv": "patient,date,crp [mg/L],crp.unit\nP1,2024-01-15,2,furlong\n"]).read()
        #expect(content.cohort.patients[0].visits[0].measurement("crp") == nil)
        #expect(content.places == ["unknown-unit visits.csv:2:crp.unit error"])
    }

    @Test(
        "The glucocorticoid column",
        arguments: [
            ("prednisone,5", "prednisone", 5.0), ("PDN,5", "prednisone", 5), ("GCs,8", "glucocorticoid", 8), ("none,", nil, 0),
            ("None,", nil, 0),
        ] as [(String, String?, Double)])
    func glucocorticoid(row: String, drug: String?, dose: Double) throws {
        let charted = try #require(try visit("glucocorticoid,glucocorticoidDose", row).glucocorticoid)
        #expect(charted.drug?.id == drug && charted.milligramsPerDay == dose)
    }

    @Test("Courses: drug, unit, interval and dates in the words of charts")
    func course() throws {
        let content = try FolderFixture([
            "treatments.csv": "patient,drug,role,dose,unit,frequency,start,stop\nP1,mtx,concomitant,15,mg,weekly,2023-05,2024\n"
        ]).read()
        let course = try #require(content.cohort.patients[0].treatments.first)
        #expect(content.findings == [] && course.drug.id == "methotrexate" && course.role == .concomitant)
        #expect(
            course.dose == Dose(15, .milligram, .days(7)) && course.start?.description == "2023-05" && course.stop?.description == "2024")
    }

    @Test("Lists are divided by | alone")
    func lists() throws {
        let content = try FolderFixture(["patients.csv": "patient,comorbidities,vaccinations\nP1,asthma | gout; tophaceous,NA\n"]).read()
        #expect(content.findings == [] && content.cohort.patients[0].list("comorbidities") == ["asthma", "gout; tophaceous"])
        #expect(content.cohort.patients[0].list("vaccinations") == nil)
    }

    @Test("An id may be one of the words that mean unknown elsewhere")
    func identifiers() throws {
        let content = try FolderFixture(["patients.csv": "patient\nNA\n", "visits.csv": "patient,date\nNA,2024\n"]).read()
        #expect(content.findings == [] && content.cohort.patient("NA")?.visits.count == 1)
    }

    @Test("A date known to the month and one of its days are not the same date")
    func partialDates() throws {
        let content = try FolderFixture(["visits.csv": "patient,date\nP1,2024-01\nP1,2024-01-01\n"]).read()
        #expect(content.findings == [] && content.cohort.patients[0].visits.map(\.date.description) == ["2024-01", "2024-01-01"])
    }
}
