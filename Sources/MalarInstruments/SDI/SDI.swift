// SPDX-License-Identifier: Apache-2.0

import MalarUnits

/// SLICC/ACR Damage Index: irreversible change since the onset of lupus, 41 items in 12 systems, 0 to 47.
///
/// - Source: `gladman1996`; wording of the rules: `phenxSdi`.
public enum SDI: Sendable {
    /// The items, in the order of the form.
    public enum Item: String, CaseIterable, Sendable {
        case cataract, retinalChangeOrOpticAtrophy
        case cognitiveImpairmentOrMajorPsychosis, seizuresRequiringTherapy, cerebrovascularAccident, cranialOrPeripheralNeuropathy
        case transverseMyelitis
        case gfrBelow50, proteinuria3500, endStageRenalDisease
        case pulmonaryHypertension, pulmonaryFibrosis, shrinkingLung, pleuralFibrosis, pulmonaryInfarctionOrResection
        case anginaOrBypass, myocardialInfarction, cardiomyopathy, valvularDisease, pericarditisSixMonthsOrPericardiectomy
        case claudication, minorTissueLoss, significantTissueLoss, venousThrombosisWithSequelae
        case infarctionOrResectionGi, mesentericInsufficiency, chronicPeritonitis, strictureOrUpperGiSurgery, pancreaticInsufficiency
        case muscleAtrophyOrWeakness, deformingOrErosiveArthritis, osteoporosisWithFracture, avascularNecrosis, osteomyelitis
        case rupturedTendon
        case scarringAlopeciaSdi, extensiveScarringOrPanniculum, skinUlceration
        case prematureGonadalFailure, diabetes, malignancy
    }

    // swift-format-ignore
    /// The item table. The rules are in our words.
    public static let table: [Row] = [
        // item                                max  timing      system              name                                        what counts
        Row(.cataract,                            1, .ever,      .ocular,            "Cataract",                                 "any cataract, either eye"),
        Row(.retinalChangeOrOpticAtrophy,         1, .sixMonths, .ocular,            "Retinal change or optic atrophy",          "either eye, as found by an ophthalmologist"),
        Row(.cognitiveImpairmentOrMajorPsychosis, 1, .sixMonths, .neuropsychiatric,  "Cognitive impairment or major psychosis",  "loss of memory, calculation, concentration, language or performance; or major psychosis"),
        Row(.seizuresRequiringTherapy,            1, .sixMonths, .neuropsychiatric,  "Seizures requiring therapy",               "seizures that needed treatment for 6 months; the months are those of treatment"),
        Row(.cerebrovascularAccident,             2, .events,    .neuropsychiatric,  "Cerebrovascular accident",                 "1 stroke ever; 2 for more than one, at least 6 months apart"),
        Row(.cranialOrPeripheralNeuropathy,       1, .sixMonths, .neuropsychiatric,  "Cranial or peripheral neuropathy",         "optic neuropathy excluded"),
        Row(.transverseMyelitis,                  1, .sixMonths, .neuropsychiatric,  "Transverse myelitis",                      "transverse myelitis"),
        Row(.gfrBelow50,                          1, .sixMonths, .renal,             "Glomerular filtration below 50 %",         "measured or estimated filtration below 50 %"),
        Row(.proteinuria3500,                     1, .sixMonths, .renal,             "Proteinuria of 3.5 g or more",             "at least 3.5 g in 24 hours"),
        Row(.endStageRenalDisease,                3, .ever,      .renal,             "End-stage renal disease",                  "once reached, whatever the state of dialysis or transplant; replaces the two items above"),
        Row(.pulmonaryHypertension,               1, .sixMonths, .pulmonary,         "Pulmonary hypertension",                   "prominent right ventricle, or loud second pulmonary sound"),
        Row(.pulmonaryFibrosis,                   1, .sixMonths, .pulmonary,         "Pulmonary fibrosis",                       "on examination and radiograph"),
        Row(.shrinkingLung,                       1, .sixMonths, .pulmonary,         "Shrinking lung",                           "on radiograph"),
        Row(.pleuralFibrosis,                     1, .sixMonths, .pulmonary,         "Pleural fibrosis",                         "on radiograph"),
        Row(.pulmonaryInfarctionOrResection,      1, .either,    .pulmonary,         "Pulmonary infarction or resection",        "infarction on radiograph for 6 months; in later wording also resection not for malignancy, at once"),
        Row(.anginaOrBypass,                      1, .either,    .cardiovascular,    "Angina or coronary bypass",                "angina for 6 months; bypass at once"),
        Row(.myocardialInfarction,                2, .events,    .cardiovascular,    "Myocardial infarction",                    "1 infarction ever; 2 for more than one, at least 6 months apart"),
        Row(.cardiomyopathy,                      1, .sixMonths, .cardiovascular,    "Cardiomyopathy",                           "ventricular dysfunction"),
        Row(.valvularDisease,                     1, .sixMonths, .cardiovascular,    "Valvular disease",                         "diastolic murmur, or systolic murmur above 3/6"),
        Row(.pericarditisSixMonthsOrPericardiectomy, 1, .either, .cardiovascular,    "Pericarditis for 6 months or pericardiectomy", "pericarditis that lasted 6 months; pericardiectomy at once"),
        Row(.claudication,                        1, .sixMonths, .peripheralVascular, "Claudication",                            "for 6 months"),
        Row(.minorTissueLoss,                     1, .ever,      .peripheralVascular, "Minor tissue loss",                       "loss of the pulp of a digit"),
        Row(.significantTissueLoss,               2, .ever,      .peripheralVascular, "Significant tissue loss",                 "1 for loss of a digit or limb ever; 2 for more than one site"),
        Row(.venousThrombosisWithSequelae,        1, .sixMonths, .peripheralVascular, "Venous thrombosis with sequelae",         "with swelling, ulceration or stasis"),
        Row(.infarctionOrResectionGi,             2, .ever,      .gastrointestinal,  "Gastrointestinal infarction or resection", "1 for bowel below the duodenum, spleen, liver or gallbladder, whatever the cause; 2 for more than one site"),
        Row(.mesentericInsufficiency,             1, .sixMonths, .gastrointestinal,  "Mesenteric insufficiency",                 "mesenteric insufficiency"),
        Row(.chronicPeritonitis,                  1, .sixMonths, .gastrointestinal,  "Chronic peritonitis",                      "chronic peritonitis"),
        Row(.strictureOrUpperGiSurgery,           1, .ever,      .gastrointestinal,  "Stricture or upper gastrointestinal surgery", "stricture, or surgery of the upper tract, ever"),
        Row(.pancreaticInsufficiency,             1, .sixMonths, .gastrointestinal,  "Pancreatic insufficiency",                 "needing enzymes, or with a pseudocyst", in1996: false),
        Row(.muscleAtrophyOrWeakness,             1, .sixMonths, .musculoskeletal,   "Muscle atrophy or weakness",               "atrophy or weakness"),
        Row(.deformingOrErosiveArthritis,         1, .sixMonths, .musculoskeletal,   "Deforming or erosive arthritis",           "reducible deformity included, avascular necrosis excluded"),
        Row(.osteoporosisWithFracture,            1, .ever,      .musculoskeletal,   "Osteoporosis with fracture",               "fracture or collapse of a vertebra; avascular necrosis excluded"),
        Row(.avascularNecrosis,                   2, .ever,      .musculoskeletal,   "Avascular necrosis",                       "1 ever; 2 for more than one"),
        Row(.osteomyelitis,                       1, .ever,      .musculoskeletal,   "Osteomyelitis",                            "ever"),
        Row(.rupturedTendon,                      1, .ever,      .musculoskeletal,   "Ruptured tendon",                          "ever", in1996: false),
        Row(.scarringAlopeciaSdi,                 1, .sixMonths, .skin,              "Scarring alopecia",                        "chronic scarring alopecia"),
        Row(.extensiveScarringOrPanniculum,       1, .sixMonths, .skin,              "Extensive scarring or panniculum",         "other than of scalp and pulp of digits"),
        Row(.skinUlceration,                      1, .sixMonths, .skin,              "Skin ulceration",                          "for 6 months, not due to thrombosis"),
        Row(.prematureGonadalFailure,             1, .sixMonths, .gonadal,           "Premature gonadal failure",                "secondary amenorrhoea or failure before the age of 40"),
        Row(.diabetes,                            1, .sixMonths, .diabetes,          "Diabetes",                                 "whatever the treatment"),
        Row(.malignancy,                          2, .ever,      .malignancy,        "Malignancy",                               "1 ever; 2 for more than one site; dysplasia excluded"),
    ]

    /// The months that a finding must have lasted, and that must lie between two events.
    public static let requiredMonths = 6

    /// Whether so many months are enough.
    public static func isLongEnough(months: Double) -> Bool { months.isAtLeast(Double(requiredMonths)) }
}
