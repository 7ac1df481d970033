// SPDX-License-Identifier: Apache-2.0

/// Boolean remission of ACR and EULAR, 2011: tender and swollen joints of 28, C-reactive protein in mg/dL and the patient's global on
/// 0 to 10, each at most 1.
///
/// - Source: as stated in `studenic2023`.
public enum BooleanRemission2011: Instrument {
    private static let limits = BooleanRemission(patientGlobalLimit: .lessOrEqual(1))

    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "booleanRemission2011", name: "ACR/EULAR Boolean remission 2011",
        purpose: "Whether arthritis is in remission: four values, each at most 1.", references: ["studenic2023"], verification: .twoSources,
        items: BooleanRemission.items, rule: limits.rule, parts: BooleanRemission.parts,
        notes: [
            BooleanRemission.note, JointCounts28.note,
            "The publication of 2011 itself was not read; its limits are stated in the revision of 2022 and on a second page.",
        ],
        aliases: ["booleanRemission"])

    /// The state, with what decided each criterion.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        return limits.assess(answers)
    }
}
