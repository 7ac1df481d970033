// SPDX-License-Identifier: Apache-2.0

/// Low disease activity as used in Toronto: clinical SLEDAI-2K at most 2 on antimalarials only.
///
/// - Source: `torontoStates`.
public enum TorontoLDA: Instrument {
    /// Whether a visit is in the state.
    public static func state(_ findings: Findings<SLEDAI2K.Item>, prednisone: Bounds, immunosuppressiveOrBiologic: Finding) -> Truth {
        Truth.all([
            Limit.lessOrEqual(2).holds(for: SLEDAI2K.clinical(findings).range), Limit.lessOrEqual(0).holds(for: prednisone),
            !Truth(immunosuppressiveOrBiologic.isPresent),
        ])
    }

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "torontoLda", name: "Low disease activity (Toronto)",
        purpose: "Whether a visit is in low disease activity on antimalarials only, with what decided each criterion.",
        references: ["torontoStates", "gladman2002"], verification: .oneSource,
        items: ClinicalActivity.form + GlucocorticoidIntake.form + [Treatment.immunosuppressiveItem],
        rule: [
            "cSledaiLow: clinical SLEDAI-2K at most 2; serology is ignored.",
            "gcNone: no glucocorticoid.",
            "noImmunosuppressive: no immunosuppressive and no biologic; antimalarials are allowed.",
            "The state is met where all three are met; one that is not met decides against it, whatever is unknown.",
        ],
        parts: [PartDescription(ClinicalActivity.recorded, "Clinical SLEDAI (0-101)"), GlucocorticoidIntake.partDescription],
        notes: ["Read in the abstract of a review; it names no PGA and no duration. It is not LLDAS."])

    /// The state, with what decided each criterion.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let (activity, intake) = (ClinicalActivity(answers), GlucocorticoidIntake(recordedOrOf: answers))
        let criteria = [
            activity.criterion("cSledaiLow", .lessOrEqual(2)), Treatment.glucocorticoid("gcNone", intake, .lessOrEqual(0)),
            Treatment.noImmunosuppressive("noImmunosuppressive", answers),
        ]
        return Assessment(
            missing: activity.missing + intake.missing + (criteria[2].state == .indeterminate ? [Treatment.immunosuppressive] : []),
            parts: [activity.part, intake.part], state: Truth.all(criteria.map(\.state)), criteria: criteria,
            flags: activity.flags + intake.flags)
    }
}
