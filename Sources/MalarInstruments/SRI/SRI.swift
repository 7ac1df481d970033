// SPDX-License-Identifier: Apache-2.0

/// SLE Responder Index: SLEDAI fallen by 4 to 8 points since baseline, no new BILAG A and at most one new B, no worsening of PGA, no
/// treatment failure.
///
/// - Source: `furie2009`, `furie2011`.
public enum SRI: LongitudinalInstrument {
    /// How many points SLEDAI must fall.
    public enum Threshold: Int, CaseIterable, Sendable {
        case sri4 = 4, sri5, sri6, sri7, sri8

        /// The id in code, CSV and JSON.
        public var id: String { "sri\(rawValue)" }
    }

    /// By how much PGA must not rise, on the scale of 0 to 3.
    public static let pgaLimit = Limit.lessThan(0.3)

    /// Whether a visit is a response, on plain values.
    ///
    /// - Parameters:
    ///   - sledai: At baseline and now, by the same version.
    ///   - newA: Systems that are A now and were not at baseline.
    ///   - newB: Systems that are B now and were C, D or E at baseline.
    ///   - pga: At baseline and now, 0 to 3.
    public static func response(
        _ threshold: Threshold, sledai: (baseline: Bounds, now: Bounds), newA: Bounds, newB: Bounds, pga: (baseline: Bounds, now: Bounds),
        treatmentFailure: Finding
    ) -> Truth {
        .all([
            Limit.lessOrEqual(Double(-threshold.rawValue)).holds(for: sledai.now.change(since: sledai.baseline)),
            Limit.lessOrEqual(0).holds(for: newA), Limit.lessOrEqual(1).holds(for: newB),
            pgaLimit.holds(for: pga.now.change(since: pga.baseline)), !Truth(treatmentFailure),
        ])
    }

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "sri", name: "SLE Responder Index (SRI-4 to SRI-8)",
        purpose: "Whether a visit is a response since baseline, for a fall of SLEDAI by 4, 5, 6, 7 or 8 points.",
        references: ["furie2009", "furie2011", "ard196753", "nct04895241"], verification: .twoSources,
        items: SLEDAIScore.form + [SLEDAIScore.selenaItem] + BILAG2004.gradeForm + [
            PhysicianGlobal.item, ResponderCriteria.treatmentFailure,
            ItemDescription("sriN", "Points by which SLEDAI falls", .choice(Threshold.allCases.map(\.id)), need: .alternative, "sri4 where not given; all five are among the parts"),
            ResponderCriteria.missingRule, VisitSeries.baselineItem,
        ],
        rule: [
            VisitSeries.baselineRule,
            "sledaiReduction: SLEDAI down by n or more. SELENA-SLEDAI where both visits have it, otherwise SLEDAI-2K; the flag activity.<id> names the one used.",
            "noNewBilag: no system that is A now and was not at baseline, and at most one that is B now and was C, D or E.",
            "noPgaWorsening: PGA up by less than 0.3 on the scale of 0 to 3; exactly 0.3 is worsening.",
            "noTreatmentFailure: in the study, without a drug or dose that the protocol does not allow.",
            "Response: all four. " + ResponderCriteria.missingLine,
            "Parts: 1 for a response, 0 for none, by each n.",
        ],
        bands: [responseBands],
        parts: Threshold.allCases.map { PartDescription($0.id, "Response with a fall of \($0.rawValue) or more (1 yes, 0 no)") },
        notes: [
            "A patient whose baseline score is below n cannot respond: no response, with the flag baselineBelow.<n>.",
            "Trials of belimumab took SELENA-SLEDAI and accept classic BILAG; trials of anifrolumab took SLEDAI-2K and BILAG-2004.",
            "Stored abstracts print > 4 and > 0.3 where the sign of 4 or more and of less than 0.3 was lost.",
            ResponderCriteria.missingNote, ResponderCriteria.treatmentNote, BILAG2004.Change.note,
        ],
        aliases: ["sri4", "sleResponderIndex"])

    static let responseBands = BandScheme.yesNo("response", source: "furie2009")

    /// The response for the n asked for, with every criterion; the responses for all n as parts.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let now = SLEDAIScore(visit.answers)
        let word = visit.answers.word("sriN")
        let threshold = Threshold.allCases.first { $0.id == word } ?? .sri4
        let missing = missing(visit.answers, now)
        guard let baseline = series.baseline?.answers else {
            return Assessment(
                missing: missing, parts: Threshold.allCases.map { PartialScore($0.id, value: nil) },
                assumed: description.assumed(visit.answers),
                flags: ["baselineVisit"])
        }
        let change = SLEDAIScore.selenaOr2k(SLEDAIScore(baseline), now)
        let bilag = BILAG2004.Change(from: .init(entered: baseline), to: .init(entered: visit.answers))
        let shared = [
            ResponderCriteria.noNewBilag("noNewBilag", bilag),
            ResponderCriteria.noPgaWorsening(ResponderCriteria.pga(baseline, visit.answers), pgaLimit),
            ResponderCriteria.noTreatmentFailure(visit.answers),
        ]
        let responses = Threshold.allCases.map { threshold in
            let reduction = ResponderCriteria.reduction(change, by: threshold.rawValue)
            return (threshold, reduction, ResponderCriteria.settled(.all(([reduction] + shared).map(\.state)), visit.answers))
        }
        let (_, reduction, response) = responses[threshold.rawValue - Threshold.sri4.rawValue]
        return Assessment(
            missing: missing, parts: responses.map { PartialScore($0.0.id, $0.2.state.asNumber, in: responseBands) },
            state: response.state, criteria: [reduction] + shared, assumed: description.assumed(visit.answers),
            flags: ["n.\(threshold.rawValue)"] + response.flags + now.flags(usingSelena: change.name == "SELENA-SLEDAI") + bilag.flags
                + belowThreshold(change.earlier, threshold))
    }

    private static func missing(_ answers: Answers, _ now: SLEDAIScore) -> [String] {
        (now.selena == nil ? now.missing : []) + BILAG2004.Grades(entered: answers).missing
            + (answers.number(PhysicianGlobal.id) == nil ? [PhysicianGlobal.id] : [])
    }

    private static func belowThreshold(_ baseline: Bounds, _ threshold: Threshold) -> [String] {
        Limit.lessThan(Double(threshold.rawValue)).holds(for: baseline) == .met ? ["baselineBelow.\(threshold.rawValue)"] : []
    }
}
