// SPDX-License-Identifier: Apache-2.0

/// Minimal disease activity: clinical SLEDAI-2K at most 1 and prednisone at most 5 mg per day, on antimalarials and standard treatment.
///
/// - Source: `torontoStates`.
public enum MinimalDiseaseActivity: Instrument {
    /// Whether a visit is in the state.
    public static func state(_ findings: Findings<SLEDAI2K.Item>, prednisone: Bounds, therapyAllowed: Finding = .present) -> Truth {
        Truth.all([
            Limit.lessOrEqual(1).holds(for: SLEDAI2K.clinical(findings).range), Limit.lessOrEqual(5).holds(for: prednisone),
            Truth(therapyAllowed.isPresent),
        ])
    }

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "mda", name: "Minimal disease activity (SLE)",
        purpose: "Whether a visit is in minimal disease activity: met, not met or indeterminate, with what decided each criterion.",
        references: ["torontoStates", "gladman2002"], verification: .oneSource,
        items: ClinicalActivity.form + GlucocorticoidIntake.form + [Treatment.allowedItem],
        rule: [
            "cSledaiLow: clinical SLEDAI-2K at most 1; serology is ignored.",
            "gcLow: prednisone equivalent at most 5 mg per day.",
            "therapyAllowed: antimalarials and standard immunosuppressives are allowed.",
            "The state is met where all three are met; one that is not met decides against it, whatever is unknown.",
        ],
        parts: [PartDescription(ClinicalActivity.recorded, "Clinical SLEDAI (0-101)"), GlucocorticoidIntake.partDescription],
        notes: ["Read in the abstract of a review; it names no PGA and no duration.", "Not the minimal disease activity of psoriatic arthritis."])

    /// The state, with what decided each criterion.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let (activity, intake) = (ClinicalActivity(answers), GlucocorticoidIntake(recordedOrOf: answers))
        let criteria = [
            activity.criterion("cSledaiLow", .lessOrEqual(1)), Treatment.glucocorticoid("gcLow", intake, .lessOrEqual(5)),
            Treatment.isAllowed("therapyAllowed", answers),
        ]
        return Assessment(
            missing: activity.missing + intake.missing, parts: [activity.part, intake.part], state: Truth.all(criteria.map(\.state)),
            criteria: criteria, assumed: answers.asks(for: Treatment.allowed) ? [] : [Treatment.allowed],
            flags: activity.flags + intake.flags)
    }
}
