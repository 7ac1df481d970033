// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarExchange
import MalarInstruments
import MalarUnits
import Testing

@Suite("Writing a cohort as a study folder")
struct StudyFolderCSVTests {
    private func again(_ cohort: Cohort) throws -> StudyFolderContent {
        try StudyFolder.read(
            files: StudyFolder.files(of: cohort).mapValues { Array($0.utf8) },
            conventions: DataConventions(eventsAreComplete: cohort.eventsAreComplete))
    }

    @Test("Units stand where they were stated: row, header, or the study's own")
    func units() throws {
        let visits = "patient,date,crp,crp.unit,c3,platelets [/uL],c3.lower\nP1,2024-01,<2,mg/dL,0.9,210000,0.8\nP1,2024-02,5,,,,\n"
        let content = try FolderFixture(["visits.csv": visits]).read(DataConventions(units: ["crp": "mg/L", "c3": "g/L"]))
        let written = StudyFolder.csv(of: .visits, content.cohort)
        #expect(
            written
                == "patient,date,platelets [/uL],crp [mg/L],crp.unit,c3 [g/L],c3.lower\nP1,2024-01,210000,<2,mg/dL,0.9,0.8\nP1,2024-02,,5,,,\n"
        )
        #expect(try again(content.cohort).cohort.placeless == content.cohort.placeless)
    }

    @Test("Where rows differ in a unit that none of them states, a column states it")
    func mixedUnits() throws {
        let crp = try #require(Analyte.named("crp"))
        let visits = [("mg/L", 1), ("mg/dL", 2)].map { unit, month in
            Visit(
                Record(
                    .visits, at: MalarCohort.Place(file: "registry", row: month),
                    values: [
                        "patient": .word("P1"), "date": .date(PartialDate(year: 2024, month: month)!),
                        "crp": .measurement(Measurement(crp, 4, crp.unit(named: unit)!)),
                    ], asked: []))!
        }
        let patient = Record(.patients, at: MalarCohort.Place(file: "registry"), values: ["patient": .word("P1")], asked: [])
        let cohort = Cohort(patients: [Patient(record: patient, visits: visits, treatments: [], events: [])], eventsAreComplete: false)
        #expect(StudyFolder.csv(of: .visits, cohort) == "patient,date,crp,crp.unit\nP1,2024-01,4,mg/L\nP1,2024-02,4,mg/dL\n")
        #expect(try again(cohort).cohort.patients[0].visits.map { $0.measurement("crp") } == visits.map { $0.measurement("crp") })
    }

    @Test("Numbers are written without an exponent and read as the same number")
    func numbers() throws {
        var generator = SeededGenerator(seed: 8)
        let random = (0..<300).map { _ in Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &generator)).magnitude }.filter(
            \.isFinite)
        let crp = try #require(Analyte.named("crp"))
        for value in [0, 0.1, 1e-7, 123e-9, 1e16, 1.5e300, 99_999_999] + random {
            let record = Record(
                .visits, at: MalarCohort.Place(file: "x"),
                values: [
                    "patient": .word("P1"), "date": .date(PartialDate(year: 2024)!),
                    "crp": .measurement(Measurement(crp, value, crp.canonicalUnit)),
                ], asked: [])
            let patient = Record(.patients, at: MalarCohort.Place(file: "x"), values: ["patient": .word("P1")], asked: [])
            let cohort = Cohort(
                patients: [Patient(record: patient, visits: [Visit(record)!], treatments: [], events: [])], eventsAreComplete: false)
            #expect(try again(cohort).cohort.patients[0].visits[0].measurement("crp")?.value == value)
        }
    }

    @Test("Fields that need quotes, intervals in all forms")
    func words() throws {
        let notes = ["a, b", "say \"no\"", "two\nlines", "# no comment", "=1+1", "à la carte", "semi;colon", "\"\u{301}", "#\u{301}"]
        let patients =
            "patient,note\n"
            + notes.enumerated().map {
                "P\($0),\"\(String(String.UnicodeScalarView($1.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] })))\"\n"
            }.joined()
        let often = [
            "day", "q2d", "every 10 days", "week", "every 4 weeks", "month", "every 3 months", "twice daily", "tid", "once", "prn",
            "every 487 months", "q16m",
        ]
        let courses = "patient,drug,role,dose,unit,frequency\n" + often.map { "P0,prednisone,concomitant,5,ug,\($0)\n" }.joined()
        let content = try FolderFixture(["patients.csv": patients, "visits.csv": nil, "treatments.csv": courses]).read()
        #expect(content.findings.map(\.place.row) == [13], "487 months are more than ten years")
        #expect(content.cohort.patients.map { $0.record["note"]?.text } == notes)
        #expect(try again(content.cohort).cohort.placeless == content.cohort.placeless)
    }

    @Test("Any folder, read, written and read again, is the same but for the places")
    func property() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<150 {
            let fixture = FolderFixture(RandomFolder.files(using: &generator))
            let first = try fixture.read(DataConventions(units: ["crp": "mg/dL", "c3": "g/L"]))
            let second = try again(first.cohort)
            #expect(second.findings == [])
            #expect(second.cohort.placeless == first.cohort.placeless)
            #expect(StudyFolder.files(of: second.cohort) == StudyFolder.files(of: first.cohort))
        }
    }
}

/// Folders with fields that are mostly right.
enum RandomFolder {
    static func files(using generator: inout SeededGenerator) -> [String: String?] {
        var files: [String: String?] = [:]
        for table in DataTable.allCases {
            let variables = DataDictionary.variables(of: table)
            let chosen = variables.filter { variable in variable.isRequired || Int.random(in: 0..<4, using: &generator) == 0 }
            let header = chosen.map { variable in
                if case .measurement(let analyte) = variable.kind, Bool.random(using: &generator) {
                    "\(variable.id) [\(analyte.units[analyte.units.count - 1].ucum)]"
                } else {
                    variable.id
                }
            }
            let rows = (1...6).map { row in chosen.map { field($0, row, table, &generator) }.joined(separator: ",") }
            files[table.fileName] = ([header.joined(separator: ",")] + rows).joined(separator: "\n")
        }
        return files
    }

    private static func field(_ variable: Variable, _ row: Int, _ table: DataTable, _ generator: inout SeededGenerator) -> String {
        func one(_ words: [String]) -> String { words.randomElement(using: &generator) ?? "" }
        if !variable.isRequired, Int.random(in: 0..<3, using: &generator) == 0 {
            return one(["", "NA", "?", "slip, of the pen".replacing(",", with: "")])
        }
        switch variable.kind {
        case .identifier:
            return variable.id == "patient" ? table == .patients ? "P\(row)" : one(["P1", "P2", "P3", "P9"]) : one(["Pisa", "Modena"])
        case .finding: return one(["true", "0", "si", "absent"])
        case .count(let range): return String(Int.random(in: range, using: &generator))
        case .number(let range, _): return one([String(range.upperBound), "0.5", String(range.lowerBound), "1.25"])
        case .measurement: return one(["<2", "7.5", ">100", "0.00001", "250"])
        case .limit: return one(["0.8", "15", "1000"])
        case .unit(let analyte): return one(analyte.units.map(\.ucum) + analyte.units.flatMap(\.spellings))
        case .date: return one(["2024", "2024-03", "2024-03-0\(row)", "1999-12-31"])
        case .choice(let levels): return one(levels.map(\.code))
        case .list: return one(["one", "one|two words| three", "\"a, b|c\""])
        case .drug: return one(Drug.table.map(\.id) + ["HCQ", "none", "MP"])
        case .interval: return one(["day", "week", "q4w", "every 3 months", "bid", "once", "prn", "every 45 days"])
        case .doseUnit: return one(DoseUnit.allCases.map(\.rawValue))
        case .text: return one(["word", "\"two, words\"", "\"line\nbreak\"", "\"#\""])
        }
    }
}
