// SPDX-License-Identifier: Apache-2.0

/// Items and criteria of treatment that several states share.
enum Treatment {
    static let immunosuppressive = "immunosuppressiveOrBiologic"
    static let allowed = "therapyAllowed"

    static let immunosuppressiveItem = ItemDescription(
        immunosuppressive, "Immunosuppressive or biologic", .finding, group: "treatment",
        "any immunosuppressive drug or biologic is given; antimalarials and glucocorticoids do not count")

    static let allowedItem = ItemDescription(
        allowed, "Allowed treatment", .finding, group: "treatment", need: .assumedAbsent,
        "antimalarials, and stable immunosuppressives including biologics; taken as allowed where the data never ask")

    /// Whether no immunosuppressive and no biologic is given.
    static func noImmunosuppressive(_ id: String, _ answers: Answers) -> Criterion {
        Criterion(
            id, "no immunosuppressive, no biologic", answers.finding(immunosuppressive), is: .absent,
            words: ("immunosuppressive or biologic given", "no immunosuppressive, no biologic", "immunosuppressives and biologics unknown"))
    }

    /// Whether treatment is allowed; taken as allowed where the data never ask.
    static func isAllowed(_ id: String, _ answers: Answers) -> Criterion {
        let met = answers.asks(for: allowed) ? "treatment is allowed" : "treatment not asked for, assumed allowed"
        return Criterion(
            id, "antimalarials, standard immunosuppressives or biologics", answers.finding(allowed, ifNeverAsked: .present), is: .present,
            words: (met, "treatment is not allowed", "treatment not known"))
    }

    /// Whether the dose of glucocorticoids is within a limit, in mg of prednisone per day.
    static func glucocorticoid(_ id: String, _ intake: GlucocorticoidIntake, _ limit: Limit) -> Criterion {
        Criterion(id, "prednisone \(limit) mg/day", limit.holds(for: intake.prednisone), decidedBy: intake.words)
    }
}

extension GlucocorticoidIntake {
    /// The doses of the drugs, or the recorded equivalent where they do not give one value.
    init(recordedOrOf answers: Answers) {
        self.init(answers, recorded: answers.number(Self.recorded))
    }

    /// The dose as a named result.
    var part: PartialScore { PartialScore(Self.recorded, prednisone) }

    static let partDescription = PartDescription(recorded, "Prednisone equivalent (mg/day)")
}
