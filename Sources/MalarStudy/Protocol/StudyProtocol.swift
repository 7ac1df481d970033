// SPDX-License-Identifier: Apache-2.0

public import MalarCohort
public import MalarStatistics

/// What a study is about and how it is analysed: the content of `study.yaml`.
public struct StudyProtocol: Sendable, Hashable {
    /// The study's id, title, source and nature.
    public var identity: StudyIdentity
    /// How the data files are written.
    public var data: DataConventions
    /// The drug whose first dose is the start of follow-up.
    public var indexDrug: Drug
    /// Which assessment is the baseline.
    public var baseline: BaselineRule
    /// Whether recorded ages and disease durations are used before derived ones.
    public var times: Precedence
    /// What an unknown item means in scores and states.
    public var unknownItems: UnknownPolicy
    /// The scores that are compared before and after, by id.
    public var outcomes: [String]
    /// When a patient counts as responder; `nil` where the study has no rule.
    public var response: ResponseRule?
    /// What a patient must fulfil to be analysed, in the order in which it is asked; empty where everyone in the data is.
    public var eligibility: [EligibilityCriterion] = []
    /// Options of the statistics.
    public var statistics: StatisticalOptions
    /// The design of a cohort with time points; `nil` for a case series.
    public var cohort: CohortDesign?
}

/// A study's id, title, source and nature.
public struct StudyIdentity: Sendable, Hashable {
    /// A short id, used in file names.
    public var id: String
    /// The title of the report.
    public var title: String
    /// One or two sentences under the title.
    public var summary: String?
    /// Where the data come from.
    public var source: String?
    /// Whether the data are made up; every page of the report then says so.
    public var isSynthetic: Bool
}

/// Which assessment is the baseline.
public struct BaselineRule: Sendable, Hashable {
    /// Days before the first dose within which a visit may serve as baseline.
    public var withinDays: Int
}

/// Which of a recorded and a derived value is used where both exist.
public enum Precedence: String, Sendable, CaseIterable {
    case derived, recorded
}

/// What an unknown item means.
public enum UnknownPolicy: String, Sendable, CaseIterable {
    /// It leaves the score open.
    case unknown
    /// It counts as absent; the report says so.
    case absent
}

/// A rule made of conditions that must all hold.
public struct ResponseRule: Sendable, Hashable {
    /// The rule in words, for the table's footnote and the Methods.
    public var name: String
    /// The conditions.
    public var conditions: [Condition]
}

/// A condition on one variable of the analysis.
public struct Condition: Sendable, Hashable {
    /// How the value is compared.
    public enum Comparison: Sendable, Hashable {
        case `is`(String)
        case contains(String)
        case below(Double)
        case atMost(Double)
        case above(Double)
        case atLeast(Double)
    }

    /// The id of the variable.
    public var variable: String
    /// How its value is compared.
    public var comparison: Comparison
}

/// Options of the statistics, by name.
public struct StatisticalOptions: Sendable, Hashable {
    /// The named set of options of the signed-rank test.
    public var preset: SignedRankConvention
    /// The definition of quartiles.
    public var quantiles: QuantileDefinition
    /// The level of intervals, between 0 and 1.
    public var confidence: Double
}
