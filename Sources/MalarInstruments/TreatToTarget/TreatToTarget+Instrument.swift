// SPDX-License-Identifier: Apache-2.0

extension TreatToTarget {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "treatToTarget", name: "Treat to target",
        purpose: "Whether a visit is in the target of treatment, how long it took to reach it, and how long it was held.",
        references: ["vanVollenhoven2014", "fanouriakis2019", "fanouriakis2024", "vanVollenhoven2021", "franklyn2016", "jesus2021", "assuncao2022"],
        verification: .secondarySource,
        items: unique(
            LLDAS50.description.items + DORIS2021.description.items + SLEDAS.description.items + [
                ItemDescription("target", "Target", .choice(Target.allCases.map(\.rawValue)), group: "target", need: .alternative, "lldas where not given; the target of this row holds for all earlier rows"),
            ]),
        rule: [
            "doris: DORIS remission 2021. lldas: Lupus Low Disease Activity State. sleDasRemission: SLE-DAS at most 2.08 and prednisone at most 5 mg per day. sleDasLda: SLE-DAS at most 2.48 and prednisone at most 7.5 mg per day.",
            "gcEular2019: prednisone below 7.5 mg per day. gcEular2023: at most 5 mg per day. Both are reported beside the target.",
            "The state is that of the target at this visit. All earlier visits of the patient count; the clock starts at the first one.",
            "timeToTarget: days from the first visit to the first one in the target; before that, at least the days so far (flag targetNotReached).",
            "timeInTarget: days in the target up to this visit; the state at a visit holds until the next one, at most for maxGapDays.",
            "Indeterminate visits, and time beyond maxGapDays, leave both as ranges.",
        ],
        parts: [
            PartDescription("timeToTarget", "Days to the target"), PartDescription("monthsToTarget", "Whole months to the target"),
            PartDescription("timeInTarget", "Days in the target"),
        ],
        notes: [
            "The recommendations give the principle: remission, or else the lowest possible activity by a validated index, with the least glucocorticoid. The form given to it here, its clock and its four targets are ours.",
            "The flag target.<target> says which target was used, maxGapDays.<days> which longest gap.",
            "A visit in DORIS remission is usually in LLDAS as well, but need not be: new activity and maintenance doses are asked for by LLDAS only.",
            "EULAR 2019 writes below 7.5 mg, LLDAS at most 7.5 mg. The coefficients of SLE-DAS are from a secondary source.",
        ],
        aliases: ["t2t"])

    /// The target's state at this visit, and the course to it.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let target = visit.answers.word("target").flatMap(Target.init) ?? .lldas
        let states = try series.states { (answers) throws(AnswerError) in try status(target, answers) }
        let course = Course(of: states, until: visit.date, maxGapDays: series.maxGapDays)
        return Assessment(
            missing: states.last?.state == .indeterminate ? try missing(target, visit.answers) : [],
            parts: [
                PartialScore("timeToTarget", course.timeToTarget), PartialScore("monthsToTarget", course.monthsToTarget),
                PartialScore("timeInTarget", course.timeInTarget),
            ],
            state: states.last?.state, criteria: try criteria(visit.answers),
            flags: ["target.\(target.rawValue)"] + series.gapFlags + (course.reached == .notMet ? ["targetNotReached"] : []))
    }

    private static func criteria(_ answers: Answers) throws(AnswerError) -> [Criterion] {
        let (doris, lldas, sledas) = (try DORIS2021.assess(answers), try LLDAS.assess(answers), try SLEDAS.Reading(answers).criteria)
        let intake = GlucocorticoidIntake(recordedOrOf: answers)
        let isRecorded = lldas.state == .indeterminate && answers.finding("lldas") != .unknown
        return [
            Criterion("doris", "DORIS remission 2021", all: doris.criteria),
            isRecorded
                ? Criterion("lldas", "LLDAS", Truth(answers.finding("lldas").isPresent), decidedBy: "as recorded")
                : Criterion("lldas", "LLDAS", all: lldas.criteria),
            renamed("sleDasRemission", sledas.first { $0.id == "remissionIndex" }),
            renamed("sleDasLda", sledas.first { $0.id == "lowDiseaseActivity" }),
            Treatment.glucocorticoid("gcEular2019", intake, .lessThan(7.5)),
            Treatment.glucocorticoid("gcEular2023", intake, .lessOrEqual(5)),
        ].compactMap(\.self)
    }

    private static func renamed(_ id: String, _ criterion: Criterion?) -> Criterion? {
        criterion.map { Criterion(id, $0.label, $0.state, decidedBy: $0.decidedBy) }
    }

    private static func missing(_ target: Target, _ answers: Answers) throws(AnswerError) -> [String] {
        switch target {
        case .doris: try DORIS2021.assess(answers).missing
        case .lldas: try LLDAS.assess(answers).missing
        case .sleDasRemission, .sleDasLda: try SLEDAS.assess(answers).missing
        }
    }

    private static func unique(_ items: [ItemDescription]) -> [ItemDescription] {
        var seen: Set<String> = []
        return items.filter { seen.insert($0.id).inserted }
    }
}
