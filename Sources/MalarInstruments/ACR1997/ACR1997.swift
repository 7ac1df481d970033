// SPDX-License-Identifier: Apache-2.0

/// ACR classification criteria of 1982 as updated in 1997: lupus with four of eleven, at any time. For research, not for diagnosis.
///
/// - Source: `hochberg1997`, `tan1982`.
public enum ACR1997: WeightedChecklist {
    /// The criteria, in the order of the publication.
    public enum Item: String, CaseIterable, Sendable {
        case malarRash, discoidRash, photosensitivity, oralUlcers, arthritis, serositis, renal, neurologic, haematologic, immunologic, ana
    }

    // swift-format-ignore
    /// The criteria, each counting once. The rules are in our words.
    public static let table: [Descriptor<Item>] = [
        // criterion            count  name                      group            what counts
        .init(.malarRash,           1, "Malar rash",             "skin",          "as classically defined"),
        .init(.discoidRash,         1, "Discoid rash",           "skin",          "as classically defined"),
        .init(.photosensitivity,    1, "Photosensitivity",       "skin",          "as classically defined"),
        .init(.oralUlcers,          1, "Oral ulcers",            "skin",          "seen by a physician"),
        .init(.arthritis,           1, "Arthritis",              "organs",        "not erosive, in at least 2 peripheral joints"),
        .init(.serositis,           1, "Serositis",              "organs",        "pleuritis or pericarditis (electrocardiogram, rub or effusion)"),
        .init(.renal,               1, "Renal disorder",         "organs",        "more than 0.5 g in 24 hours, or 3+ on dipstick if not quantified, or cellular casts (casts recalled)"),
        .init(.neurologic,          1, "Neurologic disorder",    "organs",        "seizures or psychosis without another cause"),
        .init(.haematologic,        1, "Haematologic disorder",  "laboratory",    "haemolytic anaemia; or leukocytes below 4.0 on at least 2 occasions; or lymphocytes below 1.5 on at least 2 occasions (1.5 recalled); or platelets below 100 × 10⁹/L"),
        .init(.immunologic,         1, "Immunologic disorder",   "laboratory",    "anti-DNA, anti-Sm, or antiphospholipid antibodies: anticardiolipin, lupus anticoagulant, or a false-positive syphilis test for at least 6 months (details recalled)"),
        .init(.ana,                 1, "Antinuclear antibodies", "laboratory",    "abnormal titre, drugs excluded"),
    ]

    /// Criteria from which lupus is classified.
    public static let threshold = 4.0

    /// Whether lupus is classified: at least four criteria.
    public static func classified(_ findings: Findings<Item>) -> Truth {
        !Limit.lessThan(threshold).holds(for: findings.count)
    }
}

extension ACR1997: Instrument {
    private static let prefix = "acr1997."

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "acr1997", name: "ACR classification criteria 1997",
        purpose: "Whether lupus is classified, for research: four of eleven criteria, at any time.",
        references: ["hochberg1997", "tan1982"], verification: .oneSource,
        items: form(prefix: prefix),
        rule: ["The score is the number of criteria met, 0 to 11.", "Lupus is classified from 4 criteria, at any time."],
        notes: [
            "These criteria classify for research. They are not diagnostic.",
            "Criteria are ever, not now, and broader or narrower than items of the same name elsewhere: arthritis, renal and serositis of an activity index do not serve. That is why the columns carry the prefix acr1997.",
            "A kidney biopsy alone does not meet the criterion renal: it asks for proteinuria or casts.",
            "Casts, the limit of lymphocytes and the details of the immunologic criterion were recalled.",
        ],
        aliases: ["acr"])

    /// The number of criteria and whether lupus is classified.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let findings = Findings<Item>(answers, prefix: prefix)
        let open = findings.unknown.isEmpty ? "" : ", \(findings.unknown.count) unknown"
        let criterion = Criterion(
            "count", "at least 4 of 11 criteria", classified(findings), decidedBy: "\(findings.present.count) criteria\(open)")
        return Assessment(
            score: PartialScore("acr1997", findings.count), missing: findings.unknown.ids(prefix: prefix), state: criterion.state,
            criteria: [criterion])
    }
}
