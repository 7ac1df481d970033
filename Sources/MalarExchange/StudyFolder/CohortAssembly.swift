// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort

/// Puts the rows of the four tables together, patient by patient.
struct CohortAssembly {
    private(set) var findings: [DataFinding] = []
    private let records: [DataTable: [Record]]
    private let knowsPatients: Bool
    private let eventsAreComplete: Bool
    private let positions: [String: Int]
    private var hints: [String: String] = [:]
    /// Names that may still be compared with unknown ids, so that a folder of strangers does not take for ever.
    private var comparisonsLeft = 1_000_000

    init(_ tables: [TableReading], eventsAreComplete: Bool) {
        records = Dictionary(tables.map { ($0.table, $0.records) }, uniquingKeysWith: +)
        knowsPatients = tables.contains { $0.table == .patients && $0.namesPatients }
        self.eventsAreComplete = eventsAreComplete
        let ids = (records[.patients] ?? []).map(\.patientID)
        positions = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The cohort; rows of patients who are not in it become findings.
    mutating func cohort() -> Cohort {
        let patients = records[.patients] ?? []
        let visits = byPatient(.visits, Visit.init)
        let treatments = byPatient(.treatments, Treatment.init)
        let events = byPatient(.events, Event.init)
        return Cohort(
            patients: patients.indices.map {
                Patient(record: patients[$0], visits: visits[$0], treatments: treatments[$0], events: events[$0])
            },
            eventsAreComplete: eventsAreComplete)
    }

    private mutating func byPatient<Row>(_ table: DataTable, _ make: (Record) -> Row?) -> [[Row]] {
        var rows = [[Row]](repeating: [], count: records[.patients]?.count ?? 0)
        for record in records[table] ?? [] {
            guard let position = positions[record.patientID] else {
                if knowsPatients { reportOrphan(record) }
                continue
            }
            if let row = make(record) { rows[position].append(row) }
        }
        return rows
    }

    private mutating func reportOrphan(_ record: Record) {
        let id = record.patientID
        let place = record.place(of: "patient")
        let message = "no readable row of patients.csv is of this patient, so the row is left out\(hint(id))"
        findings.append(DataFinding(.orphanRow, .error, at: place, patient: id, value: id.shortenedForFinding, message))
    }

    private mutating func hint(_ id: String) -> String {
        if let known = hints[id] { return known }
        guard comparisonsLeft > 0 else { return "" }
        comparisonsLeft -= positions.count
        let hint = FieldParser.hint(id, among: Array(positions.keys))
        hints[id] = hint
        return hint
    }
}

extension Record {
    /// The patient of a row that names one.
    fileprivate var patientID: String {
        if case .word(let id) = self["patient"] { id } else { "" }
    }
}
