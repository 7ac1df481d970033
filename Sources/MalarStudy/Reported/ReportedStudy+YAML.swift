// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarStatistics
internal import Yams

extension ReportedStudy {
    /// Reads the text of `reported.yaml`.
    ///
    /// - Throws: ``StudyFileErrors`` with every error and its line.
    public init(yaml text: String, file: String = "reported.yaml") throws(StudyFileErrors) {
        let reader = SettingsReader(file: file)
        let root = try reader.root(text)
        root.allow(["source", "statements", "facts", "tables", "repeated"])
        let study = ReportedStudy(
            source: root.requiredText("source"), statements: root.sections("statements").compactMap { ReportedStatement($0) },
            facts: root.sections("facts").compactMap { ReportedFact($0) }, tables: root.sections("tables").map { PublishedTable($0) },
            repeated: root.sections("repeated").map { RepeatedStatement($0) })
        Self.checkUnique(study.statements.map { ($0.id, $0.line) }, reader, root)
        try reader.finish()
        self = study
    }

    private static func checkUnique(_ ids: [(String, Int?)], _ reader: SettingsReader, _ root: Settings) {
        var seen: Set<String> = []
        for (id, _) in ids where !seen.insert(id).inserted {
            reader.report(root.child("statements") ?? root.node, "two statements have the id `\(id)`")
        }
    }
}

extension ReportedStatement {
    init?(_ settings: Settings) {
        settings.allow(["id", "place", "says", "statistic", "variable", "where", "patient", "printed"])
        let name = settings.requiredText("statistic")
        guard let statistic = Statistic(name: name) else {
            let hint =
                Spelling.suggestion(for: name, among: Statistic.names).map { "; did you mean `\($0)`?" }
                ?? "; known are \(Statistic.names.joined(separator: ", "))"
            settings.reader.report(settings.child("statistic") ?? settings.node, "unknown statistic `\(name)`\(hint)")
            return nil
        }
        self.init(
            id: settings.requiredText("id"), place: settings.requiredText("place"), says: settings.requiredText("says"),
            statistic: statistic,
            variable: statistic == .count ? nil : settings.variable("variable"),
            conditions: settings.sections("where").compactMap { Condition($0) },
            patient: statistic == .value ? settings.requiredText("patient") : nil, printed: settings.requiredText("printed"),
            line: settings.node.mark?.line)
        if case .describing = statistic, PrintedNumber(printed) == nil {
            settings.reader.report(settings.child("printed") ?? settings.node, "printed is a number such as \"6.25\"")
        }
    }
}

extension ReportedFact {
    init?(_ settings: Settings) {
        settings.allow(["patient", "variable", "printed", "place", "year", "note"])
        self.init(
            patient: settings.requiredText("patient"), variable: settings.variable("variable"), printed: settings.requiredText("printed"),
            place: settings.requiredText("place"), year: settings.number("year").map { Int($0) }, note: settings.text("note"))
    }
}

extension Settings {
    /// The id of a variable of the analysis; reports one that does not exist.
    func variable(_ key: String) -> String {
        let id = requiredText(key)
        if !id.isEmpty { checkVariable(id, at: child(key) ?? node) }
        return id
    }

    func checkVariable(_ id: String, at node: Node) {
        guard AnalysisVariable.named(id) == nil else { return }
        let hint = Spelling.suggestion(for: id, among: AnalysisVariable.names).map { "; did you mean `\($0)`?" } ?? ""
        reader.report(node, "there is no variable `\(id)`\(hint)")
    }
}
