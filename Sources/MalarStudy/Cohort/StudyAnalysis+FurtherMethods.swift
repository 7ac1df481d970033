// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

extension StudyAnalysis {
    /// Who was analysed, in a sentence of the Methods; `nil` where the protocol states no condition.
    var eligibilityMethods: String? {
        guard !study.eligibility.isEmpty else { return nil }
        let excluded = screenings.filter { $0.exclusion != nil }.count
        let reasons = study.eligibility.map(\.reason).listed
        return
            "Of \(screenings.count) patients screened \(excluded == 0 ? "none was" : excluded == 1 ? "1 was" : "\(excluded) were") left out; reasons for leaving a patient out were: \(reasons)."
    }

    /// Subgroups, sensitivity, attrition and models, in sentences of the Methods.
    var furtherMethods: String {
        let names = design.subgroups.map(\.name.lowercasedWord)
        let groups =
            names.isEmpty
            ? ""
            : "Subgroups of the protocol were \(names.listed); two groups were compared by the Mann-Whitney test or Fisher's exact test. "
        return groups
            + "Changes within subgroups are Hodges-Lehmann estimates with exact intervals, differences of shares have Newcombe's hybrid score intervals. "
            + "Every result was computed as observed case, with the last observation carried forward and with non-responder imputation; "
            + "remission and low disease activity also by multiple imputation with the reasons for stopping in the imputation model (CARRAC), "
            + "and estimates weighted by one over the probability of being assessed were added where a logistic model of it could be fitted. "
            + "Changes from baseline were also estimated by linear mixed models with a random intercept and with unstructured covariance (restricted maximum likelihood, Kenward-Roger)."
    }
}
