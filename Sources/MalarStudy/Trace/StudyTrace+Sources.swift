// SPDX-License-Identifier: Apache-2.0

public import MalarCohort
internal import MalarPublishing

extension StudyTrace {
    /// A row that a cell rests on, with the values that it took from it.
    public struct Source: Sendable, Hashable {
        /// The patient's id.
        public let patient: String
        /// The row.
        public let record: Record
        /// The ids of the variables that the cell rests on, in the order of the table; empty where the row counts only by being there.
        public let variables: [String]
    }

    /// The rows that a cell names as its sources, and in them the values without which the cell would say something else.
    ///
    /// A column is tried over all of the cell's rows at once. Columns without which the cell stays as it is are put aside, together, as
    /// far as that goes; what remains is enough for the cell and nothing of it can be spared. Where two columns say the same (a count and
    /// its joint map, an item and its measurement), one of them remains.
    ///
    /// - Complexity: one computation of the table for each column that matters, times the logarithm of the number of columns.
    public func sources(of place: CellPlace) -> [Source] {
        let names = Set(report.cell(place)?.lineage?.records ?? [])
        let references = Set(analysis.rowNames.filter { names.contains($0.value) }.keys)
        let records = cohort.records.filter { references.contains($0.reference) }
        let columns = records.flatMap { record in record.knownIDs.filter { $0 != "patient" }.map { Column(record.table, $0) } }
        let needed = Set(needed(columns.uniqued(), for: place, in: references))
        return cohort.patients.flatMap { patient in
            patient.records.filter { references.contains($0.reference) }.map { record in
                Source(
                    patient: patient.id, record: record,
                    variables: record.askedIDs.filter { record[$0] != nil && needed.contains(Column(record.table, $0)) })
            }
        }
    }

    private struct Column: Hashable {
        let table: DataTable
        let variable: String

        init(_ table: DataTable, _ variable: String) {
            self.table = table
            self.variable = variable
        }
    }

    private func needed(_ columns: [Column], for place: CellPlace, in rows: Set<String>) -> [Column] {
        guard let before = report.cell(place)?.line else { return [] }
        var spared: Set<Column> = []
        var needed: [Column] = []
        func stays(without more: ArraySlice<Column>) -> Bool {
            let gone = spared.union(more)
            let changed = cohort.changing { record in
                guard rows.contains(record.reference) else { return record }
                return gone.reduce(record) { $1.table == record.table ? $0.replacing($1.variable, with: nil) : $0 }
            }
            return analysis(of: changed).table(place.table).flatMap { $0.cell(like: place) }?.line == before
        }
        func search(_ part: ArraySlice<Column>) {
            guard !part.isEmpty else { return }
            if stays(without: part) { return spared.formUnion(part) }
            guard part.count > 1 else { return needed.append(part[part.startIndex]) }
            let middle = part.startIndex + part.count / 2
            search(part[..<middle])
            search(part[middle...])
        }
        // What is derived or recorded beside the items is put aside first, so that the items remain where both say the same.
        let ordered = columns.filter { $0.variable.hasPrefix("recorded.") } + columns.filter { !$0.variable.hasPrefix("recorded.") }
        search(ordered[...])
        return needed
    }
}

extension Table {
    /// The cell with the same row name, the same one of those that share it, and the same number of column.
    fileprivate func cell(like place: CellPlace) -> Cell? {
        let rows = rows.indices.filter { rowName($0 + 1) == place.rowName }
        let row = rows.contains(place.row - 1) ? place.row - 1 : rows.first
        guard let row, self.rows[row].cells.indices.contains(place.column - 1) else { return nil }
        return self.rows[row].cells[place.column - 1]
    }
}

extension StudyAnalysis {
    /// A table of the report by its id; those that are quick to make on their own are.
    func table(_ id: String) -> Table? {
        guard study.cohort != nil else { return PrintedReport(StudyReport(self).document).table(id) }
        switch id {
        case "characteristics": return baselineCharacteristicsTable()
        case "efficacy": return efficacyTable()
        case "stateCourse": return stateCourseTable()
        case "nonResponders": return nonResponderTable()
        case "flares": return flareTable()
        case "patientListing": return patientListing()
        case "attrition": return attritionTable()
        case "portability": return portabilityTable()
        default: return PrintedReport(StudyReport(self).document).table(id)
        }
    }
}
