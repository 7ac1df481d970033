// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarDelimited
internal import MalarUnits

/// Reads a measurement with its unit and its limits.
struct MeasurementColumn {
    let id: String
    let index: Int
    /// Where the row keeps the measurement.
    let position: Int
    /// The column of the unit, if there is one.
    let unitIndex: Int?
    private let analyte: Analyte
    private let unitPosition: Int?
    private let lowerPosition: Int?
    private let upperPosition: Int?
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

    init?(_ column: ColumnPlan.Placed, at position: Int, in plan: ColumnPlan, _ columns: RecordColumns, _ conventions: DataConventions) {
        guard case .measurement(let analyte) = column.variable.kind else { return nil }
        self.analyte = analyte
        id = column.variable.id
        index = column.index
        self.position = position
        unitPosition = columns.position(of: "\(analyte.id).unit")
        lowerPosition = columns.position(of: "\(analyte.id).lower")
        upperPosition = columns.position(of: "\(analyte.id).upper")
        unitIndex = unitPosition.map { plan.placed[$0].index }
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
    mutating func outcome(of text: String, _ values: [Value?], statesUnit: Bool) -> FieldOutcome<Value> {
        switch memory[text] ?? memory.keep(parser.censored(text), of: text) {
        case .unknown: return .unknown
        case .refused(let rule, let message): return .refused(rule, message)
        case .value(let read):
            if let unitPosition, case .word(let code) = values[unitPosition], let unit = analyte.units.first(where: { $0.ucum == code }) {
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

    private func measurement(_ read: CensoredDecimal, _ unit: AnalyteUnit, _ values: [Value?]) -> Measurement {
        Measurement(
            analyte, read.value, unit, bound: Measurement.Bound(read.comparator), lower: limit(lowerPosition, values),
            upper: limit(upperPosition, values))
    }

    private func limit(_ position: Int?, _ values: [Value?]) -> Double? {
        if let position, case .number(let number) = values[position] { number } else { nil }
    }

    private var missing: String {
        let unit = analyte.canonicalUnit.ucum
        return
            "the value has no unit and is not used; write the unit into a column `\(analyte.id).unit`, into the header as `\(analyte.id) [\(unit)]`, "
            + "or under `units` in study.yaml (one of \(analyte.units.map(\.ucum).joined(separator: ", ")))"
    }
}

extension Measurement.Bound {
    /// Whether a number behind a comparator is the value or a limit of detection.
    init(_ comparator: CensoredDecimal.Comparator) {
        self =
            switch comparator {
            case .less, .lessOrEqual: .below
            case .equal: .exact
            case .greater, .greaterOrEqual: .above
            }
    }
}
