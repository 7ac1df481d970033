// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarDelimited
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
    private let layout: RecordColumns
    /// The positions of the values without which a row is left out; `nil` where the file lacks a column for one of them.
    private let required: [Int]?
    /// The positions of the values that may occur only once together.
    private let key: [Int]
    private let patient: Int?
    private var columns: [ValueColumn]
    private var measurements: [MeasurementColumn]
    private var firstRows: [[Value?]: (line: Int, values: [Value?])] = [:]
    private var findings: [DataFinding] = []

    init(_ table: DataTable, _ text: DelimitedText, conventions: DataConventions) {
        self.table = table
        self.text = text
        let plan = ColumnPlan(table, text.header)
        let layout = RecordColumns(plan.placed.map(\.variable.id))
        let requiredIDs = DataDictionary.variables(of: table).filter(\.isRequired).map(\.id)
        let required = requiredIDs.compactMap(layout.position)
        self.required = required.count == requiredIDs.count ? required : nil
        self.plan = plan
        self.layout = layout
        key = table.key.compactMap(layout.position)
        patient = layout.position(of: "patient")
        measurements = plan.placed.enumerated().compactMap { MeasurementColumn($1, at: $0, in: plan, layout, conventions) }
        let measured = Set(measurements.map(\.position))
        columns = plan.placed.enumerated().filter { !measured.contains($0.offset) }.map { ValueColumn($1, at: $0, conventions) }
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
        var values = [Value?](repeating: nil, count: layout.ids.count)
        var refused: Set<Int> = []
        for place in columns.indices where !row.isEmpty(at: columns[place].index) {
            let field = row.text(at: columns[place].index)
            switch columns[place].outcome(of: field) {
            case .unknown: break
            case .value(let value): values[columns[place].position] = value
            case .refused(let rule, let message):
                refused.insert(columns[place].position)
                let ending = columns[place].isRequired ? "; the row is left out" : ""
                report(rule, row.line, columns[place].id, values, value: field, message + ending)
            }
        }
        for place in measurements.indices where !row.isEmpty(at: measurements[place].index) {
            let field = row.text(at: measurements[place].index)
            let statesUnit = measurements[place].unitIndex.map { !isUnknown(row.text(at: $0)) } ?? false
            switch measurements[place].outcome(of: field, values, statesUnit: statesUnit) {
            case .unknown: break
            case .value(let value): values[measurements[place].position] = value
            case .refused(let rule, let message): report(rule, row.line, measurements[place].id, values, value: field, message)
            }
        }
        return identified(values, refused: refused, at: row.line)
    }
}

extension TableReader {
    /// The record, where the row has what identifies it and no row before it has the same.
    private mutating func identified(_ values: [Value?], refused: Set<Int>, at line: Int) -> Record? {
        guard let required else { return nil }
        var isComplete = true
        for position in required where values[position] == nil {
            isComplete = false
            if refused.contains(position) { continue }
            report(.missingValue, line, layout.ids[position], values, "the row is left out because this value is missing")
        }
        guard isComplete, isFirst(values, at: line) else { return nil }
        return Record(table, at: Place(file: table.fileName, row: line), values, in: layout)
    }

    private mutating func isFirst(_ values: [Value?], at line: Int) -> Bool {
        guard let last = key.last else { return true }
        let shared = key.map { values[$0] }
        if let first = firstRows[shared] {
            let differing = values.indices.filter { values[$0] != first.values[$0] }.map { layout.ids[$0] }
            let what = table == .patients ? "this patient" : "this patient on this date"
            report(
                .duplicateKey, line, layout.ids[last], values, value: values[last]?.text,
                "row \(first.line) is already \(what); this row is left out\(CentreMerge.difference(differing))")
            return false
        }
        firstRows[shared] = (line, values)
        return true
    }

    private mutating func report(
        _ rule: DataRule, _ line: Int, _ column: String, _ values: [Value?], value: String? = nil, _ message: String
    ) {
        var id: String?
        if let patient, case .word(let word) = values[patient] { id = word }
        let place = Place(file: table.fileName, row: line, column: column)
        findings.append(DataFinding(rule, .error, at: place, patient: id, value: value?.shortenedForFinding, message))
    }
}
