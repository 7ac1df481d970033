// SPDX-License-Identifier: Apache-2.0

internal import MalarStatistics

extension StudyExtraction {
    /// Everything in this file that does not add up, in the order of its lines.
    ///
    /// - Complexity: fields times values.
    public func issues(form: ExtractionForm) -> [ExtractionIssue] {
        let own = values.flatMap { value in form.field(value.field).map { issues(value, $0) } ?? [] }
        let sums = form.checks.compactMap(sumIssue)
        let open = form.fields.filter { $0.isRequired && value($0.id) == nil }.map { field in
            issue(
                .requiredAnswered, field.id, 0, "`\(field.id)` (\(field.label)) is not answered; say notReported where the report is silent"
            )
        }
        let older = values.compactMap { value -> ExtractionIssue? in
            guard case .older = value.content else { return nil }
            return issue(.olderForm, value.field, value.line, "`\(value.field)` holds a value of version \(formVersion) of the form")
        }
        return (own + sums + open + older).sorted { ($0.line, $0.field, $0.message) < ($1.line, $1.field, $1.message) }
    }

    private func issue(_ rule: ExtractionIssue.Rule, _ field: String, _ line: Int, _ message: String) -> ExtractionIssue {
        ExtractionIssue(rule: rule, study: study, reviewer: reviewer, field: field, file: file, line: line, message: message)
    }

    private func issues(_ value: ExtractedValue, _ field: ExtractionField) -> [ExtractionIssue] {
        var found: [(ExtractionIssue.Rule, String)] = value.content.orderFaults.map { (.ordered, $0) }
        found += value.content.countFaults.map { (.eventsWithinTotal, $0) }
        found += value.content.rangeFaults(field).map { (.withinRange, $0) }
        if let fault = value.percentFault { found.append((.percentAgrees, fault)) }
        if !value.hasSource, !value.content.isOlder {
            found.append((.bound, "has neither quote nor page, so that nobody can find it again"))
        }
        return found.map { issue($0.0, field.id, value.line, "`\(field.id)` \($0.1)") }
    }

    /// A sum of the form that does not hold, where all its numbers are known.
    private func sumIssue(_ rule: ExtractionSumRule) -> ExtractionIssue? {
        let terms = rule.terms.map(number)
        guard let limit = number(rule.limit), terms.allSatisfy({ $0 != nil }) else { return nil }
        let sum = terms.reduce(0) { $0 + ($1 ?? 0) }
        let slack = 1e-9 * max(1, limit.magnitude)
        let holds = rule.comparison == .equals ? (sum - limit).magnitude <= slack : sum <= limit + slack
        guard !holds else { return nil }
        let line = value(String(rule.limit.prefix { $0 != "." }))?.line ?? 0
        let numbers = terms.map { ExtractedContent.plain($0 ?? 0) }.joined(separator: " + ")
        let sign = rule.comparison == .equals ? "not" : "more than"
        return issue(
            .sumAgrees, rule.limit, line,
            "\(rule.formula) does not hold: \(numbers) = \(ExtractedContent.plain(sum)), \(sign) \(ExtractedContent.plain(limit))")
    }

    /// The number of a field, or of a part of a proportion.
    private func number(_ name: String) -> Double? {
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        guard let first = parts.first else { return nil }
        switch (value(first)?.content, parts.count > 1 ? parts[1] : nil) {
        case (.integer(let value)?, nil): return Double(value)
        case (.number(let value)?, nil): return value
        case (.proportion(let events, _)?, "events"): return Double(events)
        case (.proportion(_, let total)?, "total"): return Double(total)
        default: return nil
        }
    }
}

extension ExtractedContent {
    var isOlder: Bool {
        if case .older = self { true } else { false }
    }

    fileprivate var countFaults: [String] {
        guard case .proportion(let events, let total) = self else { return [] }
        if events < 0 || total < 0 { return ["has a negative count (\(events)/\(total))"] }
        if total == 0 { return ["is a share of no patients (\(events)/0); say notReported"] }
        return events > total ? ["has more events than patients (\(events)/\(total))"] : []
    }

    fileprivate var orderFaults: [String] {
        switch self {
        case .meanSD(_, let sd, let count): (sd < 0 ? ["has a negative standard deviation"] : []) + Self.countFault(count)
        case .medianQuartiles(let median, let lower, let upper, let count):
            (lower <= median && median <= upper ? [] : ["has quartiles that do not enclose the median"]) + Self.countFault(count)
        case .effect(_, let estimate, let lower, let upper, _):
            lower <= estimate && estimate <= upper ? [] : ["has an interval that does not hold its estimate"]
        default: []
        }
    }

    private static func countFault(_ count: Int?) -> [String] { count.map { $0 < 1 ? ["has n below 1"] : [] } ?? [] }

    fileprivate func rangeFaults(_ field: ExtractionField) -> [String] {
        let numbers: [Double] =
            switch self {
            case .integer(let value): [Double(value)]
            case .number(let value): [value]
            case .proportion(_, let total): [Double(total)]
            case .meanSD(let mean, _, _): [mean]
            case .medianQuartiles(let median, let lower, let upper, _): [lower, median, upper]
            case .effect(_, let estimate, _, _, _): [estimate]
            default: []
            }
        return numbers.compactMap { number in
            if let least = field.least, number < least { return "is \(Self.plain(number)), below \(Self.plain(least))" }
            if let greatest = field.greatest, number > greatest { return "is \(Self.plain(number)), above \(Self.plain(greatest))" }
            return nil
        }
    }
}

extension ExtractedValue {
    /// A printed percentage that the count does not give, rounded to the printed decimals either way at a half.
    fileprivate var percentFault: String? {
        guard case .proportion(let events, let total) = content, total > 0, !printedPercent.isEmpty else { return nil }
        guard let printed = PrintedNumber(printedPercent) else { return "has a percentage that is no number" }
        let computed = 100 * Double(events) / Double(total)
        guard printed.agrees(with: computed) == .no else { return nil }
        return
            "is printed as \(printedPercent) %, but \(events)/\(total) is \(SynthesisNumber.text(computed, max(1, min(6, printed.decimals)))) %"
    }
}
