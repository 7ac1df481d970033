// SPDX-License-Identifier: Apache-2.0

extension SLEDAIVersion {
    /// What answers say of the 24 items by the rules of a version.
    struct Reading {
        let findings: Findings<SLEDAI2K.Item>
        /// Items that rest on a measurement, that stand against one, and that were found but do not count in this version.
        let flags: [String]

        init(_ answers: Answers, as version: SLEDAIVersion) {
            let answered = Findings<SLEDAI2K.Item>(answers)
            let measurements = SLEDAI2K.Measurements(answers)
            var findings = answered.completed { version.finding($0, measurements, answers) }
            let derived = answered.unknown.subtracting(findings.unknown)
            let restricted = answered.present.items.filter { version.counts($0, measurements, answers) != .present }
            for item in restricted { findings[item] = version.counts(item, measurements, answers) }
            self.findings = findings
            flags =
                derived.items.map { "derived.\($0.rawValue)" }
                + restricted.filter { findings[$0] == .absent }.map { "notCounted.\($0.rawValue)" }
                + findings.present.intersection(answered.present).items.filter { measurements.finding($0) == .absent }
                .map { "presentAgainstMeasurement.\($0.rawValue)" }
        }
    }

    /// What the measurements say of an item that was not answered.
    private func finding(_ item: SLEDAI2K.Item, _ measurements: SLEDAI2K.Measurements, _ answers: Answers) -> Finding {
        switch item {
        case .arthritis: measurements.inflamedJoints.map { arthritis(inflamedJoints: $0) } ?? .unknown
        case .proteinuria:
            measurements.proteinuria.map { proteinuria($0, newOrRising: answers.finding("proteinuriaNewOrRising")) } ?? .unknown
        default: measurements.finding(item)
        }
    }

    /// Whether an item that was found present counts in this version: not with too few joints, and not where it is not new.
    private func counts(_ item: SLEDAI2K.Item, _ measurements: SLEDAI2K.Measurements, _ answers: Answers) -> Finding {
        if item == .arthritis, self != .sledai2k, let joints = measurements.inflamedJoints { return arthritis(inflamedJoints: joints) }
        guard let novelty = noveltyInUse.first(where: { $0.item == item }) else { return .present }
        return answers.finding(novelty.id, ifNeverAsked: .present)
    }
}

extension SLEDAIVersion {
    /// The id of the score in this version.
    public var scoreId: String {
        switch self {
        case .original1992: "sledai1992"
        case .sledai2k: "sledai2k"
        case .selena: "selenaSledai"
        case .hybridSelena: "hybridSledai"
        }
    }

    /// The score and its partial scores.
    func assessment(of answers: Answers) -> Assessment {
        let reading = Reading(answers, as: self)
        let findings = reading.findings
        let novel = noveltyInUse.filter { findings[$0.item] == .unknown && answers.asks(for: $0.item.rawValue) && mayNeed($0, answers) }
        return Assessment(
            score: PartialScore(scoreId, SLEDAI2K.tally(findings).range, in: SLEDAI2K.fiveBand),
            missing: findings.unknown.items.map(\.rawValue) + novel.map(\.id),
            parts: [
                PartialScore("clinicalSledai", SLEDAI2K.clinical(findings).range),
                PartialScore("renalSledai", SLEDAI2K.renal(findings).range),
                PartialScore("serologicalSledai", SLEDAI2K.serological(findings).range),
                PartialScore("sledaiNoDsDna", SLEDAI2K.noDsDna(findings).range),
            ],
            flags: ["window.\(SLEDAIWindow(answers).rawValue)"] + reading.flags)
    }

    /// Whether the item is open because nobody said if it is new: it was found, or measured beyond its limit.
    private func mayNeed(_ novelty: (item: SLEDAI2K.Item, id: String), _ answers: Answers) -> Bool {
        answers.finding(novelty.id) == .unknown
            && (answers.finding(novelty.item.rawValue) == .present || SLEDAI2K.Measurements(answers).finding(novelty.item) == .present)
    }

    static let parts = SLEDAI2K.description.parts

    /// The lines of the rule that every version shares.
    static let rule = [
        "An item counts only if it is attributed to active lupus and is reversible. The score is the sum of the weights of the items that are present.",
        "clinicalSledai leaves out low complement and increased DNA binding; sledaiNoDsDna leaves out increased DNA binding only.",
        "An item left open is derived from its measurement where there is one.",
        "An item answered as present does not count where the version's own rule says so from another answer: too few inflamed joints, or not new (flag notCounted.<item>).",
        "With unknown items the score is a range: unknown as absent, to unknown as present.",
    ]

    // swift-format-ignore
    /// The notes that every older version shares.
    static let notes = [
        "Window: 10 days is the original rule; 30 days was validated for SLEDAI-2K. The choice changes no arithmetic; the flag window.<choice> carries it.",
        "A row that was filled in for SLEDAI-2K may hold persistent rash, two joints or unchanged proteinuria: give inflamedJoints and the items on what is new, or the score is that of SLEDAI-2K.",
        "fiveBand is printed by public calculators without saying for which version.",
    ]
}
