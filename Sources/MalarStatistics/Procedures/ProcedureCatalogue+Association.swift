// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Association.
    static let association: [Procedure] = [
        Procedure(
            "correlation", "Correlation of two columns", in: .agreement,
            purpose: """
                How closely two measurements of the same patients go together: along a line (Pearson) and in their order (Spearman, Kendall).
                """,
            data: [
                .needed("x", .numbers, "first measurement; null is missing"),
                .needed("y", .numbers, "second measurement of the same patients, of the same length; null is missing"),
            ],
            options: [.level, correlationAlternative],
            formula: [
                "pearson_r = Σ(x - x̄)(y - ȳ) / √(Σ(x - x̄)² Σ(y - ȳ)²), sums with 32 digits",
                "pearson_t = r √((n - 2) / (1 - r²)), where 1 - r² = (Sxx Syy - Sxy²) / (Sxx Syy) keeps its digits for r near 1; "
                    + "pearson_p from Student's t with n - 2 degrees of freedom",
                "pearson_ci = tanh(atanh r ± z / √(n - 3)); missing below 4 pairs",
                "spearman_rho = Pearson's r of the midranks; spearman_t and spearman_p_t as above",
                "spearman_ci = tanh(atanh ρ ± z √((1 + ρ²/2) / (n - 3)))",
                "spearman_p_exact over all n! permutations, twice the smaller tail; up to 12 pairs without ties",
                "kendall_tau_b = (C - D) / √((N - Tx)(N - Ty)), N = n(n - 1)/2 and Tx, Ty the pairs tied in x and in y",
                "kendall_z = (C - D) / √v, v the variance given the ties, no continuity correction",
                "kendall_p_exact over all n! permutations, twice the smaller tail; below 50 pairs without ties",
                "log10_p values are the decimal logarithms, also where p itself is below the smallest double",
            ],
            conventions: [
                "Spearman: SPSS and SciPy print the t form. R 4 counts permutations up to 9 pairs and uses an Edgeworth series beyond, up to "
                    + "1290 pairs without ties. Here the t form is always given, and the exact p beside it up to 12 pairs.",
                "Kendall: SPSS, SciPy (asymptotic) and R (exact = FALSE) share the tie-corrected variance used here. R prints the exact p "
                    + "below 50 pairs without ties, which is kendall_p_exact. SPSS CROSSTABS tests tau-b by another standard error.",
                "A perfect correlation has an infinite t and p = 0; its log10_p is missing.",
                "Pairs with a missing value are left out. Direction \"greater\" is a positive association.",
            ],
            sources: [
                "R. A. Fisher, Metron 1 (1921) 3-32",
                "W. R. Knight, J. Am. Stat. Assoc. 61 (1966) 436-439, doi:10.1080/01621459.1966.10480879",
                "D. G. Bonett and T. A. Wright, Psychometrika 65 (2000) 23-28, doi:10.1007/BF02294183",
                "M. G. Kendall, Rank Correlation Methods, 4th ed., Griffin 1970",
            ],
            checkedAgainst: ["R 4.2.2 cor.test", "SciPy 1.17.1", "all permutations written out, up to 6 pairs"],
            example: ProcedureRequest(data: [
                StatisticsField("x", [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1]),
                StatisticsField("y", [2.6, 3.1, 2.5, 5, 3.6, 4, 5.2, 2.8, 3.8]),
            ])
        ) { try CorrelationAnswer($0).answer }
    ]

    private static let correlationAlternative = ProcedureKey.standard(
        "alternative", .choice(["two.sided", "greater", "less"]), "two.sided", "direction: greater is a positive association")
}

/// The three correlations of one request.
private struct CorrelationAnswer {
    let pearson: LinearCorrelation
    let spearman: SpearmanCorrelation
    let kendall: KendallCorrelation
    let dropped: Int
    let level: Double
    let alternative: Alternative

    init(_ request: ProcedureRequest) throws {
        level = try request.level()
        alternative = try request.alternative()
        let pairs = try request.pairs("x", "y")
        dropped = pairs.dropped
        pearson = try PearsonCorrelation.of(pairs.first, pairs.second).get()
        let (x, y) = (DenseRanks(of: pairs.first), DenseRanks(of: pairs.second))
        spearman = SpearmanCorrelation(x, y)
        kendall = KendallCorrelation(x, y)
    }

    var answer: ProcedureAnswer {
        let warnings = kendall.hasTies ? [ProcedureWarning.tiedRanks] : []
        return ProcedureAnswer(
            pearsonFields + spearmanFields + kendallFields, used: pearson.n, dropped: [DroppedData(dropped, "missing")], warnings: warnings
        ).allowingInfinite(["pearson_t", "spearman_t"])
    }

    private var pearsonFields: [StatisticsField] {
        .keyed([
            "n": .count(pearson.n), "pearson_r": .number(pearson.strength.r), "pearson_t": .number(pearson.t),
            "pearson_df": .number(pearson.degreesOfFreedom), "pearson_p": .number(pearson.p(alternative)),
            "pearson_log10_p": .optional(pearson.log10P(alternative)), "r_squared": .number(1 - pearson.strength.unexplained),
        ]) + .interval("pearson_ci_lower", "pearson_ci_upper", pearson.interval(level: level))
    }

    private var spearmanFields: [StatisticsField] {
        let linear = spearman.linear
        let rho = linear.strength.r
        return .keyed([
            "spearman_rho": .number(rho), "spearman_t": .number(linear.t), "spearman_p_t": .number(linear.p(alternative)),
            "spearman_log10_p_t": .optional(linear.log10P(alternative)),
        ]) + .interval("spearman_ci_lower", "spearman_ci_upper", linear.interval(level: level, inflation: 1 + rho * rho / 2))
            + exact("spearman_p_exact", spearman.exact)
    }

    private var kendallFields: [StatisticsField] {
        .keyed([
            "kendall_tau_b": .number(kendall.tauB), "kendall_z": .number(kendall.z),
            "kendall_p_asymptotic": .number(kendall.p(alternative)), "kendall_log10_p_asymptotic": .number(kendall.log10P(alternative)),
            "kendall_concordant": .number(kendall.concordant), "kendall_discordant": .number(kendall.discordant),
            "kendall_score": .number(kendall.score),
        ]) + exact("kendall_p_exact", kendall.exact)
    }

    private func exact(_ key: String, _ tails: ExactTails?) -> [StatisticsField] {
        tails.map { .keyed(["\(key)": .number($0.p(alternative))]) } ?? []
    }
}
