// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

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
