// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarUnits

/// A table of a study folder, read row by row.
struct TableReading {
    let table: DataTable
    /// The rows that have what identifies them.
    let records: [Record]
    let findings: [DataFinding]
    let file: StudyFile
    /// Whether the file says whose rows they are.
    let namesPatients: Bool
}

/// Reads the rows of one file into records.
struct TableReader {
    let table: DataTable
    let text: DelimitedText
    private let plan: ColumnPlan
    private let asked: Set<String>
    private let requiredIDs: [String]
    private let lacksRequiredColumn: Bool
    private var columns: [ValueColumn]
    private var measurements: [MeasurementColumn]
    private var firstRows: [RowKey: Int] = [:]
    private var findings: [DataFinding] = []

    /// What may occur only once in a table.
    private struct RowKey: Hashable {
        let values: [Value]
    }

    init(_ table: DataTable, _ text: DelimitedText, conventions: DataConventions) {
        self.table = table
        self.text = text
        let plan = ColumnPlan(table, text.header)
        self.plan = plan
        asked = Set(plan.placed.map(\.variable.id))
        requiredIDs = DataDictionary.variables(of: table).filter(\.isRequired).map(\.id)
        lacksRequiredColumn = !requiredIDs.allSatisfy(plan.has)
        measurements = plan.placed.compactMap { MeasurementColumn($0, in: plan, conventions) }
        let measured = Set(measurements.map(\.index))
        columns = plan.placed.filter { !measured.contains($0.index) }.map { ValueColumn($0, conventions) }
    }

    /// Reads all rows; `errors` are those of splitting the file.
    mutating func read(errors: [DelimitedTextError]) -> TableReading {
        findings = plan.findings + errors.map(malformed)
        if table == .patients, text.records.isEmpty, errors.isEmpty {
            let place = Place(file: table.fileName, row: text.header.line)
            findings.append(DataFinding(.missingValue, .error, at: place, "the file has a header and no patient"))
        }
        var records: [Record] = []
        records.reserveCapacity(text.records.count)
        for row in text.records {
            if let record = read(row) { records.append(record) }
        }
        let file = StudyFile(
            name: table.fileName, table: table, rowCount: text.records.count, usedRowCount: records.count, delimiter: text.delimiter)
        return TableReading(table: table, records: records, findings: findings, file: file, namesPatients: plan.has("patient"))
    }

    private func malformed(_ error: DelimitedTextError) -> DataFinding {
        DataFinding(
            .malformedRow, .error, at: Place(file: table.fileName, row: error.line, column: error.columnName?.shortenedForMessage),
            error.sentence)
    }

    private mutating func read(_ row: DelimitedRecord) -> Record? {
        var values = [String: Value](minimumCapacity: row.filledCount)
        var refused: Set<String> = []
        for position in columns.indices where !row.isEmpty(at: columns[position].index) {
            let field = row.text(at: columns[position].index)
            take(columns[position].outcome(of: field), of: columns[position].variable, field, row, into: &values, refused: &refused)
        }
        for position in measurements.indices where !row.isEmpty(at: measurements[position].index) {
            let field = row.text(at: measurements[position].index)
            let statesUnit = measurements[position].unitIndex.map { !isUnknown(row.text(at: $0)) } ?? false
            let outcome = measurements[position].outcome(of: field, values, statesUnit: statesUnit)
            take(outcome, of: measurements[position].variable, field, row, into: &values, refused: &refused)
        }
        return identified(values, refused: refused, at: row.line)
    }

    private mutating func take(
        _ outcome: FieldOutcome<Value>, of variable: Variable, _ field: String, _ row: DelimitedRecord, into values: inout [String: Value],
        refused: inout Set<String>
    ) {
        switch outcome {
        case .unknown: break
        case .value(let value): values[variable.id] = value
        case .refused(let rule, let message):
            refused.insert(variable.id)
            let ending = variable.isRequired ? "; the row is left out" : ""
            report(rule, row.line, variable.id, values, value: field, message + ending)
        }
    }
}

extension TableReader {
    /// The record, where the row has what identifies it and no row before it has the same.
    private mutating func identified(_ values: [String: Value], refused: Set<String>, at line: Int) -> Record? {
        if lacksRequiredColumn { return nil }
        var isComplete = true
        for id in requiredIDs where values[id] == nil {
            isComplete = false
            if !refused.contains(id) { report(.missingValue, line, id, values, "the row is left out because this value is missing") }
        }
        guard isComplete, isFirst(values, at: line) else { return nil }
        return Record(table, at: Place(file: table.fileName, row: line), values: values, asked: asked)
    }

    private mutating func isFirst(_ values: [String: Value], at line: Int) -> Bool {
        guard let column = table.key.last else { return true }
        let key = RowKey(values: table.key.compactMap { values[$0] })
        if let first = firstRows[key] {
            let what = table == .patients ? "this patient" : "this patient on this date"
            report(
                .duplicateKey, line, column, values, value: values[column]?.text, "row \(first) is already \(what); this row is left out")
            return false
        }
        firstRows[key] = line
        return true
    }

    private mutating func report(
        _ rule: DataRule, _ line: Int, _ column: String, _ values: [String: Value], value: String? = nil, _ message: String
    ) {
        var patient: String?
        if case .word(let id) = values["patient"] { patient = id }
        let place = Place(file: table.fileName, row: line, column: column)
        findings.append(DataFinding(rule, .error, at: place, patient: patient, value: value?.shortenedForFinding, message))
    }
}

extension DelimitedRecord {
    /// How many fields have text.
    var filledCount: Int {
        var count = 0
        for column in indices where !isEmpty(at: column) { count += 1 }
        return count
    }

    /// Whether a field has no text, without making a `String` of it.
    func isEmpty(at column: Int) -> Bool {
        storage.slices[index * count + column].isEmpty
    }

    /// The text of a field.
    func text(at column: Int) -> String {
        let bytes = storage.bytes
        return storage.slices[index * count + column].text(in: bytes.span)
    }
}
