// SPDX-License-Identifier: Apache-2.0

public import MalarCohort

/// How a cohort with time points is followed and analysed: the part of `study.yaml` that a case series does not have.
public struct CohortDesign: Sendable, Hashable {
    /// The time points after the first dose, in order of their target days.
    public var timePoints: [TimePoint]
    /// What stands for a missing assessment in the tables of efficacy and states.
    public var missing: MissingVisits
    /// Whether visits after the index drug was stopped count.
    public var afterStop: VisitsAfterStop
    /// The indices that are followed, and in whom.
    public var endpoints: [Endpoint]
    /// Which of two visits counts that are equally near to a target day.
    public var ties: VisitTie = .later
    /// The groups that tables and the forest plot compare.
    public var subgroups: [Subgroup] = Subgroup.standard
    /// What the figures show of the indices.
    var summary: FollowedIndex.Summary
    /// The shortest follow-up, in weeks, of the patients among whom non-responders are counted.
    public var followUpFrom: Int
}

/// What stands for an assessment that is missing.
public enum MissingVisits: String, Sendable, CaseIterable {
    /// Nothing: only what was assessed counts.
    case observed
    /// The last earlier assessment after the first dose.
    case locf
    /// No response: a state is not met, a score is that of the baseline. A patient on treatment whose follow-up ends before is left out.
    case nonResponder

    /// The rule as a row or a footnote names it.
    public var name: String {
        switch self {
        case .observed: "observed case"
        case .locf: "last observation carried forward"
        case .nonResponder: "non-responder imputation"
        }
    }
}

/// Whether visits after the index drug was stopped count.
public enum VisitsAfterStop: String, Sendable, CaseIterable {
    case include, exclude
}

/// An index that is followed, and the patients in whom it is.
public struct Endpoint: Sendable, Hashable {
    /// What is measured.
    public var measure: Measure
    /// In whom.
    public var population: EndpointPopulation

    /// An index in a population.
    public init(_ measure: Measure, in population: EndpointPopulation = .all) {
        self.measure = measure
        self.population = population
    }
}

/// What an endpoint measures.
public enum Measure: Sendable, Hashable {
    case score(OutcomeScore)
    /// Prednisone-equivalent in milligrams a day.
    case prednisone

    /// The measure of an id; `nil` if there is none.
    public init?(id: String) {
        if id == Measure.prednisone.id {
            self = .prednisone
        } else if let score = OutcomeScore(rawValue: id) {
            self = .score(score)
        } else {
            return nil
        }
    }

    /// The ids that a protocol may name.
    public static var ids: [String] { OutcomeScore.allCases.map(\.rawValue) + [Measure.prednisone.id] }

    /// The id in protocols and results.
    public var id: String {
        switch self {
        case .score(let score): score.rawValue
        case .prednisone: "prednisoneEquivalent"
        }
    }

    /// The name in print.
    public var label: String {
        switch self {
        case .score(let score): score.label
        case .prednisone: "Prednisone-equivalent (mg/day)"
        }
    }
}

/// The patients in whom an index is followed.
public enum EndpointPopulation: String, Sendable, CaseIterable {
    case all, mucocutaneousAtBaseline, jointsAtBaseline

    /// The patients in words, after the name of the index; `nil` for all of them.
    public var words: String? {
        switch self {
        case .all: nil
        case .mucocutaneousAtBaseline: "patients with mucocutaneous activity at baseline"
        case .jointsAtBaseline: "patients with joint activity at baseline"
        }
    }
}
