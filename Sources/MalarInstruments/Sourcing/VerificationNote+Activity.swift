// SPDX-License-Identifier: Apache-2.0

extension VerificationNote {
    // swift-format-ignore
    /// Activity indices.
    static let activity: [VerificationNote] = [
        VerificationNote(
            ["sledai2k"], "items, weights, thresholds", .veryHigh, solid: "seen in six places",
            open: "arthritis from 2 or from 3 joints: check the paper of 2002",
            sources: ["https://medicalcriteria.com/web/reusledai/", "https://viewer.joomag.com/hhe-rheumatology-2019/0057642001571071409/p8", "https://www.thecalculator.co/health/SLE-Disease-Activity-Index-(SLEDAI)-Calculator-1119.html", "https://rdrr.io/cran/cliot/man/sledai_2k_score.html", "https://github.com/SuperNyancat/emr"]),
        VerificationNote(["sledai2k"], "window of 10 or 30 days", .high, sources: ["https://pubmed.ncbi.nlm.nih.gov/19910390/"]),
        VerificationNote(
            ["sledai2k", "sledaiChange", "sledai2kFlare", "sledai3Flare"], "bands and changes", .medium, solid: "the values (high)",
            open: "the attribution of the bands to papers of 2000, which were not read; the table of EULAR misprints improvement",
            sources: ["https://ard.bmj.com/highwire/markup/278401/expansion", "http://online.flipbuilder.com/uivna/dbts/files/basic-html/page29.html", "https://www.ncbi.nlm.nih.gov/pubmed/21245073"]),
        VerificationNote(
            ["sledai1992", "selenaSledai", "hybridSledai", "sledaiVersions"], "differences between versions", .medium,
            open: "scleritis, vertigo and ongoing activity: wording not verified",
            sources: ["https://github.com/SuperNyancat/emr", "https://r.home.koptein.de/r/BcellAutoimmuneDis"]),
        VerificationNote(["sledaiNoDsDna"], "variant for places without the assay", .medium, solid: "one form from the Philippines uses it", open: "no publication of its own"),
        VerificationNote(
            ["mexSledai"], "items, weights", .medium, solid: "weights agree in two secondary sources", open: "thresholds and bands: check the paper of 1992",
            sources: ["https://github.com/SuperNyancat/emr", "protocol of a clinic in Indonesia"]),
        VerificationNote(
            ["sledas", "sleDas"], "items", .veryHigh, open: "wording of generalised rash",
            sources: ["http://sle-das.eu/", "https://ard.bmj.com/highwire/markup/250723/expansion"]),
        VerificationNote(
            ["sledas", "sleDas"], "coefficients", .medium, solid: "constant and serology high, the rest moderate to high by numerical checks",
            open: "one source; no second printing was found: confirm with figure 1 of the paper of 2019 or with the official calculator",
            sources: ["https://github.com/Airheumatologist/Calculator-"]),
        VerificationNote(
            ["sledas", "sleDas"], "remission 2.08, moderate or severe 7.64", .high, open: "the prednisone clause in the remission definitions of 2021; the Boolean wording",
            sources: ["https://ard.bmj.com/content/80/12/1568", "https://github.com/Airheumatologist/Calculator-"]),
        VerificationNote(
            ["sledas", "sleDas"], "low disease activity 2.48", .veryHigh,
            sources: ["https://repositorio.ipv.pt/entities/publication/953ebf1b-254e-466f-8886-bb7292075019", "https://eld.bl.uk/catalog/100161356903_0x000001"]),
        VerificationNote(
            ["sledas", "sleDas"], "severe 9.90", .veryHigh,
            sources: ["PubMed 40379439", "https://repositorio.ipv.pt/entities/publication/dd3cb679-1cfa-46c1-b5f7-d1f8657d27fc/full"]),
        VerificationNote(["sledas", "sleDas"], "cut-off 6.62", .rejected, open: "one page prints it; its origin was not found", sources: ["https://www.droracle.ai/articles/353767/"]),
        VerificationNote(
            ["pga"], "scale and anchors", .high, open: "the least important difference (2022) was not seen; there is no published crosswalk from 0-10",
            sources: ["https://researchers.uss.cl/en/publications/physician-global-assessment-international-standardisation-consens-2", "https://siis.unmsm.edu.pe/en/publications/physician-global-assessment-international-standardisation-consens", "https://medicalalgorithms.com/estrogen-lupus"]),
    ]

    // swift-format-ignore
    /// Remission, low disease activity, treatment targets.
    static let targets: [VerificationNote] = [
        VerificationNote(
            ["doris2021"], "definition", .veryHigh, open: "less than 5 mg or at most 5 mg: the paper contradicts itself",
            sources: ["https://lupus.bmj.com/highwire/markup/140088/expansion", "https://pmc.ncbi.nlm.nih.gov/articles/PMC8614136", "https://www.repository.cam.ac.uk/items/7c271b4a-3834-4bc1-9997-d78063044991"]),
        VerificationNote(
            ["doris2017"], "framework", .high, open: "the axis that makes eight definitions", sources: ["https://ard.bmj.com/highwire/markup/228148/expansion", "PMC7719036, table 1"]),
        VerificationNote(
            ["lldas"], "criteria and doses", .veryHigh, open: "the first visit is not defined",
            sources: ["https://ard.bmj.com/highwire/markup/226088/expansion", "https://arthritis-research.biomedcentral.com/articles/10.1186/s13075-016-1163-2/tables/3", "https://ard.bmj.com/highwire/markup/286049/expansion"]),
        VerificationNote(
            ["lldas50"], "share of time", .high, open: "at least or more than half; time or visits",
            sources: ["https://lupus.bmj.com/content/10/Suppl_1/A4", "https://ard.bmj.com/content/75/Suppl_2/771.1", "https://ard.bmj.com/content/76/Suppl_2/300.2"]),
        VerificationNote(
            ["cLLDAS", "mda", "torontoLda", "lldasByTreatment"], "related states", .high, sources: ["https://pubmed.ncbi.nlm.nih.gov/36934849/", "https://experts.mcmaster.ca/display/publication1960984"]),
        VerificationNote(
            ["zenRemission", "zenProlonged"], "levels", .high, open: "what the clinical levels say of antimalarials and immunosuppressives",
            sources: ["https://ard.bmj.com/content/74/12/2117.abstract"]),
        VerificationNote(
            ["treatToTarget"], "limits of prednisone of 2019 and 2023", .medium, solid: "both limits stand in one public code base",
            open: "the recommendations themselves were not read; the object of target and status is ours"),
        VerificationNote(["lumos"], "components", .unverified, open: "the coefficients are missing: not implemented", sources: ["https://pubmed.ncbi.nlm.nih.gov/29648686/"]),
        VerificationNote(
            ["glucocorticoid"], "equivalence", .high, solid: "deflazacort medium", open: "betamethasone 0.6 or 0.75 mg",
            sources: ["https://globalrph.com/medcalcs/corticosteroid-converter-based-on-anti-inflammatory-potency/", "https://timeofcare.com/steroid-conversion", "https://www.omicsonline.org/articles-images/2157-7536-6-149-t001.html", "https://pubmed.ncbi.nlm.nih.gov/8880052/"]),
        VerificationNote(
            ["glucocorticoid", "gcTapering"], "endpoints", .high, open: "the wording of the BLISS trials",
            sources: ["https://ard.bmj.com/highwire/markup/290094/expansion", "https://ard.bmj.com/highwire/markup/196753/expansion", "https://arthritis-research.biomedcentral.com/articles/10.1186/ar4686/tables/2"]),
    ]

    // swift-format-ignore
    /// Flares and responses.
    static let changes: [VerificationNote] = [
        VerificationNote(
            ["sledasChange", "sleDasResponse", "sleDasFlare"], "change of 1.72", .veryHigh, sources: ["https://pubmed.ncbi.nlm.nih.gov/30626657/"]),
        VerificationNote(["sleDasFlare"], "flare", .high, sources: ["https://ard.bmj.com/content/80/Suppl_1/179.2"]),
        VerificationNote(
            ["sfi"], "classic flare index", .high, open: "whether mycophenolate counts; the sign of the fall of haemoglobin",
            sources: ["https://ard.bmj.com/highwire/markup/278401/expansion", "https://medicalalgorithms.com/estrogen-lupus", "https://github.com/SuperNyancat/emr", "https://ard.bmj.com/highwire/markup/262926/expansion"]),
        VerificationNote(["cSleFlareScore"], "formula and cut-off", .medium, solid: "one source", open: "no second printing was found", sources: ["doi:10.1002/acr.20507"]),
        VerificationNote(
            ["persistentlyActive"], "definition", .low, open: "more than 2 or at least 2 consecutive visits: the sources differ",
            sources: ["https://lupus.bmj.com/content/10/Suppl_1/A4"]),
        VerificationNote(
            ["nonResponder2024", "organActivity2024"], "definitions of one multicentre study", .unverified,
            open: "they are that study's own and were not among the references that were checked"),
        VerificationNote(
            ["rsfi"], "structure only", .unverified, open: "the lists of items are missing: entered as judged, never computed",
            sources: ["http://ard.bmj.com/content/72/Suppl_3/A473.3", "PubMed 24729400"]),
        VerificationNote(
            ["s2kRi50"], "principle", .high, open: "the rules of 50 % of the single descriptors are missing",
            sources: ["https://www.jrheum.org/highwire/citation/12457/refworks-tagged", "http://arthritis-research.com/content/14/S3/A55", "https://lupus.bmj.com/content/6/Suppl_1/A9.1"]),
        VerificationNote(
            ["sri", "modifiedSri"], "components", .veryHigh, open: "medication rules are each protocol's",
            sources: ["abstract of 2009", "PMID 22127708", "https://trials.co/clinical-trials-details/-/NCT04895241", "https://ard.bmj.com/highwire/markup/196753/expansion"]),
        VerificationNote(
            ["bicla", "sriBilagComponent"], "components", .high, open: "what 10 % of PGA means; the wording of the TULIP trials was not read",
            sources: ["https://eprovide.mapi-trust.org/instruments/bilag-based-combined-lupus-assessment", "https://acr.confex.com/acr/2011/webprogram/Paper23976.html"]),
    ]
}
