// SPDX-License-Identifier: Apache-2.0

extension ReviewState {
    /// The records that wait for a person's vote in a round, in the fixed order of identification.
    ///
    /// A record that has all votes needed waits for nobody, even if this person has not voted on it; in the second round only reports that
    /// were retrieved wait.
    ///
    /// - Parameter ranking: keys in an order to be preferred, such as that of predicted relevance; the rest follow in the fixed order.
    public func queue(for person: String, in round: ReviewRound, ranking: [RecordKey] = []) -> [RecordKey] {
        guard plan.voters(in: round).contains(where: { $0.id == person }) else { return [] }
        let needed = plan.rule(of: round).votesNeeded
        let open = records(in: round).filter { record in
            let state = record[round]
            if round == .fullText, record.outcome == .awaitingRetrieval { return false }
            guard let own = state.votes.first(where: { $0.person == person }) else { return state.votes.count < needed }
            return round == .fullText && own.verdict == .maybe && state.status == .awaiting && state.votes.count >= needed
        }.map(\.key)
        guard !ranking.isEmpty else { return open }
        let waiting = Set(open)
        var placed: Set<RecordKey> = []
        let first = ranking.compactMap { record($0)?.key }.filter { waiting.contains($0) && placed.insert($0).inserted }
        return first + open.filter { !placed.contains($0) }
    }

    /// The records whose votes differ in a round.
    public func conflicts(in round: ReviewRound) -> [ScreenedRecord] {
        records(in: round).filter { if case .conflict = $0[round].status { true } else { false } }
    }

    /// How far a round is.
    public func progress(of round: ReviewRound) -> RoundProgress {
        var progress = RoundProgress(round: round)
        for record in records(in: round) {
            progress.total += 1
            let state = record[round]
            for vote in state.votes { progress.votes[vote.person, default: 0] += 1 }
            if round == .fullText, record.outcome == .awaitingRetrieval { progress.awaitingRetrieval += 1 }
            switch state.status {
            case .notReached, .unscreened: progress.unscreened += 1
            case .awaiting: progress.awaiting += 1
            case .conflict: progress.conflicts += 1
            case .agreed: progress.agreed += 1
            case .resolved: progress.resolved += 1
            }
        }
        if round == .fullText { progress.earlierRoundIsOpen = !self.progress(of: .titleAbstract).isComplete }
        return progress
    }
}

/// How far a round is. Every record of the round stands in one of unscreened, awaiting, conflicts, agreed, resolved.
public struct RoundProgress: Sendable, Hashable {
    /// The round.
    public var round: ReviewRound
    /// Records in the round.
    public var total = 0
    /// Records without a vote.
    public var unscreened = 0
    /// Records that lack a vote or a final word.
    public var awaiting = 0
    /// Records whose votes differ.
    public var conflicts = 0
    /// Records whose votes agree.
    public var agreed = 0
    /// Records whose votes differ and that were resolved.
    public var resolved = 0
    /// Of the unscreened of the second round, those whose full text is not there yet.
    public var awaitingRetrieval = 0
    /// Standing votes of each person.
    public var votes: [String: Int] = [:]
    /// Whether the round before can still bring records.
    public var earlierRoundIsOpen = false

    /// Nothing counted yet.
    public init(round: ReviewRound) {
        self.round = round
    }

    /// Whether every record has all votes and no conflict is open, in this round and the one before. A round without records is complete.
    public var isComplete: Bool { agreed + resolved == total && !earlierRoundIsOpen }
}
