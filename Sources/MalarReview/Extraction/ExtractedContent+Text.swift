// SPDX-License-Identifier: Apache-2.0

internal import MalarUnits

extension ExtractedContent {
    /// The answer as a table prints it, with the labels of options and the unit of the field.
    public func text(in field: ExtractionField?) -> String {
        let unit = field.map { $0.unit.isEmpty ? "" : " " + $0.unit } ?? ""
        let option = { (id: String) in field?.options.first { $0.id == id }?.label ?? id }
        let number = { (value: Double) in ExtractedContent.plain(value) }
        switch self {
        case .text(let text), .older(let text): return text
        case .integer(let value): return "\(value)\(unit)"
        case .number(let value): return number(value) + unit
        case .choice(let id): return option(id)
        case .choices(let ids): return ids.isEmpty ? "none" : ids.map(option).joined(separator: ", ")
        case .yesNo(let isYes): return isYes ? "Yes" : "No"
        case .date(let date): return date.description
        case .proportion(let events, let total):
            return total > 0 ? "\(events)/\(total) (\(SynthesisNumber.percent(Double(events) / Double(total))) %)" : "\(events)/\(total)"
        case .meanSD(let mean, let sd, let count): return "\(number(mean)) ± \(number(sd))\(unit)\(Self.patients(count))"
        case .medianQuartiles(let median, let lower, let upper, let count):
            return "\(number(median)) (\(number(lower)) to \(number(upper)))\(unit)\(Self.patients(count))"
        case .effect(let measure, let estimate, let lower, let upper, let level):
            return "\(measure) \(number(estimate)) (\(SynthesisNumber.short(100 * level)) % CI \(number(lower)) to \(number(upper)))"
        case .notReported: return "not reported"
        case .unclear(let why): return why.isEmpty ? "unclear" : "unclear: \(why)"
        }
    }

    private static func patients(_ count: Int?) -> String { count.map { ", n = \($0)" } ?? "" }

    /// The shortest text that reads back as the number.
    static func plain(_ value: Double) -> String {
        let text = "\(value)"
        return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text).replacing("-", with: "−")
    }
}
