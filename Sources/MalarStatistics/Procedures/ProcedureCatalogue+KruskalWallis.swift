// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    static let kruskalWallis = Procedure(
        "kruskal_wallis", "Kruskal-Wallis test", in: .independent,
        purpose: "Whether at least one of several independent groups tends to higher values than another.",
        data: [.needed("groups", .groups, "a list of observations for each group; null is a missing value")],
        options: [.missing],
        formula: [
            "midranks over all N observations; Ri the sum of group i",
            "h = (N-1) sum_i (Ri - ni (N+1)/2)^2/ni / sum of squared deviations of all ranks; this is tie-corrected",
            "df = k-1; p = P(chi-square > h)", "epsilon_squared = h/(N-1); eta_squared = (h-k+1)/(N-k)",
        ],
        conventions: ["SPSS, R, SciPy and PSPP agree. Two groups: h is the square of the Mann-Whitney z without continuity correction."],
        sources: [
            "W. H. Kruskal, W. A. Wallis, J. Am. Stat. Assoc. 47 (1952) 583-621, doi:10.1080/01621459.1952.10483441",
            "M. Tomczak, E. Tomczak, Trends Sport Sci. 1 (2014) 19-25 (epsilon squared and eta squared)",
        ],
        checkedAgainst: ["R 4.2.2 kruskal.test", "SciPy 1.17.1 kruskal"],
        example: ProcedureRequest(data: [
            StatisticsField("groups", [[2.9, 3, 2.5, 2.6, 3.2], [3.8, 2.7, 4, 2.4], [2.8, 3.4, 3.7, 2.2, 2]])
        ])
    ) { request in
        let columns = try request.groups("groups")
        let groups = columns.map { $0.compactMap { $0 } }
        let result = try KruskalWallis(groups)
        return ProcedureAnswer(
            [
                StatisticsField("h", .number(result.h)), StatisticsField("df", .count(result.degreesOfFreedom)),
                StatisticsField("p", .number(result.p)), StatisticsField("log10_p", .logarithm(result.log10P)),
                StatisticsField("epsilon_squared", .number(result.epsilonSquared)),
                StatisticsField("eta_squared", .optional(result.etaSquared)),
                StatisticsField("mean_ranks", .numbers(result.meanRanks)), StatisticsField("n", .count(result.n)),
            ], used: result.n, dropped: DroppedData.missing(columns.reduce(0) { $0 + $1.count } - result.n),
            warnings: result.hasTies ? [.tiedRanks] : [])
    }
}
