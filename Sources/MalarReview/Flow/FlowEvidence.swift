// SPDX-License-Identifier: Apache-2.0

/// What the rules are checked against: the counts, and what stands behind them as far as it is known.
public struct FlowEvidence: Sendable {
    /// The counts.
    public var counts: FlowCounts
    /// Whether the review updates an earlier version.
    public var isUpdate = false
    /// The records behind the counts; `nil` for counts entered by hand.
    public var lineage: FlowLineage?
    /// Removed duplicates with the record that is kept for each; `nil` where records are not at hand.
    public var keptFor: [RecordKey: RecordKey]?
    /// The ids of the studies that name each report; `nil` where no file groups reports.
    public var owners: [RecordKey: [String]]?
    /// What became of the files of each search; empty where there is no search log.
    public var balances: [SearchBalance] = []
    /// How far both rounds are; `nil` where decisions are not at hand.
    public var rounds: [RoundProgress]?
    /// The unit that was printed in each box; `nil` before it is drawn.
    public var printedUnits: [FlowCountName: FlowUnit]?
    /// Participants and events of the synthesis; `nil` where there is none.
    public var synthesis: Synthesis?

    /// What a synthesis pools.
    public struct Synthesis: Sendable, Hashable {
        /// What one study brings.
        public struct Contribution: Sendable, Hashable {
            /// The id or name of the study.
            public var study: String
            /// Participants; `nil` where this is not known.
            public var participants: Int?
            /// Of these, those with the event; `nil` where this is not known.
            public var events: Int?

            /// What one study brings.
            public init(study: String, participants: Int?, events: Int?) {
                self.study = study
                self.participants = participants
                self.events = events
            }
        }

        /// The participants that are pooled; `nil` where this is not told.
        public var participants: Int?
        /// The events that are pooled; `nil` where this is not told.
        public var events: Int?
        /// The studies.
        public var contributions: [Contribution]

        /// What a synthesis pools.
        public init(participants: Int?, events: Int?, contributions: [Contribution]) {
            self.participants = participants
            self.events = events
            self.contributions = contributions
        }
    }

    /// Counts alone.
    public init(_ counts: FlowCounts) {
        self.counts = counts
    }

    /// All that a state of a review knows.
    public init(_ state: ReviewState) {
        let derived = state.plan.flow == nil ? FlowLineage(state) : nil
        counts = derived.map { FlowCounts($0, state.plan) } ?? FlowCounts(state)
        isUpdate = state.plan.updates != nil
        balances = state.balances
        guard let derived else { return }
        lineage = derived
        keptFor = state.clusters.keptFor
        rounds = ReviewRound.allCases.map { state.progress(of: $0) }
        var owners: [RecordKey: [String]] = [:]
        for study in state.groups {
            for key in Set(study.reports.compactMap { state.record($0)?.key }) { owners[key, default: []].append(study.id) }
        }
        self.owners = owners
    }
}
