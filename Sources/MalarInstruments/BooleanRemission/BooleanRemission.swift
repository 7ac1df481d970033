// SPDX-License-Identifier: Apache-2.0

/// The Boolean remission of ACR and EULAR: four limits that must all hold. The revision changed one of them.
struct BooleanRemission {
    let patientGlobalLimit: Limit

    static let jointLimit = Limit.lessOrEqual(1)
    /// 1 mg/dL, in mg/L.
    static let crpLimit = Limit.lessOrEqual(10)

    static let items = JointCounts28.form + [SDAI.crp, Global10.patientGlobal10.item] + JointCounts28.jointForm
    static let parts = [
        PartDescription("tjc28", "Tender joints of 28, as judged"), PartDescription("sjc28", "Swollen joints of 28, as judged"),
    ]
    static let note = "Built for rheumatoid arthritis; joints of the feet and ankles are outside the count of 28."

    var rule: [String] {
        [
            "tjc28: at most 1 tender joint of 28.", "sjc28: at most 1 swollen joint of 28.",
            "crp: C-reactive protein at most 1 mg/dL (10 mg/L).",
            "patientGlobal10: patient's global assessment \(patientGlobalLimit) on 0 to 10.",
            "Met where all four hold; one that does not decides against it, whatever is unknown; otherwise indeterminate.",
            JointCounts28.rule,
        ]
    }

    func assess(_ answers: Answers) -> Assessment {
        let joints = JointCounts28(answers)
        let (crp, global) = (answers.number("crp"), answers.number("patientGlobal10"))
        let criteria = [
            Self.criterion("tenderLow", "tender joints", joints.tender.count),
            Self.criterion("swollenLow", "swollen joints", joints.swollen.count),
            Criterion(
                "crpLow", "C-reactive protein ≤ 1 mg/dL", Self.crpLimit.holds(for: Bounds(crp)),
                decidedBy: crp.map { "C-reactive protein \($0.inWords) mg/L" } ?? "C-reactive protein unknown"),
            Criterion(
                "patientGlobalLow", "patient's global \(patientGlobalLimit)", patientGlobalLimit.holds(for: Bounds(global)),
                decidedBy: global.map { "patient's global \($0.inWords)" } ?? "patient's global unknown"),
        ]
        return Assessment(
            missing: joints.missing + answers.lacking(["crp", "patientGlobal10"]),
            parts: [PartialScore("tjc28", joints.tender.count), PartialScore("sjc28", joints.swollen.count)],
            state: Truth.all(criteria.map(\.state)), criteria: criteria, flags: joints.flags)
    }

    private static func criterion(_ id: String, _ label: String, _ count: Bounds) -> Criterion {
        let words = count.value.map { "\($0.inWords)" } ?? "\((count.lowest ?? 0).inWords) to \((count.highest ?? 28).inWords)"
        return Criterion(id, "\(label) \(jointLimit) of 28", jointLimit.holds(for: count), decidedBy: "\(words) \(label)")
    }
}
