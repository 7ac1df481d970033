// SPDX-License-Identifier: Apache-2.0

extension DataDictionary {
    static let patients: [Variable] = identity + diagnosis + serology + organInvolvement + history

    private static let identity = [
        Variable(
            "patient", .patients, "Patient", .identifier, section: "Identity", required: true,
            "Pseudonymous id; never a name, a hospital number or a date of birth."),
        Variable("centre", .patients, "Centre", .identifier, section: "Identity", "The centre that follows the patient."),
        Variable(
            "sex", .patients, "Sex", .choice([Level("female", "Female"), Level("male", "Male"), Level("other", "Other")]),
            section: "Identity", loinc: "46098-0",
            "Sex as recorded in the chart."),
        Variable(
            "birthYear", .patients, "Year of birth", .count(1900...2100), section: "Identity",
            "The year only: a full date of birth would identify."),
        Variable(
            "ageAtStart", .patients, "Age at start", .number(0...120, unit: "years"), section: "Identity",
            "Age at the first dose of the index drug as recorded; checked against the year of birth."),
        Variable("ethnicity", .patients, "Ethnicity", .text, section: "Identity", "As recorded in the chart."),
    ]

    private static let diagnosis = [
        Variable(
            "diagnosis", .patients, "Date of diagnosis", .date, section: "Diagnosis", "Month of diagnosis; a year alone is kept as a year."),
        Variable(
            "diseaseDuration", .patients, "Disease duration at start", .number(0...1200, unit: "months"), section: "Diagnosis",
            "Months from diagnosis to the first dose of the index drug as recorded; checked against the dates."),
        Variable(
            "classification", .patients, "Classification criteria met", .list, section: "Diagnosis",
            "Any of acr1997, slicc2012, eularAcr2019, available (the source says only that available criteria were met)."),
        Variable(
            "antiphospholipidSyndrome", .patients, "Antiphospholipid syndrome", .finding, section: "Diagnosis",
            "Associated antiphospholipid syndrome."),
        Variable("sjogrenSyndrome", .patients, "Sjögren syndrome", .finding, section: "Diagnosis", "Associated Sjögren syndrome."),
        Variable("rhupus", .patients, "Rhupus", .finding, section: "Diagnosis", "Overlap with rheumatoid arthritis."),
    ]

    private static let serology = antibodies.map { id, label in
        Variable(id, .patients, label, .finding, section: "Autoantibodies", "Ever positive.")
    }

    /// Autoantibodies, ever positive, in the order of print.
    static let antibodies: KeyValuePairs = [
        "ana": "ANA", "antiDsDnaEver": "anti-dsDNA", "antiSm": "anti-Sm", "antiRnp": "anti-U1RNP / RNP70", "antiRo": "anti-SSA/Ro",
        "antiLa": "anti-SSB/La",
        "antiphospholipid": "antiphospholipid antibodies", "rheumatoidFactor": "rheumatoid factor", "antiCcp": "anti-CCP",
    ]

    /// Organ domains, in the order of print.
    static let organDomains: KeyValuePairs = [
        "articular": "Articular", "mucocutaneous": "Mucocutaneous", "haematological": "Haematological", "renal": "Renal",
        "serositis": "Serositis",
        "neuropsychiatric": "Neuropsychiatric", "vascular": "Vascular", "constitutional": "Constitutional", "otherOrgan": "Other",
    ]

    private static let organInvolvement =
        organDomains.map { id, label in
            Variable(
                "ever.\(id)", .patients, "\(label) involvement, ever", .finding, section: "Organ involvement",
                "At any time up to the index drug.")
        }
        + organDomains.map { id, label in
            Variable(
                "ongoing.\(id)", .patients, "\(label) involvement, ongoing", .finding, section: "Organ involvement",
                "Active when the index drug was started.")
        }
        + [
            Variable(
                "arthritisPattern", .patients, "Pattern of arthritis",
                .choice([
                    Level("symmetricalPolyarthritis", "Symmetrical polyarthritis"), Level("polyarthritis", "Polyarthritis"),
                    Level("oligoarthritis", "Oligoarthritis"),
                    Level("monoarthritis", "Monoarthritis"), Level("arthralgia", "Inflammatory arthralgia"), Level("none", "None"),
                ]), section: "Organ involvement", "Joint involvement before the index drug."),
            Variable("erosiveArthritis", .patients, "Erosive arthritis", .finding, section: "Organ involvement", "Erosions on imaging."),
            Variable(
                "organsAtDiagnosis", .patients, "Manifestations at diagnosis", .list, section: "Organ involvement", "As recorded, in words."
            ),
        ]

    private static let history = [
        Variable(
            "comorbidities", .patients, "Comorbidities", .list, section: "History",
            "As recorded, in words; `none` where the chart says none."),
        Variable("vaccinations", .patients, "Vaccinations", .list, section: "History", "As recorded, in words."),
        Variable(
            "damageIndex", .patients, "SLICC/ACR Damage Index at start", .count(0...47), section: "History",
            "As recorded at the first dose of the index drug."),
        Variable(
            "indication", .patients, "Reason for the index drug", .list, section: "History", "Why the index drug was started, in words."),
        Variable(
            "prescriptionReason", .patients, "Reason for prescription",
            .choice([
                Level("diseaseFlare", "Disease flare"), Level("persistentActivity", "Persistently active disease"), Level("other", "Other"),
            ]), section: "History", "Why the index drug was started, in one word; patients are compared by it."),
        Variable(
            "cumulativeGlucocorticoid", .patients, "Cumulative glucocorticoids", .number(0...1000, unit: "g"), section: "History",
            "Grams of prednisone-equivalent in all before the first dose of the index drug."),
        Variable(
            "previousImmunosuppressants", .patients, "Previous immunosuppressants", .count(0...30), section: "History",
            "How many different immunosuppressants and biologics were given before the index drug; antimalarials and glucocorticoids do not count."
        ),
        Variable("note", .patients, "Note", .text, section: "History", "Free text; never identifying."),
    ]

    /// The autoantibodies of the patient's row with their names in print.
    public static var autoantibodies: [(id: String, label: String)] { antibodies.map { (id: $0.key, label: $0.value) } }

    /// The organ domains of the patient's row with their names in print; their variables are `ever.<id>` and `ongoing.<id>`.
    public static var organs: [(id: String, label: String)] { organDomains.map { (id: $0.key, label: $0.value) } }
}
