// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing
internal import MalarReview

/// Where a review stands: rounds, people, open questions, and what is next for whom.
public struct ReviewStanding: Sendable {
    /// The standing to read and as data.
    public struct Output: Sendable, Hashable {
        /// The title of the review, and the day where it is a past one.
        public let title: String
        /// Records found, duplicates, and what was screened, in sentences.
        public let counts: [String]
        /// How far each round is.
        public let rounds: Table
        /// How far each person is. How anybody voted is not told.
        public let people: Table
        /// What is to be done, and by whom.
        public let next: [String]
        /// What reading by relevance advises; empty where the records are read in their fixed order.
        public let advice: [String]
        /// All of it as data.
        public let json: JSONValue
    }

    /// Tells where a review stands.
    public init() {}

    /// The standing now, or at the end of a past day.
    ///
    /// - Throws: ``RequestError`` where the review cannot be read or the day is none.
    /// - Complexity: that of a search for duplicates, n log n in the records.
    public func callAsFunction(_ folder: String, asOf day: String? = nil) throws(RequestError) -> Output {
        let reading = try ReviewReading(folder)
        let (review, state) = (reading.review, try reading.state(asOf: day))
        let progress = ReviewRound.allCases.map { state.progress(of: $0) }
        let work = PersonalWork.list(state, progress)
        let questions = OpenDuplicates(review, state)
        let next = Self.next(folder, state, progress, work, questions)
        let advice = StoppingAdvice.all(review, state)
        let counts = FlowCounts(state)
        return Output(
            title: review.protocol.title + (day.map { ", as of \($0)" } ?? ""), counts: Self.sentences(counts, state, questions),
            rounds: Self.roundTable(progress), people: Self.personTable(work), next: next.map { "\($0.who): \($0.what)" },
            advice: advice.map(\.words),
            json: [
                "title": .string(review.protocol.title), "asOf": .string(orNull: day),
                "counts": .object(FlowCountName.allCases.map { .init($0.rawValue, .integer(orNull: counts[$0])) }),
                "rounds": .array(progress.map(Self.json)), "people": .array(work.map(\.json)), "duplicates": questions.json,
                "ignoredDecisions": .integer(state.ignored.count), "advice": .array(advice.map(\.json)),
                "next": .array(next.map { ["who": .string($0.who), "what": .string($0.what)] }),
            ])
    }

    private static func sentences(_ counts: FlowCounts, _ state: ReviewState, _ questions: OpenDuplicates) -> [String] {
        let searches = state.searches.count
        var lines = [
            "\(state.identified.count) records from \(searches) \(searches == 1 ? "search" : "searches"), "
                + "\(state.clusters.keptFor.count) duplicates merged, \(state.records(in: .titleAbstract).count) to screen."
        ]
        if let excluded = counts.recordsExcluded, let sought = counts.reportsSought {
            lines.append(
                "Title and abstract: \(excluded) excluded, \(sought) full texts sought; \(counts.reportsNotRetrieved ?? 0) not retrieved, "
                    + "\(counts.reportsAssessed ?? 0) assessed, \(counts.newReports ?? 0) reports of \(counts.newStudies ?? 0) studies included so far."
            )
        }
        if questions.certain > 0 { lines.append("\(questions.certain) certain duplicates were found and are not merged yet.") }
        if !state.ignored.isEmpty { lines.append("\(state.ignored.count) decisions do not count; `malar review check` says why.") }
        return lines
    }

    private static func roundTable(_ progress: [RoundProgress]) -> Table {
        let columns = ["Round", "Records", "No vote", "Votes missing", "Conflicts", "Agreed", "Resolved"]
        let rows = progress.map { round in
            let counts = [round.total, round.unscreened, round.awaiting, round.conflicts, round.agreed, round.resolved]
            return Table.Row([Cell(round.round.label)] + counts.map { Cell(String($0)) })
        }
        return Table(
            id: "rounds", label: "", caption: "",
            columns: columns.enumerated().map { Table.Column($1, alignment: $0 == 0 ? .left : .right) }, rows: rows)
    }

    private static func personTable(_ work: [PersonalWork]) -> Table {
        let columns = [
            Table.Column("Person"), Table.Column("Round"), Table.Column("Voted", alignment: .right),
            Table.Column("Left", alignment: .right),
        ]
        let rows = work.map { Table.Row([$0.person, $0.round.label, String($0.voted), String($0.left)].map { Cell($0) }) }
        return Table(id: "people", label: "", caption: "", columns: columns, rows: rows)
    }

    private static func json(_ round: RoundProgress) -> JSONValue {
        [
            "round": .string(round.round.rawValue), "records": .integer(round.total), "unscreened": .integer(round.unscreened),
            "awaiting": .integer(round.awaiting), "conflicts": .integer(round.conflicts), "agreed": .integer(round.agreed),
            "resolved": .integer(round.resolved), "awaitingRetrieval": .integer(round.awaitingRetrieval),
            "complete": .bool(round.isComplete),
        ]
    }

    private static func next(
        _ folder: String, _ state: ReviewState, _ progress: [RoundProgress], _ work: [PersonalWork], _ questions: OpenDuplicates
    ) -> [(who: String, what: String)] {
        var next: [(who: String, what: String)] = []
        if state.searches.isEmpty { next.append(("everybody", "there are no searches yet")) }
        if questions.count > 0 {
            next.append(
                (
                    "anybody",
                    "\(questions.count) \(questions.count == 1 ? "question" : "questions") of duplicates: malar review dedupe \(folder) --as ID --ask"
                ))
        }
        for part in work where part.left > 0 {
            next.append(
                (part.person, "\(part.left) to screen: malar review screen \(folder) --as \(part.person) --round \(part.round.rawValue)"))
        }
        let arbiters = state.plan.people.filter { $0.role == .arbiter }.map(\.id)
        for round in progress where round.conflicts > 0 {
            let who = arbiters.isEmpty ? "the reviewers together" : "the reviewers together, or \(arbiters.joined(separator: ", "))"
            next.append(
                (
                    who,
                    "\(round.conflicts) \(round.conflicts == 1 ? "conflict" : "conflicts") in the round \(round.round.label): malar review conflicts \(folder)"
                ))
        }
        let sought = progress.reduce(0) { $0 + $1.awaitingRetrieval }
        if sought > 0 { next.append(("anybody", "\(sought) full texts to get: malar review retrieval \(folder) --as ID RECORD retrieved")) }
        return next
    }
}

/// What one person has done and has left in a round.
struct PersonalWork {
    let person: String
    let round: ReviewRound
    let voted: Int
    let left: Int

    static func list(_ state: ReviewState, _ progress: [RoundProgress]) -> [PersonalWork] {
        progress.filter { $0.total > 0 }.flatMap { round in
            state.plan.voters(in: round.round).map { person in
                PersonalWork(
                    person: person.id, round: round.round, voted: round.votes[person.id] ?? 0,
                    left: state.queue(for: person.id, in: round.round).count)
            }
        }
    }

    var json: JSONValue {
        ["person": .string(person), "round": .string(round.rawValue), "voted": .integer(voted), "left": .integer(left)]
    }
}

/// Pairs of records that a person must still say of whether they are one.
struct OpenDuplicates {
    private let pairs: [(RecordKey, RecordKey)]
    /// Pairs that the rules call certain and that nobody has merged.
    let certain: Int

    var count: Int { pairs.count }

    init(_ review: Review, _ state: ReviewState) {
        let records = state.identified.compactMap { key -> BibliographicRecord? in
            guard var record = review.record(key) else { return nil }
            record.id = key.description
            return record
        }
        let clusters = state.clusters
        let related = clusters.relations.map { Set([clusters.kept($0.record), clusters.kept($0.other)]) }
        var (open, certain): ([(RecordKey, RecordKey)], Int) = ([], 0)
        for pair in DuplicateFinder().find(in: records).pairs {
            guard let first = RecordKey(pair.first), let second = RecordKey(pair.second) else { continue }
            let ends = (clusters.kept(first), clusters.kept(second))
            if ends.0 == ends.1 || clusters.isKeptApart(first, second) || related.contains(Set([ends.0, ends.1])) { continue }
            if pair.outcome == .ask { open.append((first, second)) }
            if pair.outcome == .certain { certain += 1 }
        }
        (pairs, self.certain) = (open, certain)
    }

    var json: JSONValue {
        [
            "open": .array(pairs.map { .strings([$0.0.description, $0.1.description]) }), "certainNotMerged": .integer(certain),
        ]
    }
}
