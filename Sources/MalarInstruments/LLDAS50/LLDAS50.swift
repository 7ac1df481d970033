// SPDX-License-Identifier: Apache-2.0

public import MalarUnits

/// LLDAS-50: at least half of the observed time in low disease activity.
///
/// - Source: `lldas50Cohort`; state at a visit: `franklyn2016`.
public enum LLDAS50: LongitudinalInstrument {
    /// Whether at least half of the known time was spent in the state; indeterminate where no time was known.
    public static func state(_ visits: [DatedState], until end: CalendarDate, maxGapDays: Int? = nil) -> Truth {
        LLDAS.lldas50(StateShare(of: visits, until: end, maxGapDays: maxGapDays))
    }

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "lldas50", name: "LLDAS-50",
        purpose: "The share of the time up to a visit that was spent in low disease activity, and whether it is at least half.",
        references: ["lldas50Cohort", "franklyn2016", "tsang2018"], verification: .twoSources,
        items: LLDAS.description.items + [
            ItemDescription("lldas", "LLDAS", .finding, group: "activity", need: .alternative, "the state as recorded; decides where the items leave it open"),
            VisitSeries.gap,
        ],
        rule: [
            "All earlier visits of the patient count; the first one is where observation begins, this one is where it ends.",
            "The state at a visit holds until the next visit, at most for maxGapDays.",
            "timeShare = days in the state / days on which the state was known. Indeterminate time counts in neither.",
            "visitShare = visits in the state / visits at which it was known, this one included.",
            "atLeastHalfOfTime and atLeastHalfOfVisits: the share is at least 0.5. The state is that of time.",
            "sustainedDays: days in which every visit up to this one was in the state without a gap; a range where visits are indeterminate or gaps too long.",
        ],
        parts: [
            PartDescription("visitShare", "Share of visits (0-1)"), PartDescription("daysMet", "Days in the state"),
            PartDescription("daysKnown", "Days on which the state was known"), PartDescription("sustainedDays", "Days in the state without a break"),
        ],
        notes: [
            "Some authors ask for more than half; at least half is used.",
            "No paper names a longest gap: 180 days is a suggestion. The flag maxGapDays.<days> says which was used.",
            "Two consecutive years in the state protected against damage in one cohort.",
            "The flag indeterminateVisits says that visits were left out; their share is not bounded by the result.",
        ])

    /// The share of time as score, whether it is at least half as state.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let states = try series.states(state)
        let share = StateShare(of: states, until: visit.date, maxGapDays: series.maxGapDays)
        let run = StateRun(of: states, maxGapDays: series.maxGapDays)
        return Assessment(
            score: PartialScore("timeShare", value: share.ofTime, lowest: 0, highest: 1),
            missing: states.last?.state == .indeterminate ? try LLDAS.assess(visit.answers).missing : [],
            parts: [
                PartialScore("visitShare", value: share.ofVisits, lowest: 0, highest: 1),
                PartialScore("daysMet", value: Double(share.daysMet)), PartialScore("daysKnown", value: Double(share.daysKnown)),
                PartialScore("sustainedDays", run.days),
            ],
            state: LLDAS.lldas50(share), criteria: criteria(share),
            flags: series.gapFlags + (states.contains { $0.state == .indeterminate } ? ["indeterminateVisits"] : []))
    }

    /// The state at a visit: from the items, or as recorded where they leave it open.
    static func state(_ answers: Answers) throws(AnswerError) -> Truth {
        let derived = try LLDAS.assess(answers).state ?? .indeterminate
        return derived == .indeterminate ? Truth(answers.finding("lldas").isPresent) : derived
    }

    private static func criteria(_ share: StateShare) -> [Criterion] {
        [
            Criterion(
                "atLeastHalfOfTime", "at least half of the known time", LLDAS.lldas50(share),
                decidedBy: "\(share.daysMet) of \(share.daysKnown) known days"),
            Criterion(
                "atLeastHalfOfVisits", "at least half of the known visits", Truth(share.ofVisits.map { $0.isAtLeast(0.5) }),
                decidedBy: "\(share.visitsMet) of \(share.visitsKnown) known visits"),
        ]
    }
}
