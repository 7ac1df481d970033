// SPDX-License-Identifier: Apache-2.0

extension FlowLineage {
    /// The records behind every count at a state of a review.
    public init(_ state: ReviewState) {
        self.init()
        identify(state)
        let database = state.records.filter(\.isFromDatabase)
        let searches = Set(state.searches.filter(\.kind.isDatabaseOrRegister).map(\.id))
        records[.duplicates] = database.flatMap { $0.members.dropFirst().filter { searches.contains($0.search) } }
        records[.excludedAutomatic] = database.filter { $0.removal?.rule.isEmpty == false }.map(\.key)
        records[.excludedOther] = database.filter { $0.removal?.rule.isEmpty == true }.map(\.key)
        screen(database, state)
        let other = state.records.filter { !$0.isFromDatabase }
        assess(database, state.plan, Arm.database)
        if state.searches.contains(where: { !$0.kind.isDatabaseOrRegister }) { assess(other, state.plan, Arm.other) }
        otherRecordsAwaiting = other.filter { $0.outcome == .awaitingFirstRound }.map(\.key)
        otherRecordsExcluded = other.filter { if case .excludedByTitle = $0.outcome { true } else { false } }.map(\.key)
        records[.newReports] = state.records.filter { $0.outcome == .included }.map(\.key)
        studies = state.studies
        records[.reportsInSynthesis] = studies.filter { $0.inSynthesis == true }.flatMap(\.reports)
    }

    private struct Arm {
        let sought: FlowCountName, notRetrieved: FlowCountName, assessed: FlowCountName, excluded: FlowCountName
        let awaitingRetrieval: FlowCountName, awaitingDecision: FlowCountName

        static let database = Arm(
            sought: .reportsSought, notRetrieved: .reportsNotRetrieved, assessed: .reportsAssessed, excluded: .reportsExcluded,
            awaitingRetrieval: .reportsAwaitingRetrieval, awaitingDecision: .reportsAwaitingDecision)
        static let other = Arm(
            sought: .otherReportsSought, notRetrieved: .otherReportsNotRetrieved, assessed: .otherReportsAssessed,
            excluded: .otherReportsExcluded, awaitingRetrieval: .otherReportsAwaitingRetrieval,
            awaitingDecision: .otherReportsAwaitingDecision)
    }

    private mutating func identify(_ state: ReviewState) {
        let ofKind: [ReviewSource.Kind: FlowCountName] = [
            .database: .databaseResults, .register: .registerResults, .website: .websiteResults, .organisation: .organisationResults,
            .citation: .citationResults,
        ]
        // A kind of source that was not searched has no count; one that was searched in vain has 0.
        records[.databaseResults] = []
        for run in state.searches { if let name = ofKind[run.kind] { records[name] = [] } }
        var bySource: [String: [RecordKey]] = [:]
        let runs = Dictionary(state.searches.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        for key in state.identified {
            guard let run = runs[key.search], let name = ofKind[run.kind] else { continue }
            records[name, default: []].append(key)
            bySource["\(run.kind.rawValue) \(run.source)", default: []].append(key)
        }
        var listed: Set<String> = []
        let ids = state.plan.sources.map(\.id) + state.searches.map(\.source)
        for (kind, name) in [(ReviewSource.Kind.database, FlowCountName.databases), (.register, .registers)] {
            for id in ids where state.searches.contains(where: { $0.source == id && $0.kind == kind }) {
                guard listed.insert("\(kind.rawValue) \(id)").inserted else { continue }
                let part = Part(state.plan.source(id)?.name ?? id, id: id, bySource["\(kind.rawValue) \(id)"] ?? [])
                parts[name, default: []].append(part)
            }
        }
    }

    private mutating func screen(_ database: [ScreenedRecord], _ state: ReviewState) {
        let screened = database.filter { $0.removal == nil }
        records[.recordsScreened] = screened.map(\.key)
        records[.recordsAwaiting] = screened.filter { $0.outcome == .awaitingFirstRound }.map(\.key)
        let excluded = screened.compactMap { record -> (RecordKey, String)? in
            if case .excludedByTitle(let reason) = record.outcome { (record.key, reason) } else { nil }
        }
        records[.recordsExcluded] = excluded.map(\.0)
        if excluded.contains(where: { !$0.1.isEmpty }) { parts[.recordsExcludedReasons] = Self.byReason(excluded, state.plan) }
    }

    private mutating func assess(_ arm: [ScreenedRecord], _ plan: ReviewProtocol, _ names: Arm) {
        let sought = arm.filter(\.outcome.isSought)
        records[names.sought] = sought.map(\.key)
        var (missing, excluded): ([(RecordKey, String)], [(RecordKey, String)]) = ([], [])
        var assessed: [RecordKey] = []
        for name in [names.awaitingRetrieval, names.awaitingDecision] { records[name] = [] }
        for record in sought {
            switch record.outcome {
            case .awaitingRetrieval: records[names.awaitingRetrieval]?.append(record.key)
            case .notRetrieved(let reason): missing.append((record.key, reason))
            case .awaitingFullText:
                records[names.awaitingDecision]?.append(record.key)
                assessed.append(record.key)
            case .excludedByFullText(let reason):
                excluded.append((record.key, reason))
                assessed.append(record.key)
            default: assessed.append(record.key)
            }
        }
        records[names.notRetrieved] = missing.map(\.0)
        records[names.assessed] = assessed
        parts[names.excluded] = Self.byReason(excluded, plan)
        withoutReason += excluded.filter { $0.1.isEmpty }.map(\.0)
        if names.sought == .reportsSought, !missing.isEmpty { parts[.notRetrievedReasons] = Self.byReason(missing, plan) }
    }

    /// Criteria in the order of the protocol, then other reasons in the order of their first record.
    private static func byReason(_ list: [(RecordKey, String)], _ plan: ReviewProtocol) -> [Part] {
        let groups = Dictionary(grouping: list, by: \.1)
        var seen: Set<String> = []
        let order = (plan.exclusion.map(\.id) + list.map(\.1)).filter { groups[$0] != nil && seen.insert($0).inserted }
        return order.map { reason in
            let label = reason.isEmpty ? "No reason given" : plan.criterion(reason)?.label ?? reason
            return Part(label, id: reason, (groups[reason] ?? []).map(\.0))
        }
    }
}
