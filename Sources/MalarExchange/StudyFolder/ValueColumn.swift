// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarUnits

/// Reads the fields of a column that need no other column.
struct ValueColumn {
    let variable: Variable
    let index: Int
    private let parser: FieldParser
    private var memory = FieldMemory<Value>()

    init(_ column: ColumnPlan.Placed, _ conventions: DataConventions) {
        variable = column.variable
        index = column.index
        parser = FieldParser(column.variable, conventions)
    }

    mutating func outcome(of text: String) -> FieldOutcome<Value> {
        let parser = parser
        return memory.outcome(of: text) { parser.parse($0) }
    }
}

/// Reads a measurement with its unit and its limits.
struct MeasurementColumn {
    let variable: Variable
    let analyte: Analyte
    let index: Int
    /// The column of the unit, if there is one.
    let unitIndex: Int?
    private let unitID: String
    private let lowerID: String
    private let upperID: String
    private let parser: FieldParser
    private let general: GeneralUnit
    private var memory = FieldMemory<CensoredDecimal>()

    /// The unit of fields whose row states none.
    private enum GeneralUnit {
        case known(AnalyteUnit)
        case missing
        /// The header's unit was found to be unknown, and that has been said.
        case refused
    }

    init?(_ column: ColumnPlan.Placed, in plan: ColumnPlan, _ conventions: DataConventions) {
        guard case .measurement(let analyte) = column.variable.kind else { return nil }
        self.analyte = analyte
        variable = column.variable
        index = column.index
        (unitID, lowerID, upperID) = ("\(analyte.id).unit", "\(analyte.id).lower", "\(analyte.id).upper")
        let unitID = unitID
        unitIndex = plan.placed.first { $0.variable.id == unitID }?.index
        parser = FieldParser(column.variable, conventions)
        switch column.headerUnit {
        case .known(let unit): general = .known(unit)
        case .refused: general = .refused
        case .none: general = conventions.units[analyte.id].flatMap(analyte.unit).map { .known($0) } ?? .missing
        }
    }

    /// The measurement of a field; `values` holds what the rest of the row gave.
    ///
    /// - Parameter statesUnit: whether the row's own unit field has text.
    mutating func outcome(of text: String, _ values: [String: Value], statesUnit: Bool) -> FieldOutcome<Value> {
        let parser = parser
        switch memory.outcome(of: text, { parser.censored($0) }) {
        case .unknown: return .unknown
        case .refused(let rule, let message): return .refused(rule, message)
        case .value(let read):
            if case .word(let code) = values[unitID], let unit = analyte.units.first(where: { $0.ucum == code }) {
                return .value(.measurement(measurement(read, unit, values)))
            }
            // A unit that was refused has its own finding; the value is not used under any other.
            if statesUnit { return .unknown }
            switch general {
            case .known(let unit): return .value(.measurement(measurement(read, unit, values)))
            case .refused: return .unknown
            case .missing: return .refused(.missingUnit, missing)
            }
        }
    }

    private func measurement(_ read: CensoredDecimal, _ unit: AnalyteUnit, _ values: [String: Value]) -> Measurement {
        let bound: Measurement.Bound =
            switch read.comparator {
            case .less, .lessOrEqual: .below
            case .equal: .exact
            case .greater, .greaterOrEqual: .above
            }
        return Measurement(analyte, read.value, unit, bound: bound, lower: limit(values[lowerID]), upper: limit(values[upperID]))
    }

    private func limit(_ value: Value?) -> Double? {
        if case .number(let number) = value { number } else { nil }
    }

    private var missing: String {
        let unit = analyte.canonicalUnit.ucum
        return
            "the value has no unit and is not used; write the unit into a column `\(unitID)`, into the header as `\(analyte.id) [\(unit)]`, "
            + "or under `units` in study.yaml (one of \(analyte.units.map(\.ucum).joined(separator: ", ")))"
    }
}
