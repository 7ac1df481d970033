// SPDX-License-Identifier: Apache-2.0

/// EULAR/ACR classification criteria of 2019: antinuclear antibodies as entry, then the heaviest item of each of ten domains, 0 to 51; lupus
/// from 10 points with at least one clinical item. For research, not for diagnosis.
///
/// - Source: `aringer2019`.
public enum EULARACR2019: WeightedChecklist {
    /// The items, in the order of the publication.
    public enum Item: String, CaseIterable, Sendable {
        case fever, leukopenia, thrombocytopenia, autoimmuneHaemolysis, delirium, psychosis, seizure
        case nonScarringAlopecia, oralUlcers, subacuteOrDiscoid, acuteCutaneous, effusion, acutePericarditis, jointInvolvement
        case proteinuria, classIIorV, classIIIorIV, apl, lowC3orC4, lowC3andC4, antiDsDnaOrSm
    }

    // swift-format-ignore
    /// The item table. The rules are in our words; each item counts only if lupus is the likeliest explanation.
    public static let table: [Descriptor<Item>] = [
        // item                 weight  name                                   domain                   what counts
        .init(.fever,                2, "Fever",                               "constitutional",        "temperature above 38.3 °C"),
        .init(.leukopenia,           3, "Leukopenia",                          "haematologic",          "white cells below 4.0 × 10⁹/L"),
        .init(.thrombocytopenia,     4, "Thrombocytopenia",                    "haematologic",          "platelets below 100 × 10⁹/L"),
        .init(.autoimmuneHaemolysis, 4, "Autoimmune haemolysis",               "haematologic",          "signs of haemolysis (reticulocytes, low haptoglobin, indirect bilirubin, LDH) and a positive direct Coombs test"),
        .init(.delirium,             2, "Delirium",                            "neuropsychiatric",      "altered arousal with poor focus, onset within hours to less than 2 days, fluctuating, with a change of cognition or behaviour"),
        .init(.psychosis,            3, "Psychosis",                           "neuropsychiatric",      "delusions or hallucinations without insight, no delirium"),
        .init(.seizure,              5, "Seizure",                             "neuropsychiatric",      "primary generalised or focal"),
        .init(.nonScarringAlopecia,  2, "Non-scarring alopecia",               "mucocutaneous",         "seen by a clinician, on examination or photograph"),
        .init(.oralUlcers,           2, "Oral ulcers",                         "mucocutaneous",         "seen by a clinician"),
        .init(.subacuteOrDiscoid,    4, "Subacute cutaneous or discoid lupus", "mucocutaneous",         "annular or papulosquamous eruption of exposed skin, or discoid lesions; a biopsy, if done, must fit"),
        .init(.acuteCutaneous,       6, "Acute cutaneous lupus",               "mucocutaneous",         "malar rash or generalised maculopapular rash, seen by a clinician (wording recalled)"),
        .init(.effusion,             5, "Pleural or pericardial effusion",     "serosal",               "shown by imaging (wording recalled)"),
        .init(.acutePericarditis,    6, "Acute pericarditis",                  "serosal",               "at least 2 of typical pain, rub, new widespread ST elevation or PR depression, new or worse effusion (wording recalled)"),
        .init(.jointInvolvement,     6, "Joint involvement",                   "musculoskeletal",       "swelling or effusion in at least 2 joints, or tenderness in at least 2 joints with morning stiffness of at least 30 minutes"),
        .init(.proteinuria,          4, "Proteinuria",                         "renal",                 "more than 0.5 g in 24 hours, or an equivalent spot ratio"),
        .init(.classIIorV,           8, "Nephritis class II or V",             "renal",                 "by biopsy"),
        .init(.classIIIorIV,        10, "Nephritis class III or IV",           "renal",                 "by biopsy"),
        .init(.apl,                  2, "Antiphospholipid antibodies",         "antiphospholipid",      "anticardiolipin at medium or high titre (above 40 units), anti-beta-2-glycoprotein I, or lupus anticoagulant"),
        .init(.lowC3orC4,            3, "Low C3 or low C4",                    "complement",            "one of them below the limit of normal"),
        .init(.lowC3andC4,           4, "Low C3 and low C4",                   "complement",            "both below the limit of normal"),
        .init(.antiDsDnaOrSm,        6, "Anti-dsDNA or anti-Sm",               "sleSpecificAntibodies", "anti-dsDNA by an assay of at least 90 % specificity (wording recalled), or anti-Sm"),
    ]

    /// The ten domains, in the order of the publication.
    public static let domains: [String] = table.map(\.system).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    /// The domains of antibodies and complement; the other seven are clinical.
    public static let immunologicDomains = ["antiphospholipid", "complement", "sleSpecificAntibodies"]
    /// The items of the seven clinical domains.
    public static let clinicalItems = items { !immunologicDomains.contains($0.system) }
    /// Points from which lupus is classified.
    public static let threshold = 10.0

    private static let itemsByDomain = domains.map { domain in items { $0.system == domain } }

    /// The weight of the heaviest item of each domain: the least and the most that agree with what is known.
    public static func domainPoints(_ findings: Findings<Item>) -> [ClosedRange<Int>] {
        itemsByDomain.map { domain in
            let least = heaviest(findings.present.intersection(domain))
            return least...max(least, heaviest(findings.present.union(findings.unknown).intersection(domain)))
        }
    }

    /// The points of all domains, 0 to 51.
    public static func points(_ findings: Findings<Item>) -> Bounds {
        let domains = domainPoints(findings)
        return Bounds(Double(domains.reduce(0) { $0 + $1.lowerBound }), Double(domains.reduce(0) { $0 + $1.upperBound }))
    }

    /// Whether lupus is classified: antinuclear antibodies, at least 10 points, at least one clinical item.
    public static func classified(_ findings: Findings<Item>, ana: Finding) -> Truth {
        Truth.all([
            Truth(ana.isPresent), !Limit.lessThan(threshold).holds(for: points(findings)), !findings.absence(of: clinicalItems),
        ])
    }

    private static func heaviest(_ items: ItemSet<Item>) -> Int {
        var (bits, weight) = (items.bits, 0)
        while bits != 0 {
            weight = max(weight, table[bits.trailingZeroBitCount].weight)
            bits &= bits - 1
        }
        return weight
    }
}
