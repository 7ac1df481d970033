// SPDX-License-Identifier: Apache-2.0

extension Checklist {
    /// PRISMA 2020: 27 items, 42 with their sub-items, in words of our own.
    ///
    /// - Source: Page MJ et al. BMJ 2021;372:n71, table 1, doi:10.1136/bmj.n71.
    public static let prisma2020 = Checklist(
        id: "prisma-2020", name: "PRISMA 2020",
        citation: "Page MJ, McKenzie JE, Bossuyt PM, et al. The PRISMA 2020 statement. BMJ 2021;372:n71.", doi: "10.1136/bmj.n71",
        items: frontItems + methodItems + synthesisMethodItems + resultItems + closingItems)

    private static let frontItems: [ChecklistItem] = [
        .init("1", "Title", "Title", "the title says that this is a systematic review", .authors),
        .init("2", "Abstract", "Abstract", "a structured abstract after the abstract checklist", .authors),
        .init("3", "Introduction", "Rationale", "why the review is done, given what is known", .protocolText),
        .init("4", "Introduction", "Objectives", "the question in its parts (PEO or PICO)", .protocolText),
    ]

    private static let methodItems: [ChecklistItem] = [
        .init(
            "5", "Methods", "Eligibility criteria",
            [
                ("criteria", "criteria for including and excluding studies", .protocolText),
                ("grouping", "how studies were grouped for the syntheses", .protocolText),
            ]),
        .init(
            "6", "Methods", "Information sources",
            [
                ("sources", "every database, register, site and other source", .searchLog),
                ("dates", "the date on which each source was last searched", .searchLog),
            ]),
        .init(
            "7", "Methods", "Search strategy",
            [
                ("strategies", "the full strategy for every source", .searchLog),
                ("limits", "limits and filters, or that there were none", .searchLog),
            ]),
        .init(
            "8", "Methods", "Selection process",
            [
                ("reviewers", "how many people judged each record and each report", .screeningLog),
                ("independence", "whether they judged independently", .screeningLog),
                ("tools", "automation tools used in selection, or that there were none", .screeningLog),
            ]),
        .init(
            "9", "Methods", "Data collection process",
            [
                ("reviewers", "how many people took the data from each report", .extractionLog),
                ("independence", "whether they worked independently, and how differences were settled", .extractionLog),
                ("confirmation", "how data were confirmed with the studies' authors, or that they were not", .extractionLog),
                ("tools", "automation tools used in extraction, or that there were none", .extractionLog),
            ]),
        .init(
            "10a", "Methods", "Outcomes",
            [
                ("outcomes", "the outcomes that data were sought for", .extractionForm),
                ("choice", "whether all results that fit an outcome were taken, or how they were chosen", .protocolText),
            ]),
        .init(
            "10b", "Methods", "Other variables",
            [
                ("variables", "the other variables that data were sought for", .extractionForm),
                ("assumptions", "what was assumed where information was missing or unclear", .protocolText),
            ]),
        .init(
            "11", "Methods", "Risk of bias in studies",
            [
                ("tool", "the tool and its version", .appraisals),
                ("reviewers", "how many people appraised each study", .appraisals),
                ("independence", "whether they worked independently", .appraisals),
                ("automation", "automation tools used, or that there were none", .appraisals),
            ]),
    ]

    private static let synthesisMethodItems: [ChecklistItem] = [
        .init("12", "Methods", "Effect measures", "the effect measure for each outcome", .analysisPlan),
        .init("13a", "Methods", "Studies in each synthesis", "how it was decided which studies enter each synthesis", .analysisPlan),
        .init("13b", "Methods", "Preparation of data", "how data were prepared, such as missing statistics and conversions", .analysisPlan),
        .init("13c", "Methods", "Display", "how results are tabulated and drawn", .analysisPlan),
        .init(
            "13d", "Methods", "Synthesis",
            [
                ("method", "the method of synthesis and why it was chosen", .analysisPlan),
                ("heterogeneity", "the model, and how heterogeneity was identified and measured", .analysisPlan),
                ("software", "the software and its version", .analysis),
            ]),
        .init("13e", "Methods", "Causes of heterogeneity", "how possible causes of heterogeneity were explored", .analysisPlan),
        .init("13f", "Methods", "Sensitivity", "the sensitivity analyses", .analysisPlan),
        .init("14", "Methods", "Reporting bias", "how bias by missing results was assessed", .analysisPlan),
        .init("15", "Methods", "Certainty", "how certainty in the evidence was assessed", .analysisPlan),
    ]

    private static let resultItems: [ChecklistItem] = [
        .init(
            "16a", "Results", "Study selection",
            [
                ("numbers", "the numbers from records found to studies included", .screeningLog),
                ("diagram", "the flow diagram", .screeningLog),
            ]),
        .init("16b", "Results", "Near misses", "studies that seem to fit but were excluded, with the reason for each", .screeningLog),
        .init("17", "Results", "Study characteristics", "each included study with its characteristics and its reference", .extractionLog),
        .init("18", "Results", "Risk of bias in studies", "the judgements for each included study", .appraisals),
        .init(
            "19", "Results", "Results of each study",
            [
                ("summary", "summary figures for each group of each study, for all outcomes", .extractionLog),
                ("estimate", "the effect of each study with its precision", .analysis),
            ]),
        .init("20a", "Results", "Contributors", "for each synthesis, the contributing studies and their risk of bias in short", .analysis),
        .init(
            "20b", "Results", "Results of syntheses",
            [
                ("estimate", "each pooled estimate with its precision", .analysis),
                ("heterogeneity", "measures of heterogeneity", .analysis),
            ]),
        .init("20c", "Results", "Causes of heterogeneity", "what the exploration of heterogeneity showed", .analysis),
        .init("20d", "Results", "Sensitivity", "what the sensitivity analyses showed", .analysis),
        .init("21", "Results", "Reporting bias", "bias by missing results for each synthesis", .analysis),
        .init("22", "Results", "Certainty", "certainty in the evidence for each outcome", .authors),
    ]

    private static let closingItems: [ChecklistItem] = [
        .init("23a", "Discussion", "Interpretation", "the results in the light of other evidence", .authors),
        .init("23b", "Discussion", "Limits of the evidence", "limits of the evidence that was included", .authors),
        .init("23c", "Discussion", "Limits of the review", "limits of the way in which the review was done", .authors),
        .init("23d", "Discussion", "Implications", "what follows for practice, policy and research", .authors),
        .init("24a", "Other", "Registration", "register and number, or that the review is not registered", .protocolText),
        .init("24b", "Other", "Protocol", "where the protocol can be read, or that there is none", .protocolText),
        .init("24c", "Other", "Amendments", "changes to what was registered or planned, or that there were none", .protocolText),
        .init("25", "Other", "Support", "sources of support and the funders' role", .authors),
        .init("26", "Other", "Competing interests", "the authors' competing interests", .authors),
        .init("27", "Other", "Availability", "where forms, data, code and other materials can be had", .reviewFolder),
    ]
}
