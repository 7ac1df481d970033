// SPDX-License-Identifier: Apache-2.0

/// Tender joints among 68 and swollen joints among 66, with the counts of 28 that they hold.
///
/// - Source: `verywellJointCounts`; the 28: `dasScoreNl`.
public enum JointCount6668: Instrument {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "jointCount6668", name: "ACR joint count, 68 tender and 66 swollen",
        purpose: "Counts of tender joints among 68 and of swollen joints among 66, with the counts of 28 and the joints that are both.",
        references: ["verywellJointCounts", "dasScoreNl"], verification: .secondarySource,
        items: [
            ItemDescription("tjc68", "Tender joints of 68", .count(0...68), group: "counts", need: .alternative, "as recorded; used where it is given"),
            ItemDescription("sjc66", "Swollen joints of 66", .count(0...66), group: "counts", need: .alternative, "as recorded; used where it is given"),
        ] + joints,
        rule: [
            "Per side: temporomandibular, sternoclavicular, acromioclavicular, shoulder, elbow, wrist, MCP 1-5, thumb IP, PIP 2-5, DIP 2-5, hip, knee, ankle, tarsus, MTP 1-5, IP of the toes 1-5.",
            "tjc68 counts the tender joints of both sides; sjc66 the swollen ones, without the hips, whose swelling cannot be felt.",
            "tjc28 and sjc28 count shoulder, elbow, wrist, MCP 1-5, thumb IP, PIP 2-5 and knee of both sides.",
            "tenderAndSwollen counts joints that are both; tenderPlusSwollen is the sum of the two counts.",
            "A joint recorded as notAssessable (amputated, fused, replaced) leaves the counts and the denominators tenderAssessable and swollenAssessable.",
            "A count that is given stands for its joints; otherwise a joint without a finding makes the counts a range.",
        ],
        parts: [
            PartDescription("tjc68", "Tender joints of 68"), PartDescription("sjc66", "Swollen joints of 66"),
            PartDescription("tjc28", "Tender joints of 28, from the joints"), PartDescription("sjc28", "Swollen joints of 28, from the joints"),
            PartDescription("tenderAndSwollen", "Joints both tender and swollen (0-66)"),
            PartDescription("tenderPlusSwollen", "Sum of tender and swollen joints (0-134)"),
            PartDescription("tenderAssessable", "Joints that can be assessed for tenderness (0-68)"),
            PartDescription("swollenAssessable", "Joints that can be assessed for swelling (0-66)"),
        ],
        notes: [
            "Active joint means two things in lupus trials: both tender and swollen (TULIP), or the sum of the two counts (NCT04895241). Both are given, under names that say which.",
            "The groups were read on one page, the numbers per group derived: they close at 68 and 66.",
            "Leaving out joints that cannot be assessed and giving the denominator is a convention from recollection; no published rule was found, and none for scaling the count up. It is not scaled.",
            "A count that contradicts the joints is flagged recordedDiffers.<item>.",
        ],
        aliases: ["jointCount", "6668"])

    private static let joints: [ItemDescription] =
        Joint.all.map { joint("tender", $0, "counts into tjc68") }
        + Joint.all.filter { $0.site != .hip }.map { joint("swollen", $0, "counts into sjc66") }
        + Joint.all.map {
            joint("notAssessable", $0, "amputated, fused or replaced; leaves counts and denominators; assessable where not given")
        }

    private static func joint(_ sign: String, _ joint: Joint, _ definition: String) -> ItemDescription {
        let words = sign == "notAssessable" ? "not assessable" : sign
        return ItemDescription(
            "\(sign).\(joint.id)", "\(words): \(joint.label)", .finding, group: "\(words) joints", need: .alternative, definition)
    }

    /// The counts with their denominators. Joints without a finding make them ranges.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let sides = Joint.Side.allCases.map { (side: $0, joints: JointExamination($0, answers)) }
        func sum(_ count: (JointExamination) -> Bounds) -> Bounds { sides.reduce(Bounds(0)) { $0 + count($1.joints) } }
        let tender = Counted("tjc68", sum { $0.tenderCount() }, answers)
        let swollen = Counted("sjc66", sum { $0.swollenCount() }, answers)
        let open = sides.map { side, joints in
            (
                tender: joints.open(joints.tender, JointSite.tenderSites).items.map { "tender.\(Joint($0, side).id)" },
                swollen: joints.open(joints.swollen, JointSite.swollenSites).items.map { "swollen.\(Joint($0, side).id)" }
            )
        }
        return Assessment(
            missing: tender.missing(open.flatMap(\.tender), of: 68) + swollen.missing(open.flatMap(\.swollen), of: 66),
            parts: [
                PartialScore("tjc68", tender.count), PartialScore("sjc66", swollen.count),
                PartialScore("tjc28", sum { $0.tenderCount(JointSite.sites28) }),
                PartialScore("sjc28", sum { $0.swollenCount(JointSite.sites28) }),
                PartialScore("tenderAndSwollen", sum(\.tenderAndSwollen)),
                PartialScore("tenderPlusSwollen", tender.count + swollen.count),
                PartialScore("tenderAssessable", sum { $0.assessable(JointSite.tenderSites) }),
                PartialScore("swollenAssessable", sum { $0.assessable(JointSite.swollenSites) }),
            ],
            flags: tender.flags + swollen.flags)
    }
}

/// A count as given, or as counted from the joints.
struct Counted {
    let id: String
    let count: Bounds
    let isGiven: Bool
    let flags: [String]

    init(_ id: String, _ counted: Bounds, _ answers: Answers) {
        let given = answers.number(id)
        self.id = id
        count = given.map { Bounds($0) } ?? counted
        isGiven = given != nil
        flags = given.map { counted.admits($0) } ?? true ? [] : ["recordedDiffers.\(id)"]
    }

    /// The joints that leave the count open; the count itself where nothing is known of any.
    func missing(_ open: [String], of joints: Int) -> [String] {
        isGiven ? [] : open.count == joints ? [id] : open
    }
}
