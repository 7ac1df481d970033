// SPDX-License-Identifier: Apache-2.0

extension Checklist {
    /// PRISMA-S for the reporting of searches: 16 items, in words of our own.
    ///
    /// - Source: Rethlefsen ML et al. Syst Rev 2021;10:39, table 1, doi:10.1186/s13643-020-01542-z.
    public static let prismaS = Checklist(
        id: "prisma-s", name: "PRISMA-S",
        citation: "Rethlefsen ML, Kirtley S, Waffenschmidt S, et al. PRISMA-S. Syst Rev 2021;10:39.", doi: "10.1186/s13643-020-01542-z",
        items: sourceItems + strategyItems + recordItems)

    private static let sources = "Information sources and methods"
    private static let sourceItems: [ChecklistItem] = [
        .init(
            "1", sources, "Databases",
            [
                ("databases", "the name of each database searched", .searchLog),
                ("platforms", "the platform on which each was searched", .searchLog),
            ]),
        .init(
            "2", sources, "Several databases at once", "databases searched together on one platform, or that there were none", .searchLog),
        .init("3", sources, "Study registries", "registries searched, or that there were none", .searchLog),
        .init("4", sources, "Browsing", "sources browsed online or in print, or that there were none", .searchLog),
        .init("5", sources, "Citation searching", "whether cited or citing references were looked through, and how", .searchLog),
        .init("6", sources, "Contacts", "whether authors, experts or makers were asked, or that nobody was", .searchLog),
        .init("7", sources, "Other methods", "other ways of searching, or that there were none", .searchLog),
    ]

    private static let strategies = "Search strategies"
    private static let strategyItems: [ChecklistItem] = [
        .init("8", strategies, "Full strategies", "the strategy for each source exactly as it was run", .searchLog),
        .init(
            "9", strategies, "Limits",
            [
                ("limits", "limits applied, or that there were none", .searchLog),
                ("reasons", "why they were applied", .protocolText),
            ]),
        .init("10", strategies, "Filters", "published search filters used, or that there were none", .searchLog),
        .init("11", strategies, "Earlier strategies", "strategies taken over from earlier reviews, or that there were none", .searchLog),
        .init("12", strategies, "Updates", "how the search was updated, or that it was not", .searchLog),
        .init("13", strategies, "Dates", "the date of each search", .searchLog),
        .init("14", "Peer review", "Peer review", "whether the strategy was peer reviewed, and how", .searchLog),
    ]

    private static let recordItems: [ChecklistItem] = [
        .init("15", "Managing records", "Total records", "the number of records from each source", .searchLog),
        .init(
            "16", "Managing records", "Duplicates",
            [
                ("process", "how duplicates were found and removed", .screeningLog),
                ("software", "the software used for it", .screeningLog),
            ]),
    ]
}
