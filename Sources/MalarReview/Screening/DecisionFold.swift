// SPDX-License-Identifier: Apache-2.0

/// Follows decisions one by one and then works out where every document stands.
struct DecisionFold {
    private(set) var clusters = DuplicateClusters()
    private(set) var records: [ScreenedRecord] = []
    private(set) var ignored: [ReviewState.IgnoredEvent] = []
    private let plan: ReviewProtocol
    private let identified: [RecordKey]
    private let isFromDatabase: [RecordKey: Bool]
    /// Records that a later run brought again, with the first one.
    private let first: [RecordKey: RecordKey]
    private let voters: [ReviewRound: Set<String>]
    private var votes: [ReviewRound: [RecordKey: [StandingVote]]] = [:]
    private var resolutions: [ReviewRound: [RecordKey: [StandingResolution]]] = [:]
    private var retrievals: [RecordKey: ScreenedRecord.Retrieval] = [:]
    private var removals: [RecordKey: (removal: ScreenedRecord.Removal?, order: Int)] = [:]

    init(_ review: Review, _ identified: [RecordKey], _ searches: Set<String>) {
        plan = review.protocol
        self.identified = identified
        var (kinds, first): ([RecordKey: Bool], [RecordKey: RecordKey]) = ([:], [:])
        kinds.reserveCapacity(identified.count)
        for key in identified { kinds[key] = review.records[key]?.kind.isDatabaseOrRegister ?? true }
        for key in review.order where searches.contains(key.search) {
            if let earlier = review.records[key]?.seenBefore { first[key] = earlier }
        }
        (isFromDatabase, self.first) = (kinds, first)
        let plan = plan
        voters = Dictionary(uniqueKeysWithValues: ReviewRound.allCases.map { ($0, Set(plan.voters(in: $0).map(\.id))) })
    }

    mutating func follow(_ event: ReviewEvent, order: Int) {
        let why = effect(of: event, order)
        if let why { ignored.append(ReviewState.IgnoredEvent(event: event, why: why)) }
    }

    /// Why a decision has no effect; `nil` where it has.
    private mutating func effect(of event: ReviewEvent, _ order: Int) -> String? {
        for key in event.action.records where isFromDatabase[known(key)] == nil { return "there is no record \(key)" }
        guard plan.person(event.person) != nil else { return "the protocol has no person \(event.person)" }
        switch event.action {
        case .vote(let round, let key, let verdict, let reason):
            guard voters[round]?.contains(event.person) == true else { return "\(event.person) does not vote in the round \(round.label)" }
            let vote = StandingVote(
                person: event.person, verdict: verdict, reason: reason, note: event.note, time: event.time,
                protocolVersion: event.protocolVersion, order: order)
            votes[round, default: [:]][known(key), default: []].append(vote)
        case .undo(let round, let key): return undo(round, known(key), event.person)
        case .resolve(let round, let key, let verdict, let reason, let with):
            if let why = refusal(of: event.person, with) { return why }
            let resolution = StandingResolution(
                person: event.person, with: with, verdict: verdict, reason: reason, note: event.note, time: event.time, order: order)
            resolutions[round, default: [:]][known(key), default: []].append(resolution)
        case .undoResolution(let round, let key): return undoResolution(round, known(key))
        case .retrieval(let key, let status, let reason):
            retrievals[known(key)] = ScreenedRecord.Retrieval(status: status, reason: reason, order: order)
        case .removeBeforeScreening(let key, let reason, let rule):
            removals[known(key)] = (ScreenedRecord.Removal(reason: reason, rule: rule), order)
        case .restore(let key):
            for member in clusters.cluster(of: known(key)) { removals[member] = (nil, order) }
        case .merge(let kept, let others, let rule):
            return clusters.follow(.merge(kept: known(kept), others.map(known), rule: rule))
        case .keepApart(let a, let b, let rule): return clusters.follow(.keepApart(known(a), known(b), rule: rule))
        case .relate(let a, let relation, let b, let rule): return clusters.follow(.relate(known(a), relation, known(b), rule: rule))
        case .unrelate(let a, let b): return clusters.follow(.unrelate(known(a), known(b)))
        }
        return nil
    }

    private func known(_ key: RecordKey) -> RecordKey { first[key] ?? key }

    /// An arbiter decides alone; others say with whom they talked.
    private func refusal(of person: String, _ with: [String]) -> String? {
        if with.isEmpty {
            return plan.person(person)?.role == .arbiter ? nil : "\(person) is no arbiter, and nobody is named with whom it was talked over"
        }
        guard let stranger = with.first(where: { plan.person($0) == nil }) else {
            return with == [person] ? "a talk needs a second person" : nil
        }
        return "the protocol has no person \(stranger)"
    }

    /// Takes the person's last vote back: that on the very record, or else the last one on any record of its cluster.
    private mutating func undo(_ round: ReviewRound, _ key: RecordKey, _ person: String) -> String? {
        let own = votes[round]?[key]?.lastIndex { $0.person == person }
        if let own {
            votes[round]?[key]?.remove(at: own)
            return nil
        }
        var last: (key: RecordKey, index: Int, order: Int)?
        for member in clusters.cluster(of: key) {
            guard let list = votes[round]?[member], let index = list.lastIndex(where: { $0.person == person }) else { continue }
            if list[index].order > last?.order ?? -1 { last = (member, index, list[index].order) }
        }
        guard let last else { return "\(person) has no vote on \(key) that could be taken back" }
        votes[round]?[last.key]?.remove(at: last.index)
        return nil
    }

    private mutating func undoResolution(_ round: ReviewRound, _ key: RecordKey) -> String? {
        let holders = clusters.cluster(of: key).compactMap { member in
            resolutions[round]?[member]?.last.map { (member, $0.order) }
        }
        guard let last = holders.max(by: { $0.1 < $1.1 }) else { return "there is no resolution on \(key) that could be taken back" }
        resolutions[round]?[last.0]?.removeLast()
        return nil
    }

    /// Gathers what was decided about the members of each cluster.
    mutating func settle() {
        keepDatabaseRecords()
        let priority = plan.exclusion.map(\.id)
        var done: Set<RecordKey> = []
        for key in identified {
            let kept = clusters.kept(key)
            guard done.insert(kept).inserted else { continue }
            let members = clusters.cluster(of: kept)
            var record = ScreenedRecord(key: kept, members: members, isFromDatabase: members.contains { isFromDatabase[$0] == true })
            record.removal = members.compactMap { removals[$0] }.max { $0.order < $1.order }?.removal
            record.retrieval = members.compactMap { retrievals[$0] }.max { $0.order < $1.order }
            for round in ReviewRound.allCases { record[round] = gathered(round, members) }
            record.titleAbstract.status = record.titleAbstract.settled(
                .titleAbstract, votesNeeded: plan.rule(of: .titleAbstract).votesNeeded, priority: priority)
            if record.removal == nil, record.titleAbstract.status.decision?.verdict.goesOn == true {
                record.fullText.status = record.fullText.settled(
                    .fullText, votesNeeded: plan.rule(of: .fullText).votesNeeded, priority: priority)
            }
            records.append(record)
        }
    }

    /// A record of a database is kept before one found by other methods, so that the arms of the diagram add up.
    private mutating func keepDatabaseRecords() {
        for kept in Set(clusters.keptFor.values) where isFromDatabase[kept] == false {
            if let better = clusters.cluster(of: kept).first(where: { isFromDatabase[$0] == true }) { clusters.promote(better) }
        }
    }

    private func gathered(_ round: ReviewRound, _ members: [RecordKey]) -> RoundState {
        var state = RoundState()
        let all = members.flatMap { votes[round]?[$0] ?? [] }.sorted { $0.order < $1.order }
        var last: [String: StandingVote] = [:]
        for vote in all { last[vote.person] = vote }
        state.votes = last.values.sorted { $0.order < $1.order }
        state.resolution = members.flatMap { resolutions[round]?[$0] ?? [] }.max { $0.order < $1.order }
        return state
    }
}
