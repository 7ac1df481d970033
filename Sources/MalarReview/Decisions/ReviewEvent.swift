// SPDX-License-Identifier: Apache-2.0

/// One line of a person's diary of decisions. Events are never changed; a later one takes an earlier one back.
public struct ReviewEvent: Sendable, Hashable {
    /// The place in the person's file, from 1.
    public var sequence: Int
    /// When it was decided, by the clock of the person's machine.
    public var time: ReviewInstant
    /// The id of the person, which is the name of the file.
    public var person: String
    /// What was decided.
    public var action: ReviewAction
    /// A remark in free words.
    public var note: String
    /// The version of the protocol that held.
    public var protocolVersion: String
    /// The line of the file, from 1; 0 for an event that was not read from one.
    public var line: Int

    /// An event.
    public init(
        sequence: Int, time: ReviewInstant, person: String, action: ReviewAction, note: String = "", protocolVersion: String = "1",
        line: Int = 0
    ) {
        self.sequence = sequence
        self.time = time
        self.person = person
        self.action = action
        self.note = note
        self.protocolVersion = protocolVersion
        self.line = line
    }
}

/// What can be decided.
public enum ReviewAction: Sendable, Hashable {
    /// A vote on a record in a round, with the id of the criterion for an exclusion; it takes the place of the person's earlier vote.
    case vote(ReviewRound, RecordKey, Verdict, reason: String)
    /// Takes the person's last vote on the record in the round back; the vote before it stands again, if there is one.
    case undo(ReviewRound, RecordKey)
    /// A decision where votes differ, made in a talk with `with`, or alone by an arbiter where `with` is empty. Votes stay as they are.
    case resolve(ReviewRound, RecordKey, Verdict, reason: String, with: [String])
    /// Takes the last resolution of the record in the round back.
    case undoResolution(ReviewRound, RecordKey)
    /// Where the full text of a record stands, with a reason where it could not be had.
    case retrieval(RecordKey, RetrievalStatus, reason: String)
    /// Other records describe the same document as `kept`. A rule that decided is named; empty where a person did.
    case merge(kept: RecordKey, [RecordKey], rule: String)
    /// Two records are different documents, and stay so when duplicates are looked for again.
    case keepApart(RecordKey, RecordKey, rule: String)
    /// A record is related to another without being the same document.
    case relate(RecordKey, RecordRelation, RecordKey, rule: String)
    /// Takes a relation of two records back.
    case unrelate(RecordKey, RecordKey)
    /// Takes a record out before screening. A rule that decided is named; empty where a person did.
    case removeBeforeScreening(RecordKey, reason: String, rule: String)
    /// Brings a record back that was taken out before screening.
    case restore(RecordKey)

    /// The records that it is about, the first one being the one that a line names as its record.
    public var records: [RecordKey] {
        switch self {
        case .vote(_, let key, _, _), .undo(_, let key), .resolve(_, let key, _, _, _), .undoResolution(_, let key): [key]
        case .retrieval(let key, _, _), .removeBeforeScreening(let key, _, _), .restore(let key): [key]
        case .merge(let kept, let others, _): [kept] + others
        case .keepApart(let key, let other, _), .relate(let key, _, let other, _), .unrelate(let key, let other): [key, other]
        }
    }

    /// The round that it belongs to; `nil` where it belongs to none.
    public var round: ReviewRound? {
        switch self {
        case .vote(let round, _, _, _), .undo(let round, _), .resolve(let round, _, _, _, _), .undoResolution(let round, _): round
        default: nil
        }
    }
}

/// What a vote or a resolution says.
public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    case include
    case exclude
    /// Cannot be told yet. In the first round the record goes on to the full text; in the second a final word is still needed.
    case maybe

    /// Whether the record goes on: an exclusion alone stops it.
    public var goesOn: Bool { self != .exclude }
}

/// Where a full text stands.
public enum RetrievalStatus: String, Sendable, Hashable, Codable, CaseIterable {
    case sought
    case retrieved
    case notRetrieved = "not-retrieved"
}

/// How a record is related to another: the first is the abstract of the second, and so on.
public enum RecordRelation: String, Sendable, Hashable, Codable, CaseIterable {
    /// A congress abstract of the work that the other reports in full.
    case abstractOf = "abstract-of"
    case preprintOf = "preprint-of"
    case erratumOf = "erratum-of"
    case retractionOf = "retraction-of"
    case commentOn = "comment-on"
    case updateOf = "update-of"
    /// Another report of the same study.
    case reportOfSameStudy = "same-study"

    /// Whether both are reports of one study; a comment is not.
    public var isSameStudy: Bool { self != .commentOn }
}
