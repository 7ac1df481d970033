// SPDX-License-Identifier: Apache-2.0

/// When a pooled proportion is refused, or needs a word of warning. The raw value is the name in `review.json`.
public enum SynthesisRule: String, Sendable, Hashable, CaseIterable {
    /// No study has a number.
    case noStudy = "no_study"
    /// One or two studies: no pooled model.
    case tooFewStudies = "too_few_studies"
    /// Two studies whose intervals have no point in common.
    case twoStudiesApart = "two_studies_no_overlap"
    /// Every study has none or all of its patients with the outcome.
    case allNoneOrAll = "all_none_or_all"
    /// The main method found no answer.
    case methodFailed = "method_failed"
    /// Of three or more studies, two intervals have no point in common.
    case intervalsApart = "intervals_no_overlap"
    /// The variance between fewer than five studies is 0.
    case noHeterogeneityDetected = "no_heterogeneity_detected"
    /// The variance between studies rests on fewer than five studies.
    case fewStudiesForVariance = "few_studies_for_variance"
    /// The Knapp-Hartung interval is narrower than the normal one.
    case knappHartungNarrower = "knapp_hartung_narrower"
    /// A prediction interval or an interval of the mean leaves 0 to 1.
    case outsideScale = "outside_0_1"
    /// The prediction interval covers half of the scale or more.
    case widePrediction = "wide_prediction"
    /// One study has more than half of all patients.
    case oneStudyDominates = "one_study_dominates"
    /// Studies with very few patients take part.
    case caseReports = "very_small_studies"
    /// Fewer than fifty patients in all.
    case fewPatients = "few_patients"
    /// The methods differ by more than ten points.
    case methodsDisagree = "methods_disagree"
    /// Abstracts of congresses take part.
    case congressAbstracts = "congress_abstracts"
    /// A count is assumed, not printed by a report.
    case assumedCounts = "assumed_counts"
    /// Studies of the review have no number for this outcome.
    case studiesWithoutNumber = "studies_without_number"
    /// The crude sum ignores the studies.
    case crudeSum = "crude_studies_ignored"
    /// Fewer than ten studies: small-study effects are not tested.
    case smallStudyEffectsNotTested = "small_study_effects_not_tested"

    /// How grave it is.
    public var severity: SynthesisWarning.Severity {
        switch self {
        case .noStudy, .tooFewStudies, .twoStudiesApart, .allNoneOrAll, .methodFailed: .refusal
        case .widePrediction, .oneStudyDominates, .assumedCounts: .objection
        case .intervalsApart, .caseReports, .fewPatients, .methodsDisagree, .fewStudiesForVariance, .noHeterogeneityDetected,
            .studiesWithoutNumber, .congressAbstracts:
            .caution
        case .knappHartungNarrower, .outsideScale, .crudeSum, .smallStudyEffectsNotTested: .note
        }
    }
}

/// One rule that applies to a synthesis, in words that quote its numbers.
public struct SynthesisWarning: Sendable, Hashable {
    /// How grave a warning is.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        /// There is no pooled value because of it.
        case refusal
        /// There is a pooled value, and it is better not used because of it.
        case objection
        /// The pooled value must not be read without it.
        case caution
        /// It is about what stands beside the pooled value.
        case note
    }

    /// The rule that applies.
    public var rule: SynthesisRule
    /// One or two sentences.
    public var message: String

    /// A rule with its words.
    public init(_ rule: SynthesisRule, _ message: String) {
        self.rule = rule
        self.message = message
    }

    /// How grave it is, by its rule.
    public var severity: Severity { rule.severity }
}

/// Whether a pooled value is given.
public enum SynthesisVerdict: String, Sendable, Hashable, CaseIterable {
    case pooled
    case pooledWithCaution = "pooled_with_caution"
    /// There is a pooled value, shown for completeness.
    case unwise
    case notPooled = "not_pooled"

    /// The verdict in plain words, for a heading.
    public var words: String {
        switch self {
        case .pooled: "The studies can be pooled"
        case .pooledWithCaution: "The studies can be pooled, with caution"
        case .unwise: "Pooling these studies is unwise; the pooled value is shown for completeness"
        case .notPooled: "The studies should not be pooled"
        }
    }
}
