// SPDX-License-Identifier: Apache-2.0

/// Levels of remission of the Padova cohort: complete, clinical off glucocorticoids, clinical on at most 5 mg of prednisone.
///
/// - Source: `zen2015`.
public enum ZenRemission: Instrument {
    /// The levels, tested in this order.
    public enum Level: String, CaseIterable, Sendable {
        case complete, clinicalOffGc, clinicalOnGc, unremitted
    }

    /// The level of a visit; `nil` while unknowns leave more than one.
    public static func level(
        _ findings: Findings<SLEDAI2K.Item>, prednisone: Bounds, immunosuppressiveOrBiologic: Finding
    ) -> Level? {
        let quiet = findings.absence(of: SLEDAI2K.clinicalItems)
        let clauses = Clauses(
            quiet: quiet, serology: findings.absence(of: SLEDAI2K.serology), prednisone: prednisone,
            noImmunosuppressive: !Truth(immunosuppressiveOrBiologic.isPresent))
        return Level.allCases.first { clauses.holds($0) == .met }
    }

    /// What the levels are made of.
    struct Clauses {
        let quiet: Truth, serology: Truth, prednisone: Bounds, noImmunosuppressive: Truth

        func holds(_ level: Level) -> Truth {
            let none = Limit.lessOrEqual(0).holds(for: prednisone)
            let complete = Truth.all([quiet, serology, none, noImmunosuppressive])
            return switch level {
            case .complete: complete
            case .clinicalOffGc: Truth.all([quiet, none, !Truth.all([serology, noImmunosuppressive])])
            case .clinicalOnGc: Truth.all([quiet, !none, Limit.lessOrEqual(5).holds(for: prednisone)])
            case .unremitted: !Truth.all([quiet, Limit.lessOrEqual(5).holds(for: prednisone)])
            }
        }
    }

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "zenRemission", name: "Remission levels, Zen 2015",
        purpose: "Which level of remission a visit is in: complete, clinical off glucocorticoids, clinical on glucocorticoids, or none.",
        references: ["zen2015", "saccon2020"], verification: .twoSources,
        items: ClinicalActivity.form + GlucocorticoidIntake.form + [Treatment.immunosuppressiveItem],
        rule: [
            "complete: SLEDAI-2K of 0, serology included; no glucocorticoid, no immunosuppressive, no biologic.",
            "clinicalOffGc: else, clinical SLEDAI-2K of 0 and no glucocorticoid.",
            "clinicalOnGc: else, clinical SLEDAI-2K of 0 and prednisone at most 5 mg per day.",
            "unremitted: otherwise.",
            "Antimalarials are allowed in all of them. The state is that the visit is in one of the three levels of remission.",
        ],
        parts: [PartDescription(ClinicalActivity.recorded, "Clinical SLEDAI (0-101)"), GlucocorticoidIntake.partDescription],
        notes: [
            "The paper speaks of serologically active, clinically quiescent disease; taken literally, a seronegative patient on azathioprine would fit no level. The clinical levels are read irrespective of serology.",
            "The paper writes 1 to 5 mg per day; doses between 0 and 1 mg count as on glucocorticoids.",
            "That antimalarials are allowed at every level, and immunosuppressives at the clinical ones, was not read in the paper itself.",
            "Exactly one level is met once everything that decides is known.",
        ])

    /// The four levels, of which one is met; the state is remission at any level.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let (activity, intake) = (ClinicalActivity(answers), GlucocorticoidIntake(recordedOrOf: answers))
        let shown = [
            activity.criterion("cSledaiZero", .lessOrEqual(0)), activity.serology("serologyNormal"),
            Treatment.glucocorticoid("gcLow", intake, .lessOrEqual(5)), Treatment.glucocorticoid("gcNone", intake, .lessOrEqual(0)),
            Treatment.noImmunosuppressive("noImmunosuppressive", answers),
        ]
        let clauses = Clauses(
            quiet: shown[0].state, serology: shown[1].state, prednisone: intake.prednisone, noImmunosuppressive: shown[4].state)
        let decisive = "\(shown[0].decidedBy); \(shown[1].decidedBy); \(intake.words); \(shown[4].decidedBy)"
        let levels = Level.allCases.map { Criterion($0.rawValue, label($0), clauses.holds($0), decidedBy: decisive) }
        return Assessment(
            missing: activity.missing + activity.missingSerology + intake.missing
                + (shown[4].state == .indeterminate ? [Treatment.immunosuppressive] : []),
            parts: [activity.part, intake.part], state: !clauses.holds(.unremitted), criteria: shown + levels,
            flags: activity.flags + intake.flags)
    }

    private static func label(_ level: Level) -> String {
        switch level {
        case .complete: "complete remission"
        case .clinicalOffGc: "clinical remission off glucocorticoids"
        case .clinicalOnGc: "clinical remission on glucocorticoids"
        case .unremitted: "no remission"
        }
    }
}
