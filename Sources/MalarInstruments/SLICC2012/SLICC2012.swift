// SPDX-License-Identifier: Apache-2.0

/// SLICC classification criteria of 2012: 11 clinical and 6 immunologic criteria; lupus with four of them, at least one of each side, or with
/// nephritis proven by biopsy and antinuclear or anti-dsDNA antibodies. For research, not for diagnosis.
///
/// - Source: `petri2012`.
public enum SLICC2012: WeightedChecklist {
    /// The criteria, in the order of the publication.
    public enum Item: String, CaseIterable, Sendable {
        case acuteOrSubacuteCutaneous, chronicCutaneous, oralOrNasalUlcers, nonScarringAlopecia, synovitis, serositis, renal, neurologic
        case haemolyticAnaemia, leukopeniaOrLymphopenia, thrombocytopenia
        case ana, antiDsDna, antiSm, apl, lowComplement, coombsWithoutHaemolysis
    }

    // swift-format-ignore
    /// The criteria, each counting once. The rules are in our words.
    public static let table: [Descriptor<Item>] = [
        // criterion                    count  name                                   side          what counts
        .init(.acuteOrSubacuteCutaneous,    1, "Acute or subacute cutaneous lupus",   "clinical",    "malar (not discoid), bullous, toxic epidermal necrolysis variant, maculopapular or photosensitive rash, dermatomyositis excluded; or subacute lesions"),
        .init(.chronicCutaneous,            1, "Chronic cutaneous lupus",             "clinical",    "discoid, hypertrophic, panniculitis, mucosal, tumid, chilblain, or discoid and lichen planus overlap"),
        .init(.oralOrNasalUlcers,           1, "Oral or nasal ulcers",                "clinical",    "palate, cheek, tongue or nose; other causes excluded"),
        .init(.nonScarringAlopecia,         1, "Non-scarring alopecia",               "clinical",    "diffuse thinning or fragile, broken hair; other causes excluded"),
        .init(.synovitis,                   1, "Synovitis",                           "clinical",    "swelling or effusion in at least 2 joints, or tenderness in at least 2 with morning stiffness of at least 30 minutes"),
        .init(.serositis,                   1, "Serositis",                           "clinical",    "pleurisy for more than 1 day, pleural effusion or rub; or pericardial pain for more than 1 day, effusion, rub, or electrocardiogram"),
        .init(.renal,                       1, "Renal",                               "clinical",    "urinary protein of 0.5 g in 24 hours or an equivalent ratio, or red cell casts"),
        .init(.neurologic,                  1, "Neurologic",                          "clinical",    "seizures, psychosis, mononeuritis multiplex, myelitis, peripheral or cranial neuropathy, acute confusion (wording recalled)"),
        .init(.haemolyticAnaemia,           1, "Haemolytic anaemia",                  "clinical",    "haemolytic anaemia"),
        .init(.leukopeniaOrLymphopenia,     1, "Leukopenia or lymphopenia",           "clinical",    "leukocytes below 4.0 or lymphocytes below 1.0 × 10⁹/L, at least once"),
        .init(.thrombocytopenia,            1, "Thrombocytopenia",                    "clinical",    "platelets below 100 × 10⁹/L, at least once"),
        .init(.ana,                         1, "Antinuclear antibodies",              "immunologic", "above the laboratory's range"),
        .init(.antiDsDna,                   1, "Anti-dsDNA",                          "immunologic", "above the laboratory's range, by ELISA more than twice the range (wording recalled)"),
        .init(.antiSm,                      1, "Anti-Sm",                             "immunologic", "present (wording recalled)"),
        .init(.apl,                         1, "Antiphospholipid antibodies",         "immunologic", "lupus anticoagulant, false-positive rapid plasma reagin, anticardiolipin or anti-beta-2-glycoprotein I"),
        .init(.lowComplement,               1, "Low complement",                      "immunologic", "C3, C4 or CH50"),
        .init(.coombsWithoutHaemolysis,     1, "Coombs test without haemolysis",      "immunologic", "positive direct Coombs test without haemolytic anaemia"),
    ]

    /// The eleven clinical criteria.
    public static let clinicalItems = items { $0.system == "clinical" }
    /// The six immunologic criteria.
    public static let immunologicItems = items { $0.system == "immunologic" }
    /// Criteria from which lupus is classified.
    public static let threshold = 4.0

    /// Whether at least four criteria are met, one of each side at least.
    public static func byCount(_ findings: Findings<Item>) -> Truth {
        Truth.all([
            !Limit.lessThan(threshold).holds(for: findings.count), !findings.absence(of: clinicalItems),
            !findings.absence(of: immunologicItems),
        ])
    }

    /// Whether nephritis is proven by biopsy, with antinuclear or anti-dsDNA antibodies.
    public static func byBiopsy(_ findings: Findings<Item>, biopsy: Finding) -> Truth {
        Truth.all([Truth(biopsy.isPresent), !findings.absence(of: [.ana, .antiDsDna])])
    }

    /// Whether lupus is classified, by either way.
    public static func classified(_ findings: Findings<Item>, biopsy: Finding) -> Truth {
        Truth.any([byCount(findings), byBiopsy(findings, biopsy: biopsy)])
    }
}

extension SLICC2012: Instrument {
    private static let prefix = "slicc2012."
    private static let biopsyItem = prefix + "biopsyProvenNephritis"

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "slicc2012", name: "SLICC classification criteria 2012",
        purpose: "Whether lupus is classified, for research: four of 17 criteria with at least one of each side, or nephritis by biopsy with antibodies.",
        references: ["petri2012"], verification: .twoSources,
        items: form(prefix: prefix) + [
            ItemDescription(biopsyItem, "Nephritis proven by biopsy", .finding, group: "biopsy", "lupus nephritis in a kidney biopsy, ever"),
        ],
        rule: [
            "The score is the number of criteria met, 0 to 17.",
            "byCount: at least 4 criteria, at least one clinical and one immunologic.",
            "byBiopsy: lupus nephritis proven by biopsy, with antinuclear or anti-dsDNA antibodies.",
            "Lupus is classified by either way. Criteria are cumulative: ever, and not at the same time.",
        ],
        notes: [
            "These criteria classify for research. They are not diagnostic.",
            "Criteria are ever, not now, and their limits are their own: findings of an activity index (thrombocytopenia, low complement) do not serve. That is why the columns carry the prefix slicc2012.",
            "A biopsy is not the criterion renal: that one asks for proteinuria or casts.",
            "ana here is a titre above the laboratory's range; the criteria of 2019 ask for 1:80.",
            "The wordings of neurologic, anti-dsDNA and anti-Sm were recalled; one table prints for anti-dsDNA except ELISA on two or more occasions.",
        ],
        aliases: [])

    /// The number of criteria and whether lupus is classified.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let findings = Findings<Item>(answers, prefix: prefix)
        let biopsy = answers.finding(biopsyItem)
        let criteria = [
            Criterion("byCount", "at least 4 criteria, one of each side", byCount(findings), decidedBy: words(findings)),
            Criterion(
                "byBiopsy", "nephritis by biopsy, with antinuclear or anti-dsDNA antibodies", byBiopsy(findings, biopsy: biopsy),
                decidedBy: "biopsy \(biopsy.rawValue), antinuclear \(findings[.ana].rawValue), anti-dsDNA \(findings[.antiDsDna].rawValue)"),
        ]
        return Assessment(
            score: PartialScore("slicc2012", findings.count),
            missing: findings.unknown.ids(prefix: prefix) + (biopsy == .unknown ? [biopsyItem] : []),
            state: Truth.any(criteria.map(\.state)), criteria: criteria)
    }

    private static func words(_ findings: Findings<Item>) -> String {
        let (clinical, immunologic) = (findings.present.intersection(clinicalItems), findings.present.intersection(immunologicItems))
        let known = "\(clinical.count) clinical and \(immunologic.count) immunologic"
        return findings.unknown.isEmpty ? known : "\(known), \(findings.unknown.count) unknown"
    }
}
