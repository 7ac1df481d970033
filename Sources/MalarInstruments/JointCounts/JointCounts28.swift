// SPDX-License-Identifier: Apache-2.0

/// Tender and swollen joints among the 28, as given or as counted from the joints: the same items as in DAS28.
struct JointCounts28 {
    let tender: Counted, swollen: Counted
    let missing: [String]

    /// The two counts, as a form.
    static let form = [
        ItemDescription("tjc28", "Tender joints", .count(0...28), group: "counts", "tender joints among the 28"),
        ItemDescription("sjc28", "Swollen joints", .count(0...28), group: "counts", "swollen joints among the 28"),
    ]

    /// The joints, as a form.
    static let jointForm = JointSign.allCases.flatMap { sign in
        Joint28.allCases.map {
            ItemDescription(
                sign.item($0), "\(sign.rawValue): \($0.label)", .finding, group: "\(sign.rawValue) joints", need: .alternative,
                "counts into \(sign.count)")
        }
    }

    /// How the counts are read, for the rule of an instrument.
    static let rule = "Counts that are not given are counted from the joints; unknown joints make the count a range."
    /// What a contradiction does, for the notes of an instrument.
    static let note = "A count that is given stands; where it contradicts the joints, the result is flagged recordedDiffers.<item>."

    init(_ answers: Answers) {
        let joints = JointSign.allCases.map { ($0, $0.joints(answers)) }
        let counts = joints.map { sign, findings in Counted(sign.count, findings.count, answers) }
        (tender, swollen) = (counts[0], counts[1])
        missing = zip(joints, counts).flatMap { joints, count in count.missing(joints.1.unknown.items.map(joints.0.item), of: 28) }
    }

    /// The sum of the two counts.
    var sum: Bounds { tender.count + swollen.count }
    var flags: [String] { tender.flags + swollen.flags }
}

/// A global assessment on a line of 0 (best) to 10 (worst).
enum Global10: String {
    case patientGlobal10, physicianGlobal10

    var item: ItemDescription {
        let who = self == .patientGlobal10 ? "Patient" : "Physician"
        return ItemDescription(
            rawValue, "\(who)'s global assessment", .number(0...10, unit: "0-10"), group: "global",
            "activity of disease as the \(who.lowercased()) sees it, 0 best, 10 worst; a line of 100 mm is divided by 10")
    }

    /// The value; 0 to 10 while unknown.
    func bounds(_ answers: Answers) -> Bounds { answers.number(rawValue).map { Bounds($0) } ?? Bounds(0, 10) }
}

extension Answers {
    /// Which of some numbers have no answer.
    func lacking(_ ids: [String]) -> [String] { ids.filter { number($0) == nil } }
}
