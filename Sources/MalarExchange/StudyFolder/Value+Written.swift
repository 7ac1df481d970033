// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarUnits

extension Value {
    /// The value as a study folder's file holds it, without a measurement's unit.
    var written: String {
        switch self {
        case .finding(.present): "true"
        case .finding(.absent): "false"
        case .finding(.unknown): ""
        case .number(let number): number.written
        case .measurement(let measurement): measurement.bound.written + measurement.value.written
        case .words(let words): words.joined(separator: "|")
        case .interval(let interval): interval.written
        case .date, .word, .drug, .doseUnit, .text: text
        }
    }
}

extension Measurement.Bound {
    fileprivate var written: String {
        switch self {
        case .exact: ""
        case .below: "<"
        case .above: ">"
        }
    }
}

extension DoseInterval {
    /// In words that are read back as the same interval.
    fileprivate var written: String {
        switch self {
        case .days(1): "day"
        case .days(7): "week"
        case .days(Self.daysPerMonth): "month"
        case .days(let days) where days.truncatingRemainder(dividingBy: 7) == 0: "every \((days / 7).written) weeks"
        case .days(let days) where days.truncatingRemainder(dividingBy: 1) == 0: "every \(days.written) days"
        case .days(let days): "every \((days / Self.daysPerMonth).written) months"
        case .timesDaily(1): "day"
        case .timesDaily(2): "twice daily"
        case .timesDaily(3): "three times daily"
        case .timesDaily(let times): "\(times) times daily"
        case .once: "once"
        case .asNeeded: "as needed"
        }
    }
}

extension Double {
    /// All digits, without an exponent and without `.0`: `0.00001`, `7.5`, `30`.
    var written: String {
        let text = "\(self)"
        let parts = text.split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
        let sign = parts[0].hasPrefix("-") ? "-" : ""
        let mantissa = parts[0].drop { $0 == "-" }.split(separator: ".")
        let decimals = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
        let digits = mantissa[0] + decimals
        // Where the point stands, counted from the first digit.
        let point = mantissa[0].count + exponent
        if point <= 0 { return "\(sign)0.\(String(repeating: "0", count: -point))\(digits)" }
        return sign + digits + String(repeating: "0", count: Swift.max(0, point - digits.count))
    }
}

/// The fields of a file that is written.
enum CSVField {
    /// A field, in quotes where it needs them.
    static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { $0 != 0x2C && $0 != 0x22 && $0 != 0x0A && $0 != 0x0D }
        if isPlain, text.utf8.first != 0x23, text.utf8.first != 0x20, text.utf8.last != 0x20 { return text }
        // By bytes: a quote under an accent is one character with it, and still a quote to whoever reads the file.
        let doubled = text.utf8.flatMap { $0 == 0x22 ? [$0, $0] : [$0] }
        return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
    }
}
