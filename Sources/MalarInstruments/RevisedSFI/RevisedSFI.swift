// SPDX-License-Identifier: Apache-2.0

/// Revised SELENA flare index (2009): mild, moderate or severe flare in each organ system, as judged by the clinician.
///
/// The item lists of the organs were not found, so nothing is computed but the highest of the judgements.
///
/// - Source: `petri2013`.
public enum RevisedSFI: Instrument {
    /// Organ systems of the form. The list is from recollection.
    public enum Organ: String, CaseIterable, Sendable {
        case mucocutaneous, musculoskeletal, cardiopulmonary, haematological, constitutional, renal, neurological, gastrointestinal

        /// The item of the judgement.
        public var item: String { "rsfiFlare.\(rawValue)" }
    }

    /// How severe a flare is.
    public enum Level: Int, CaseIterable, Sendable {
        case none, mild, moderate, severe

        /// The word in CSV and JSON.
        public var word: String { "\(self)" }
        /// The level of a word.
        public init?(word: String) {
            guard let level = Self.allCases.first(where: { $0.word == word }) else { return nil }
            self = level
        }
    }

    /// The highest level, or the range that organs without a judgement leave; `nil` stands for such an organ.
    public static func overall(_ levels: [Level?]) -> Bounds {
        let known = levels.compactMap { $0?.rawValue }.max() ?? 0
        return Bounds(Double(known), levels.contains(nil) ? Double(Level.severe.rawValue) : Double(known))
    }

    /// The levels as numbers.
    public static let levelBands = BandScheme(
        "rsfiLevels", source: "petri2013", [.through(0, "none"), .through(1, "mild"), .through(2, "moderate"), .above("severe")])

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "rsfi", name: "Revised SELENA Flare Index (as judged)",
        purpose: "The most severe flare among organ systems, each judged by the clinician on the revised form.",
        references: ["petri2013", "esfi2014"], verification: .oneSource,
        items: Organ.allCases.map {
            ItemDescription(
                $0.item, "Flare: \($0.rawValue)", .choice(Level.allCases.map(\.word)), group: "organs",
                "as judged by the clinician with the revised form, clinical and treatment part together")
        },
        rule: [
            "The score is the highest level among the organs: 0 none, 1 mild, 2 moderate, 3 severe. It is never computed from findings.",
            "An organ without a judgement leaves the score a range, unless another one is severe.",
            "The state is met where any organ flares.",
        ],
        bands: [levelBands],
        notes: [
            "The structure (independent of the SLEDAI; mild, moderate, severe by organ; clinical and treatment part) is confirmed in one abstract; agreement with the classic index was kappa 0.70.",
            "The criteria of the organs were not found and are not implemented. The names of the eight organ systems are from recollection and unverified.",
        ],
        aliases: ["sfiR", "revisedSfi"])

    /// The highest level among the organs.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let levels = Organ.allCases.map { answers.word($0.item).flatMap(Level.init(word:)) }
        let score = overall(levels)
        return Assessment(
            score: PartialScore("rsfi", score, in: levelBands),
            missing: score.value == nil ? Organ.allCases.map(\.item).filter { answers.word($0) == nil } : [], state: score.isAtLeast(1),
            criteria: zip(Organ.allCases, levels).map { organ, level in
                Criterion(
                    organ.item, "flare, \(organ.rawValue)", Truth(level.map { $0 != .none }), decidedBy: level?.word ?? "not judged")
            },
            flags: ["clinicianEntered"])
    }
}
