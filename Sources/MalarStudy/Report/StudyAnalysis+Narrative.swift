// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics
internal import MalarUnits

extension StudyAnalysis {
    /// The Methods of the study, from its protocol: sentences to be put into a paper.
    var methods: [RichText] {
        [
            RichText(population), RichText(assessments), RichText(glucocorticoidMethods), RichText(responseMethods),
            RichText(statisticalMethods), RichText(unknownMethods),
        ]
    }

    private var population: String {
        let starts = courses.compactMap(\.start)
        let span =
            starts.min().flatMap { first in
                starts.max().map { first == $0 ? " in \(first.inWords)" : " between \(first.inWords) and \($0.inWords)" }
            } ?? ""
        let centres = courses.compactMap(\.patient.centre).uniqued()
        let places = centres.count == 1 ? " at one centre" : centres.count > 1 ? " at \(centres.count) centres" : ""
        return "We describe \(courses.count) patients with systemic lupus erythematosus who started \(drugName)\(span)\(places). "
            + "Baseline was the last assessment on or before the first dose, within \(study.baseline.withinDays) days of it; follow-up ran to the last clinical evaluation."
    }

    private var assessments: String {
        let names = outcomes.map(\.label).listed
        let recorded = outcomes.filter { score in
            courses.contains { course in course.baseline?.score(score).isRecorded == true || course.last?.score(score).isRecorded == true }
        }
        let derived =
            recorded.isEmpty
            ? "scores were derived from their items."
            : "\(recorded.map(\.label).listed) \(recorded.count == 1 ? "was" : "were") taken as recorded on the chart where the items did not give a score."
        return "Disease activity was assessed by \(names); \(derived) "
            + "Remission was defined by DORIS 2021 (clinical SLEDAI-2K 0, physician global assessment below 0.5, prednisone-equivalent of at most 5 mg/day) and low disease activity by LLDAS; "
            + "the response of DAS28 was classified by EULAR."
    }

    private var glucocorticoidMethods: String {
        "Glucocorticoid doses were converted to milligrams of prednisone (methylprednisolone 4 mg = prednisone 5 mg)."
    }

    private var responseMethods: String {
        study.response.map { "A patient counted as responder if all of the following held: \($0.name)." } ?? "No rule for response was set."
    }

    private var statisticalMethods: String {
        "Numeric variables are given as mean and standard deviation and as median with quartiles (\(study.statistics.quantiles.name)) and range, with the number of patients. "
            + "Values before and at the last evaluation were compared by the Wilcoxon signed-rank test (\(signedRank.convention?.name ?? "options as listed in the table"); two-sided, exact distribution given ties), "
            + "with the Hodges-Lehmann estimate of the change, its distribution-free interval, and the matched-pairs rank-biserial correlation. "
            + "No adjustment for multiple comparisons was made. Analyses were done with Malar."
    }

    private var unknownMethods: String {
        switch study.unknownItems {
        case .unknown:
            "Items that were not recorded were kept as unknown: a score with unknown items is a range, and a state that depends on them is called indeterminate."
        case .absent: "Items that were not recorded were counted as absent wherever at least one item of the same instrument was recorded."
        }
    }

    /// The Results in sentences; every number is one of the tables'.
    var results: [RichText] {
        [RichText(courseResults)] + comparisons.map { RichText(sentence($0)) } + [RichText(safetyResults)]
    }

    private var courseResults: String {
        let (age, duration, months) = (
            sample("ageAtStart").descriptives, sample("diseaseDuration").descriptives, sample("monthsOnIndexDrug").descriptives
        )
        return
            "Mean age at start was \(text(age.mean, 2)) years (range \(text(age.minimum, 0)) to \(text(age.maximum, 0)); n\u{A0}=\u{A0}\(age.n)), "
            + "median disease duration \(text(duration.median, 1)) months (range \(text(duration.minimum, 0)) to \(text(duration.maximum, 0)); n\u{A0}=\u{A0}\(duration.n)), "
            + "and mean time on \(drugName) \(text(months.mean, 2)) months (range \(text(months.minimum, 0)) to \(text(months.maximum, 0)); n\u{A0}=\u{A0}\(months.n))."
    }

    private func sentence(_ comparison: PairedComparison) -> String {
        let (before, last) = (comparison.before.descriptives, comparison.last.descriptives)
        let test = comparison.test.value.flatMap { result in
            result.exact.twoSided.value.map { "; exact p = \($0.fixed(3)), smallest possible \(result.smallestTwoSidedP.fixed(3))" }
        }
        return
            "\(comparison.label) went from a median of \(text(before.median, 2)) (mean \(text(before.mean, 2)); n\u{A0}=\u{A0}\(before.n)) before \(drugName) "
            + "to \(text(last.median, 2)) (mean \(text(last.mean, 2)); n\u{A0}=\u{A0}\(last.n)) at the last evaluation (\(comparison.patients.count) pairs\(test ?? ""))."
    }

    private var safetyResults: String {
        let events = courses.flatMap { $0.patient.events.filter { $0.kind != "flare" } }
        let serious = events.filter { $0.isSerious == true }.count
        let flares = courses.flatMap { $0.patient.events.filter { $0.kind == "flare" } }.count
        let stopped = courses.filter { AnalysisVariable.named("stoppedIndexDrug")?.value($0).content == .finding(.present) }.count
        guard courses.allSatisfy(\.eventsAreComplete) else { return "Adverse events were not recorded completely." }
        let adverse =
            switch events.count {
            case 0: "No adverse event was recorded"
            case 1: "One adverse event was recorded, \(serious == 1 ? "a serious one" : "not a serious one")"
            default: "\(events.count) adverse events were recorded, \(serious) of them serious"
            }
        return "\(adverse); \(flares) flare\(flares == 1 ? " was" : "s were") recorded; "
            + "\(stopped) of \(courses.count) patients stopped \(drugName)."
    }

    private func text(_ value: Computed<Double>, _ decimals: Int) -> String {
        value.value.map { $0.fixed(decimals) } ?? "–"
    }
}

extension [String] {
    /// The words as a list: `a, b and c`.
    var listed: String {
        count < 2 ? first ?? "" : dropLast().joined(separator: ", ") + " and " + (last ?? "")
    }
}

extension PartialDate {
    /// `September 2023`, `14 September 2023`, `2023`.
    var inWords: String {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        ]
        let (year, month, day) = earliest.components
        switch precision {
        case .year: return "\(year)"
        case .month: return "\(names[month - 1]) \(year)"
        case .day: return "\(day) \(names[month - 1]) \(year)"
        }
    }
}
