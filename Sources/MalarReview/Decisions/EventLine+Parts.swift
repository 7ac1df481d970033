// SPDX-License-Identifier: Apache-2.0

extension EventLine {
    /// The columns that tell an action.
    struct Parts {
        var verb: String
        var round: ReviewRound?
        var record: RecordKey
        var reason = ""
        var with: [String] = []

        init(verb: String, round: ReviewRound? = nil, record: RecordKey, reason: String = "", with: [String] = []) {
            self.verb = verb
            self.round = round
            self.record = record
            self.reason = reason
            self.with = with
        }

        init(_ action: ReviewAction) {
            switch action {
            case .vote(let round, let key, let verdict, let reason):
                self.init(verb: verdict.rawValue, round: round, record: key, reason: reason)
            case .undo(let round, let key): self.init(verb: "undo", round: round, record: key)
            case .resolve(let round, let key, let verdict, let reason, let people):
                self.init(verb: "resolve-\(verdict.rawValue)", round: round, record: key, reason: reason, with: people)
            case .undoResolution(let round, let key): self.init(verb: "undo-resolution", round: round, record: key)
            case .retrieval(let key, let status, let reason): self.init(verb: status.rawValue, record: key, reason: reason)
            case .merge(let kept, let others, let rule):
                self.init(verb: "merge", record: kept, reason: rule, with: others.map(\.description))
            case .keepApart(let key, let other, let rule):
                self.init(verb: "keep-apart", record: key, reason: rule, with: [other.description])
            case .relate(let key, let relation, let other, let rule):
                self.init(verb: relation.rawValue, record: key, reason: rule, with: [other.description])
            case .unrelate(let key, let other): self.init(verb: "unrelate", record: key, with: [other.description])
            case .removeBeforeScreening(let key, let reason, let rule):
                self.init(verb: "remove", record: key, reason: reason, with: rule.isEmpty ? [] : [rule])
            case .restore(let key): self.init(verb: "restore", record: key)
            }
        }

        func action() throws(Refusal) -> ReviewAction {
            if let verdict = Verdict(rawValue: verb) { return .vote(try neededRound(), record, verdict, reason: reason) }
            if let status = RetrievalStatus(rawValue: verb) { return .retrieval(record, status, reason: reason) }
            if let relation = RecordRelation(rawValue: verb) { return .relate(record, relation, try other(), rule: reason) }
            switch verb {
            case "undo": return .undo(try neededRound(), record)
            case "resolve-include": return .resolve(try neededRound(), record, .include, reason: reason, with: with)
            case "resolve-exclude": return .resolve(try neededRound(), record, .exclude, reason: reason, with: with)
            case "resolve-maybe": return .resolve(try neededRound(), record, .maybe, reason: reason, with: with)
            case "undo-resolution": return .undoResolution(try neededRound(), record)
            case "merge": return .merge(kept: record, try others(), rule: reason)
            case "keep-apart": return .keepApart(record, try other(), rule: reason)
            case "unrelate": return .unrelate(record, try other())
            case "remove": return .removeBeforeScreening(record, reason: reason, rule: with.joined(separator: " "))
            case "restore": return .restore(record)
            default: throw .unreadable("there is no action `\(verb.prefix(40))`")
            }
        }

        private func neededRound() throws(Refusal) -> ReviewRound {
            guard let round else { throw .unreadable("the round is missing") }
            return round
        }

        private func others() throws(Refusal) -> [RecordKey] {
            let keys = with.compactMap { RecordKey($0) }
            guard keys.count == with.count, !keys.isEmpty else { throw .unreadable("the other record is not written as search/identifier") }
            return keys
        }

        private func other() throws(Refusal) -> RecordKey {
            let keys = try others()
            guard keys.count == 1 else { throw .unreadable("one other record is expected") }
            return keys[0]
        }
    }
}
