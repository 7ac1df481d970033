// SPDX-License-Identifier: Apache-2.0

extension ReviewState {
    /// What one person may see of a record in a round.
    public struct View: Sendable, Hashable {
        /// The person's own vote; `nil` where there is none.
        public var own: StandingVote?
        /// The votes of others; empty while they are hidden.
        public var others: [StandingVote]
        /// The resolution; `nil` where there is none or votes are hidden.
        public var resolution: StandingResolution?
        /// Whether votes of others are hidden, which does not say that there are any.
        public var isBlinded: Bool
        /// Where the record stands for this person: while votes are hidden, only whether the own vote is there.
        public var status: RoundStatus
    }

    /// What a person may see of a record in a round; `nil` for a record that is not there.
    ///
    /// In a blinded round nothing of others' votes, notes and reasons is given before all votes needed are there, the person's own among
    /// them if the person votes. Undoing the own vote hides the others again.
    public func view(of key: RecordKey, in round: ReviewRound, for person: String) -> View? {
        guard let record = record(key) else { return nil }
        let state = record[round]
        let own = state.votes.first { $0.person == person }
        let votes = plan.voters(in: round).contains { $0.id == person }
        let isComplete = state.votes.count >= plan.rule(of: round).votesNeeded && (own != nil || !votes)
        guard plan.rule(of: round).isBlinded, !isComplete else {
            return View(
                own: own, others: state.votes.filter { $0.person != person }, resolution: state.resolution, isBlinded: false,
                status: state.status)
        }
        let status: RoundStatus = state.status == .notReached ? .notReached : own == nil ? .unscreened : .awaiting
        return View(own: own, others: [], resolution: nil, isBlinded: true, status: status)
    }

    /// Decisions as one person may see them: the own ones, those that are no votes, and votes of others on records that are open to the
    /// person.
    public func events(of review: Review, visibleTo person: String) -> [ReviewEvent] {
        review.events.filter { event in
            guard event.person != person, let round = event.action.round, let key = event.action.records.first else { return true }
            return view(of: key, in: round, for: person)?.isBlinded == false
        }
    }
}
