// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments

extension SimulatedColumns {
    // The columns in the order in which the rows are written.
    static let patients = SimulatedColumns(
        .patients,
        [
            "patient", "centre", "sex", "birthYear", "ageAtStart", "ethnicity", "diagnosis", "diseaseDuration", "classification",
            "antiphospholipidSyndrome", "sjogrenSyndrome",
        ] + SimulatedPatient.Organ.allCases.map { "ever.\($0.rawValue)" } + SimulatedPatient.Organ.allCases.map { "ongoing.\($0.rawValue)" }
            + [
                "vaccinations", "damageIndex", "cumulativeGlucocorticoid", "previousImmunosuppressants", "prescriptionReason", "indication",
                "note",
            ])

    static let visits = SimulatedColumns(
        .visits,
        ["patient", "date", "visit"] + SLEDAI2K.table.map(\.item.rawValue)
            + SimulatedMeasurement.all.flatMap { value in
                [value.id, "\(value.id).unit"] + (value.limit.map { ["\(value.id).\($0)"] } ?? [])
            }
            + ["tjc28", "sjc28"] + ["tender", "swollen"].flatMap { sign in Joint28.allCases.map { "\(sign).\($0.rawValue)" } }
            + [
                "pga", "newActivity", "hemolyticAnemia", "gastrointestinalActivity", "otherCardiopulmonary", "treatmentTolerated",
                "investigationalDrug", "therapyAllowed", "glucocorticoid", "glucocorticoidDose", "recorded.sledai2k", "recorded.sledas",
                "recorded.clasiActivity", "recorded.clasiDamage", "recorded.sdi", "note",
            ])

    static let treatments = SimulatedColumns(
        .treatments,
        ["patient", "drug", "role", "dose", "unit", "frequency", "route", "start", "stop", "status", "stopReason", "note"])

    static let events = SimulatedColumns(
        .events,
        [
            "patient", "kind", "category", "infection", "term", "start", "end", "serious", "grade", "severity", "action", "outcome",
            "criteria", "consequence", "note",
        ])

    /// The columns of a table.
    static func of(_ table: DataTable) -> SimulatedColumns {
        switch table {
        case .patients: patients
        case .visits: visits
        case .treatments: treatments
        case .events: events
        }
    }
}

/// A measurement of a simulated visit: its column, unit and decimals, and the column of its limit where it has one.
struct SimulatedMeasurement: Sendable {
    let id: String, unit: String, decimals: Int
    var limit: String?
    let value: @Sendable (SimulatedLaboratory) -> Int
    var limitValue: (@Sendable (SimulatedLaboratory) -> Int)?

    // swift-format-ignore
    static let all: [SimulatedMeasurement] = [
        .init(id: "platelets",         unit: "10*9/L",    decimals: 0, value: { $0.platelets }),
        .init(id: "leukocytes",        unit: "10*9/L",    decimals: 1, value: { $0.leukocytes }),
        .init(id: "neutrophils",       unit: "10*9/L",    decimals: 1, value: { $0.neutrophils }),
        .init(id: "lymphocytes",       unit: "10*9/L",    decimals: 1, value: { $0.lymphocytes }),
        .init(id: "hemoglobin",        unit: "g/dL",      decimals: 1, value: { $0.haemoglobin }),
        .init(id: "esr",               unit: "mm/h",      decimals: 0, value: { $0.esr }),
        .init(id: "crp",               unit: "mg/L",      decimals: 1, value: { $0.crp }),
        .init(id: "c3",                unit: "g/L",       decimals: 2, limit: "lower", value: { $0.c3 }, limitValue: { $0.c3Lower }),
        .init(id: "c4",                unit: "g/L",       decimals: 2, limit: "lower", value: { $0.c4 }, limitValue: { $0.c4Lower }),
        .init(id: "antiDsDna",         unit: "[IU]/mL",   decimals: 0, limit: "upper", value: { $0.antiDsDna }, limitValue: { $0.antiDsDnaUpper }),
        .init(id: "creatinine",        unit: "mg/dL",     decimals: 2, value: { $0.creatinine }),
        .init(id: "proteinuria24h",    unit: "mg/(24.h)", decimals: 0, value: { $0.protein }),
        .init(id: "urineErythrocytes", unit: "/[HPF]",    decimals: 0, value: { $0.urineErythrocytes }),
        .init(id: "urineLeukocytes",   unit: "/[HPF]",    decimals: 0, value: { $0.urineLeukocytes }),
    ]
}
