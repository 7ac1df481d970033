// SPDX-License-Identifier: Apache-2.0

public import MalarCohort
internal import MalarUnits

extension StudyFolder {
    /// A cohort's rows of one table as the file of a study folder: comma, decimal point, ISO dates, LF.
    ///
    /// The columns are those that the rows ask for, in the order of the data dictionary; a table without rows has its required columns.
    /// Where a row does not hold the unit of a measurement in a field of its own, the unit stands in the header, or in a column of its own
    /// if rows differ. Read back with any conventions that take a decimal point, the rows are the same but for their places.
    ///
    /// - Complexity: linear in the number of rows.
    public static func csv(of table: DataTable, _ cohort: Cohort) -> String {
        let records = cohort.records(of: table)
        let columns = WrittenColumn.all(of: table, in: records)
        var lines = [columns.map { CSVField.quoted($0.header) }.joined(separator: ",")]
        lines.reserveCapacity(records.count + 1)
        for record in records {
            lines.append(columns.map { CSVField.quoted($0.text(of: record)) }.joined(separator: ","))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The tables of a cohort as files, by name; tables without rows are left out, but for `patients.csv`.
    public static func files(of cohort: Cohort) -> [String: String] {
        DataTable.allCases.reduce(into: [:]) { files, table in
            if table == .patients || !cohort.records(of: table).isEmpty { files[table.fileName] = csv(of: table, cohort) }
        }
    }
}

extension Cohort {
    /// The rows of a table, patient by patient.
    fileprivate func records(of table: DataTable) -> [Record] {
        switch table {
        case .patients: patients.map(\.record)
        case .visits: patients.flatMap { $0.visits.map(\.record) }
        case .treatments: patients.flatMap { $0.treatments.map(\.record) }
        case .events: patients.flatMap { $0.events.map(\.record) }
        }
    }
}

/// A column of a file that is written.
private struct WrittenColumn {
    let id: String
    let header: String
    /// The measurement whose unit it holds, where rows do not hold it themselves.
    var unitOf: String?

    static func all(of table: DataTable, in records: [Record]) -> [WrittenColumn] {
        DataDictionary.variables(of: table).flatMap { variable -> [WrittenColumn] in
            let isAsked = records.isEmpty ? variable.isRequired : records.contains { $0.asks(for: variable.id) }
            guard isAsked else { return [] }
            guard case .measurement(let analyte) = variable.kind else { return [WrittenColumn(id: variable.id, header: variable.id)] }
            let units = Set(records.compactMap { unstatedUnit(analyte.id, $0) })
            guard let unit = units.first else { return [WrittenColumn(id: variable.id, header: variable.id)] }
            if units.count == 1 { return [WrittenColumn(id: variable.id, header: "\(variable.id) [\(unit)]")] }
            let unitID = "\(variable.id).unit"
            return [WrittenColumn(id: variable.id, header: variable.id), WrittenColumn(id: unitID, header: unitID, unitOf: variable.id)]
        }.withoutRepeatedHeaders
    }

    /// The unit of a row's measurement, where the row has no field for it.
    private static func unstatedUnit(_ id: String, _ record: Record) -> String? {
        guard record["\(id).unit"] == nil, case .measurement(let measurement) = record[id] else { return nil }
        return measurement.unit.ucum
    }

    func text(of record: Record) -> String {
        if let unitOf, record[id] == nil, case .measurement(let measurement) = record[unitOf] { return measurement.unit.ucum }
        return record[id]?.written ?? ""
    }
}

extension [WrittenColumn] {
    /// A unit column that some rows have and others need stands once.
    fileprivate var withoutRepeatedHeaders: [WrittenColumn] {
        var seen: Set<String> = []
        return filter { seen.insert($0.header).inserted }
    }
}
