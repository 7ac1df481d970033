// SPDX-License-Identifier: Apache-2.0

public import MalarCohort

/// A value in the tables of a study, or a whole row.
public struct RawPlace: Sendable, Hashable, Comparable {
    /// The row, as `visits.csv:17`.
    public let row: String
    /// The id of the variable; `nil` for the whole row.
    public let variable: String?

    /// A value, or a row where there is no variable.
    public init(row: String, variable: String?) {
        self.row = row
        self.variable = variable
    }

    /// `visits.csv:17:arthritis`.
    public var address: String { variable.map { "\(row):\($0)" } ?? row }

    /// By row, then by variable.
    public static func < (left: RawPlace, right: RawPlace) -> Bool {
        (left.row, left.variable ?? "") < (right.row, right.variable ?? "")
    }
}

extension Cohort {
    /// The rows of all tables, patient by patient.
    public var records: [Record] { patients.flatMap(\.records) }

    /// The cohort with rows changed; `nil` leaves a row out, and a patient without a row of patients.csv altogether.
    public func changing(_ change: (Record) -> Record?) -> Cohort {
        let patients = patients.compactMap { patient -> Patient? in
            guard let record = change(patient.record) else { return nil }
            return Patient(
                record: record, visits: patient.visits.compactMap { change($0.record).flatMap { Visit($0) } },
                treatments: patient.treatments.compactMap { change($0.record).flatMap { Treatment($0) } },
                events: patient.events.compactMap { change($0.record).map { Event($0) } })
        }
        return Cohort(patients: patients, eventsAreComplete: eventsAreComplete)
    }

    /// The cohort with one value replaced, unknown where it is `nil`; with a whole row left out where the place names no variable.
    public func replacing(_ place: RawPlace, with value: Value?) -> Cohort {
        changing { record in
            guard record.reference == place.row else { return record }
            return place.variable.map { record.replacing($0, with: value) }
        }
    }
}

extension Patient {
    /// The patient's rows of all tables.
    public var records: [Record] { [record] + visits.map(\.record) + treatments.map(\.record) + events.map(\.record) }
}
