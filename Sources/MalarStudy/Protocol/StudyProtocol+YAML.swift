// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarStatistics
internal import MalarUnits
internal import Yams

extension StudyProtocol {
    /// Reads a protocol from the text of `study.yaml`.
    ///
    /// - Throws: ``StudyFileErrors`` with every error and its line.
    public init(yaml text: String, file: String = "study.yaml") throws(StudyFileErrors) {
        let reader = SettingsReader(file: file)
        let root = try reader.root(text)
        root.allow(
            [
                "study", "data", "indexDrug", "baseline", "times", "unknownItems", "outcomes", "response", "statistics", "design",
                "eligibility",
            ]
                + CohortDesign.keys)
        let identity = StudyIdentity(root.section("study"), in: root)
        let data = DataConventions(root.section("data"))
        let drug = Self.indexDrug(root)
        let parts = StudyProtocol(
            identity: identity, data: data, indexDrug: drug ?? Drug.table[0], baseline: BaselineRule(root.section("baseline")),
            times: root.choice("times", Precedence.self) ?? .derived,
            unknownItems: root.choice("unknownItems", UnknownPolicy.self) ?? .unknown,
            outcomes: Self.outcomes(root), response: root.section("response").map { ResponseRule($0) },
            eligibility: root.sections("eligibility").compactMap { EligibilityCriterion($0) },
            statistics: StatisticalOptions(root.section("statistics")), cohort: CohortDesign(root))
        try reader.finish()
        self = parts
    }

    private static func indexDrug(_ root: Settings) -> Drug? {
        let name = root.requiredText("indexDrug")
        if let drug = Drug.named(name) { return drug }
        if let node = root.child("indexDrug") {
            let hint = Spelling.suggestion(for: name, among: Drug.table.map(\.id)).map { "; did you mean `\($0)`?" } ?? ""
            root.reader.report(node, "the drug table has no `\(name)`\(hint)")
        }
        return nil
    }

    private static func outcomes(_ root: Settings) -> [String] {
        let known = OutcomeScore.allCases.map(\.rawValue)
        let named = root.texts("outcomes")
        for id in named where !known.contains(id) {
            let hint =
                Spelling.suggestion(for: id, among: known).map { "; did you mean `\($0)`?" }
                ?? "; known are \(known.joined(separator: ", "))"
            root.reader.report(root.child("outcomes") ?? root.node, "unknown outcome `\(id)`\(hint)")
        }
        return named.isEmpty ? ["sledai2k"] : named
    }
}

extension StudyIdentity {
    init(_ settings: Settings?, in root: Settings) {
        guard let settings else {
            root.reader.report(root.node, "`study` is missing: give it at least an id and a title")
            self.init(id: "", title: "", summary: nil, source: nil, isSynthetic: false)
            return
        }
        settings.allow(["id", "title", "summary", "source", "synthetic"])
        self.init(
            id: settings.requiredText("id"), title: settings.requiredText("title"), summary: settings.text("summary"),
            source: settings.text("source"),
            isSynthetic: settings.truth("synthetic") ?? false)
    }
}

extension BaselineRule {
    init(_ settings: Settings?) {
        settings?.allow(["withinDays"])
        self.init(withinDays: settings?.number("withinDays").map { Int($0) } ?? 31)
    }
}

extension ResponseRule {
    init(_ settings: Settings) {
        settings.allow(["name", "allOf"])
        self.init(name: settings.requiredText("name"), conditions: settings.sections("allOf").compactMap { Condition($0) })
    }
}

extension Condition {
    /// A condition written as `variable: das28.last` with one of `is`, `contains`, `below`, `atMost`, `above`, `atLeast`.
    ///
    /// - Parameter further: keys beside these that the caller reads
    init?(_ settings: Settings, further: [String] = []) {
        settings.allow(["variable", "is", "contains", "below", "atMost", "above", "atLeast"] + further)
        let variable = settings.variable("variable")
        let comparisons: [Comparison?] = [
            settings.text("is").map { .is($0) }, settings.text("contains").map { .contains($0) },
            settings.number("below").map { .below($0) },
            settings.number("atMost").map { .atMost($0) }, settings.number("above").map { .above($0) },
            settings.number("atLeast").map { .atLeast($0) },
        ]
        let given = comparisons.compactMap(\.self)
        guard given.count == 1 else {
            settings.reader.report(settings.node, "a condition has one of is, contains, below, atMost, above, atLeast")
            return nil
        }
        self.init(variable: variable, comparison: given[0])
    }
}

extension StatisticalOptions {
    init(_ settings: Settings?) {
        settings?.allow(["preset", "quartiles", "confidence"])
        self.init(
            preset: settings?.choice("preset", SignedRankConvention.self) ?? .exact,
            quantiles: settings?.choice("quartiles", QuantileDefinition.self) ?? .haverage, confidence: Self.confidence(settings))
    }

    private static func confidence(_ settings: Settings?) -> Double {
        guard let settings, let level = settings.number("confidence") else { return 0.95 }
        if level > 0, level < 1 { return level }
        settings.reader.report(settings.child("confidence") ?? settings.node, "confidence lies between 0 and 1, for example 0.95")
        return 0.95
    }
}

/// Whether `events.csv` lists every event.
private enum EventListing: String, CaseIterable {
    case complete, incomplete
}

extension DataConventions {
    init(_ settings: Settings?) {
        settings?.allow(["dates", "decimal", "delimiter", "units", "events", "dataCut", "acknowledged"])
        self.init(
            dates: settings?.choice("dates", DateFormat.self) ?? .iso, decimalMark: Self.mark(settings),
            delimiter: Self.delimiter(settings),
            units: Self.units(settings?.section("units")), eventsAreComplete: settings?.choice("events", EventListing.self) == .complete,
            acknowledgements: (settings?.sections("acknowledged") ?? []).map { Acknowledgement($0) }, dataCut: Self.dataCut(settings))
    }

    private static func mark(_ settings: Settings?) -> Character {
        guard let text = settings?.text("decimal"), let node = settings?.child("decimal") else { return "." }
        if text == "." || text == "," { return Character(text) }
        settings?.reader.report(node, "decimal is \".\" or \",\"")
        return "."
    }

    private static func delimiter(_ settings: Settings?) -> Character? {
        guard let text = settings?.text("delimiter"), let node = settings?.child("delimiter") else { return nil }
        switch text {
        case ",", ";": return Character(text)
        case "tab", "\t": return "\t"
        case "auto": return nil
        default:
            settings?.reader.report(node, "delimiter is \",\", \";\", tab or auto")
            return nil
        }
    }

    private static func units(_ settings: Settings?) -> [String: String] {
        guard let settings, let mapping = settings.node.mapping else { return [:] }
        settings.allow(Analyte.table.map(\.id))
        var units: [String: String] = [:]
        for (key, value) in mapping {
            guard let id = key.string, let unit = value.string, let analyte = Analyte.named(id) else { continue }
            guard let known = analyte.unit(named: unit) else {
                settings.reader.report(
                    value, "`\(unit)` is no unit of \(id); known are \(analyte.units.map(\.ucum).joined(separator: ", "))")
                continue
            }
            units[id] = known.ucum
        }
        return units
    }

    private static func dataCut(_ settings: Settings?) -> PartialDate? {
        guard let text = settings?.text("dataCut"), let node = settings?.child("dataCut") else { return nil }
        if let date = DateFormat.iso.parse(text) { return date }
        settings?.reader.report(node, "dataCut is a date such as 2025-06-08")
        return nil
    }
}

extension Acknowledgement {
    init(_ settings: Settings) {
        settings.allow(["rule", "patient", "file", "column", "reason"])
        let rule = settings.requiredText("rule")
        if DataRule(rawValue: rule) == nil, let node = settings.child("rule") {
            let hint = Spelling.suggestion(for: rule, among: DataRule.allCases.map(\.rawValue)).map { "; did you mean `\($0)`?" } ?? ""
            settings.reader.report(node, "there is no rule `\(rule)`\(hint)")
        }
        self.init(
            rule: rule, patient: settings.text("patient"), file: settings.text("file"), column: settings.text("column"),
            reason: settings.requiredText("reason"))
    }
}
