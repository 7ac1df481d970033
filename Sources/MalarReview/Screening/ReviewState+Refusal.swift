// SPDX-License-Identifier: Apache-2.0

extension ReviewState {
    /// Why a decision should not be written down now, without a full stop; `nil` where nothing speaks against it.
    ///
    /// To be asked before `DecisionLog.append`: what is once written stays.
    public func refusal(of action: ReviewAction, by person: String) -> String? {
        guard let someone = plan.person(person) else {
            return "the protocol has no person `\(person)`\(NearestName.hint(person, among: plan.people.map(\.id)))"
        }
        for key in action.records where record(key) == nil { return "there is no record \(key)" }
        switch action {
        case .vote(let round, let key, let verdict, let reason):
            guard plan.voters(in: round).contains(someone) else { return "\(person) does not vote in the round \(round.label)" }
            return closed(round, key) ?? refusal(ofReason: reason, for: verdict, in: round)
        case .undo(let round, let key):
            let has = record(key)?[round].votes.contains { $0.person == person } == true
            return has ? nil : "\(person) has no vote on \(key) that could be taken back"
        case .resolve(let round, let key, let verdict, let reason, let with):
            return refusal(ofResolution: round, key, by: someone, with) ?? refusal(ofReason: reason, for: verdict, in: round)
        case .undoResolution(let round, let key):
            return record(key)?[round].resolution == nil ? "there is no resolution on \(key) that could be taken back" : nil
        case .retrieval(let key, let status, let reason):
            guard record(key)?.outcome.isSought == true else { return "the full text of \(key) is not sought" }
            return status == .notRetrieved && reason.trimmedOfWhitespace.isEmpty ? "say why the full text could not be had" : nil
        case .removeBeforeScreening(_, let reason, _):
            return reason.trimmedOfWhitespace.isEmpty ? "say why the record is taken out" : nil
        case .restore(let key): return record(key)?.removal == nil ? "\(key) was not taken out" : nil
        case .merge, .keepApart, .relate, .unrelate:
            var copy = clusters
            return Set(action.records).count < 2 ? "two different records are needed" : copy.follow(action)
        }
    }

    private func closed(_ round: ReviewRound, _ key: RecordKey) -> String? {
        guard let record = record(key) else { return "there is no record \(key)" }
        if record.removal != nil { return "\(key) was taken out before screening" }
        guard round == .fullText else { return nil }
        return record.outcome.isSought ? nil : "\(key) has not passed the round \(ReviewRound.titleAbstract.label)"
    }

    private func refusal(ofReason reason: String, for verdict: Verdict, in round: ReviewRound) -> String? {
        guard verdict == .exclude else { return reason.isEmpty ? nil : "a reason is given for exclusions alone" }
        let permitted = plan.reasons(in: round).map(\.id)
        if reason.isEmpty {
            return round == .fullText ? "the exclusion of a full text needs a reason: \(permitted.joined(separator: ", "))" : nil
        }
        if permitted.contains(reason) { return nil }
        return "the protocol has no reason `\(reason)` for the round \(round.label)\(NearestName.hint(reason, among: permitted))"
    }

    private func refusal(
        ofResolution round: ReviewRound, _ key: RecordKey, by person: ReviewPerson, _ with: [String]
    ) -> String? {
        if let why = closed(round, key) { return why }
        if with.isEmpty, person.role != .arbiter { return "\(person.id) is no arbiter: name those with whom it was talked over" }
        if let stranger = with.first(where: { plan.person($0) == nil }) { return "the protocol has no person `\(stranger)`" }
        if with == [person.id] { return "a talk needs a second person" }
        let votes = record(key)?[round].votes.count ?? 0
        return votes < plan.rule(of: round).votesNeeded ? "votes on \(key) are still missing" : nil
    }
}
