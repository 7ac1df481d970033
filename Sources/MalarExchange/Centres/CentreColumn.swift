// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarDelimited
internal import MalarUnits

/// Reads the fields of one column of a centre's file.
struct CentreColumn {
    let id: String
    let local: String
    let index: Int
    /// Where the row keeps the value.
    let position: Int
    let isRequired: Bool
    private let variable: Variable
    private let codes: [String: String]?
    /// By the file's conventions, and by the dictionary's for the words that codes stand for.
    private let parser: FieldParser, codeParser: FieldParser
    private let factor: NumberUnit
    private let prefix: String
    private var memory = FieldMemory<Value>()

    init(_ column: CentrePlan.Placed, at position: Int, in plan: CentrePlan, prefix: String) {
        let mapping = column.mapping
        (id, local, index) = (mapping.variable.id, mapping.local.text, column.index)
        (self.position, variable, codes) = (position, mapping.variable, mapping.codes)
        isRequired = mapping.variable.isRequired
        let conventions = DataConventions(dates: plan.file.dates, decimalMark: plan.file.decimalMark)
        parser = FieldParser(mapping.variable, conventions, settings: "mapping.yaml")
        codeParser = FieldParser(mapping.variable, DataConventions(), settings: "mapping.yaml")
        factor = Self.factor(mapping, plan)
        self.prefix = mapping.variable.id == "patient" ? prefix : ""
    }

    mutating func outcome(of text: String) -> FieldOutcome<Value> {
        memory[text] ?? memory.keep(read(text), of: text)
    }

    private func read(_ text: String) -> FieldOutcome<Value> {
        if let codes {
            guard let word = codes[text.trimmedOfBlanks] else {
                return .refused(
                    .unknownWord, "mapping.yaml has no code for this value; add it to the codes of this column (\(variable.permitted))")
            }
            return word.isEmpty ? .unknown : codeParser.parse(word)
        }
        let outcome = factor == .same ? parser.parse(text) : converted(text)
        switch outcome {
        case .value(.word(let id)) where !prefix.isEmpty: return .value(.word(prefix + id))
        case .refused(.wrongType, let message) where variable.kind == .finding:
            return .refused(.unknownWord, "\(message), or give the centre's words under `findings` or `recode` in mapping.yaml")
        case .refused(.unknownWord, let message):
            return .refused(.unknownWord, "\(message); give the centre's words under `recode` in mapping.yaml")
        default: return outcome
        }
    }

    /// A number in another unit: the range is that of the variable's own unit.
    private func converted(_ text: String) -> FieldOutcome<Value> {
        FieldOutcome(parseDecimal(text, decimalMark: parser.decimalMark)) { number in
            let value = factor.convert(number)
            switch variable.kind {
            case .number(let range, _) where !range.contains(value):
                return .refused(.outOfRange, "the permitted range is \(variable.permitted), after conversion of the unit")
            case .limit where value < 0: return .refused(.outOfRange, "it is not negative")
            default: return .value(.number(value))
            }
        }
    }

    /// The conversion of the column's unit: of a limit to the unit of its measurement, of a number to its variable's unit.
    private static func factor(_ mapping: ColumnMapping, _ plan: CentrePlan) -> NumberUnit {
        guard let unit = mapping.unit else { return .same }
        switch mapping.variable.kind {
        case .number(_, let wanted): return NumberUnit(from: unit, to: wanted) ?? .same
        case .limit(of: let analyte):
            let measured = plan.placed.first { $0.mapping.variable.id == analyte.id }?.mapping.unit
            guard let from = analyte.unit(named: unit), let to = measured.flatMap(analyte.unit(named:)) else { return .same }
            return NumberUnit(from: from, to: to) ?? .same
        default: return .same
        }
    }
}
