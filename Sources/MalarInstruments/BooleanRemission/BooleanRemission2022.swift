// SPDX-License-Identifier: Apache-2.0

/// Boolean remission of ACR and EULAR, revision of 2022: as in 2011, with the patient's global at most 2 instead of 1.
///
/// - Source: `studenic2023`.
public enum BooleanRemission2022: Instrument {
    private static let limits = BooleanRemission(patientGlobalLimit: .lessOrEqual(2))

    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "booleanRemission2022", name: "ACR/EULAR Boolean remission, 2022 revision",
        purpose: "Whether arthritis is in remission: joint counts and C-reactive protein at most 1, patient's global at most 2.",
        references: ["studenic2023"], verification: .oneSource,
        items: BooleanRemission.items, rule: limits.rule, parts: BooleanRemission.parts,
        notes: [
            BooleanRemission.note, JointCounts28.note,
            "One public calculator takes 1.5 for the patient's global; the abstract of the revision states 2 (of 10).",
        ],
        aliases: ["boolean2.0"])

    /// The state, with what decided each criterion.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        return limits.assess(answers)
    }
}
