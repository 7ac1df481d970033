// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments

extension ScaffoldTable {
    /// The most needed columns of a table, with a made-up patient whose scores and measurements agree.
    init(_ table: DataTable, indexDrug: Drug) {
        self.table = table
        columns =
            switch table {
            case .patients: Self.patients
            case .visits: Self.visits
            case .treatments: Self.treatments(indexDrug)
            case .events: Self.events
            }
    }

    private typealias Columns = [(header: String, example: [String])]
    private static let patient = (header: "patient", example: ["EXAMPLE-1"])

    private static var patients: Columns {
        [
            patient, ("centre", ["ExampleCentre"]), ("sex", ["female"]), ("birthYear", ["1980"]), ("ethnicity", [""]),
            ("diagnosis", ["2019-05"]),
            ("classification", ["eularAcr2019"]), ("damageIndex", ["0"]), ("arthritisPattern", ["polyarthritis"]),
            ("comorbidities", ["none"]), ("indication", ["active arthritis"]),
        ]
            + DataDictionary.antibodyIDs.map { ($0, [["ana", "antiRo"].contains($0) ? "true" : ""]) }
            + ["ever", "ongoing"].flatMap { time in
                DataDictionary.organDomainIDs.map { ("\(time).\($0)", [["articular", "mucocutaneous"].contains($0) ? "true" : ""]) }
            }
            + [("note", ["Made-up example; delete this row."])]
    }

    private static var visits: Columns {
        let present: Set<SLEDAI2K.Item> = [.arthritis, .rash, .lowComplement]
        let identity: Columns = [
            (patient.header, ["EXAMPLE-1", "EXAMPLE-1"]), ("date", ["2024-01-15", "2024-07-15"]),
            ("visit", ["before the index drug", "6 months"]),
        ]
        let descriptors = SLEDAI2K.Item.allCases.map { (header: $0.rawValue, example: ["\(present.contains($0))", "false"]) }
        return identity + descriptors + [
            ("tjc28", ["6", "0"]), ("sjc28", ["4", "0"]), ("pga", ["1.8", "0.3"]), ("patientGlobal", ["60", "10"]),
            ("glucocorticoid", ["prednisone", "prednisone"]), ("glucocorticoidDose", ["10", "5"]),
        ] + laboratory + [
            ("recorded.sledai2k", ["8", "0"]), ("note", ["Made-up example; delete this row.", "Made-up example; delete this row."]),
        ]
    }

    private static let laboratory: Columns = [
        ("platelets", ["210", "235"]), ("platelets.unit", ["10*9/L", "10*9/L"]),
        ("leukocytes", ["5.1", "6.0"]), ("leukocytes.unit", ["10*9/L", "10*9/L"]),
        ("esr [mm/h]", ["38", "12"]), ("crp", ["9", "2"]), ("crp.unit", ["mg/L", "mg/L"]),
        ("c3", ["0.70", "0.98"]), ("c3.unit", ["g/L", "g/L"]), ("c3.lower", ["0.90", "0.90"]),
        ("c4", ["0.12", "0.18"]), ("c4.unit", ["g/L", "g/L"]), ("c4.lower", ["0.10", "0.10"]),
        ("antiDsDna", ["8", "<5"]), ("antiDsDna.unit", ["[IU]/mL", "[IU]/mL"]), ("antiDsDna.upper", ["15", "15"]),
        ("proteinuria24h", ["120", "90"]), ("proteinuria24h.unit", ["mg/(24.h)", "mg/(24.h)"]),
    ]

    private static func treatments(_ drug: Drug) -> Columns {
        // Only a licensed dose is written as an example; for other drugs the dose is left to the chart.
        let dose = drug.id == "anifrolumab" ? ["300", "mg", "every 4 weeks", "intravenous"] : ["", "", "", ""]
        return [
            patient, ("drug", [drug.id]), ("role", ["index"]), ("dose", [dose[0]]), ("unit", [dose[1]]), ("frequency", [dose[2]]),
            ("route", [dose[3]]), ("start", ["2024-01-15"]), ("stop", [""]), ("status", ["ongoing"]), ("stopReason", [""]),
            ("note", ["Made-up example; delete this row."]),
        ]
    }

    private static let events: Columns = [
        patient, ("kind", ["adverseEvent"]), ("term", ["common cold"]), ("start", ["2024-03"]), ("end", ["2024-03"]),
        ("serious", ["false"]),
        ("grade", ["1"]), ("severity", [""]), ("related", ["false"]), ("action", ["none"]), ("outcome", ["resolved"]),
        ("note", ["Made-up example; delete this row."]),
    ]
}

extension DataDictionary {
    fileprivate static var antibodyIDs: [String] { ids(inSection: "Autoantibodies", withPrefix: "") }
    fileprivate static var organDomainIDs: [String] { ids(inSection: "Organ involvement", withPrefix: "ever.") }

    private static func ids(inSection section: String, withPrefix prefix: String) -> [String] {
        variables(of: .patients).filter { $0.section == section && $0.id.hasPrefix(prefix) }.map { String($0.id.dropFirst(prefix.count)) }
    }
}
