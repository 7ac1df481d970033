// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarDelimited
internal import MalarUnits

/// A row of a centre's file, before rows of the same patient and date are put together.
struct CentreRow {
    let line: Int
    let values: [Value?]
}

/// Reads the rows of one file of a centre.
struct CentreTableReader {
    let plan: CentrePlan
    private let text: DelimitedText
    private let layout: RecordColumns
    private let required: [Int]
    private let patient: Int?
    private var columns: [CentreColumn] = []
    private var measurements: [CentreMeasurement] = []
    private(set) var findings: [DataFinding] = []

    /// - Parameter layout: the variables of the table in all files of the centre.
    init(_ plan: CentrePlan, _ text: DelimitedText, _ layout: RecordColumns, prefix: String, units: [String: String]) {
        (self.plan, self.text, self.layout) = (plan, text, layout)
        required = DataDictionary.variables(of: plan.file.table).filter(\.isRequired).compactMap { layout.position(of: $0.id) }
        patient = layout.position(of: "patient")
        for column in plan.placed {
            guard let position = layout.position(of: column.mapping.variable.id) else { continue }
            if case .measurement(let analyte) = column.mapping.variable.kind {
                measurements.append(CentreMeasurement(column, analyte, at: position, in: plan, layout, units))
            } else {
                columns.append(CentreColumn(column, at: position, in: plan, prefix: prefix))
            }
        }
    }

    /// Reads all rows that say anything and have what identifies them.
    mutating func read() -> [CentreRow] {
        guard DataDictionary.variables(of: plan.file.table).allSatisfy({ !$0.isRequired || plan.has($0.id) }) else { return [] }
        return text.records.compactMap { read($0) }
    }

    private mutating func read(_ row: DelimitedRecord) -> CentreRow? {
        var values = [Value?](repeating: nil, count: layout.ids.count)
        for (id, value) in plan.constants { if let position = layout.position(of: id) { values[position] = value } }
        var refused: Set<Int> = []
        var saysAnything = false
        for place in columns.indices where !row.isEmpty(at: columns[place].index) {
            let field = row.text(at: columns[place].index)
            let position = columns[place].position
            switch columns[place].outcome(of: field) {
            case .unknown: break
            case .value(let value):
                values[position] = value
                if position != patient { saysAnything = true }
            case .refused(let rule, let message):
                refused.insert(position)
                let ending = columns[place].isRequired ? "; the row is left out" : ""
                report(rule, row.line, columns[place].id, values, value: field, message + ending)
            }
        }
        for place in measurements.indices where !row.isEmpty(at: measurements[place].index) {
            let field = row.text(at: measurements[place].index)
            switch measurements[place].outcome(of: field, values) {
            case .unknown: break
            case .value(let value):
                values[measurements[place].position] = value
                saysAnything = true
            case .refused(let rule, let message): report(rule, row.line, measurements[place].id, values, value: field, message)
            }
        }
        // A row with nothing but a patient is usual in wide files: there was no such visit or course.
        guard saysAnything || !refused.isEmpty || plan.file.table == .patients else { return nil }
        return identified(values, refused: refused, at: row.line)
    }

    private mutating func identified(_ values: [Value?], refused: Set<Int>, at line: Int) -> CentreRow? {
        var isComplete = true
        for position in required where values[position] == nil {
            isComplete = false
            if refused.contains(position) { continue }
            report(.missingValue, line, layout.ids[position], values, "the row is left out because this value is missing")
        }
        return isComplete ? CentreRow(line: line, values: values) : nil
    }

    /// A finding at a column as the file calls it.
    mutating func report(
        _ rule: DataRule, _ line: Int, _ id: String, _ values: [Value?], value: String? = nil, _ message: String
    ) {
        var name: String?
        if let patient, case .word(let word) = values[patient] { name = word }
        let place = Place(file: plan.path, row: line, column: plan.name(id))
        var finding = DataFinding(rule, .error, at: place, patient: name, value: value?.shortenedForFinding, message)
        if place.column != id { finding.variable = id }
        findings.append(finding)
    }
}

/// Reads a measurement of a centre's file with its unit and its limits.
struct CentreMeasurement {
    let id: String
    let index: Int
    let position: Int
    private let analyte: Analyte
    private let unit: AnalyteUnit?
    private let unitPosition: Int?, lowerPosition: Int?, upperPosition: Int?
    private let parser: FieldParser
    private let codes: [String: String]?
    /// Whether the mapping was found to say nothing of the unit.
    private let hasNoUnit: Bool
    private var memory = FieldMemory<CensoredDecimal>()

    init(
        _ column: CentrePlan.Placed, _ analyte: Analyte, at position: Int, in plan: CentrePlan, _ layout: RecordColumns,
        _ units: [String: String]
    ) {
        (id, index, self.position, self.analyte) = (analyte.id, column.index, position, analyte)
        unit = (column.mapping.unit ?? units[analyte.id]).flatMap(analyte.unit(named:))
        let own: (String) -> Int? = { plan.has($0) ? layout.position(of: $0) : nil }
        unitPosition = own("\(analyte.id).unit")
        lowerPosition = own("\(analyte.id).lower")
        upperPosition = own("\(analyte.id).upper")
        codes = column.mapping.codes
        hasNoUnit = unit == nil && unitPosition == nil
        let conventions = DataConventions(dates: plan.file.dates, decimalMark: plan.file.decimalMark)
        parser = FieldParser(column.mapping.variable, conventions, settings: "mapping.yaml")
    }

    mutating func outcome(of text: String, _ values: [Value?]) -> FieldOutcome<Value> {
        if hasNoUnit { return .unknown }
        if let codes, codes[text.trimmedOfBlanks]?.isEmpty == true { return .unknown }
        switch memory[text] ?? memory.keep(parser.censored(text), of: text) {
        case .unknown: return .unknown
        case .refused(let rule, let message): return .refused(rule, message)
        case .value(let read):
            var unit = self.unit
            if let unitPosition, case .word(let code) = values[unitPosition] { unit = analyte.units.first { $0.ucum == code } }
            guard let unit else {
                return .refused(.missingUnit, "the row gives no unit, and mapping.yaml states none; the value is not used")
            }
            return .value(
                .measurement(
                    Measurement(
                        analyte, read.value, unit, bound: Measurement.Bound(read.comparator), lower: limit(lowerPosition, values),
                        upper: limit(upperPosition, values))))
        }
    }

    private func limit(_ position: Int?, _ values: [Value?]) -> Double? {
        if let position, case .number(let number) = values[position] { number } else { nil }
    }
}
