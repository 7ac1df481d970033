// SPDX-License-Identifier: Apache-2.0

extension BICLA {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "bicla", name: "BILAG-based Combined Lupus Assessment",
        purpose: "Whether a visit is a response since baseline, led by the organs that were active.",
        references: ["wallace2011", "morand2020"], verification: .twoSources,
        items: BILAG2004.gradeForm + SLEDAIScore.form + [
            SLEDAIScore.selenaItem, PhysicianGlobal.item, ResponderCriteria.treatmentFailure,
            ItemDescription("biclaPga", "Wording of the PGA criterion", .choice(PgaWording.allCases.map(\.rawValue)), need: .alternative, "original where not given; both are among the parts"),
            ResponderCriteria.missingRule, VisitSeries.baselineItem,
        ],
        rule: [
            VisitSeries.baselineRule,
            "bilagImprovement: every system graded A at baseline is B, C or D now, and every system graded B is C or D now.",
            "noBilagWorsening: no system that is A now and was not at baseline, and at most one that is B now and was C, D or E.",
            "noSledaiWorsening: SLEDAI not above baseline. SELENA-SLEDAI where both visits have it, otherwise SLEDAI-2K.",
            "noPgaWorsening: original, PGA up by at most 0.3 (10 % of the scale of 0 to 3); tulip, up by less than 0.3.",
            "noTreatmentFailure: no treatment that the protocol does not allow.",
            "Response: all five. " + ResponderCriteria.missingLine,
            "A patient without A or B at baseline does not count: no state, flag notInDenominator. Where unknown grades leave open whether one counts, the response is indeterminate (flag denominatorUnknown).",
            "Parts: 1 for a response, 0 for none, by each wording.",
        ],
        bands: [responseBands],
        parts: [
            PartDescription("biclaOriginal", "Response, PGA up by at most 10 % of the scale (1 yes, 0 no)"),
            PartDescription("biclaTulip", "Response, PGA up by less than 0.3 (1 yes, 0 no)"),
        ],
        notes: [
            "10 % is read as 10 % of the scale (0.3 on 0 to 3), not of the value at baseline. The two wordings differ at a rise of exactly 0.3.",
            "The wording of the TULIP trials has not been read: results under it carry the flag unverified.tulipPga.",
            "Trials ask for one A or two B at entry; here any A or B counts.",
            ResponderCriteria.missingNote, ResponderCriteria.treatmentNote, BILAG2004.Change.note,
        ])

    static let responseBands = BandScheme.yesNo("biclaResponse", source: "wallace2011")

    /// The response under the wording asked for, with every criterion; the responses under both as parts.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let now = SLEDAIScore(visit.answers)
        let wording = visit.answers.word("biclaPga").flatMap(PgaWording.init) ?? .original
        guard let baseline = series.baseline?.answers else { return unanswered(visit.answers, now, "baselineVisit") }
        let bilag = BILAG2004.Change(from: .init(entered: baseline), to: .init(entered: visit.answers))
        let evaluable = bilag.isEvaluable
        guard evaluable != .notMet else { return unanswered(visit.answers, now, "notInDenominator") }
        let change = SLEDAIScore.selenaOr2k(SLEDAIScore(baseline), now)
        let pga = ResponderCriteria.pga(baseline, visit.answers)
        let (before, after) = (beforePga(bilag, change), ResponderCriteria.noTreatmentFailure(visit.answers))
        let responses = PgaWording.allCases.map { wording in
            let worsening = ResponderCriteria.noPgaWorsening(pga, wording.limit)
            let criteria = before + [worsening, after]
            return (
                wording, criteria,
                ResponderCriteria.settled(evaluable == .met ? .all(criteria.map(\.state)) : .indeterminate, visit.answers)
            )
        }
        let (_, criteria, response) = responses[wording == .original ? 0 : 1]
        return Assessment(
            missing: missing(visit.answers, now),
            parts: responses.map { PartialScore($0.0.part, $0.2.state.asNumber, in: responseBands) },
            state: response.state, criteria: criteria, assumed: description.assumed(visit.answers),
            flags: ["pga.\(wording.rawValue)"] + (wording == .tulip ? ["unverified.tulipPga"] : [])
                + (evaluable == .indeterminate ? ["denominatorUnknown"] : []) + response.flags
                + now.flags(usingSelena: change.name == "SELENA-SLEDAI") + bilag.flags)
    }

    private static func beforePga(_ bilag: BILAG2004.Change, _ change: Change) -> [Criterion] {
        [
            improvement(bilag), ResponderCriteria.noNewBilag("noBilagWorsening", bilag),
            Criterion(
                "noSledaiWorsening", "\(change.name) not above baseline", Limit.lessOrEqual(0).holds(for: change.rise),
                decidedBy: change.words),
        ]
    }

    private static func unanswered(_ answers: Answers, _ now: SLEDAIScore, _ flag: String) -> Assessment {
        Assessment(
            missing: missing(answers, now), parts: PgaWording.allCases.map { PartialScore($0.part, value: nil) },
            assumed: description.assumed(answers), flags: [flag])
    }

    private static func missing(_ answers: Answers, _ now: SLEDAIScore) -> [String] {
        BILAG2004.Grades(entered: answers).missing + (now.selena == nil ? now.missing : [])
            + (answers.number(PhysicianGlobal.id) == nil ? [PhysicianGlobal.id] : [])
    }
}
