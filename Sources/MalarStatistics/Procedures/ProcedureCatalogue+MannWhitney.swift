// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    private static let sources = [
        "H. B. Mann, D. R. Whitney, Ann. Math. Stat. 18 (1947) 50-60, doi:10.1214/aoms/1177730491",
        "F. Wilcoxon, Biometrics Bull. 1 (1945) 80-83, doi:10.2307/3001968",
        "B. Streitberg, J. Röhmel, Stat. Softw. Newsl. 12 (1986) 10-17 (exact distribution with ties)",
        "N. Cliff, Psychol. Bull. 114 (1993) 494-509, doi:10.1037/0033-2909.114.3.494 (delta, the same as rank_biserial)",
    ]
    private static let exampleData = [StatisticsField("x", [12, 8, 8, 6, 10, 4, 14]), StatisticsField("y", [4, 6, 2, 8, 4, 6])]
    private static let twoSided = ProcedureKey.optional(
        "two_sided", .choice(["distance", "doubled"]),
        "what two-sided means in the exact test: as far from the mean, or twice the smaller tail; distance unless a preset differs")

    /// The Mann-Whitney test in its forms.
    static let mannWhitney: [Procedure] = [
        Procedure(
            "mann_whitney", "Mann-Whitney test (Wilcoxon rank sum)", in: .independent,
            purpose: "Whether values of one group tend to be larger than those of another.", data: [.groupX, .groupY],
            options: [.rankMethod, .preset, .continuity, .alternative, twoSided, .tieTolerance],
            formula: [
                "Rank both groups together, ties sharing the mean of their ranks; rank_sum_1 and _2 are the sums, mean_rank_ their means",
                "u1 = rank_sum_1 - n1(n1+1)/2: pairs with x above y, ties counting one half; u2 = n1 n2 - u1; u_spss the smaller of the two",
                "variance_u = n1 n2/12 ((N+1) - sum(t³-t)/(N(N-1))), formed in whole numbers of 128 bits",
                "z = (u1 - n1 n2/2) / sqrt(variance_u), p_asymptotic from the normal distribution; z_spss = -|z| without continuity",
                "p_exact: of all splits into groups of these sizes the proportion at least as extreme; p is this unless method or preset differs",
                "rank_biserial = (u1 - u2)/(n1 n2), the same as Cliff's delta; probability_of_superiority = u1/(n1 n2); r_from_z = z/sqrt(n1 + n2)",
                "smallest_attainable_p: the exact two-sided p of the most extreme split that sizes and ties allow",
                "p_by_convention: the p that each program gives by default; conventions_disagree_at_0.05 says whether they part there",
            ],
            conventions: [
                "SPSS (NPAR TESTS): normal, no continuity correction, the smaller U, z never positive",
                "R up to 4.5: exact below 50 in both groups without ties, else normal with continuity correction; from 4.6 exact with ties too",
                "SciPy: exact where there are no ties and a group has at most 8 values, else normal with continuity correction; coin: normal",
                "SAS NPAR1WAY (recall): normal with a continuity correction of 0.5",
                "All values equal: exact p = 1, asymptotic zero_variance",
            ], sources: sources,
            checkedAgainst: [
                "reference values of R 4.6.1, coin 1.4.6 and 50-digit arithmetic",
                "R 4.2.2 wilcox.test, coin 1.4.2 and SciPy 1.17.1 on random data",
            ],
            example: ProcedureRequest(data: exampleData), compute: { try MannWhitneyAnswer($0).full() }),
        Procedure(
            "mann_whitney_exact", "Exact Mann-Whitney test", in: .independent,
            purpose: "The Mann-Whitney test given all values, exact with ties, in whole numbers up to 124 observations.",
            data: [.groupX, .groupY],
            options: [
                .standard("method", .choice(["exact"]), "exact", "only the exact distribution"), .alternative, twoSided, .tieTolerance,
            ],
            formula: [
                "All splits of the pooled values into groups of n1 and n2 are equally likely; rank sums are counted by the shift algorithm",
                "p_less and p_greater: proportions of splits with a U1 at most, at least as large; neither is one minus the other",
                "p_two_sided_distance = P(|U - E| >= |u - E|); p_two_sided_doubled = twice the smaller tail, at most 1",
                "p: that of the alternative, two-sided by distance unless the option says doubled",
            ],
            conventions: [
                "With ties and groups of unequal size the distribution is skewed, and the two two-sided definitions differ",
                "distance: coin, exactRankTests, StatXact, SPSS Exact Tests and SAS EXACT WILCOXON (recall); doubled: R from 4.6, SciPy permutation",
                "SciPy's method \"exact\" and SPSS's \"2*(1-tailed Sig.)\" (recall) ignore ties", "All values equal: p = 1",
                "invalid_argument where the count would take more than about 15 billion additions (some 750 in each group)",
            ], sources: sources,
            checkedAgainst: [
                "reference values of coin 1.4.6 and R 4.6.1", "every split written out up to 10 values",
                "counts in whole numbers of any size (Python) up to 204 values with ties", "coin 1.4.2 on random data",
            ],
            example: ProcedureRequest(data: exampleData), compute: { try MannWhitneyAnswer($0).exactOnly() }),
        Procedure(
            "mann_whitney_conventions", "Mann-Whitney test under every convention", in: .independent,
            purpose: "What each program would print for the same two groups, and whether they part at 0.05.", data: [.groupX, .groupY],
            options: [.alternative, .tieTolerance],
            formula: [
                "One p for each set of options of mann_whitney's preset; kind says whether it is exact there",
                "p_exact_doubled: the exact p under the other two-sided definition",
            ], conventions: ["See mann_whitney; SAS is from memory of its documentation, not run"], sources: sources,
            checkedAgainst: [
                "R 4.6.1, R 4.2.2, SciPy 1.17.1 and coin 1.4.6 on the example", "R 4.2.2, coin 1.4.2 and SciPy 1.17.1 on random data",
            ],
            example: ProcedureRequest(data: exampleData), compute: { try MannWhitneyAnswer($0).everyConvention() }),
    ]
}
