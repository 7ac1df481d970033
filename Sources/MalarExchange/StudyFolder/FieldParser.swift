// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarDelimited
internal import MalarInstruments
internal import MalarUnits

/// Places the text of one column's fields as what its variable holds, by the study's conventions.
struct FieldParser {
    let variable: Variable
    let dates: DateFormat
    let decimalMark: DecimalMark
    /// The file that states dates and decimal mark, for messages.
    let settings: String

    init(_ variable: Variable, _ conventions: DataConventions, settings: String = "study.yaml") {
        self.variable = variable
        self.settings = settings
        dates = conventions.dates
        decimalMark = conventions.decimalMark == "," ? .comma : .point
    }

    /// The value of a field. Measurements need more than one field: see ``MeasurementColumn``.
    func parse(_ field: String) -> FieldOutcome<Value> {
        let text = field.trimmedOfBlanks
        switch variable.kind {
        case .identifier: return identifier(text)
        case .finding: return FieldOutcome(parseFinding(text)) { .value(.finding(Finding($0))) }
        case .count(let range):
            return FieldOutcome(parseInteger(text, in: range), hint: ": \(variable.permitted)") { .value(.number(Double($0))) }
        case .number(let range, _): return number(text, in: range)
        case .limit: return number(text, in: 0...Double.greatestFiniteMagnitude)
        case .list:
            // Items are divided by | alone, whatever the delimiter of the file, so that the same list reads the same in every file.
            return FieldOutcome(parseList(text, delimiter: .semicolon)) { .value(.words($0)) }
        case .text: return isUnknown(text) ? .unknown : .value(.text(text))
        case .date, .choice, .drug, .interval, .doseUnit, .unit: return isUnknown(text) ? .unknown : word(text)
        case .measurement: return .refused(.wrongType, "a measurement is read with its unit")
        }
    }

    /// A laboratory value, or the limit beyond which it lies. No measurement is negative.
    func censored(_ text: String) -> FieldOutcome<CensoredDecimal> {
        FieldOutcome(parseCensoredDecimal(text, decimalMark: decimalMark), hint: markHint) { value in
            value.value < 0 ? .refused(.outOfRange, "a measurement is not negative") : .value(value)
        }
    }

    /// A pseudonym may be any of the words that elsewhere mean unknown.
    private func identifier(_ text: String) -> FieldOutcome<Value> {
        if text.isEmpty { return .unknown }
        guard text.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) }) else {
            return .refused(.wrongType, "an id is written with letters, digits, - _ and . alone")
        }
        return .value(.word(text))
    }

    private func number(_ text: String, in range: ClosedRange<Double>) -> FieldOutcome<Value> {
        FieldOutcome(parseDecimal(text, decimalMark: decimalMark), hint: markHint) { number in
            if range.contains(number) { return .value(.number(number)) }
            let permitted =
                variable.kindName == "number" && range.upperBound < 1e300
                ? "the permitted range is \(variable.permitted)" : "it is not negative"
            return .refused(.outOfRange, permitted)
        }
    }

    private var markHint: String {
        " (`decimal` in \(settings) is \"\(decimalMark == .comma ? "," : ".")\")"
    }
}

extension FieldParser {
    private func word(_ text: String) -> FieldOutcome<Value> {
        switch variable.kind {
        case .date: return date(text)
        case .choice(let levels): return choice(text, levels.map(\.code))
        case .drug: return drug(text)
        case .interval: return interval(text)
        case .doseUnit:
            return DoseUnit(text: text).map { .value(.doseUnit($0)) } ?? .refused(.unknownUnit, "units of doses are \(variable.permitted)")
        case .unit(let analyte):
            return analyte.unit(named: text).map { .value(.word($0.ucum)) } ?? .refused(.unknownUnit, analyte.unknownUnit(text))
        default: return .refused(.wrongType, variable.permitted)
        }
    }

    private func date(_ text: String) -> FieldOutcome<Value> {
        if let date = dates.parse(text) { return .value(.date(date)) }
        let written =
            switch dates {
            case .iso: "2023-09-14"
            case .excel: "45183 (a spreadsheet's number) or 2023-09-14"
            case .dayMonthYear, .monthDayYear: "\(dates.rawValue) or 2023-09-14"
            }
        return .refused(
            .wrongType, "this is no day, month or year of the calendar in the form \(written) (`dates` in \(settings) is \(dates.rawValue))"
        )
    }

    private func choice(_ text: String, _ codes: [String]) -> FieldOutcome<Value> {
        if codes.contains(text) { return .value(.word(text)) }
        return .refused(.unknownWord, "permitted are \(codes.joined(separator: ", "))\(Self.hint(text, among: codes))")
    }

    private func drug(_ text: String) -> FieldOutcome<Value> {
        let isGlucocorticoid = variable.table == .visits
        // `none` is a statement: no glucocorticoid is taken. A course without a drug is no course.
        if isGlucocorticoid, text.lowercased() == "none" { return .value(.word("none")) }
        guard let drug = Drug.named(text) else {
            let hint =
                [Drug.table.map(\.id), Drug.table.flatMap(\.synonyms)].lazy.map { Self.hint(text, among: $0) }.first { !$0.isEmpty } ?? ""
            return .refused(.unknownDrug, "the drug table has no such drug\(hint)")
        }
        if isGlucocorticoid, drug.drugClass != .glucocorticoid { return .refused(.unknownDrug, "this drug is not a glucocorticoid") }
        return .value(.drug(drug))
    }

    private func interval(_ text: String) -> FieldOutcome<Value> {
        guard let interval = DoseInterval(text: text) else { return .refused(.unknownWord, "write \(variable.permitted)") }
        if case .days(let days) = interval, days > 3660 {
            return .refused(.outOfRange, "a dose is repeated within ten years, or it is given once")
        }
        return .value(.interval(interval))
    }

    static func hint(_ text: String, among names: [String]) -> String {
        Spelling.suggestion(for: text, among: names).map { "; did you mean `\($0)`?" } ?? ""
    }
}

extension Analyte {
    /// What to do about a unit that is not one of this analyte's.
    func unknownUnit(_ text: String) -> String {
        let codes = units.map(\.ucum)
        return "units of \(id) are \(codes.joined(separator: ", "))\(FieldParser.hint(text, among: codes))"
    }
}
