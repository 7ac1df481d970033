// SPDX-License-Identifier: Apache-2.0

/// SLE Disease Activity Index 2000: 24 descriptors, present or absent in the window; sum of weights, 0 to 105.
///
/// An item counts only if the clinician attributes it to active lupus and it is reversible. An item without an answer is unknown, and the
/// score is then a range.
///
/// - Source: `gladman2002`; window of 30 days: `touma2010`.
public enum SLEDAI2K: WeightedChecklist {
    /// The descriptors, in the order of the form.
    public enum Item: String, CaseIterable, Sendable {
        case seizure, psychosis, organicBrainSyndrome, visualDisturbance, cranialNerveDisorder, lupusHeadache, cva, vasculitis
        case arthritis, myositis, urinaryCasts, hematuria, proteinuria, pyuria
        case rash, alopecia, mucosalUlcers, pleurisy, pericarditis, lowComplement, increasedDnaBinding
        case fever, thrombocytopenia, leukopenia
    }

    // swift-format-ignore
    /// The item table. The rules are in our words.
    public static let table: [Descriptor<Item>] = [
        // item                weight  name                        system             what counts
        .init(.seizure,              8, "Seizure",                  "cns",             "recent onset; metabolic, infectious and drug causes excluded"),
        .init(.psychosis,            8, "Psychosis",                "cns",             "serious loss of contact with reality (hallucinations, incoherence, loose, poor or illogical thinking, bizarre, disorganised or catatonic behaviour) that impairs functioning; uraemia and drugs excluded"),
        .init(.organicBrainSyndrome, 8, "Organic brain syndrome",   "cns",             "rapid onset, fluctuating: impaired orientation, memory or other cognition with clouded consciousness, and at least two of disturbed perception, incoherent speech, insomnia or daytime drowsiness, changed psychomotor activity; metabolic, infectious and drug causes excluded"),
        .init(.visualDisturbance,    8, "Visual disturbance",       "cns",             "lupus of retina, choroid or optic nerve: cytoid bodies, retinal haemorrhage, serous exudate or choroidal haemorrhage, optic neuritis; hypertension, infection and drugs excluded"),
        .init(.cranialNerveDisorder, 8, "Cranial nerve disorder",   "cns",             "new sensory or motor neuropathy of a cranial nerve"),
        .init(.lupusHeadache,        8, "Lupus headache",           "cns",             "severe and persistent, may resemble migraine, does not respond to opioids"),
        .init(.cva,                  8, "Cerebrovascular accident", "cns",             "new stroke; arteriosclerosis excluded"),
        .init(.vasculitis,           8, "Vasculitis",               "vascular",        "ulceration, gangrene, tender finger nodules, periungual infarct, splinter haemorrhages, or proof by biopsy or angiogram"),
        .init(.arthritis,            4, "Arthritis",                "musculoskeletal", "at least 2 joints with pain and signs of inflammation (tenderness, swelling or effusion)"),
        .init(.myositis,             4, "Myositis",                 "musculoskeletal", "proximal ache or weakness with raised creatine kinase or aldolase, or changes in electromyography or biopsy"),
        .init(.urinaryCasts,         4, "Urinary casts",            "renal",           "haem-granular or red cell casts"),
        .init(.hematuria,            4, "Haematuria",               "renal",           "more than 5 red cells per high-power field; stone, infection and other causes excluded"),
        .init(.proteinuria,          4, "Proteinuria",              "renal",           "more than 0.5 g in 24 hours, whether new or persistent"),
        .init(.pyuria,               4, "Pyuria",                   "renal",           "more than 5 white cells per high-power field; infection excluded"),
        .init(.rash,                 2, "Rash",                     "mucocutaneous",   "rash of inflammatory type, whether new or persistent"),
        .init(.alopecia,             2, "Alopecia",                 "mucocutaneous",   "abnormal patchy or diffuse loss of hair, active and not scarring"),
        .init(.mucosalUlcers,        2, "Mucosal ulcers",           "mucocutaneous",   "oral or nasal ulcers"),
        .init(.pleurisy,             2, "Pleurisy",                 "serosal",         "pleuritic pain with rub, effusion or pleural thickening"),
        .init(.pericarditis,         2, "Pericarditis",             "serosal",         "pericardial pain with rub, effusion, or confirmation by electrocardiogram or echocardiogram"),
        .init(.lowComplement,        2, "Low complement",           "immunologic",     "C3, C4 or CH50 below the laboratory's lower limit"),
        .init(.increasedDnaBinding,  2, "Increased DNA binding",    "immunologic",     "anti-dsDNA above the laboratory's upper limit, or more than 25 % binding by Farr assay"),
        .init(.fever,                1, "Fever",                    "constitutional",  "above 38.0 °C; infection excluded"),
        .init(.thrombocytopenia,     1, "Thrombocytopenia",         "hematologic",     "platelets below 100 × 10⁹/L; drug causes excluded"),
        .init(.leukopenia,           1, "Leukopenia",               "hematologic",     "white cells below 3.0 × 10⁹/L; drug causes excluded"),
    ]

    /// Low complement and increased DNA binding.
    public static let serology: ItemSet<Item> = [.lowComplement, .increasedDnaBinding]
    /// All items but the two serological ones.
    public static let clinicalItems = ItemSet<Item>.all.subtracting(serology)
    /// The four urinary items.
    public static let renalItems = items { $0.system == "renal" }

    /// The sum over the clinical items (clinical SLEDAI), 0 to 101.
    public static func clinical(_ findings: Findings<Item>) -> Tally<Item> { tally(findings, of: clinicalItems) }
    /// The sum over the urinary items (renal SLEDAI), 0 to 16.
    public static func renal(_ findings: Findings<Item>) -> Tally<Item> { tally(findings, of: renalItems) }
    /// The sum over complement and anti-dsDNA, 0 to 4.
    public static func serological(_ findings: Findings<Item>) -> Tally<Item> { tally(findings, of: serology) }
    /// The sum over all items but increased DNA binding, 0 to 103: for places without the assay.
    public static func noDsDna(_ findings: Findings<Item>) -> Tally<Item> {
        tally(findings, of: ItemSet.all.subtracting([.increasedDnaBinding]))
    }
}
