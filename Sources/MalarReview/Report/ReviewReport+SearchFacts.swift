// SPDX-License-Identifier: Apache-2.0

extension ReviewReport {
    /// What the search log answers of PRISMA-S. What the log does not say is left to the authors.
    var searchFacts: ChecklistFacts {
        let runs = state.searches
        guard !runs.isEmpty else { return ChecklistFacts() }
        var facts: [String: ChecklistFact] = [:]
        func add(_ key: String, _ text: String, _ part: String = "searches") { facts[key] = ChecklistFact(text, at: "Search", part: part) }
        let databases = runs.filter { $0.kind == .database }
        if !databases.isEmpty { add("1.databases", "\(SynthesisNumber.list(names(databases))).") }
        if databases.allSatisfy({ !$0.platform.isEmpty }), !databases.isEmpty {
            add("1.platforms", "\(SynthesisNumber.list(databases.map { "\(sourceName($0)): \($0.platform)" })).")
        }
        let kinds: [(String, ReviewSource.Kind, String)] = [
            ("3", .register, "registries"), ("5", .citation, "citation searches"),
        ]
        for (key, kind, words) in kinds {
            let found = runs.filter { $0.kind == kind }
            let sources = plan.sources.filter { $0.kind == kind }
            add(
                key,
                found.isEmpty && sources.isEmpty ? "The protocol and the log name no \(words)." : "\(SynthesisNumber.list(names(found))).")
        }
        if runs.allSatisfy({ !$0.strategy.isEmpty }) { add("8", "Each strategy stands verbatim.", "search") }
        if runs.allSatisfy({ !$0.limits.isEmpty }) { add("9.limits", Self.each(runs.map(\.limits))) }
        if runs.allSatisfy({ !$0.filters.isEmpty }) { add("10", Self.each(runs.map(\.filters))) }
        let reruns = runs.filter { $0.rerunOf != nil }
        add(
            "12",
            reruns.isEmpty ? "No run was repeated." : "\(reruns.count) runs repeat earlier ones: \(SynthesisNumber.list(reruns.map(\.id)))."
        )
        add("13", "\(SynthesisNumber.list(runs.map { "\(sourceName($0)) \($0.date)" })).")
        if runs.allSatisfy({ !$0.peerReview.isEmpty }) { add("14", Self.each(runs.map(\.peerReview))) }
        add(
            "15",
            "\(SynthesisNumber.list(runs.map { "\(sourceName($0)) \(($0.hitsExported ?? $0.hitsShown).map(String.init) ?? "not noted")" }))."
        )
        if counts.duplicates != nil, lineage != nil {
            facts["16.process"] = ChecklistFact(
                "Rules with their evidence and people's decisions; each duplicate with its rule.", at: "Records", part: "records")
            facts["16.software"] = ChecklistFact("\(madeBy).", at: "Colophon", part: "methods")
        }
        return ChecklistFacts(facts)
    }

    private func names(_ runs: [SearchRun]) -> [String] {
        var seen: Set<String> = []
        return runs.map(sourceName).filter { seen.insert($0).inserted }
    }

    private static func each(_ texts: [String]) -> String {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }.joined(separator: "; ") + "."
    }
}
