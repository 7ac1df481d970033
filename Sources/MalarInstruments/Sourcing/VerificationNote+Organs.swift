// SPDX-License-Identifier: Apache-2.0

extension VerificationNote {
    // swift-format-ignore
    /// Skin, joints, damage, BILAG-2004, ultrasound.
    static let organs: [VerificationNote] = [
        VerificationNote(
            ["clasi", "clasiResponse"], "scoring", .high,
            solid: "13 areas, 5 points an area, doubling, codes of scarring alopecia, bands of severity, 4 points or 20 %, CLASI-50, arithmetic to 70 and 56",
            open: "the original form was not seen: leaving scarring of the scalp out rests on arithmetic and meaning; wording of quadrants and of 30 days of hair loss",
            sources: ["https://pubmed.ncbi.nlm.nih.gov/21339447/", "https://www.rheumguide.ca/clasi.html", "https://lupus.bmj.com/content/10/Suppl_1/A10.1", "https://info.bmj.com/view/879519003/31/", "https://trials.co/clinical-trials-details/-/NCT04895241"]),
        VerificationNote(
            ["rclasi"], "existence, purpose, reliability", .low, open: "items and ranges: not implemented",
            sources: ["http://onlinelibrary.wiley.com/doi/10.1111/j.1365-2133.2010.09799.x/abstract", "http://scientific.sparx-ip.net/archiveeular/?c=a&item=2025ABS0238&view=3"]),
        VerificationNote(
            ["das28", "eularResponse", "sdai", "cdai", "rapid3", "booleanRemission2011", "booleanRemission2022"], "scoring", .veryHigh,
            solid: "formulae, units, joints, cut-offs, matrix of response",
            open: "sedimentation rate below 1, the boundary of 3.2, the choice of cut-offs for CRP; conversion of function in RAPID3 seen only second-hand",
            sources: ["https://das-score.nl/en/das-and-das28/how-to-meaure-the-das28/how-to-calculate-the-das28/alternative-validated-formulae", "http://www.reuma-nijmegen.nl/www.das-score.nl/DAS_CRP.html", "https://www.mdcalc.com/calc/2193", "https://pubmed.ncbi.nlm.nih.gov/28255449/", "https://eguideline.guidelinecentral.com/i/622897/4", "https://pmc.ncbi.nlm.nih.gov/articles/PMC12444881"]),
        VerificationNote(
            ["jointCount6668"], "joint counts", .high, solid: "groups and totals; the arithmetic closes", open: "the rule for joints that cannot be assessed",
            sources: ["https://www.verywellhealth.com/what-are-joint-counts-189350"]),
        VerificationNote(
            ["sdi", "sdiCourse"], "items and maxima", .high, solid: "items, maxima of systems, total of 47, the renal either-or, the rule of 6 months",
            open: "which single items count once ever present, beyond those printed; who added items 29 and 35, and when; wording of the rule on the same lesion",
            sources: ["http://phenxtoolkitstage.rti.org/index.php?pageLink=browse.protocoldetails&id=171001", "http://wap.medix.cn/Module/Disease/DiagnosticCriteria/Text.aspx?code=08110160", "https://viewer.joomag.com/hhe-rheumatology-2019/0057642001571071409/p10", "https://reference.medscape.com/calculator/336/slicc-acr-damage-index", "https://github.com/SuperNyancat/emr"]),
        VerificationNote(
            ["bilag2004"], "items, scale, points", .high, solid: "97 items, the scale of 0 to 4, the window of 4 weeks, points 12, 8, 1, 0",
            open: "the glossary's threshold of each item",
            sources: ["https://vdocument.in/bilag-2004-index-centre-date-initialshosp-no.html", "https://info.5y1.org/how-to-test-for-lupus_1_b0dad2.html", "http://www.limathon.com/ALMS%20FAQ/FAQ%20BILAG%20Scoring.htm", "https://pmc.ncbi.nlm.nih.gov/articles/PMC2919194", "https://pmc.ncbi.nlm.nih.gov/articles/PMC2659367", "http://online.flipbuilder.com/uivna/dbts/files/basic-html/page29.html"]),
        VerificationNote(
            ["bilag2004"], "rules from items to grades", .unverified, solid: "only the renal rules of the classic index",
            open: "the common frame and every table, the cut of white cells above all: off unless asked for by name",
            sources: ["http://sakitani.net/sle/html/bilag7.html", "https://pmc.ncbi.nlm.nih.gov/articles/PMC4411763/table/Tab1", "http://www.themorepists.org/bilag-2004-scoring-scheme-updated-2010-categories-for-renal-component-explained/ (opening only)"]),
        VerificationNote(
            ["bilagFlareTulip"], "flare of the TULIP trials", .high,
            sources: ["https://research.monash.edu/en/publications/anifrolumab-reduces-flare-rates-in-patients-with-moderate-to-seve"]),
        VerificationNote(
            ["bilagFlare2011", "bilagFlare"], "severe, moderate and mild flare of 2011", .unverified, solid: "an abstract of 2013 prints the grades",
            open: "that new grades must be caused by items recorded new or worse", sources: ["https://ard.bmj.com/content/70/1/54", "https://lupus.bmj.com/content/7/Suppl_1/A19", "http://ard.bmj.com/content/72/Suppl_3/A473.3"]),
        VerificationNote(
            ["bilagSystemsTally"], "names only", .unverified, solid: "existence, two names, use between consecutive visits", open: "the definitions: not implemented",
            sources: ["https://pmc.ncbi.nlm.nih.gov/articles/PMC7613658"]),
        VerificationNote(
            ["ultrasound"], "grades and combined score", .high, open: "which joints make the sets of 22 and 9; whether they suit lupus",
            sources: ["http://rmdopen.bmj.com/highwire/markup/136747/expansion", "https://rmdopen.bmj.com/highwire/markup/138627/expansion"]),
    ]

    // swift-format-ignore
    /// Classification criteria.
    static let classification: [VerificationNote] = [
        VerificationNote(
            ["eularAcr2019"], "criteria", .veryHigh, solid: "entry, weights, threshold, the rule of the heaviest item, most definitions",
            open: "specificity of the assay; wording of acute cutaneous lupus, effusion, pericarditis",
            sources: ["https://ard.bmj.com/highwire/markup/260340/expansion", "https://msdmanuals.com/professional/multimedia/table/eularacr-criteria-for-the-classification-of-systemic-lupus-erythematosusa", "https://neurolrespract.biomedcentral.com/articles/10.1186/s42466-019-0016-2/tables/7", "https://specialty.mims.com/systemic%20lupus%20erythematosus/diagnosis?channel=rheumatology"]),
        VerificationNote(
            ["slicc2012"], "criteria", .high, solid: "the rule, most items", open: "wording of the neurologic criterion and of anti-dsDNA",
            sources: ["https://viewer.joomag.com/hhe-rheumatology-2019/0057642001571071409/p4", "https://thrombosisjournal.biomedcentral.com/articles/10.1186/s12959-015-0043-3/tables/1"]),
        VerificationNote(
            ["acr1997"], "criteria", .medium, solid: "the list, and four of the eleven definitions (medium to high)", open: "some thresholds",
            sources: ["https://bindevevssykdommer.no/en/sle-2/klassifikasjonskriterier-acr-1997/"]),
    ]

    // swift-format-ignore
    /// What stands beside the instruments: questionnaires, rights, safety, checklists.
    static let beside: [VerificationNote] = [
        VerificationNote(
            ["lupusQol"], "scoring", .veryHigh, open: "licence terms",
            sources: ["https://lifesciences.rws.com/lupusqol/instrument-information/instrument-scoring", "https://pmc.ncbi.nlm.nih.gov/articles/PMC3437754"]),
        VerificationNote(
            ["facitFatigue"], "direction of the scale", .high, open: "licence terms; one calculator page claims the opposite direction",
            sources: ["https://www.commondataelements.ninds.nih.gov/report-viewer/25205/"]),
        VerificationNote(
            ["sf36", "slaq"], "notes only", .low, open: "licence terms",
            sources: ["http://www.i-blips.com/pages/Assessments_QOL.html", "https://www.scholars.northwestern.edu/en/publications/validation-of-a-systemic-lupus-activity-questionnaire-slaq-for-po"]),
        VerificationNote(
            ["rights"], "rights in instruments", .low, solid: "statements on MedDRA, BICLA, SF-36, PhenX",
            open: "terms of SLEDAI-2K, SLE-DAS, BILAG-2004, CLASI and DAS28 were not found",
            sources: ["http://www.msso.org/public_faq_subscriptions.asp", "http://www.msso.org/MSSOWeb/subscriptions/determine.htm"]),
        VerificationNote(
            ["ctcae5", "exposureAdjustedIncidence"], "grades, events of special interest, rates, Poisson interval", .veryHigh,
            solid: "the numbers reproduce three published worked values", open: "the method of the interval of a difference of rates",
            sources: ["https://docslib.org/doc/7752524/common-terminology-criteria-for-adverse-events-ctcae-version-5-0-published-november-27-2017", "https://lupus.bmj.com/content/8/1/e000464", "https://andrisignorell.github.io/DescTools/dev/reference/PoissonCI.html"]),
        VerificationNote(
            ["jbi", "newcastleOttawa", "minors", "robinsI", "quadas2", "strobe", "record", "care"], "counts and topics", .high,
            open: "items of the JBI case report form, of RECORD after 1.3, and the seventh domain of ROBINS-I were recalled",
            sources: ["https://pmc.ncbi.nlm.nih.gov/articles/PMC7778754/table/T2", "https://openheart.bmj.com/highwire/markup/139098/expansion", "https://pmc.ncbi.nlm.nih.gov/articles/PMC9667948/table/T3", "https://pmc.ncbi.nlm.nih.gov/articles/PMC8354882/table/Tab2", "https://pmc.ncbi.nlm.nih.gov/articles/PMC5372028/table/BMJOPEN2016014986TB1", "https://studylib.net/doc/25751977/record-checklist", "https://pmc.ncbi.nlm.nih.gov/articles/PMC3833570", "https://pmc.ncbi.nlm.nih.gov/articles/PMC7009847/table/efs25007-tbl-0001"]),
    ]
}
