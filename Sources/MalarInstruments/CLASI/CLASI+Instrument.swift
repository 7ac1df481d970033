// SPDX-License-Identifier: Apache-2.0

extension CLASI: Instrument {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "clasi", name: "CLASI",
        purpose: "Cutaneous lupus: activity (0 to 70) and damage (0 to 56) of the skin, two scores that are never added.",
        references: ["albrecht2005", "klein2011", "chakka2021", "rheumguideClasi"], verification: .secondarySource,
        items: form + [scalpScarring],
        rule: [
            "Each location is graded by its most severely affected lupus lesion; extent does not matter, and of front and back the higher grade counts.",
            "activity = erythema over 13 locations + scale over 13 locations + mucous membrane + recent hair loss + non-scarring alopecia.",
            "damage = dyspigmentation over 13 locations, doubled where it lasts at least 12 months, + scarring over 12 locations (not the scalp) + scarring of the scalp.",
            "The score is activity; it is never added to damage.",
            "A quadrant of the scalp counts if any lesion lies in it: right and left of the midline, in front of and behind the line that joins the highest points of the ears. Scarring and non-scarring alopecia are both scored where they coexist.",
            "With unknown cells each score is a range: unknown as 0, to unknown as the highest grade of the cell.",
            "Where dyspigmentation is present and its duration unknown, damage ranges from the single to the doubled sum, with the flag dyspigmentationDurationUnknown.",
        ],
        bands: [severity],
        parts: [
            PartDescription("activity", "CLASI activity (0-70)"), PartDescription("damage", "CLASI damage (0-56)"),
            PartDescription("damageNotDoubled", "Damage without doubling of dyspigmentation (0-43)"),
            PartDescription("damageDoubled", "Damage with doubling of dyspigmentation (0-56)"),
        ],
        notes: [
            "The printed form of 2005 was not read. Ranges of grades come from secondary pages, and their sums close at the published 70 and 56.",
            "Scarring is graded at 12 locations, not at the scalp, which has its own item: with 13 the maximum of damage would be 58. Any other value than 0 for scarring.scalp is refused.",
            "From recollection alone: crusted or haemorrhagic lesions as erythema 3, the quadrants of the scalp, and both kinds of alopecia scored together. The 30 days of recent hair loss are the wording of a sister form.",
            "Duration of pigment change: at least 12 months, where one source writes more than 12.",
            "Severity of Klein 2011: 0-9, 10-20, 21-70. There are no published bands for damage. Public calculators differ (10-19 and from 20; scale to 3; 7 locations) and were not followed.",
            "No rule for missing cells was found.",
            "RCLASI, the revision of 2010, is another instrument whose values must not be exchanged with these; its items were not sourced and it is not implemented.",
            "Terms of use of the form were not found; it is not reproduced here.",
        ])

    static let form: [ItemDescription] = cells.map { cell in
        let grades = cell.sign.grades
        let kind: ItemDescription.Kind = grades == [0, 1] ? .finding : .count(0...Int(grades[grades.count - 1]))
        let group = cell.sign.role == .activity ? "activity" : "damage"
        return ItemDescription(cell.id, cell.label, kind, group: group, cell.sign.definition)
    }

    private static let scalpScarring = ItemDescription(
        "scarring.scalp", "Scarring: scalp (not graded here)", .count(0...0), group: "damage", need: .alternative,
        "takes 0 or nothing, because scarring of the scalp is graded as scarringAlopecia")

    /// Activity with its severity, and damage. With unknown cells each is a range.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try check(answers)
        let grades = Grades(answers)
        let scores = grades.scores
        let activity = PartialScore("activity", Bounds(scores.activity), in: severity)
        return Assessment(
            score: activity, missing: grades.missing.map { cells[$0].id },
            parts: [
                activity, PartialScore("damage", Bounds(scores.damage)),
                PartialScore("damageNotDoubled", Bounds(scores.damage(doubled: false))),
                PartialScore("damageDoubled", Bounds(scores.damage(doubled: true))),
            ],
            flags: scores.lasts == Grades.unknown && scores.pigment.upperBound > 0 ? ["dyspigmentationDurationUnknown"] : [])
    }

    private static func check(_ answers: Answers) throws(AnswerError) {
        try description.check(answers)
        for (cell, limits) in zip(cells, limits) {
            if let grade = answers.number(cell.id), !limits.admits(UInt8(grade)) { throw refusal(of: cell) }
        }
    }
}

extension CLASI.Grades {
    /// The grades that answers give by cell id. An answer that a cell does not permit is unknown.
    public init(_ answers: Answers) {
        self.init()
        for (row, cell) in CLASI.cells.enumerated() {
            if cell.sign.grades == [0, 1] {
                self[row] = answers.finding(cell.id).isPresent.map { $0 ? 1 : 0 } ?? Self.unknown
            } else if let grade = answers.number(cell.id).flatMap({ UInt8(exactly: $0) }), CLASI.limits[row].admits(grade) {
                self[row] = grade
            }
        }
    }

    /// The rows that leave a score open. The duration of pigment change does so only where there may be any.
    var missing: [Int] {
        let hasPigment = scores.pigment.upperBound > 0
        return CLASI.cells.indices.filter { self[$0] == Self.unknown && (hasPigment || CLASI.cells[$0].sign.role != .doubling) }
    }
}

extension Bounds {
    /// The bounds of a whole number.
    init(_ range: ClosedRange<Int>) {
        self.init(Double(range.lowerBound), Double(range.upperBound))
    }
}
