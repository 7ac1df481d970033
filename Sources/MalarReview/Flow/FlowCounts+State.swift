// SPDX-License-Identifier: Apache-2.0

extension FlowCounts {
    /// The counts of a review at a moment: derived from its records, or as they were entered where the records are not at hand.
    public init(_ state: ReviewState) {
        if let entered = state.plan.flow {
            self = entered
            complete(from: state)
        } else {
            self.init(FlowLineage(state), state.plan)
        }
    }

    /// The counts of lists of records.
    public init(_ lineage: FlowLineage, _ plan: ReviewProtocol) {
        self.init()
        for name in FlowCountName.allCases {
            if let path = FlowCountName.single[name] { self[keyPath: path] = lineage.records[name]?.count }
            if let path = FlowCountName.always[name] { self[keyPath: path] = lineage.records[name]?.count ?? 0 }
            if let path = FlowCountName.parts[name] {
                self[keyPath: path] = (lineage.parts[name] ?? []).map { Part($0.name, $0.records.count) }
            }
        }
        newStudies = lineage.studies.count
        let told = lineage.studies.filter { $0.inSynthesis != nil }
        studiesInSynthesis = told.isEmpty ? nil : told.count { $0.inSynthesis == true }
        if told.isEmpty { reportsInSynthesis = nil }
        addPrevious(plan.updates)
    }

    /// Totals are new and previous ones; unknown where the previous version does not tell its own.
    private mutating func addPrevious(_ previous: PreviousReview?) {
        previousStudies = previous?.studies
        previousReports = previous?.reports
        totalStudies = previous == nil ? newStudies : Self.plus(previous?.studies, newStudies)
        totalReports = previous == nil ? newReports : Self.plus(previous?.reports, newReports)
    }

    private static func plus(_ a: Int?, _ b: Int?) -> Int? {
        guard let a, let b else { return nil }
        return sum([a, b])
    }

    /// Fills the sources of entered counts from the search log, where they were not entered.
    private mutating func complete(from state: ReviewState) {
        for (kind, parts, total) in [
            (ReviewSource.Kind.database, \FlowCounts.databases, \FlowCounts.databaseResults),
            (.register, \FlowCounts.registers, \FlowCounts.registerResults),
        ] where self[keyPath: parts].isEmpty {
            var found: [Part] = []
            for run in state.searches where run.kind == kind && run.rerunOf == nil {
                guard let hits = run.hitsExported ?? run.hitsShown else { continue }
                let name = state.plan.source(run.source)?.name ?? run.source
                if let place = found.firstIndex(where: { $0.name == name }) {
                    found[place].count = Self.sum([found[place].count, hits])
                } else {
                    found.append(Part(name, hits))
                }
            }
            self[keyPath: parts] = found
            if self[keyPath: total] == nil, !found.isEmpty { self[keyPath: total] = Self.sum(found) }
        }
        if previousStudies == nil { previousStudies = state.plan.updates?.studies }
        if previousReports == nil { previousReports = state.plan.updates?.reports }
    }
}
