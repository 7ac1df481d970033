// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

extension StudyAnalysis {
    /// Weeks of follow-up of the patients with a visit after the first dose.
    var followUpWeeks: Descriptives {
        Descriptives(members.map { $0.followUpDays.map { Double($0) / 7 } }, quantiles: study.statistics.quantiles)
    }

    /// The Methods of a cohort, from its protocol.
    var cohortMethods: [RichText] {
        [
            cohortPopulation, eligibilityMethods, timePointMethods, endpointMethods, stateMethods, cohortStatistics, furtherMethods,
            cohortUnknowns,
        ]
        .compactMap(\.self).map { RichText($0) }
    }

    private var cohortPopulation: String {
        let starts = courses.compactMap(\.start)
        let span =
            starts.min().flatMap { first in
                starts.max().map { first == $0 ? " on \(first.inWords)" : " between \(first.inWords) and \($0.inWords)" }
            } ?? ""
        let centres = courses.compactMap(\.patient.centre).uniqued().count
        let places = centres > 1 ? " at \(centres) centres" : centres == 1 ? " at one centre" : ""
        let patients = courses.count == 1 ? "One patient" : "\(courses.count) patients"
        return
            "\(patients) with systemic lupus erythematosus who started \(drugName)\(span)\(places) \(courses.count == 1 ? "was" : "were") followed. "
            + "Baseline was the last assessment on or before the first dose, within \(study.baseline.withinDays) days of it."
    }

    private var timePointMethods: String {
        let points = design.timePoints.map {
            "\($0.label) (\($0.name), day \($0.day), window \($0.window.lowerBound) to \($0.window.upperBound))"
        }
        return
            "Time points after the first dose were \(points.listed). Of the visits in a window the one nearest to the target day counted, "
            + "of two equally near ones the \(design.ties.rawValue); a visit stood for one time point only. \(missingNote)"
    }

    private var endpointMethods: String {
        let names = design.endpoints.map { endpoint in
            [endpoint.measure.inSentence, endpoint.population.words.map { "(\($0))" }].compactMap(\.self).joined(separator: " ")
        }
        return
            "The indices were \(names.listed). Scores were derived from their items, or taken as recorded on the chart where the items did not give them. "
            + "Glucocorticoid doses were converted to milligrams of prednisone a day."
    }

    private var stateMethods: String {
        "Remission was defined by DORIS 2021 (clinical SLEDAI-2K 0, physician global assessment below 0.5, prednisone-equivalent of at most 5 mg/day), low disease activity by LLDAS. "
            + "Among patients with at least \(design.followUpFrom) weeks of follow-up, non-responders were those not at least in LLDAS at the last visit, or withdrawn for flare or persistently active disease."
    }

    private var cohortStatistics: String {
        "Indices are given as median and quartiles (\(study.statistics.quantiles.name)) and were compared with the baseline by the paired Wilcoxon signed-rank test (\(study.statistics.preset.name), two-sided); "
            + "the exact p, the p of other programs and the smallest attainable p are given beside it. No adjustment for multiple comparisons was made. "
            + "Percentages are rounded half up, with numerator and denominator. Analyses were done with Malar."
    }

    private var cohortUnknowns: String {
        switch study.unknownItems {
        case .unknown:
            "Items that were not recorded were kept as unknown: a score that depends on them is missing, and a state that depends on them is indeterminate and in no denominator."
        case .absent: "Items that were not recorded were counted as absent wherever at least one item of the same instrument was recorded."
        }
    }
}
