// SPDX-License-Identifier: Apache-2.0

import MalarUnits

/// Simplified Disease Activity Index. Built for rheumatoid arthritis; in lupus it describes the joints only.
///
/// - Source: cut-offs and formula: `acrActivity2012`, `johnson2020`.
public enum SDAI: Instrument {
    /// tjc28 + sjc28 + patientGlobal10 + physicianGlobal10 + crp / 10, with C-reactive protein in mg/L.
    public static func score(tjc28: Double, sjc28: Double, patientGlobal10: Double, physicianGlobal10: Double, crp: Double) -> Double {
        CDAI.score(tjc28: tjc28, sjc28: sjc28, patientGlobal10: patientGlobal10, physicianGlobal10: physicianGlobal10) + crp / 10
    }

    /// The published cut-offs.
    public static let bands = BandScheme(
        "sdai", source: "acrActivity2012", [.through(3.3, "remission"), .through(11, "low"), .through(26, "moderate"), .above("high")])

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "sdai", name: "SDAI",
        purpose: "Activity of arthritis: joint counts of 28, two global assessments and C-reactive protein in mg/dL, added.",
        references: ["acrActivity2012", "johnson2020"], verification: .twoSources,
        items: JointCounts28.form + [Global10.patientGlobal10.item, Global10.physicianGlobal10.item, crp] + JointCounts28.jointForm,
        rule: [
            "sdai = tjc28 + sjc28 + patientGlobal10 + physicianGlobal10 + C-reactive protein in mg/dL (mg/L divided by 10).",
            JointCounts28.rule, "An unknown global assessment ranges over 0 to 10. Without C-reactive protein there is no upper bound.",
            "The part cdai is the sum without C-reactive protein.",
        ],
        bands: [bands],
        parts: [PartDescription("cdai", "CDAI: the sum without C-reactive protein (0-76)")],
        notes: [
            "SDAI was built for rheumatoid arthritis.",
            "The published range 0 to 86 assumes C-reactive protein up to 10 mg/dL. The formula states no cap and none is applied; values above are flagged crpAbove10MgDl.",
            JointCounts28.note,
        ])

    /// C-reactive protein, as in DAS28.
    static let crp = ItemDescription(
        "crp", "C-reactive protein", .number(0...1000, unit: "mg/L"), group: "markers", "in mg/L; divided by 10 for the rule in mg/dL")

    /// The score with its band. Unknown items make it a range.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let (joints, crp) = (JointCounts28(answers), answers.number("crp"))
        let cdai = CDAI.sum(joints, answers)
        return Assessment(
            score: PartialScore("sdai", cdai + (crp.map { Bounds($0 / 10) } ?? Bounds(0, nil)), in: bands),
            missing: joints.missing + answers.lacking(["patientGlobal10", "physicianGlobal10", "crp"]),
            parts: [PartialScore("cdai", cdai, in: CDAI.bands)],
            flags: joints.flags + (crp.map { $0.isAbove(100) } ?? false ? ["crpAbove10MgDl"] : []))
    }
}
