// SPDX-License-Identifier: Apache-2.0

extension FlowCheck {
    static func studies(_ evidence: FlowEvidence) -> [FlowFinding] {
        let counts = evidence.counts
        var found: [FlowFinding] = []
        if let studies = counts.newStudies, let reports = counts.newReports {
            let isPossible = reports > 0 ? (1...max(1, reports)).contains(studies) : studies == 0
            found.append(FlowFinding(.r7, isPossible ? .holds : .violated, "\(studies) new studies with \(reports) reports"))
        } else if counts.newStudies != nil || counts.newReports != nil {
            let missing = counts.newStudies == nil ? "new studies" : "reports of new studies"
            found.append(FlowFinding(.r7, .cannotBeChecked, "not reported: \(missing)"))
        }
        if let owners = evidence.owners {
            let shared = owners.filter { $0.value.count > 1 }
            if !shared.isEmpty {
                let names = Set(shared.values.joined()).sorted().joined(separator: ", ")
                found.append(
                    FlowFinding(.r7, .violated, "reports belong to several studies: \(names)", records: shared.keys.sorted()))
            }
        }
        guard let lineage = evidence.lineage else { return found }
        var rest = Set(lineage.records[.newReports] ?? [])
        let stray = lineage.studies.flatMap(\.reports).filter { rest.remove($0) == nil }
        let problems = stray + rest.sorted()
        if !problems.isEmpty {
            found.append(
                FlowFinding(
                    .r7, .violated, "included reports that belong to no study or to several, or studies of other reports", records: problems
                ))
        }
        return found
    }

    static func synthesis(_ evidence: FlowEvidence) -> [FlowFinding] {
        let counts = evidence.counts
        var found: [FlowFinding] = []
        let pairs = [
            ("studies", counts.studiesInSynthesis, counts.totalStudies), ("reports", counts.reportsInSynthesis, counts.totalReports),
        ]
        for (unit, part, whole) in pairs {
            guard let part else { continue }
            guard let whole else {
                found.append(FlowFinding(.r9, .cannotBeChecked, "not reported: \(unit) in total"))
                continue
            }
            found.append(FlowFinding(.r9, part <= whole ? .holds : .violated, "\(part) of \(whole) \(unit) are in the synthesis"))
        }
        guard let synthesis = evidence.synthesis else { return found }
        if let number = counts.studiesInSynthesis, number != synthesis.contributions.count {
            found.append(
                FlowFinding(.r9, .violated, "\(synthesis.contributions.count) studies are pooled, but \(number) are in the synthesis"))
        }
        let parts = synthesis.contributions
        if synthesis.participants != nil {
            found.append(sum(.r9, parts.map { Term($0.study, $0.participants) }, equals: Term("participants", synthesis.participants)))
        }
        if synthesis.events != nil {
            found.append(sum(.r9, parts.map { Term($0.study, $0.events) }, equals: Term("events", synthesis.events)))
        }
        for part in parts {
            guard let events = part.events, let participants = part.participants, events > participants else { continue }
            found.append(FlowFinding(.r9, .violated, "\(part.study) has \(events) events in \(participants) participants"))
        }
        return found
    }

    static func duplicates(_ evidence: FlowEvidence) -> [FlowFinding] {
        guard let keptFor = evidence.keptFor else { return [FlowFinding(.r11, .cannotBeChecked, "the records are not at hand")] }
        let chained = keptFor.filter { keptFor[$0.value] != nil }.map(\.key).sorted()
        guard chained.isEmpty else {
            return [FlowFinding(.r11, .violated, "duplicates point to records that are removed themselves", records: chained)]
        }
        guard let lineage = evidence.lineage else {
            return [FlowFinding(.r11, .holds, "\(keptFor.count) removed records point to kept ones")]
        }
        let pointless = lineage.keys(.duplicates).filter { keptFor[$0] == nil }
        let screened = Set(lineage.keys(.recordsScreened)).intersection(keptFor.keys).sorted()
        if !(pointless + screened).isEmpty {
            let message = "duplicates that point to no kept record, or are screened themselves"
            return [FlowFinding(.r11, .violated, message, records: pointless + screened)]
        }
        return [FlowFinding(.r11, .holds, "\(keptFor.count) removed records point to kept ones")]
    }

    static func files(_ evidence: FlowEvidence) -> [FlowFinding] {
        var found = evidence.balances.map(file)
        guard evidence.lineage == nil, !evidence.balances.isEmpty, let identified = evidence.counts.databaseResults else { return found }
        let hits = evidence.balances.compactMap { $0.logged ?? $0.shown }
        if hits.count == evidence.balances.count {
            let (total, all) = (FlowCounts.sum(hits), FlowCounts.sum([identified, evidence.counts.registerResults ?? 0]))
            let outcome: FlowFinding.Outcome = total == all ? .holds : .violated
            found.append(FlowFinding(.r12, outcome, "\(total) records by the search log, \(all) in the diagram"))
        }
        return found
    }

    private static func file(_ balance: SearchBalance) -> FlowFinding {
        let told = [("in the files", balance.inFiles), ("in the log", balance.logged), ("displayed", balance.shown)]
        let known = told.compactMap { words, count in count.map { (words, $0) } }
        let words = known.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
        guard known.count > 1 else {
            let missing = told.filter { $0.1 == nil }.map(\.0).joined(separator: ", ")
            return FlowFinding(.r12, .cannotBeChecked, "\(balance.search): not known how many records are \(missing)")
        }
        let isEqual = Set(known.map(\.1)).count == 1
        let refused = balance.refused > 0 ? "; \(balance.refused) could not be read" : ""
        if isEqual, balance.refused == 0 { return FlowFinding(.r12, .holds, "\(balance.search): \(words)") }
        let outcome: FlowFinding.Outcome = balance.explanation.isEmpty ? .violated : .explained
        let explanation = balance.explanation.isEmpty ? "" : " (\(balance.explanation))"
        return FlowFinding(.r12, outcome, "\(balance.search): \(words)\(refused)\(explanation)")
    }

    static func possible(_ counts: FlowCounts) -> [FlowFinding] {
        let names = FlowCountName.allCases
        let negative = names.filter { name in (counts[name] ?? 0) < 0 || counts.parts(name).contains { $0.count < 0 } }
        var found = negative.map { FlowFinding(.r13, .violated, "\($0.rawValue) is negative") }
        let children: [(FlowCountName, FlowCountName)] = [
            (.recordsExcluded, .recordsScreened), (.recordsExcludedReasons, .recordsExcluded), (.reportsNotRetrieved, .reportsSought),
            (.notRetrievedReasons, .reportsNotRetrieved), (.reportsAssessed, .reportsSought), (.reportsExcluded, .reportsAssessed),
            (.otherReportsNotRetrieved, .otherReportsSought), (.otherReportsAssessed, .otherReportsSought),
            (.otherReportsExcluded, .otherReportsAssessed), (.newStudies, .newReports), (.newStudies, .totalStudies),
            (.newReports, .totalReports), (.previousStudies, .totalStudies), (.previousReports, .totalReports),
            (.previousStudies, .previousReports), (.totalStudies, .totalReports), (.studiesInSynthesis, .reportsInSynthesis),
            (.databases, .databaseResults), (.registers, .registerResults),
        ]
        for (child, parent) in children {
            guard let part = counts[child], let whole = counts[parent], part > whole else { continue }
            found.append(FlowFinding(.r13, .violated, "\(child.rawValue) \(part) is more than \(parent.rawValue) \(whole)"))
        }
        if let all = counts.databaseResults.map({ FlowCounts.sum([$0, counts.registerResults ?? 0]) }) {
            for name in [FlowCountName.duplicates, .excludedAutomatic, .excludedOther, .recordsScreened] {
                guard let part = counts[name], part > all else { continue }
                found.append(FlowFinding(.r13, .violated, "\(name.rawValue) \(part) is more than the records identified, \(all)"))
            }
        }
        guard found.isEmpty else { return found }
        let known = names.count { counts[$0] != nil }
        return [FlowFinding(.r13, .holds, "none of \(known) counts is negative or more than what it is a part of")]
    }

    static func units(_ evidence: FlowEvidence) -> [FlowFinding] {
        guard let printed = evidence.printedUnits else { return [FlowFinding(.r14, .cannotBeChecked, "the diagram is not drawn yet")] }
        let wrong = printed.filter { $0.key.unit != $0.value }.sorted { $0.key.rawValue < $1.key.rawValue }
        if !wrong.isEmpty {
            return wrong.map {
                FlowFinding(.r14, .violated, "\($0.key.rawValue) counts \($0.key.unit.rawValue), but the box says \($0.value.rawValue)")
            }
        }
        return [FlowFinding(.r14, .holds, "\(printed.count) boxes name the unit that they count")]
    }

    static func rounds(_ evidence: FlowEvidence) -> [FlowFinding] {
        let counts = evidence.counts
        let open = FlowCounts.sum([
            counts.recordsAwaitingDecision, counts.reportsAwaitingRetrieval, counts.reportsAwaitingDecision,
            counts.otherReportsAwaitingRetrieval, counts.otherReportsAwaitingDecision, evidence.lineage?.otherRecordsAwaiting.count ?? 0,
        ])
        guard let rounds = evidence.rounds else {
            if open > 0 { return [FlowFinding(.r15, .violated, "\(open) records or reports are not decided")] }
            return [FlowFinding(.r15, .cannotBeChecked, "the decisions are not at hand")]
        }
        return rounds.map { round in
            if round.isComplete, round.total > 0 || open == 0 {
                return FlowFinding(.r15, .holds, "\(round.round.label): \(round.total) decided")
            }
            let parts = [
                (round.unscreened, "without a vote"), (round.awaiting, "lack a vote"), (round.conflicts, "open conflicts"),
            ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
            let words = parts.isEmpty ? "the round before is open" : parts.joined(separator: ", ")
            return FlowFinding(.r15, .violated, "\(round.round.label): \(round.total) records, \(words)")
        }
    }
}
