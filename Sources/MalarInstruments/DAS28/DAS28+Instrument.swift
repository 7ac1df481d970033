// SPDX-License-Identifier: Apache-2.0

import MalarUnits

extension DAS28: Instrument {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "das28", name: "DAS28",
        purpose: "Activity of arthritis in 28 joints, from tender and swollen joints, a marker of inflammation and global health.",
        references: ["prevoo1995", "dasScoreNl", "fransen2005", "fleischmann2017", "fleischmann2015", "ceccarelli2014"], verification: .twoSources,
        items: form,
        rule: [
            "das28Esr4 = 0.56·√tjc28 + 0.28·√sjc28 + 0.70·ln(esr) + 0.014·gh",
            "das28Esr3 = (0.56·√tjc28 + 0.28·√sjc28 + 0.70·ln(esr)) · 1.08 + 0.16",
            "das28Crp4 = 0.56·√tjc28 + 0.28·√sjc28 + 0.36·ln(crp + 1) + 0.014·gh + 0.96",
            "das28Crp3 = (0.56·√tjc28 + 0.28·√sjc28 + 0.36·ln(crp + 1)) · 1.10 + 1.15",
            "The score is das28Esr4 unless the item formula names another; it is never switched silently.",
            "Counts that are not given are counted from the joints; unknown joints make the count and the score a range.",
            "While global health is unknown, the formulae that take it range over 0 to 100. Without its marker a formula has no bounds.",
            "ESR below 1 mm/h is taken as 1, with the flag esrFloored.",
        ],
        bands: [esrBands, crpBands, crpLegacyBands],
        parts: Formula.allCases.map { PartDescription($0.rawValue, label(of: $0)) },
        notes: [
            "DAS28 was built for rheumatoid arthritis.",
            "No authority states what to do with an ESR below 1; ln(0) does not exist and ln of less than 1 would lower the score.",
            "Exactly 3.2 is low by the EULAR rule and moderate in the ACR table of 2012: low is used.",
            "The scores with CRP are read by das28CrpDedicated, or by das28CrpLegacy where the item crpBandScheme says so; the flag crpBandScheme.<id> names the one used.",
            "Scores with ESR and with CRP must not be mixed within a patient. The three-variable forms are read by the cut-offs of the four-variable ones.",
            "A count that is given stands; where it contradicts the joints, the result is flagged recordedDiffers.<item>.",
        ],
        aliases: ["das28esr", "das28crp"])

    private static func label(of formula: Formula) -> String {
        "DAS28 with \(formula.usesCrp ? "CRP" : "ESR")\(formula.usesGlobalHealth ? "" : ", without global health")"
    }

    private static let form: [ItemDescription] =
        [
            ItemDescription("tjc28", "Tender joints", .count(0...28), group: "counts", "tender joints among the 28"),
            ItemDescription("sjc28", "Swollen joints", .count(0...28), group: "counts", "swollen joints among the 28"),
            ItemDescription("esr", "Sedimentation rate", .number(0...300, unit: "mm/h"), group: "markers", "Westergren, first hour"),
            ItemDescription(
                "crp", "C-reactive protein", .number(0...1000, unit: "mg/L"), group: "markers", need: .alternative,
                "for the scores with CRP"),
            ItemDescription(
                "gh", "Global health", .number(0...100, unit: "mm"), group: "markers",
                "patient's global health or activity, 0 best, 100 worst"),
            ItemDescription(
                "formula", "Formula of the score", .choice(Formula.allCases.map(\.rawValue)), need: .alternative,
                "das28Esr4 where not given"),
            ItemDescription(
                "crpBandScheme", "Cut-offs for CRP", .choice([crpBands.id, crpLegacyBands.id]), need: .alternative,
                "das28CrpDedicated where not given"),
        ]
        + JointSign.allCases.flatMap { sign in
            Joint28.allCases.map {
                ItemDescription(
                    sign.item($0), "\(sign.rawValue): \($0.label)", .finding, group: "\(sign.rawValue) joints", need: .alternative,
                    "counts into \(sign.count)")
            }
        }

    /// The four scores with their bands; the score itself is the one that the item `formula` names.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let formula = answers.word("formula").flatMap(Formula.init) ?? .das28Esr4
        let crpScheme = answers.word("crpBandScheme") == crpLegacyBands.id ? crpLegacyBands : crpBands
        let (tender, swollen) = (JointCount(.tender, answers), JointCount(.swollen, answers))
        let inputs = Inputs(
            tjc28: tender.count, sjc28: swollen.count, esr: answers.number("esr"), crp: answers.number("crp"), gh: answers.number("gh"))
        let parts = Formula.allCases.map { PartialScore($0.rawValue, score($0, inputs), in: $0.usesCrp ? crpScheme : esrBands) }
        let markers: [(id: String, value: Double?)] =
            [formula.usesCrp ? ("crp", inputs.crp) : ("esr", inputs.esr)] + (formula.usesGlobalHealth ? [("gh", inputs.gh)] : [])
        return Assessment(
            score: parts.first { $0.id == formula.rawValue },
            missing: tender.missing + swollen.missing + markers.filter { $0.value == nil }.map(\.id), parts: parts,
            flags: tender.flags + swollen.flags + (inputs.esr.map { $0 < 1 } ?? false ? ["esrFloored"] : [])
                + (inputs.gh == nil ? ["ghMissing"] : [])
                + (inputs.crp == nil ? [] : ["crpBandScheme.\(crpScheme.id)"]))
    }
}

/// A joint count as given, or as counted from the joints.
private struct JointCount {
    let count: Bounds
    let missing: [String]
    let flags: [String]

    init(_ sign: JointSign, _ answers: Answers) {
        let joints = sign.joints(answers)
        if let given = answers.number(sign.count) {
            count = Bounds(given)
            missing = []
            flags = joints.count.admits(given) ? [] : ["recordedDiffers.\(sign.count)"]
        } else {
            count = joints.count
            missing = joints.unknown == .all ? [sign.count] : joints.unknown.items.map(sign.item)
            flags = []
        }
    }
}
