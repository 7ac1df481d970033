// SPDX-License-Identifier: Apache-2.0

/// Clinical Disease Activity Index, 0 to 76. Built for rheumatoid arthritis; in lupus it describes the joints only.
///
/// - Source: cut-offs and formula: `acrActivity2012`, `johnson2020`.
public enum CDAI: Instrument {
    /// tjc28 + sjc28 + patientGlobal10 + physicianGlobal10
    public static func score(tjc28: Double, sjc28: Double, patientGlobal10: Double, physicianGlobal10: Double) -> Double {
        tjc28 + sjc28 + patientGlobal10 + physicianGlobal10
    }

    /// The published cut-offs.
    public static let bands = BandScheme(
        "cdai", source: "acrActivity2012", [.through(2.8, "remission"), .through(10, "low"), .through(22, "moderate"), .above("high")])

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "cdai", name: "CDAI",
        purpose: "Activity of arthritis without a laboratory value: joint counts of 28 and two global assessments, 0 to 76.",
        references: ["acrActivity2012", "johnson2020"], verification: .twoSources,
        items: JointCounts28.form + [Global10.patientGlobal10.item, Global10.physicianGlobal10.item] + JointCounts28.jointForm,
        rule: ["cdai = tjc28 + sjc28 + patientGlobal10 + physicianGlobal10.", JointCounts28.rule, "An unknown global assessment ranges over 0 to 10."],
        bands: [bands],
        notes: ["CDAI was built for rheumatoid arthritis.", JointCounts28.note])

    /// The score with its band. Unknown items make it a range.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let joints = JointCounts28(answers)
        return Assessment(
            score: PartialScore("cdai", sum(joints, answers), in: bands),
            missing: joints.missing + answers.lacking(["patientGlobal10", "physicianGlobal10"]), flags: joints.flags)
    }

    static func sum(_ joints: JointCounts28, _ answers: Answers) -> Bounds {
        joints.sum + Global10.patientGlobal10.bounds(answers) + Global10.physicianGlobal10.bounds(answers)
    }
}
