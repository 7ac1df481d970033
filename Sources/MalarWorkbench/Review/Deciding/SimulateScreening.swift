// SPDX-License-Identifier: Apache-2.0

public import MalarReview

/// Two made-up reviewers who screen by a known outcome and sometimes err, for teaching and for tests.
///
/// Every decision that it writes says in its note that it is synthetic. People with decisions of their own are not touched.
public struct SimulateScreening: Sendable {
    /// What is simulated.
    public struct Request: Sendable, Hashable {
        /// The round.
        public var round: ReviewRound
        /// A table with the columns `record` or `id`, `titleAbstract`, and for the second round `fullText` and `reason`.
        public var labels: String
        /// The ids of two or more reviewers.
        public var reviewers: [String]
        /// How often one of them errs on a record, 0 to 1; shared evenly.
        public var disagreement = 0.05
        /// The same seed gives the same decisions.
        public var seed: UInt64 = 1
        /// Whether errors that both made are seen in a second look, and conflicts are resolved by the known outcome.
        public var resolves = false

        /// A simulation of a round by a table of known outcomes.
        public init(_ round: ReviewRound, labels: String, reviewers: [String]) {
            (self.round, self.labels, self.reviewers) = (round, labels, reviewers)
        }
    }

    /// What was written.
    public struct Output: Sendable, Hashable {
        /// Votes, second looks included.
        public let votes: Int
        /// Records whose votes differed.
        public let conflicts: Int
        /// Conflicts that were resolved.
        public let resolved: Int
        /// Votes that were changed in a second look.
        public let changes: Int
        /// Records in the round that the table does not name; nobody votes on them.
        public let unlabelled: Int
    }

    /// Simulates screening.
    public init() {}

    /// Screens a round.
    ///
    /// - Throws: ``RequestError`` where a label cannot be read, or a reviewer has real decisions.
    public func callAsFunction(_ folder: String, _ request: Request) throws(RequestError) -> Output {
        guard request.disagreement >= 0, request.disagreement <= 1 else {
            throw RequestError(.impossibleNumber, "the disagreement is a share from 0 to 1, such as 0.05")
        }
        guard Set(request.reviewers).count == request.reviewers.count, !request.reviewers.isEmpty else {
            throw RequestError(.unknownPerson, "name each reviewer once, such as --reviewers a,b")
        }
        var team = try SimulatedTeam(folder, request)
        try team.vote()
        if request.resolves { try team.settle() }
        return team.output
    }
}

/// The known outcome of a record in a round.
private struct KnownOutcome: Equatable {
    var verdict: Verdict
    var reason: String
}

private struct SimulatedTeam {
    private let desks: [ReviewDesk]
    private let arbiter: ReviewDesk?
    private let request: SimulateScreening.Request
    private let truths: [(key: RecordKey, outcome: KnownOutcome)]
    private let reasons: [String]
    private let note: String
    private var chance: SeededChance
    private var clock: ReviewInstant
    private var (votes, conflicts, resolved, changes) = (0, 0, 0, 0)
    private let unlabelled: Int

    init(_ folder: String, _ request: SimulateScreening.Request) throws(RequestError) {
        self.request = request
        var desks: [ReviewDesk] = []
        for person in request.reviewers { desks.append(try ReviewDesk(folder, as: person)) }
        let first = desks[0]
        let plan = first.review.protocol
        for desk in desks {
            if desk.events.contains(where: { !$0.note.hasPrefix(Self.mark) }) {
                throw RequestError(
                    .inTheWay, "decisions/\(desk.person.id).csv holds decisions of a person; made-up ones are not mixed with them")
            }
            guard plan.voters(in: request.round).contains(desk.person) else {
                throw RequestError(.refusedDecision, "\(desk.person.id) does not vote in the round \(request.round.label)")
            }
        }
        let judge = plan.people.first { $0.role == .arbiter && !request.reviewers.contains($0.id) }
        if request.resolves, let judge {
            let desk = try ReviewDesk(folder, as: judge.id)
            arbiter = desk.events.allSatisfy { $0.note.hasPrefix(Self.mark) } ? desk : nil
        } else {
            arbiter = nil
        }
        self.desks = desks
        reasons = plan.reasons(in: request.round).map(\.id)
        note = "\(Self.mark): made up with seed \(request.seed)"
        chance = SeededChance(seed: request.seed)
        clock = max(.now, first.review.events.last?.time ?? .now)
        truths = try Self.truths(request, first, reasons)
        unlabelled = first.state.records(in: request.round).count - truths.count
    }

    private static let mark = "synthetic"

    var output: SimulateScreening.Output {
        .init(votes: votes, conflicts: conflicts, resolved: resolved, changes: changes, unlabelled: unlabelled)
    }

    /// Each errs by themselves in an even share of the records.
    mutating func vote() throws(RequestError) {
        let errs = request.disagreement / Double(desks.count)
        var written: [[(action: ReviewAction, note: String, time: ReviewInstant)]] = desks.map { _ in [] }
        for (key, truth) in truths {
            for (index, desk) in desks.enumerated() {
                let outcome = chance.next() < errs ? error(truth) : truth
                if desk.state.record(key)?[request.round].votes.contains(where: { $0.person == desk.person.id }) == true { continue }
                clock = clock.adding(milliseconds: 1)
                written[index].append((.vote(request.round, key, outcome.verdict, reason: outcome.reason), note, clock))
                votes += 1
            }
        }
        for (desk, decisions) in zip(desks, written) { try desk.decideAll(timed: decisions) }
        share(among: desks)
        conflicts = desks[0].state.conflicts(in: request.round).count
    }

    /// Errors that all made are seen in a second look; conflicts are talked over, or decided by the arbiter.
    mutating func settle() throws(RequestError) {
        let state = desks[0].state
        for (key, truth) in truths {
            guard let decision = state.record(key)?[request.round].status.decision else { continue }
            let isRight =
                decision.verdict.goesOn == truth.verdict.goesOn && (request.round == .titleAbstract || decision.reason == truth.reason)
            if isRight { continue }
            for desk in desks {
                clock = clock.adding(milliseconds: 1)
                let action = ReviewAction.vote(request.round, key, truth.verdict, reason: truth.reason)
                try desk.decideAll(timed: [(action, note + ", second look", clock)])
                changes += 1
                votes += 1
            }
        }
        share(among: desks + [arbiter].compactMap(\.self))
        let known = Dictionary(truths.map { ($0.key, $0.outcome) }, uniquingKeysWith: { $1 })
        for record in desks[0].state.conflicts(in: request.round) {
            guard let truth = known[record.key] else { continue }
            clock = clock.adding(milliseconds: 1)
            let talk = desks.dropFirst().map(\.person.id)
            let byArbiter = talk.isEmpty || chance.next() < 0.5
            let (desk, with) = byArbiter ? (arbiter ?? desks[0], arbiter == nil ? talk : []) : (desks[0], talk)
            let action = ReviewAction.resolve(request.round, record.key, truth.verdict, reason: truth.reason, with: with)
            try desk.decideAll(timed: [(action, note, clock)])
            resolved += 1
        }
    }

    /// Lets everybody see what the others have written.
    private func share(among desks: [ReviewDesk]) {
        for desk in desks { desk.reread(desks.flatMap(\.events)) }
    }

    /// What one takes a record for who errs.
    private mutating func error(_ truth: KnownOutcome) -> KnownOutcome {
        let isFullText = request.round == .fullText
        if truth.verdict.goesOn { return KnownOutcome(verdict: .exclude, reason: isFullText ? reasons[chance.below(reasons.count)] : "") }
        let others = reasons.filter { $0 != truth.reason }
        if isFullText, !others.isEmpty, chance.next() < 0.5 {
            return KnownOutcome(verdict: .exclude, reason: others[chance.below(others.count)])
        }
        return KnownOutcome(verdict: .include, reason: "")
    }

    private static func truths(
        _ request: SimulateScreening.Request, _ desk: ReviewDesk, _ reasons: [String]
    ) throws(RequestError) -> [(key: RecordKey, outcome: KnownOutcome)] {
        let column = request.round.rawValue
        let table = try DecisionTable(request.labels, columns: [column])
        var (known, errors): ([RecordKey: KnownOutcome], [String]) = ([:], [])
        for row in table.rows {
            let name = row["record"].isEmpty ? row["id"] : row["record"]
            if row[column].isEmpty { continue }
            do throws(RequestError) {
                let key = try desk.state.named(name, of: desk.review)
                known[key] = try outcome(row, column, request.round, reasons)
            } catch {
                errors.append("\(request.labels), line \(row.line): \(error.description)")
            }
        }
        if request.round == .fullText, reasons.isEmpty { errors.append("the protocol has no reason for the exclusion of a full text") }
        guard errors.isEmpty else {
            throw RequestError(.refusedDecision, errors.prefix(20).joined(separator: "\n") + "\nnothing was written")
        }
        return desk.state.records(in: request.round).compactMap { record in known[record.key].map { (record.key, $0) } }
    }

    private static func outcome(
        _ row: DecisionTable.Row, _ column: String, _ round: ReviewRound, _ reasons: [String]
    ) throws(RequestError) -> KnownOutcome {
        switch row[column].lowercased() {
        case "i", "include", "included", "1", "yes": return KnownOutcome(verdict: .include, reason: "")
        case "e", "exclude", "excluded", "0", "no":
            if round == .titleAbstract { return KnownOutcome(verdict: .exclude, reason: "") }
            if reasons.contains(row["reason"]) { return KnownOutcome(verdict: .exclude, reason: row["reason"]) }
            throw RequestError(
                .refusedDecision, "`\(row["reason"].shortened)` is no reason of the protocol: \(reasons.joined(separator: ", "))")
        default: throw RequestError(.refusedDecision, "`\(row[column].shortened)` is no outcome: include or exclude")
        }
    }
}

/// Numbers that look drawn by lot and are the same for the same seed.
///
/// - Source: SplitMix64, doi:10.1145/2660193.2660195.
private struct SeededChance {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func bits() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// From 0, below 1.
    mutating func next() -> Double { Double(bits() >> 11) * 0x1p-53 }

    /// From 0, below a count; 0 for none.
    mutating func below(_ count: Int) -> Int { count > 0 ? Int(bits() % UInt64(count)) : 0 }
}
