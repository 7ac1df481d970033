// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing
public import MalarReview

/// The records whose votes differ, with the votes. A record with a vote missing is never among them.
public struct ListConflicts: Sendable {
    /// What was found.
    public struct Output: Sendable, Hashable {
        /// How many conflicts are open.
        public let count: Int
        /// Record, title and votes.
        public let table: Table
        /// The same as data.
        public let json: JSONValue
    }

    /// Lists conflicts.
    public init() {}

    /// The conflicts of a round, or of both.
    ///
    /// - Throws: ``RequestError`` where the review cannot be read.
    public func callAsFunction(_ folder: String, round: ReviewRound? = nil) throws(RequestError) -> Output {
        let review = try ReviewReading(folder).review
        let state = ReviewState(review)
        let conflicts = Conflict.list(review, state, round: round)
        let columns = ["Round", "Record", "Title", "Votes", "Differ in"].map { Table.Column($0) }
        let rows = conflicts.map { Table.Row([$0.round.label, $0.key.description, $0.title, $0.votes, $0.kind.rawValue].map { Cell($0) }) }
        return Output(
            count: conflicts.count,
            table: Table(id: "conflicts", label: "", caption: "", columns: columns, rows: rows, firstColumnIsHeader: false),
            json: .array(conflicts.map(\.json)))
    }
}

/// A record whose votes differ.
struct Conflict {
    let round: ReviewRound
    let key: RecordKey
    let kind: RoundStatus.Conflict
    let title: String
    let standing: [StandingVote]

    static func list(_ review: Review, _ state: ReviewState, round: ReviewRound?) -> [Conflict] {
        ReviewRound.allCases.filter { round == nil || $0 == round }.flatMap { round in
            state.conflicts(in: round).compactMap { record in
                guard case .conflict(let kind) = record[round].status else { return nil }
                let title = review.record(record.key)?.title ?? ""
                return Conflict(round: round, key: record.key, kind: kind, title: title, standing: record[round].votes)
            }
        }
    }

    var votes: String {
        standing.map { vote in "\(vote.person): \(vote.words)" }.joined(separator: "\n")
    }

    var json: JSONValue {
        [
            "round": .string(round.rawValue), "record": .string(key.description), "title": .string(title), "differ": .string(kind.rawValue),
            "votes": .array(
                standing.map { vote in
                    [
                        "person": .string(vote.person), "decision": .string(vote.verdict.rawValue), "reason": .string(vote.reason),
                        "note": .string(vote.note), "time": .string(vote.time.description),
                    ]
                }),
        ]
    }
}

extension StandingVote {
    /// "exclude (E1), children".
    var words: String {
        let reason = self.reason.isEmpty ? "" : " (\(self.reason))"
        return "\(verdict.rawValue)\(reason)\(note.isEmpty ? "" : ", \(note)")"
    }
}
