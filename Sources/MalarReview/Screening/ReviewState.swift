// SPDX-License-Identifier: Apache-2.0

/// What follows from the searches and decisions of a review up to a moment. The same review and moment always give the same state.
public struct ReviewState: Sendable {
    /// The protocol.
    public let plan: ReviewProtocol
    /// The moment; `nil` for all that was ever decided.
    public let moment: ReviewInstant?
    /// The searches run up to then.
    public let searches: [SearchRun]
    /// What became of their records.
    public let balances: [SearchBalance]
    /// The records identified, those seen before left out, in the order of identification.
    public let identified: [RecordKey]
    /// Which of them describe the same document.
    public let clusters: DuplicateClusters
    /// The documents, in the order of identification of their first record.
    public internal(set) var records: [ScreenedRecord]
    /// Studies that include at least one report.
    public let studies: [IncludedStudy]
    /// Decisions that do not count, with the reason.
    public internal(set) var ignored: [IgnoredEvent] = []
    /// The groups of `studies.yaml` that hold at the moment.
    let groups: [ReviewStudy]
    private let places: [RecordKey: Int]

    /// A decision that does not count.
    public struct IgnoredEvent: Sendable, Hashable {
        /// The decision.
        public var event: ReviewEvent
        /// Why it does not count, without a full stop.
        public var why: String
    }

    /// The state of a review.
    ///
    /// - Parameter moment: searches run and decisions made later are left out; `nil` for all.
    /// - Complexity: linear in records and decisions, but for sorting.
    public init(_ review: Review, asOf moment: ReviewInstant? = nil) {
        let isThere = { (run: SearchRun) in moment.map { ReviewInstant.start(of: run.date) <= $0 } ?? true }
        (plan, self.moment) = (review.protocol, moment)
        searches = review.searches.filter(isThere)
        let ids = Set(searches.map(\.id))
        balances = review.balances.filter { ids.contains($0.search) }
        identified = review.order.filter { ids.contains($0.search) && review.records[$0]?.seenBefore == nil }
        groups = review.studies.filter { study in moment.map { (study.since ?? $0) <= $0 } ?? true }
        var fold = DecisionFold(review, identified, ids)
        for (index, event) in review.events.enumerated() where moment.map({ event.time <= $0 }) ?? true { fold.follow(event, order: index) }
        fold.settle()
        (clusters, records, ignored) = (fold.clusters, fold.records, fold.ignored)
        var places: [RecordKey: Int] = [:]
        for (index, record) in records.enumerated() {
            for member in record.members { places[member] = index }
        }
        self.places = places
        studies = IncludedStudy.group(records, places, clusters.relations, groups)
    }

    /// The document that a record belongs to; `nil` for a record that is not there.
    public func record(_ key: RecordKey) -> ScreenedRecord? { places[key].map { records[$0] } }

    /// The documents that are in a round: not taken out before, and past the first round for the second.
    public func records(in round: ReviewRound) -> [ScreenedRecord] {
        records.filter { record in
            switch round {
            case .titleAbstract: record.removal == nil
            case .fullText:
                if case .notRetrieved = record.outcome { false } else { record.outcome.isSought }
            }
        }
    }
}
