// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarInstruments
import MalarUnits

/// One patient in whom nothing is wrong, to be spoiled by tests. Rows are counted as in a file: the first one is row 2.
struct CohortFixture {
    var patient: [String: Value] = [
        "patient": .word("P1"), "birthYear": .number(1980), "ageAtStart": .number(43), "diagnosis": .date(date("2019-05")),
        "diseaseDuration": .number(56),
    ]
    var visits: [[String: Value]] = [
        ["date": .date(date("2024-01-15")), "arthritis": .finding(.present)],
        ["date": .date(date("2024-07-15")), "arthritis": .finding(.absent)],
    ]
    var treatments: [[String: Value]] = [
        [
            "drug": .drug(drug("anifrolumab")), "role": .word("index"), "dose": .number(300), "unit": .doseUnit(.milligram),
            "frequency": .interval(.days(28)), "start": .date(date("2024-01-15")),
        ]
    ]
    var events: [[String: Value]] = [
        ["kind": .word("adverseEvent"), "term": .text("cold"), "start": .date(date("2024-03")), "end": .date(date("2024-03"))]
    ]
    var indexDrug: Drug? = drug("anifrolumab")
    var conventions = DataConventions()

    var cohort: Cohort {
        let patient = Patient(
            record: rows(.patients, [patient])[0], visits: rows(.visits, visits).compactMap(Visit.init),
            treatments: rows(.treatments, treatments).compactMap(Treatment.init), events: rows(.events, events).map(Event.init))
        return Cohort(patients: [patient], eventsAreComplete: true)
    }

    var findings: [DataFinding] { CohortCheck(indexDrug: indexDrug, conventions: conventions)(cohort) }

    /// Rule, file, row, column and severity of every finding.
    var places: [String] {
        findings.map {
            "\($0.rule.rawValue) \($0.place.file):\($0.place.row.map(String.init) ?? "-"):\($0.place.column ?? "-") \($0.severity.rawValue)"
        }
    }

    /// The first visit with these values beside its date, and its patient.
    static func visit(_ values: [String: Value], asked: Set<String> = [], treatments: [[String: Value]] = []) -> (Visit, Patient) {
        var fixture = CohortFixture()
        fixture.visits = [values.merging(["date": .date(date("2024-01-15"))]) { value, _ in value }]
        fixture.treatments = treatments
        let record = Record(.visits, at: Place(file: "visits.csv", row: 2), values: fixture.visits[0], asked: asked)
        let patient = fixture.cohort.patients[0]
        return (Visit(record) ?? patient.visits[0], patient)
    }

    private func rows(_ table: DataTable, _ rows: [[String: Value]]) -> [Record] {
        rows.enumerated().map { row, values in
            let values = values.merging(["patient": .word("P1")]) { value, _ in value }
            return Record(table, at: Place(file: table.fileName, row: row + 2), values: values, asked: [])
        }
    }
}

func date(_ text: String) -> PartialDate {
    guard let date = DateFormat.iso.parse(text) else { preconditionFailure("no date: \(text)") }
    return date
}

func drug(_ name: String) -> Drug {
    guard let drug = Drug.named(name) else { preconditionFailure("no drug: \(name)") }
    return drug
}

func measured(_ id: String, _ value: Double, _ unit: String, bound: Measurement.Bound = .exact) -> Value {
    guard let analyte = Analyte.named(id), let unit = analyte.unit(named: unit) else { preconditionFailure("no unit \(unit) of \(id)") }
    return .measurement(Measurement(analyte, value, unit, bound: bound))
}

func course(
    _ name: String, _ role: String, _ amount: Double?, _ interval: DoseInterval?, _ start: String? = "2024-01-01", _ stop: String? = nil
) -> [String: Value] {
    var values: [String: Value] = ["drug": .drug(drug(name)), "role": .word(role)]
    values["dose"] = amount.map { .number($0) }
    values["unit"] = amount.map { _ in .doseUnit(.milligram) }
    values["frequency"] = interval.map { .interval($0) }
    values["start"] = start.map { .date(date($0)) }
    values["stop"] = stop.map { .date(date($0)) }
    return values
}
