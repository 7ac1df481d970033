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
    private(set) var current: RecordKey?
    private(set) var decisions = 0
    private let start = ContinuousClock.now
    private var ranking: PersonalRanking?
    private var lastSearch = ""
    private var skipped: Set<RecordKey> = []

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

// MARK: Records

extension ScreeningSession {
    /// Records that wait for the person's vote, in the order of the session; those passed over come last, then full texts to be got.
    var waiting: [RecordKey] {
        let queue = ordered(desk.state.queue(for: desk.person.id, in: round, ranking: ranking?.order ?? []))
        let later = queue.filter(skipped.contains)
        let missing = round == .fullText ? desk.state.records(in: round).filter { $0.outcome == .awaitingRetrieval }.map(\.key) : []
        return queue.filter { !skipped.contains($0) } + later + missing
    }

    private func ordered(_ queue: [RecordKey]) -> [RecordKey] {
        guard order == .random else { return queue }
        return ScreeningSample.order(of: queue.map(\.description), seed: 1).compactMap { RecordKey($0) }
    }

    /// All records that the person can go to: in the fixed order, or those decided before those that wait.
    var list: [RecordKey] {
        let all = desk.state.records.filter { record in
            round == .titleAbstract ? record.removal == nil : record.outcome.isSought
        }.map(\.key)
        guard order != .fixed else { return all }
        let waiting = self.waiting
        let open = Set(waiting)
        let decided = all.filter { !open.contains($0) }.sorted { (time(of: $0), $0) < (time(of: $1), $1) }
        return decided + waiting
    }

    private func time(of key: RecordKey) -> ReviewInstant { ownVote(on: key)?.time ?? ReviewInstant(milliseconds: .min) }

    func ownVote(on key: RecordKey) -> StandingVote? {
        desk.state.record(key)?[round].votes.first { $0.person == desk.person.id }
    }

    /// How many records the person has decided, and how many there are to decide, both in the round.
    var progress: (done: Int, total: Int) {
        let queue = desk.state.queue(for: desk.person.id, in: round)
        let voted = desk.state.records(in: round).filter { record in record[round].votes.contains { $0.person == desk.person.id } }
        let total = Set(queue).union(voted.map(\.key)).count
        return (total - queue.count, total)
    }

    /// Decisions a minute in this session; `nil` before there are enough to tell.
    var rate: Double? {
        let elapsed = ContinuousClock.now - start
        let minutes = Double(elapsed.components.seconds) / 60
        return decisions >= 5 && minutes > 0.5 ? Double(decisions) / minutes : nil
    }

    /// What the order rests on, in words; empty for the fixed order.
    var orderWords: String {
        switch order {
        case .fixed: ""
        case .relevance: ranking?.basis ?? "as found: the records cannot be ranked"
        case .random: "in random order"
        }
    }

    func go(to key: RecordKey?) {
        guard let key else { return }
        if key != current { note = "" }
        (current, scroll) = (key, 0)
    }

    /// The next record that waits: in the fixed order the one below, else the first.
    func advance() {
        let waiting = self.waiting
        guard order == .fixed, let current else { return go(to: waiting.first ?? current) }
        let open = Set(waiting.filter { !skipped.contains($0) })
        let list = self.list
        let place = list.firstIndex(of: current) ?? 0
        go(to: (list[place...] + list[..<place]).first { open.contains($0) && $0 != current } ?? waiting.first ?? current)
    }

    func move(by step: Int) {
        let list = self.list
        guard let current, let place = list.firstIndex(of: current) else { return go(to: list.first) }
        let next = place + step
        guard list.indices.contains(next) else {
            message = Message(text: step > 0 ? "this is the last record" : "this is the first record", isAlarm: false)
            return
        }
        go(to: list[next])
    }

    func skip() {
        guard let current else { return }
        skipped.insert(current)
        advance()
        message = Message(text: "passed over \(current); it comes again when the others are done", isAlarm: false)
    }

    /// Goes to the next record whose title, abstract, authors or key hold a text.
    func search(_ text: String) {
        let text = text.isEmpty ? lastSearch : text
        guard !text.isEmpty else { return }
        lastSearch = text
        let (list, wanted) = (self.list, text.lowercased())
        let place = current.flatMap { list.firstIndex(of: $0) } ?? 0
        let around = list.isEmpty ? [] : Array(list[(place + 1)...] + list[...place])
        guard let found = around.first(where: { holds($0, wanted) }) else {
            message = Message(text: "no record holds \(text)", isAlarm: false)
            return
        }
        go(to: found)
        message = Message(
            text: found == list[place] ? "no other record holds \(text)" : "found \(text); / and Enter goes on", isAlarm: false)
    }

    private func holds(_ key: RecordKey, _ wanted: String) -> Bool {
        guard let record = desk.review.record(key) else { return false }
        let texts = [key.description, record.title, record.abstract, record.journal] + record.authors.map(\.inverted) + record.keywords
        return texts.contains { $0.lowercased().contains(wanted) }
    }
}

// MARK: Decisions

extension ScreeningSession {
    func vote(_ verdict: Verdict, reason: String = "") -> Outcome {
        guard let key = current else { return complain("there is no record to decide on") }
        var notes = note.isEmpty ? [] : [note]
        if order == .random { notes.append(StoppingAdvice.mark) }
        return write(.vote(round, key, verdict, reason: reason), note: notes.joined(separator: "; ")) {
            let words = reason.isEmpty ? verdict.past : "\(verdict.past) (\(reason))"
            ranking?.learn(key, verdict)
            skipped.remove(key)
            self.note = ""
            advance()
            let rest = waiting.isEmpty ? "; every record of the round has your vote" : ""
            message = Message(text: "\(words): \(key)\(rest)", isAlarm: false)
        }
    }

    /// Takes the own vote on the record that is shown back, or else the last decision.
    func undo() -> Outcome {
        guard let key = current.flatMap({ ownVote(on: $0) == nil ? nil : $0 }) ?? lastVoted else {
            return complain("there is nothing to take back")
        }
        return write(.undo(round, key), note: "") {
            ranking?.learn(key, ownVote(on: key)?.verdict)
            go(to: key)
            let before = ownVote(on: key).map { "; your vote before stands again: \($0.verdict.rawValue)" } ?? ""
            message = Message(text: "took your vote on \(key) back\(before)", isAlarm: false)
        }
    }

    /// The record of the person's last vote in the round that was not taken back.
    private var lastVoted: RecordKey? {
        var voted: [RecordKey] = []
        for event in desk.events where event.action.round == round {
            switch event.action {
            case .vote(_, let key, _, _): voted.append(key)
            case .undo(_, let key): if let last = voted.lastIndex(of: key) { voted.remove(at: last) }
            default: continue
            }
        }
        return voted.last { ownVote(on: $0) != nil }.flatMap { desk.state.record($0)?.key }
    }

    func tell(_ status: RetrievalStatus, reason: String = "") -> Outcome {
        guard let key = current else { return complain("there is no record") }
        return write(.retrieval(key, status, reason: reason), note: note) {
            note = ""
            if status == .notRetrieved { advance() }
            message = Message(text: "\(key): full text \(status.words)", isAlarm: false)
        }
    }

    private func write(_ action: ReviewAction, note: String, then: () -> Void) -> Outcome {
        do throws(RequestError) {
            try desk.decide(action, note: note)
            decisions += 1
            then()
            return .decided
        } catch {
            return complain(error.description)
        }
    }

    @discardableResult
    func complain(_ text: String) -> Outcome {
        message = Message(text: text, isAlarm: true)
        return .stays
    }

    /// What the stopping rule says of the person's reading; told on demand, and at the end where records are read by relevance.
    public var advice: String {
        guard round == .titleAbstract else { return "Advice on when to stop is given in the round \(ReviewRound.titleAbstract.label)." }
        return StoppingAdvice(desk.review, desk.state, person: desk.person.id)?.words
            ?? "There is nothing to estimate before your first vote."
    }

    /// Whether records are read by relevance or by lot, so that advice makes sense.
    public var isRanked: Bool { order != .fixed }

    /// What was done, in a sentence, for the end.
    public var farewell: String {
        let (done, total) = progress
        let left = total - done
        return
            "\(decisions) decisions written to decisions/\(desk.person.id).csv; \(done) of \(total) records of the round \(round.label) have your vote"
            + (left > 0 ? ", \(left) wait." : ".")
    }
}

extension Verdict {
    var past: String {
        switch self {
        case .include: "included"
        case .exclude: "excluded"
        case .maybe: "maybe"
        }
    }
}

extension RetrievalStatus {
    var words: String {
        switch self {
        case .sought: "sought"
        case .retrieved: "retrieved"
        case .notRetrieved: "not retrieved"
        }
    }
}
