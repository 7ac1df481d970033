// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    private static let columns: [ProcedureKey] = [
        .differences, .firstColumn, .secondColumn, .optional("x", .numbers, "another name of d"),
    ]
    private static let sources = [
        "F. Wilcoxon, Biometrics Bull. 1 (1945) 80-83, doi:10.2307/3001968",
        "J. W. Pratt, J. Am. Stat. Assoc. 54 (1959) 655-667, doi:10.1080/01621459.1959.10501526 (zeros)",
        "B. Streitberg, J. Röhmel, Stat. Softw. Newsl. 12 (1986) 10-17 (exact distribution with ties)",
        "D. S. Kerby, Compr. Psychol. 3 (2014) 11.IT.3.1, doi:10.2466/11.IT.3.1 (rank-biserial)",
    ]
    private static let exampleData = [StatisticsField("d", [-4, 0, -4, -2, 0, -4, 1, -4, 0, -3])]

    /// The signed-rank test in its forms, and the sign test.
    static let signedRank: [Procedure] = [asymptoticSignedRank, exactSignedRank, signedRankConventions, signTest]

    private static let asymptoticSignedRank = Procedure(
        "wilcoxon_signed_rank", "Wilcoxon signed-rank test", in: .paired,
        purpose: "Whether paired measurements, such as an index before and after, changed in one direction more than in the other.",
        data: columns, options: [.rankMethod, .preset, .zeros, .continuity, .alternative, .direction, .tieTolerance],
        formula: [
            "Rank the absolute differences, ties sharing the mean of their ranks; w_plus and w_minus are the sums over rises and falls",
            "expected_w = (w_plus + w_minus) / 2; variance_w = sum of squared ranks / 4, which is n(n+1)(2n+1)/24 - sum(t³-t)/48",
            "z = (w_plus - expected_w) / sqrt(variance_w), p_asymptotic from the normal distribution; log10_p holds below 1e-300 too",
            "p_exact: of all 2^m patterns of signs of the m changed pairs, the proportion at least as extreme, counted and not sampled",
            "p is p_exact unless method or preset says otherwise; z_spss = -|z| with zeros dropped, as the SPSS table prints it",
            "rank_biserial = (w_plus - w_minus) / (w_plus + w_minus), zeros dropped",
            "r_from_z_pairs, _nonzero, _observations = z / sqrt(N) for N = pairs, changed pairs, twice the pairs",
            "smallest_attainable_p = 2 / 2^m: the two-sided exact p could not be smaller, however large the change",
            "p_by_convention: the p that each program gives by default; conventions_disagree_at_0.05 says whether they part there",
        ],
        conventions: [
            "SPSS (NPAR TESTS) drops zeros, uses no continuity correction and prints the smaller rank sum with a z that is never positive",
            "R up to 4.5: exact below 50 pairs without ties and zeros, else normal with continuity correction",
            "R from 4.6: exact below 50 pairs, with Pratt's zeros; above, normal with zeros dropped and continuity correction",
            "SciPy 1.17: exact up to 50 pairs, with ties or zeros up to 13, else normal without correction; coin: Pratt's zeros, normal",
            "SAS PROC UNIVARIATE (recall): exact up to 20 changed pairs, above Student's t from S = w_plus - expected_w; keys s and t",
            "Here: the exact p beside the SPSS form. All pairs unchanged: exact p = 1, asymptotic no_nonzero_differences",
            "Decimals: differences that should be equal may differ in the last bit; tie_tolerance mends that and is off for parity",
        ], sources: sources,
        checkedAgainst: [
            "R 4.6.1 wilcox.test", "coin 1.4.6", "exactRankTests 0.8.37", "SciPy 1.17.1", "PSPP 2.1.2", "50-digit arithmetic",
        ],
        example: ProcedureRequest(data: exampleData)
    ) { request in
        var answer = try SignedRankAnswer(request)
        return try answer.full()
    }

    private static let exactSignedRank = Procedure(
        "wilcoxon_signed_rank_exact", "Exact Wilcoxon signed-rank test", in: .paired,
        purpose:
            "The signed-rank test given the sizes of the changes: exact with ties and zeros, in whole numbers up to 124 changed pairs.",
        data: columns,
        options: [
            .standard("method", .choice(["exact"]), "exact", "only the exact distribution"), .zeros, .alternative, .direction,
            .tieTolerance,
        ],
        formula: [
            "Each rank of a changed pair goes to w_plus with probability one half; patterns are counted by the shift algorithm",
            "p_less and p_greater: proportions of patterns with a w_plus at most, at least as large; each from its own small end",
            "p_two_sided = twice the smaller tail, at most 1; the distribution is symmetric, so the distance from the mean says the same",
            "p_two_sided_fraction: the same as a fraction in lowest terms, up to 124 changed pairs", "p: that of the alternative",
        ],
        conventions: [
            "zeros = drop as exactRankTests, coin (zero.method Wilcoxon) and SPSS Exact Tests (recall); pratt as R 4.6 and coin",
            "SciPy's method \"exact\" ignores ties and zeros: it is another distribution", "All pairs unchanged: p = 1",
            "invalid_argument where the count would take more than about 15 billion additions (some 2500 untied pairs near the middle)",
        ], sources: sources,
        checkedAgainst: [
            "reference values of exactRankTests 0.8.37, coin 1.4.6 and R 4.6.1", "every pattern of signs up to 12 pairs",
            "counts in whole numbers of any size (Python) up to 180 pairs with ties and zeros", "exactRankTests 0.8.35 on random data",
        ],
        example: ProcedureRequest(data: exampleData)
    ) { request in
        var answer = try SignedRankAnswer(request)
        return try answer.exactOnly()
    }

    private static let signedRankConventions = Procedure(
        "wilcoxon_signed_rank_conventions", "Signed-rank test under every convention", in: .paired,
        purpose: "What each program would print for the same pairs, and whether they part at 0.05.",
        data: columns, options: [.alternative, .direction, .tieTolerance],
        formula: ["One p for each set of options of wilcoxon_signed_rank's preset; kind says whether it is exact there"],
        conventions: ["See wilcoxon_signed_rank; SAS is from memory of its documentation, not run"], sources: sources,
        checkedAgainst: [
            "R 4.6.1, R 4.2.2, SciPy 1.17.1, coin 1.4.6 and PSPP 2.1.2 on the example",
            "R 4.2.2, coin 1.4.2 and SciPy 1.17.1 on random data",
        ],
        example: ProcedureRequest(data: exampleData)
    ) { request in
        var answer = try SignedRankAnswer(request)
        return try answer.everyConvention()
    }

    private static let signTest = Procedure(
        "sign_test", "Sign test", in: .paired,
        purpose: "Whether more pairs rose than fell, whatever the size of the change.",
        data: columns, options: [.alternative, .direction],
        formula: [
            "n_positive of the m changed pairs against a fair coin; p_less, p_greater: binomial tails, the observed number included",
            "p_two_sided = twice the smaller tail, at most 1; smallest_attainable_p = 2 / 2^m",
            "z = (n_positive - n_negative) / sqrt(m), z_continuity the same moved by one toward 0; p_asymptotic, p_asymptotic_continuity",
        ],
        conventions: [
            "Zeros are dropped, as everywhere; SPSS prints the exact p up to 25 changed pairs and the corrected z above (recall)"
        ],
        sources: ["W. J. Dixon, A. M. Mood, J. Am. Stat. Assoc. 41 (1946) 557-566, doi:10.1080/01621459.1946.10501898"],
        checkedAgainst: ["R 4.2.2 binom.test"], example: ProcedureRequest(data: exampleData), compute: SignTestAnswer.answer)
}
