// SPDX-License-Identifier: Apache-2.0

extension Checklist {
    /// The 12 items of PRISMA 2020 for abstracts, in words of our own. All are about the text of the abstract, so the authors write them.
    ///
    /// - Source: Page MJ et al. BMJ 2021;372:n71, table 2, doi:10.1136/bmj.n71.
    public static let prisma2020Abstract = Checklist(
        id: "prisma-2020-abstract", name: "PRISMA 2020 for abstracts",
        citation: "Page MJ, McKenzie JE, Bossuyt PM, et al. The PRISMA 2020 statement. BMJ 2021;372:n71.", doi: "10.1136/bmj.n71",
        items: [
            .init("1", "Title", "Title", "the title says that this is a systematic review", .authors),
            .init("2", "Background", "Objectives", "the main question or questions", .authors),
            .init("3", "Methods", "Eligibility criteria", "criteria for including and excluding studies", .authors),
            .init("4", "Methods", "Information sources", "sources such as databases, with the date of each last search", .authors),
            .init("5", "Methods", "Risk of bias", "how risk of bias was assessed", .authors),
            .init("6", "Methods", "Synthesis", "how results were presented and synthesised", .authors),
            .init("7", "Results", "Included studies", "number of studies and participants, and what the studies are like", .authors),
            .init("8", "Results", "Results of syntheses", "the main results with estimate, interval, studies and participants", .authors),
            .init("9", "Discussion", "Limits of the evidence", "limits of the evidence in short", .authors),
            .init("10", "Discussion", "Interpretation", "what the results mean in general", .authors),
            .init("11", "Other", "Funding", "the main source of funding", .authors),
            .init("12", "Other", "Registration", "the register's name and number", .authors),
        ])
}
