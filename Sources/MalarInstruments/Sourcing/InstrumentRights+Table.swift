// SPDX-License-Identifier: Apache-2.0

extension InstrumentRights {
    // swift-format-ignore
    /// The rights notes, instruments first, then what stands beside them.
    public static let table: [InstrumentRights] = [
        InstrumentRights(
            ["sledai2k", "sledai1992", "selenaSledai", "hybridSledai", "sledaiNoDsDna", "sledaiChange", "sledaiVersions", "mexSledai", "sledai2kFlare", "sledai3Flare", "persistentlyActive"], .askOwners,
            found: "No licence text was found for SLEDAI-2K. Many open calculators exist; a review of 2015 counts training and the cost of instruments among the burdens of administration. Its relatives were not looked at apart.",
            advice: "Unknown: ask the owners in Toronto before commercial use."),
        InstrumentRights(
            ["sledas", "sleDas", "sledasChange", "sleDasFlare", "sleDasResponse"], .askOwners,
            found: "The paper is free to read and prints the formula; no licence text was found.",
            advice: "Probably usable with citation: confirm with the authors in Coimbra."),
        InstrumentRights(
            ["clasi", "clasiResponse", "clasiSeverity"], .askOwners,
            found: "Widely said to be copyright of the University of Pennsylvania; no page that states it was found. Listed as a project of drug development tools (DDT COA 000130).",
            advice: "Ask the University of Pennsylvania; do not reproduce the form."),
        InstrumentRights(
            ["bilag2004", "bilagFlareTulip", "bilagFlare", "bilagFlare2011", "sriBilagComponent", "bilagSystemsTally"], .askOwners,
            found: "No licence text was found. Commercial software (BLIPS) has existed for decades. Forms circulate on document-sharing sites, which is not a permission.",
            advice: "Ask the British Isles Lupus Assessment Group; do not reproduce form or glossary."),
        InstrumentRights(
            ["bicla"], .free, found: "Listed on eProvide as in the public domain.",
            advice: "Free to use; the BILAG-2004 and SLEDAI that it rests on have their own rights."),
        InstrumentRights(
            ["das28", "eularResponse"], .withCitation,
            found: "The formulae are published openly by their authors; one open-source project marks the rights as copyrighted and to be established.",
            advice: "The formula is usable with citation; confirm with Nijmegen before commercial use."),
        InstrumentRights(
            ["sdi", "sdiCourse"], .withCitation, found: "PhenX lists the protocol as publicly available.", advice: "Usable with citation."),
        InstrumentRights(
            ["eularAcr2019", "slicc2012", "acr1997"], .withCitation, found: "Published by journals, ACR and EULAR.",
            advice: "The facts are usable with citation."),
        InstrumentRights(
            [
                "doris2021", "doris2017", "lldas", "lldas50", "cLLDAS", "mda", "torontoLda", "lldasByTreatment", "zenRemission", "zenProlonged", "pga", "sfi", "rsfi", "s2kRi50", "sri",
                "modifiedSri", "cSleFlareScore", "treatToTarget", "glucocorticoid", "gcTapering", "nonResponder2024", "organActivity2024", "sdai", "cdai", "rapid3", "booleanRemission2011",
                "booleanRemission2022", "jointCount6668", "ultrasound",
            ], .notExamined,
            found: "Terms were not looked for.",
            advice: "Cite the defining publication; look for terms before use outside of research, above all for forms (revised flare index, S2K RI-50, questionnaires)."),
        InstrumentRights(
            ["lupusQol"], .licenceNeeded, found: "Distribution is managed by RWS for the owners; the terms were not read.",
            advice: "The scoring formula may be shipped, the text of the items never; displaying it needs a licence."),
        InstrumentRights(
            ["facitFatigue"], .licenceNeeded, found: "FACIT asks for registration (recalled).", advice: "No text of items; register before display."),
        InstrumentRights(
            ["sf36"], .licenceNeeded, found: "A software page states that a licence is needed; RAND-36 1.0 is said to be the free relative (recalled).",
            advice: "Import scores only."),
        InstrumentRights(["slaq"], .notExamined, found: "Licence unknown.", advice: "Import the total only."),
        InstrumentRights(
            ["meddra"], .cannotShip,
            found: "Holding, coding with or passing on its data needs a subscription by each party; developers of systems may use it for development and testing only.",
            advice: "Terms and codes cannot be shipped: a site loads its own file."),
        InstrumentRights(
            ["ctcae5"], .free, found: "A publication of an agency of the United States; its terms are lowest-level terms of MedDRA.",
            advice: "The grades 1 to 5 may be shipped, the list of terms not."),
        InstrumentRights(
            ["jbi", "newcastleOttawa", "minors", "robinsI", "quadas2", "strobe", "record", "care"], .withCitation,
            found: "Published tools; RECORD, STROBE and CARE are open access.", advice: "Topics of items in own words, with citation."),
    ]
}
