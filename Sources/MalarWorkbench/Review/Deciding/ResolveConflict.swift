// SPDX-License-Identifier: Apache-2.0

public import MalarReview

/// Settles a conflict by a talk or by an arbiter's word. The votes stay as they are.
public struct ResolveConflict: Sendable {
    private let folder: String
    private let person: String

    /// Resolutions that a person writes down.
    public init(_ folder: String, as person: String) {
        (self.folder, self.person) = (folder, person)
    }

    /// Writes a resolution down.
    ///
    /// - Parameters:
    ///   - round: the round; where none is given, the one in which the votes on the record differ.
    ///   - with: the ids of those with whom it was talked over; empty for an arbiter.
    /// - Returns: where the record stands now, in a sentence.
    /// - Throws: ``RequestError`` where votes are missing, or the person may not decide alone.
    public func callAsFunction(
        _ record: String, _ verdict: Verdict, reason: String = "", with: [String] = [], round: ReviewRound? = nil, note: String = ""
    ) throws(RequestError) -> String {
        let desk = try ReviewDesk(folder, as: person)
        let key = try desk.state.named(record, of: desk.review)
        let round = round ?? Self.round(of: key, desk.state)
        let agreed: Bool
        if let before = desk.state.record(key)?[round], case .agreed = before.status, before.resolution == nil {
            agreed = true
        } else {
            agreed = false
        }
        if agreed {
            throw RequestError(.refusedDecision, "the votes on \(key) agree in the round \(round.label); there is nothing to resolve")
        }
        try desk.decide(.resolve(round, key, verdict, reason: reason, with: with), note: note)
        return Self.standing(key, round, desk.state)
    }

    /// Takes the last resolution of a record back.
    ///
    /// - Throws: ``RequestError`` where there is none.
    public func undo(_ record: String, round: ReviewRound? = nil, note: String = "") throws(RequestError) -> String {
        let desk = try ReviewDesk(folder, as: person)
        let key = try desk.state.named(record, of: desk.review)
        let rounds = ReviewRound.allCases.reversed().filter { desk.state.record(key)?[$0].resolution != nil }
        let round = round ?? rounds.first ?? .titleAbstract
        try desk.decide(.undoResolution(round, key), note: note)
        return Self.standing(key, round, desk.state)
    }

    static func standing(_ key: RecordKey, _ round: ReviewRound, _ state: ReviewState) -> String {
        let open = state.conflicts(in: round).count
        let left = "\(open) \(open == 1 ? "conflict" : "conflicts") left in the round \(round.label)"
        guard let decision = state.record(key)?[round].status.decision else { return "\(key): open again; \(left)" }
        let reason = decision.reason.isEmpty ? "" : " (\(decision.reason))"
        return "\(key): \(decision.verdict.rawValue)\(reason); \(left)"
    }

    private static func round(of key: RecordKey, _ state: ReviewState) -> ReviewRound {
        let open = ReviewRound.allCases.filter { round in
            if case .conflict = state.record(key)?[round].status { true } else { false }
        }
        return open.first ?? (state.record(key)?.fullText.votes.isEmpty == false ? .fullText : .titleAbstract)
    }
}

/// Goes through the open conflicts one by one and takes an answer to each.
///
/// An instance belongs to one thread at a time.
public final class ConflictDialogue {
    private let desk: ReviewDesk
    private let with: [String]
    private let round: ReviewRound?
    private var passed: Set<String> = []

    /// Opens the file of a person.
    ///
    /// - Throws: ``RequestError`` where a person is not known, or is no arbiter and names nobody.
    public init(_ folder: String, as person: String, with: [String] = [], round: ReviewRound? = nil) throws(RequestError) {
        desk = try ReviewDesk(folder, as: person)
        (self.with, self.round) = (with, round)
        if let stranger = with.first(where: { id in !desk.review.protocol.people.contains { $0.id == id } }) {
            throw RequestError(.unknownPerson, "the protocol has no person `\(stranger.shortened)`")
        }
        if with.isEmpty, desk.person.role != .arbiter {
            throw RequestError(.refusedDecision, "\(person) is no arbiter: name those with whom it is talked over by --with")
        }
    }

    private var current: Conflict? {
        Conflict.list(desk.review, desk.state, round: round).first { !passed.contains("\($0.round.rawValue) \($0.key)") }
    }

    /// The next conflict with its votes, and what may be answered; `nil` where none is left.
    public var question: String? {
        guard let conflict = current else { return nil }
        let record = desk.review.record(conflict.key)
        let reasons = desk.review.protocol.reasons(in: conflict.round)
        let list = reasons.map { "    \($0.id)  \($0.label)" }.joined(separator: "\n")
        let facts = [record?.byline ?? "", record?.journal ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        let text = [
            "\(conflict.key) (\(conflict.round.label))", conflict.title, facts, record?.abstract ?? "",
            conflict.votes.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"), list.isEmpty ? "" : "  reasons:\n" + list,
            "include (i), exclude (e) with its reason, skip (s) or quit (q)",
        ]
        return text.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Takes an answer such as `i`, `e E2` or `s`.
    ///
    /// - Returns: what came of it; `nil` to quit.
    public func answer(_ line: String) -> String? {
        let words = line.split(separator: " ", maxSplits: 2).map(String.init)
        guard let conflict = current, let word = words.first?.lowercased() else { return "write i, e, s or q" }
        switch word {
        case "q", "quit": return nil
        case "s", "skip":
            passed.insert("\(conflict.round.rawValue) \(conflict.key)")
            return "passed over"
        case "i", "include": return write(conflict, .include, "", words.dropFirst().joined(separator: " "))
        case "e", "exclude":
            let reason = words.count > 1 ? words[1] : ""
            return write(conflict, .exclude, reason, words.count > 2 ? words[2] : "")
        default: return "write i, e, s or q"
        }
    }

    private func write(_ conflict: Conflict, _ verdict: Verdict, _ reason: String, _ note: String) -> String {
        do throws(RequestError) {
            let known = desk.review.protocol.reasons(in: conflict.round).first { $0.id.lowercased() == reason.lowercased() }
            try desk.decide(.resolve(conflict.round, conflict.key, verdict, reason: known?.id ?? reason, with: with), note: note)
            return ResolveConflict.standing(conflict.key, conflict.round, desk.state)
        } catch {
            return error.description
        }
    }
}
