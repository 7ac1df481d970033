// SPDX-License-Identifier: Apache-2.0

internal import MalarUnits

extension ExtractionField.Kind {
    /// The keys of an answer of this kind, beside those that every answer has.
    var parts: [String] {
        switch self {
        case .proportion: ["events", "total", "percent"]
        case .meanSD: ["mean", "sd", "n"]
        case .medianQuartiles: ["median", "q1", "q3", "n"]
        case .effect: ["measure", "estimate", "lower", "upper", "level"]
        default: []
        }
    }
}

extension ExtractedContent {
    /// The answer of an entry; what does not fit the field is reported, and the answer is then of no use.
    init(_ field: ExtractionField, _ entry: ExtractionYAML.Entry) {
        self = Self.absence(field, entry) ?? Self.answer(field, entry) ?? .notReported
    }

    /// "notReported" or "unclear", alone or among the keys of an answer.
    private static func absence(_ field: ExtractionField, _ entry: ExtractionYAML.Entry) -> ExtractedContent? {
        if entry.isMapping {
            if entry.truth("notReported") == true { return .notReported }
            if let why = entry.text("unclear") { return .unclear(why) }
        }
        switch (entry.isMapping ? entry.child("value") : entry)?.scalar {
        case "notReported": return .notReported
        case "unclear": return .unclear("")
        default: return nil
        }
    }

    private static func answer(_ field: ExtractionField, _ entry: ExtractionYAML.Entry) -> ExtractedContent? {
        let value = entry.isMapping ? entry.child("value") ?? (field.kind.parts.isEmpty ? nil : entry) : entry
        guard let value, !value.isNull else {
            entry.report("`\(field.id)` is empty: answer it, or say notReported or unclear")
            return nil
        }
        return read(field, value)
    }

    private static func read(_ field: ExtractionField, _ entry: ExtractionYAML.Entry) -> ExtractedContent? {
        switch field.kind {
        case .text: entry.textAnswer.map(ExtractedContent.text)
        case .integer: entry.integer.map(ExtractedContent.integer)
        case .number: entry.number.map(ExtractedContent.number)
        case .choice: option(field, entry).map(ExtractedContent.choice)
        case .multiChoice: options(field, entry).map(ExtractedContent.choices)
        case .yesNo: yesNo(field, entry)
        case .date: date(entry)
        case .proportion: proportion(field, entry)
        case .meanSD: meanSD(field, entry)
        case .medianQuartiles: median(field, entry)
        case .effect: effect(field, entry)
        }
    }

    private static func option(_ field: ExtractionField, _ entry: ExtractionYAML.Entry) -> String? {
        if let word = entry.scalar, let option = field.options.first(where: { $0.id == word || $0.label == word }) { return option.id }
        entry.report(
            "`\(entry.asWritten.prefix(60))` is no answer to `\(field.id)`; known are \(field.options.map(\.id).joined(separator: ", "))")
        return nil
    }

    private static func options(_ field: ExtractionField, _ entry: ExtractionYAML.Entry) -> [String]? {
        let items = entry.scalar == nil ? entry.items : [entry]
        let chosen = items.compactMap { option(field, $0) }
        guard chosen.count == items.count else { return nil }
        return field.options.map(\.id).filter(chosen.contains)
    }

    private static func yesNo(_ field: ExtractionField, _ entry: ExtractionYAML.Entry) -> ExtractedContent? {
        switch entry.scalar?.lowercased() {
        case "yes", "true": return .yesNo(true)
        case "no", "false": return .yesNo(false)
        default:
            entry.report("`\(field.id)` is answered by yes, no, notReported or unclear")
            return nil
        }
    }

    private static func date(_ entry: ExtractionYAML.Entry) -> ExtractedContent? {
        let parts = (entry.scalar ?? "").split(separator: "-", omittingEmptySubsequences: false).map {
            ExtractionNumber.integer(String($0))
        }
        if (1...3).contains(parts.count), parts.allSatisfy({ $0 != nil }), let year = parts[0], (1800...2200).contains(year),
            let date = PartialDate(year: year, month: parts.count > 1 ? parts[1] : nil, day: parts.count > 2 ? parts[2] : nil)
        {
            return .date(date)
        }
        entry.report("expected a date such as 2024, 2024-03 or 2024-03-31")
        return nil
    }

    private static func part<Value>(_ name: String, _ value: Value?, _ entry: ExtractionYAML.Entry) -> Value? {
        if value == nil, entry.child(name) == nil { entry.report("`\(name)` is missing under \(entry.path)") }
        return value
    }

    private static func proportion(_ field: ExtractionField, _ entry: ExtractionYAML.Entry) -> ExtractedContent? {
        if let text = entry.scalar {
            let parts = text.split(separator: "/").map { ExtractionNumber.integer(String($0).trimmedOfWhitespace) }
            if parts.count == 2, let events = parts[0], let total = parts[1] { return .proportion(events: events, total: total) }
            entry.report("`\(field.id)` is events and total, such as 13/25")
            return nil
        }
        guard isMapping(entry) else { return nil }
        let (events, total) = (part("events", entry.integer("events"), entry), part("total", entry.integer("total"), entry))
        return events.flatMap { events in total.map { .proportion(events: events, total: $0) } }
    }

    private static func isMapping(_ entry: ExtractionYAML.Entry) -> Bool {
        if !entry.isMapping { entry.report("expected `key: value` lines under \(entry.path)") }
        return entry.isMapping
    }

    private static func meanSD(_ field: ExtractionField, _ entry: ExtractionYAML.Entry) -> ExtractedContent? {
        guard isMapping(entry), let mean = part("mean", entry.number("mean"), entry), let sd = part("sd", entry.number("sd"), entry) else {
            return nil
        }
        return .meanSD(mean: mean, sd: sd, count: entry.integer("n"))
    }

    private static func median(_ field: ExtractionField, _ entry: ExtractionYAML.Entry) -> ExtractedContent? {
        guard isMapping(entry), let median = part("median", entry.number("median"), entry), let q1 = part("q1", entry.number("q1"), entry),
            let q3 = part("q3", entry.number("q3"), entry)
        else { return nil }
        return .medianQuartiles(median: median, lower: q1, upper: q3, count: entry.integer("n"))
    }

    private static func effect(_ field: ExtractionField, _ entry: ExtractionYAML.Entry) -> ExtractedContent? {
        guard isMapping(entry), let estimate = part("estimate", entry.number("estimate"), entry),
            let lower = part("lower", entry.number("lower"), entry), let upper = part("upper", entry.number("upper"), entry)
        else { return nil }
        let level = (entry.number("level") ?? 95) / 100
        guard level > 0, level < 1 else {
            entry.child("level")?.report("the level of an interval is a percentage such as 95")
            return nil
        }
        return .effect(measure: entry.text("measure") ?? "", estimate: estimate, lower: lower, upper: upper, level: level)
    }
}

extension ExtractionYAML.Entry {
    fileprivate var textAnswer: String? {
        if let scalar { return scalar }
        report("expected a text under \(path)")
        return nil
    }
}
