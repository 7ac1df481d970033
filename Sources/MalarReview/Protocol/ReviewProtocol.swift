// SPDX-License-Identifier: Apache-2.0

public import MalarUnits

/// What a systematic review asks and how it answers: the content of `review.yaml`.
public struct ReviewProtocol: Sendable, Hashable {
    /// The title of the review.
    public var title = ""
    /// The version of this protocol, written beside every decision.
    public var version = "1"
    /// The day of this version; `nil` where it is not told.
    public var date: CalendarDate?
    /// The authors as they are printed.
    public var authors: [String] = []
    /// Those who decide.
    public var people: [ReviewPerson] = []
    /// Where the review is registered.
    public var registration = ReviewRegistration.notStated
    /// What is asked.
    public var question = ReviewQuestion()
    /// What a report must be, in the order of the protocol.
    public var inclusion: [EligibilityRule] = []
    /// What a report must not be; the order is the priority of reasons.
    public var exclusion: [EligibilityRule] = []
    /// ISO 639-2 codes of the languages that are read; empty where every language is.
    public var languages: [String] = []
    /// The earliest date of publication; `nil` for no limit.
    public var publishedFrom: PartialDate?
    /// The latest date of publication; `nil` for no limit.
    public var publishedTo: PartialDate?
    /// What becomes of congress abstracts.
    public var congressAbstracts = CongressAbstractRule.include
    /// Databases, registers and other sources that are searched.
    public var sources: [ReviewSource] = []
    /// How the two rounds are done.
    public var rounds: [ReviewRound: RoundRule] = [:]
    /// Whether the unscreened records are put in the order of predicted relevance.
    public var ranking = false
    /// Changes after the first version, in order of dates.
    public var amendments: [ProtocolAmendment] = []
    /// The file of the extraction form, within the folder; `nil` where there is none yet.
    public var extractionForm: String?
    /// The ids of the tools for the risk of bias.
    public var appraisalTools: [String] = []
    /// The settings of the synthesis, for those who pool.
    public var synthesis: SettingsTree?
    /// The version of the review that this one updates; `nil` for a new review.
    public var updates: PreviousReview?
    /// Counts entered by hand, for a review whose records are not at hand; `nil` where every count is derived.
    public var flow: FlowCounts?

    /// An empty protocol.
    public init() {}

    /// The rule of a round: two blinded reviewers unless the protocol says otherwise.
    public func rule(of round: ReviewRound) -> RoundRule { rounds[round] ?? RoundRule() }

    /// The criterion of an id; `nil` where there is none.
    public func criterion(_ id: String) -> EligibilityRule? { (exclusion + inclusion).first { $0.id == id } }

    /// The person of an id; `nil` where there is none.
    public func person(_ id: String) -> ReviewPerson? { people.first { $0.id == id } }

    /// The source of an id; `nil` where there is none.
    public func source(_ id: String) -> ReviewSource? { sources.first { $0.id == id } }

    /// Those who may vote in a round, in the order of the protocol.
    public func voters(in round: ReviewRound) -> [ReviewPerson] {
        let named = rule(of: round).people
        return people.filter { named.isEmpty ? $0.role == .reviewer : named.contains($0.id) }
    }

    /// The reasons for exclusion that may be given in a round, in the order of their priority.
    public func reasons(in round: ReviewRound) -> [EligibilityRule] { exclusion.filter { $0.rounds.contains(round) } }
}

/// A person who decides.
public struct ReviewPerson: Sendable, Hashable, Codable {
    /// What a person does.
    public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
        /// Votes in the rounds.
        case reviewer
        /// Decides where two reviewers disagree; sees votes once they are complete.
        case arbiter
    }

    /// A short id, the name of the person's file of decisions.
    public var id: String
    /// The name as it is printed.
    public var name: String
    /// What the person does.
    public var role: Role

    /// A person who decides.
    public init(id: String, name: String = "", role: Role = .reviewer) {
        self.id = id
        self.name = name
        self.role = role
    }
}

/// Where a review is registered.
public enum ReviewRegistration: Sendable, Hashable {
    /// In a registry such as PROSPERO, under an id, since a day.
    case registered(registry: String, id: String, date: CalendarDate?)
    /// The authors say that it is not.
    case notRegistered
    /// The protocol does not say.
    case notStated
}

/// The version of a review that a new one updates.
public struct PreviousReview: Sendable, Hashable {
    /// Studies that it included; `nil` where it does not tell.
    public var studies: Int?
    /// Reports that it included; `nil` where it does not tell.
    public var reports: Int?
    /// How it is cited.
    public var citation = ""

    /// A version of a review.
    public init(studies: Int? = nil, reports: Int? = nil, citation: String = "") {
        self.studies = studies
        self.reports = reports
        self.citation = citation
    }
}

/// A change of the protocol.
public struct ProtocolAmendment: Sendable, Hashable {
    /// The day from which it holds.
    public var date: CalendarDate
    /// What was changed.
    public var what: String
    /// Why.
    public var why: String
    /// The version that it made; empty where it does not say.
    public var version: String

    /// A change of the protocol.
    public init(date: CalendarDate, what: String, why: String, version: String = "") {
        self.date = date
        self.what = what
        self.why = why
        self.version = version
    }
}
