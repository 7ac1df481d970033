// SPDX-License-Identifier: Apache-2.0

/// A document that is screened: the kept record of a cluster of duplicates, with all that was decided about any of them.
public struct ScreenedRecord: Sendable, Hashable {
    /// The key of the kept record.
    public var key: RecordKey
    /// All records of the cluster, the kept one first.
    public var members: [RecordKey]
    /// Whether a database or register brought any of them; else it was found by other methods.
    public var isFromDatabase: Bool
    /// Why it was taken out before screening; `nil` where it was not.
    public var removal: Removal?
    /// The first round.
    public var titleAbstract = RoundState()
    /// The second round.
    public var fullText = RoundState()
    /// Where the full text stands.
    public var retrieval: Retrieval?

    /// A record that was taken out before screening.
    public struct Removal: Sendable, Hashable {
        /// Why.
        public var reason: String
        /// The rule or tool that decided; empty where a person did.
        public var rule: String
    }

    /// The last word on a full text.
    public struct Retrieval: Sendable, Hashable {
        /// Where it stands.
        public var status: RetrievalStatus
        /// Why it could not be had.
        public var reason: String
        var order: Int
    }

    init(key: RecordKey, members: [RecordKey], isFromDatabase: Bool) {
        self.key = key
        self.members = members
        self.isFromDatabase = isFromDatabase
    }

    /// The state in a round.
    public subscript(round: ReviewRound) -> RoundState {
        get { round == .titleAbstract ? titleAbstract : fullText }
        set { if round == .titleAbstract { titleAbstract = newValue } else { fullText = newValue } }
    }

    /// What becomes of the document.
    public var outcome: Outcome {
        if let removal { return .removed(removal) }
        guard let first = titleAbstract.status.decision else { return .awaitingFirstRound }
        guard first.verdict.goesOn else { return .excludedByTitle(reason: first.reason) }
        if let retrieval, retrieval.status == .notRetrieved, !fullText.votes.contains(where: { $0.order > retrieval.order }) {
            return .notRetrieved(reason: retrieval.reason)
        }
        guard retrieval?.status == .retrieved || !fullText.votes.isEmpty else { return .awaitingRetrieval }
        guard let second = fullText.status.decision else { return .awaitingFullText }
        return second.verdict == .include ? .included : .excludedByFullText(reason: second.reason)
    }

    /// The stations of a document, of which it is at exactly one.
    public enum Outcome: Sendable, Hashable {
        case removed(Removal)
        case awaitingFirstRound
        case excludedByTitle(reason: String)
        case awaitingRetrieval
        case notRetrieved(reason: String)
        case awaitingFullText
        case excludedByFullText(reason: String)
        case included

        /// Whether the full text is or was looked for.
        public var isSought: Bool {
            switch self {
            case .removed, .awaitingFirstRound, .excludedByTitle: false
            default: true
            }
        }

        /// Whether there is nothing left to decide.
        public var isFinal: Bool {
            switch self {
            case .awaitingFirstRound, .awaitingRetrieval, .awaitingFullText: false
            default: true
            }
        }
    }
}
