// SPDX-License-Identifier: Apache-2.0

import MalarUnits

/// Non-responder as in the Italian multicentre study of anifrolumab: among patients with at least 24 weeks of follow-up, no low disease
/// activity at the last visit, or treatment withdrawn because of flare or persistently active disease.
///
/// - Source: `tani2024`, Methods and Results.
public enum NonResponder2024: LongitudinalInstrument {
    /// The shortest follow-up that counts, in weeks.
    public static let weeks = 24.0

    /// Whether a patient is a non-responder, on plain values; `nil` where follow-up is too short to count.
    public static func nonResponder(weeksOfFollowUp: Double, lldasAtLastVisit: Truth, withdrawnForActivity: Truth) -> Truth? {
        weeksOfFollowUp.isAtLeast(weeks) ? .any([!lldasAtLastVisit, withdrawnForActivity]) : nil
    }

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "nonResponder2024", name: "Non-responder (multicentre study 2024)",
        purpose: "Whether a patient with at least 24 weeks of follow-up is a non-responder, taking this row as the last visit.",
        references: ["tani2024", "franklyn2016"], verification: .oneSource,
        items: LLDAS.description.items + [
            ItemDescription(
                "lldasRecorded", "LLDAS as recorded", .finding, group: "activity", need: .alternative, "decides where the criteria leave the state open"),
            ItemDescription(
                "withdrawnForActivity", "Withdrawn for activity", .finding, group: "treatment", need: .assumedAbsent,
                "treatment withdrawn because of flare or persistently active disease, at this visit or since the one before"),
            ItemDescription(
                "followUpWeeks", "Weeks of follow-up", .number(0...5000, unit: "wk"), group: "visit", need: .alternative,
                "week of the visit schedule; counted from the dates where not given"),
            VisitSeries.baselineItem,
        ],
        rule: [
            "Baseline: the first row, or the latest row marked isBaseline. Follow-up is the time from there to this row, which is taken as the last visit.",
            "A patient with less than 24 weeks (168 days) does not count: no state, flag notInDenominator.",
            "noLldas: the visit is not in LLDAS, as this suite derives it, or as recorded where the criteria leave it open.",
            "withdrawn: treatment withdrawn because of flare or persistently active disease, at this row or at one since baseline.",
            "Non-responder: either of the two. Withdrawal for another reason (infection, wish) makes none.",
        ],
        parts: [PartDescription("weeksOfFollowUp", "Weeks since baseline")],
        notes: [
            "Methods print at least 6 months, Results at least 24 weeks: 24 weeks are used. A schedule whose visit of week 24 falls on an earlier day gives followUpWeeks.",
            "The study reports 4 non-responders of 20. The visit of 24 weeks has 20 patients in the text and 19 in its table 2.",
            "At least LLDAS: remission counts because it fulfils LLDAS; it is not asked for separately.",
            "LLDAS asks for no new activity and no standard for the treatment that the study does not print; see lldas.",
        ])

    /// The state, with both criteria.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let weeksOfFollowUp =
            visit.answers.number("followUpWeeks") ?? Double(visit.date.days(since: series.baseline?.date ?? visit.date)) / 7
        let lldas = try LLDAS.assess(visit.answers)
        let (low, lowWords) = lowActivity(lldas, visit.answers)
        let withdrawn = Truth.any((series.sinceBaseline.map(\.answers) + [visit.answers]).map(withdrawal))
        let state = nonResponder(weeksOfFollowUp: weeksOfFollowUp, lldasAtLastVisit: low, withdrawnForActivity: withdrawn)
        return Assessment(
            missing: low == .indeterminate ? lldas.missing : [], parts: [PartialScore("weeksOfFollowUp", value: weeksOfFollowUp)],
            state: state,
            criteria: [
                Criterion("noLldas", "not in low disease activity", !low, decidedBy: lowWords),
                Criterion(
                    "withdrawn", "withdrawn because of flare or persistently active disease", withdrawn,
                    decidedBy: withdrawn == .met ? "withdrawn" : withdrawn == .notMet ? "not withdrawn" : "not known"),
            ],
            assumed: description.assumed(visit.answers),
            flags: lldas.flags + differing(lldas, visit.answers) + (state == nil ? ["notInDenominator"] : []))
    }

    private static func withdrawal(_ answers: Answers) -> Truth {
        Truth(answers.finding("withdrawnForActivity", ifNeverAsked: .absent))
    }

    private static func lowActivity(_ lldas: Assessment, _ answers: Answers) -> (Truth, String) {
        let derived = lldas.state ?? .indeterminate
        let recorded = Truth(answers.finding("lldasRecorded"))
        if derived == .indeterminate, recorded != .indeterminate {
            return (recorded, recorded == .met ? "in LLDAS as recorded" : "not in LLDAS as recorded")
        }
        let deciding = lldas.criteria.filter { $0.state == derived && derived != .met }.map(\.decidedBy)
        return (derived, deciding.isEmpty ? "in LLDAS" : deciding.joined(separator: "; "))
    }

    private static func differing(_ lldas: Assessment, _ answers: Answers) -> [String] {
        let recorded = Truth(answers.finding("lldasRecorded"))
        let isOpen = recorded == .indeterminate || lldas.state == .indeterminate
        return isOpen || lldas.state == recorded ? [] : ["recordedDiffers.lldas"]
    }
}
