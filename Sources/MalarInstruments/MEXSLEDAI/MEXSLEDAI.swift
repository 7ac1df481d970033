// SPDX-License-Identifier: Apache-2.0

import MalarUnits

/// Mexican SLEDAI: ten weighted groups without serology, 0 to 32.
///
/// - Source: `guzman1992`. Weights agree in two secondary sources; thresholds come from one form that is visibly mistyped in places.
public enum MEXSLEDAI: WeightedChecklist {
    /// The groups, in the order of the form.
    public enum Item: String, CaseIterable, Sendable {
        case neurologic, renal, vasculitis, hemolysisOrThrombocytopenia, myositis, arthritis, mucocutaneous, serositis, feverOrFatigue
        case leukopeniaOrLymphopenia
    }

    // swift-format-ignore
    /// The item table. The rules are in our words; each group counts once.
    public static let table: [Descriptor<Item>] = [
        // item                        weight  name                           system             what counts
        .init(.neurologic,                  8, "Neurological disorder",         "neurologic",      "psychosis, stroke, seizure, organic brain syndrome, mononeuritis or myelitis"),
        .init(.renal,                       6, "Renal disorder",                "renal",           "casts, more than 5 red cells per high-power field, new proteinuria above 0.5 g/L, or creatinine above 5 mg/dL; other causes excluded"),
        .init(.vasculitis,                  4, "Vasculitis",                    "vascular",        "ulcers, gangrene, tender lesions of the finger pads, periungual infarct, splinter haemorrhages, or proof by biopsy or angiogram"),
        .init(.hemolysisOrThrombocytopenia, 3, "Haemolysis, thrombocytopenia",  "hematologic",     "haemoglobin below 12 g/dL with corrected reticulocytes above 3 %, or platelets below 100 × 10⁹/L"),
        .init(.myositis,                    3, "Myositis",                      "musculoskeletal", "proximal pain or weakness with raised creatine kinase"),
        .init(.arthritis,                   2, "Arthritis",                     "musculoskeletal", "more than 2 joints with pain and swelling or effusion"),
        .init(.mucocutaneous,               2, "Mucocutaneous disorder",        "mucocutaneous",   "malar rash, mucosal ulcers or diffuse alopecia"),
        .init(.serositis,                   2, "Serositis",                     "serosal",         "pleuritis, pericarditis or peritonitis"),
        .init(.feverOrFatigue,              1, "Fever, fatigue",                "constitutional",  "evening temperature above 38 °C, or unexplained fatigue"),
        .init(.leukopeniaOrLymphopenia,     1, "Leukopenia, lymphopenia",       "hematologic",     "leukocytes below 4.0 × 10⁹/L, or lymphocytes below 1.2 × 10⁹/L"),
    ]

    /// Leukopenia or lymphopenia from the counts in 10⁹/L: present as soon as one is low, absent only where both are known.
    public static func lowWhiteCells(leukocytes: Double?, lymphocytes: Double?) -> Finding {
        let low = [leukocytes.map { $0.isBelow(4) }, lymphocytes.map { $0.isBelow(1.2) }]
        return low.contains(true) ? .present : low.contains(nil) ? .unknown : .absent
    }
}

extension MEXSLEDAI: Instrument {
    /// The bands of a clinic's protocol.
    public static let protocolBands = BandScheme(
        "mexSledai", source: "guzman1992", [.through(1, "inactive"), .through(5, "mild"), .through(10, "moderate"), .above("severe")])

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "mexSledai", name: "MEX-SLEDAI",
        purpose: "Disease activity of lupus where serology is not at hand: ten weighted groups, 0 to 32.",
        references: ["guzman1992"], verification: .secondarySource,
        items: form,
        rule: ["Each group is present or absent and counts once.", "The score is the sum of the weights of the groups that are present."],
        bands: [protocolBands],
        notes: [
            "Arthritis means more than 2 joints here and at least 2 in SLEDAI-2K: a column arthritis of one does not serve the other.",
            "Some lists count fever and fatigue, leukopenia and lymphopenia, haemolysis and thrombocytopenia apart; here each pair is one group.",
            "The bands come from one clinic's protocol; others call below 2 inactive, 2 to 5 probable, above 5 active activity.",
        ])

    /// The score; a range while groups are unknown.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let tally = tally(Findings(answers))
        return Assessment(
            score: PartialScore("mexSledai", tally.range, in: protocolBands), missing: tally.missing.map(\.rawValue))
    }
}
