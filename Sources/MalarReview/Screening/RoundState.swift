// SPDX-License-Identifier: Apache-2.0

/// Where a record stands in a round.
public enum RoundStatus: Sendable, Hashable {
    /// The first round is not passed, so that the second is not open.
    case notReached
    /// Nobody has voted.
    case unscreened
    /// Votes are missing, or a final word in place of a "maybe" on a full text.
    case awaiting
    /// The votes agree.
    case agreed(Verdict, reason: String)
    /// The votes differ.
    case conflict(Conflict)
    /// The votes differ, and it was resolved.
    case resolved(Verdict, reason: String)

    /// What votes can differ in.
    public enum Conflict: String, Sendable, Hashable, Codable {
        case decision
        /// All exclude a full text, for different reasons.
        case reason
    }

    /// The decision with its reason; `nil` while there is none.
    public var decision: (verdict: Verdict, reason: String)? {
        switch self {
        case .agreed(let verdict, let reason), .resolved(let verdict, let reason): (verdict, reason)
        default: nil
        }
    }

    /// Whether votes or a resolution are still needed.
    public var isOpen: Bool { self != .notReached && decision == nil }
}

/// A vote that stands: the last one of a person that was not taken back.
public struct StandingVote: Sendable, Hashable {
    /// Who voted.
    public var person: String
    /// What.
    public var verdict: Verdict
    /// The id of a criterion; empty for none.
    public var reason: String
    /// A remark.
    public var note: String
    /// When.
    public var time: ReviewInstant
    /// The version of the protocol that held.
    public var protocolVersion: String
    /// The place among all decisions, which orders those of the same moment.
    var order: Int
}

/// A resolution that was not taken back.
public struct StandingResolution: Sendable, Hashable {
    /// Who wrote it down.
    public var person: String
    /// With whom it was talked over; empty for an arbiter's decision.
    public var with: [String]
    /// What.
    public var verdict: Verdict
    /// The id of a criterion; empty for none.
    public var reason: String
    /// A remark.
    public var note: String
    /// When.
    public var time: ReviewInstant
    var order: Int
}

/// Votes, resolution and status of a record in a round.
public struct RoundState: Sendable, Hashable {
    /// The standing votes in the order in which they were cast.
    public internal(set) var votes: [StandingVote] = []
    /// The last resolution, whether or not it is still in force.
    public internal(set) var resolution: StandingResolution?
    /// Where the record stands.
    public internal(set) var status = RoundStatus.notReached

    /// Works the status out.
    ///
    /// A resolution is in force as long as no standing vote that was cast after it contradicts it. A late change of mind thus opens the
    /// conflict again unless it says what the resolution says, and closes it again if it is taken back. In the first round a "maybe" goes
    /// on like an inclusion and reasons need not agree; in the second a "maybe" awaits a final word and reasons must agree.
    func settled(_ round: ReviewRound, votesNeeded: Int, priority: [String]) -> RoundStatus {
        guard votes.count >= votesNeeded else { return votes.isEmpty ? .unscreened : .awaiting }
        let status = Self.verdict(of: votes, round, priority)
        guard let resolution, isInForce(resolution, round) else { return status }
        if round == .fullText, resolution.verdict == .maybe { return .awaiting }
        let verdict: Verdict = resolution.verdict.goesOn ? .include : .exclude
        if case .agreed(verdict, let reason) = status, round == .titleAbstract || verdict == .include || reason == resolution.reason {
            return status
        }
        return .resolved(verdict, reason: verdict == .exclude ? resolution.reason : "")
    }

    private func isInForce(_ resolution: StandingResolution, _ round: ReviewRound) -> Bool {
        !votes.contains { $0.order > resolution.order && Self.contradicts($0, resolution, round) }
    }

    private static func contradicts(_ vote: StandingVote, _ resolution: StandingResolution, _ round: ReviewRound) -> Bool {
        if round == .titleAbstract { return vote.verdict.goesOn != resolution.verdict.goesOn }
        return vote.verdict != resolution.verdict || (vote.verdict == .exclude && vote.reason != resolution.reason)
    }

    private static func verdict(of votes: [StandingVote], _ round: ReviewRound, _ priority: [String]) -> RoundStatus {
        let exclusions = votes.filter { $0.verdict == .exclude }
        let isMaybe = round == .fullText && votes.contains { $0.verdict == .maybe }
        if exclusions.isEmpty { return isMaybe ? .awaiting : .agreed(.include, reason: "") }
        let inclusions = votes.count { round == .titleAbstract ? $0.verdict.goesOn : $0.verdict == .include }
        if inclusions > 0 { return .conflict(.decision) }
        if isMaybe { return .awaiting }
        let reasons = exclusions.map(\.reason)
        if round == .fullText, Set(reasons).count > 1 { return .conflict(.reason) }
        return .agreed(.exclude, reason: priority.first(where: reasons.contains) ?? reasons.first { !$0.isEmpty } ?? "")
    }
}
