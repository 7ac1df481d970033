// SPDX-License-Identifier: Apache-2.0

public import MalarReview

/// One person screening one round, record by record: which record is shown, what a key does, and what is written down.
///
/// It knows nothing of terminals: keys or commands go in, pages come out. Every decision is on the disk before the next record is shown. Nothing
/// of the votes of others is shown while the round is blinded. An instance belongs to one thread at a time.
public final class ScreeningSession {
    /// What a key or command led to.
    public enum Outcome: Sendable, Hashable {
        /// The page may have changed.
        case stays
        /// A decision was written down, and another record may be shown.
        case decided
        /// The person wants to leave.
        case quits
    }

    /// What the session waits for.
    enum Mode: Equatable {
        case reading
        case reason
        case retrieval
        /// Text is being typed: a search, a note, the reason of a full text that cannot be had.
        case typing(Entry, String)
        case help
        case advice
    }

    enum Entry: Equatable {
        case search, note, missingText
    }

    /// What the last key led to, told at the foot of the page.
    struct Message: Equatable {
        let text: String
        let isAlarm: Bool
    }

    let desk: ReviewDesk
    let round: ReviewRound
    let order: ScreeningOrder
    let suggestions: [RecordKey: [EligibilitySuggestion]]
    var mode = Mode.reading
    var message: Message?
    var scroll = 0
    /// Whether the criteria are shown; `nil` before the person has said so, and then the size of the page decides.
    var showsCriteria: Bool?
    /// Whether the last page showed them.
    var didShowCriteria = false
    /// The note for the next decision.
    var note = ""
    /// The record that is shown; `nil` where the round has none.
    var current: RecordKey?
    var decisions = 0
    let start = ContinuousClock.now
    var ranking: PersonalRanking?
    var lastSearch = ""
    var skipped: Set<RecordKey> = []

    /// Opens a person's file of decisions and goes to the first record that waits.
    ///
    /// - Parameters:
    ///   - round: the round; where none is given, the first one with something left to do.
    ///   - order: the order; where none is given, that of the protocol.
    /// - Throws: ``RequestError`` where the review cannot be read, or the person does not vote in the round.
    public init(_ folder: String, as person: String, round: ReviewRound? = nil, order: ScreeningOrder? = nil) throws(RequestError) {
        desk = try ReviewDesk(folder, as: person)
        let round = round ?? ReviewRound.open(in: desk.state)
        let plan = desk.review.protocol
        guard plan.voters(in: round).contains(desk.person) else {
            let voters = plan.voters(in: round).map(\.id).joined(separator: ", ")
            throw RequestError(
                .refusedDecision, "\(person) does not vote in the round \(round.label); \(voters.isEmpty ? "nobody does" : voters) may")
        }
        (self.round, self.order) = (round, order ?? (plan.ranking && round == .titleAbstract ? .relevance : .fixed))
        suggestions = Dictionary(grouping: desk.state.suggestions(desk.review)) { $0.record }
        if self.order == .relevance {
            ranking = PersonalRanking(desk.review, desk.state.records(in: round), own: Self.votes(of: desk, round))
        }
        current = waiting.first ?? list.last
        let broken = desk.remarks.first { $0.severity == .error } ?? desk.remarks.first
        if let broken { message = Message(text: broken.description, isAlarm: broken.severity == .error) }
    }

    private static func votes(of desk: ReviewDesk, _ round: ReviewRound) -> [RecordKey: Verdict] {
        let own = desk.state.records(in: round).compactMap { record in
            record[round].votes.first { $0.person == desk.person.id }.map { (record.key, $0.verdict) }
        }
        return Dictionary(own, uniquingKeysWith: { $1 })
    }
}
