// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    static let binomialTest = Procedure(
        "binomial_test", "Binomial test", in: .proportions,
        purpose: "Whether a share differs from a share that was fixed beforehand.",
        data: [.needed("x", .count, "number of events"), .needed("n", .count, "number of observations, events among them")],
        options: [
            .standard("p0", .number, 0.5, "the share under the null hypothesis, from 0 to 1"),
            .standard(
                "two_sided", .choice(["minlike", "doubled", "mid_p"]), "minlike", "which two-sided p is given under the key p"),
            .alternative, .level,
        ],
        formula: [
            "p_less = P(X <= x), p_greater = P(X >= x), X binomial with n and p0",
            "p_two_sided_minlike = the sum of P(X = k) over all k with P(X = k) <= P(X = x)",
            "p_two_sided_doubled = 2 min(p_less, p_greater), at most 1",
            "p_mid = 2 min(P(X < x), P(X > x)) + P(X = x), at most 1; p_mid_less and p_mid_greater are its one-sided parts",
            "each tail: log P(X = x) by Loader's saddle-point form, times the sum of ratios away from x; the far tail as one minus the other",
            "lower, upper: Clopper-Pearson",
        ],
        conventions: [
            "R binom.test and SciPy binomtest sum the outcomes that are not more likely (minlike); they call two outcomes equally likely within "
                + "1e-7, here within 1e-11, which matters only for n above about a million.",
            "SPSS NPAR TESTS doubles the smaller tail for p0 = 0.5, where both definitions agree, and prints one tail for any other p0.",
        ],
        sources: [
            "C. Loader, Fast and accurate computation of binomial probabilities (2000), https://www.r-project.org/doc/reports/CLoader-dbinom-2002.pdf",
            "H. O. Lancaster, J. Am. Stat. Assoc. 56 (1961) 223-234, doi:10.1080/01621459.1961.10482105 (mid-p)",
        ],
        checkedAgainst: ["R 4.2.2 binom.test", "rational arithmetic"],
        example: ProcedureRequest(
            data: [StatisticsField("x", 9), StatisticsField("n", 26)], options: [StatisticsField("p0", 0.3)])
    ) { request in
        let proportion = try Proportion(events: request.count("x"), of: request.count("n"))
        let probability = try request.optionNumber("p0") ?? 0.5
        guard (0...1).contains(probability) else { throw StatisticsFailure.invalidArgument }
        let tails = BinomialDistribution(trials: proportion.n, probability: probability).tails(at: proportion.events)
        let limits = try ProportionInterval.clopperPearson.limits(of: proportion, level: request.level())
        let (p, log10P) = chosen(tails, try request.alternative(), try request.optionText("two_sided"))
        return ProcedureAnswer(
            [
                StatisticsField("p_two_sided_minlike", .number(tails.minimumLikelihood)), StatisticsField("p_less", .number(tails.less)),
                StatisticsField("p_greater", .number(tails.greater)), StatisticsField("p_two_sided_doubled", .number(tails.doubled)),
                StatisticsField("p_mid", .number(tails.midDoubled)), StatisticsField("p_mid_less", .number(tails.midLess)),
                StatisticsField("p_mid_greater", .number(tails.midGreater)), StatisticsField("p", .number(p)),
                StatisticsField("log10_p", log10P), StatisticsField("estimate", .number(proportion.estimate)),
                StatisticsField("lower", .number(limits.lower)), StatisticsField("upper", .number(limits.upper)),
            ], used: proportion.n)
    }

    /// The p of the alternative asked for and its logarithm.
    private static func chosen(
        _ tails: CountTails, _ alternative: Alternative, _ twoSided: String?
    ) -> (Double, StatisticsValue) {
        switch (alternative, twoSided) {
        case (.less, _): (tails.less, .logarithm(tails.log10Less))
        case (.greater, _): (tails.greater, .logarithm(tails.log10Greater))
        case (.twoSided, "doubled"): (tails.doubled, .logarithm(tails.log10Doubled))
        case (.twoSided, "mid_p"):
            (tails.midDoubled, tails.midDoubled > 0 ? .number(PlatformMathematics.decimalLogarithm(tails.midDoubled)) : .missing)
        case (.twoSided, _): (tails.minimumLikelihood, .logarithm(tails.log10MinimumLikelihood))
        }
    }

    static let riskMeasures = Procedure(
        "risk_measures", "Risk ratio, odds ratio and risk difference", in: .proportions,
        purpose:
            "How much more often the event happens in the first of two independent groups, as a ratio of risks, of odds, and as a difference.",
        data: twoProportions,
        options: [
            .level,
            .standard(
                "zero_cells", .choice(["none", "haldane"]), "none",
                "haldane adds one half to each cell where one is 0; none leaves the ratio at 0 or infinity without limits"),
        ],
        formula: [
            "risk_ratio = (x1/n1)/(x2/n2); limits exp(log RR +- z sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2)) (Katz)",
            "odds_ratio = x1 (n2-x2) / (x2 (n1-x1)); limits exp(log OR +- z sqrt(1/a + 1/b + 1/c + 1/d)) (Woolf)",
            "risk_difference = x1/n1 - x2/n2 with Newcombe's hybrid score limits (rd_lower, rd_upper) and Wald's (rd_wald_lower, rd_wald_upper)",
        ],
        conventions: [
            "SPSS CROSSTABS /STATISTICS=RISK prints these two ratios with these limits.",
            "R fisher.test prints another odds ratio, the conditional maximum likelihood one: see fisher_exact.",
            "With a cell of 0 some programs add one half to each cell without saying so; here that is an option.",
        ],
        sources: [
            "D. Katz and others, Biometrics 34 (1978) 469-474, doi:10.2307/2530610",
            "B. Woolf, Ann. Hum. Genet. 19 (1955) 251-253, doi:10.1111/j.1469-1809.1955.tb01348.x",
        ],
        checkedAgainst: ["a reference vector of the closed forms in R 4.6.1"],
        example: ProcedureRequest(data: twoGroupExample)
    ) { request in
        let (first, second) = try proportions(of: request)
        let level = try request.level()
        let hasZero = min(first.events, first.others, second.events, second.others) == 0
        let isCorrected = try request.optionText("zero_cells") == "haldane"
        let added = hasZero && isCorrected ? 0.5 : 0
        let measures = try RiskMeasures(first, second, level: level, addedToEachCell: added)
        let score = try ProportionDifferenceInterval.newcombe.limits(of: first, minus: second, level: level)
        let wald = try ProportionDifferenceInterval.wald.limits(of: first, minus: second, level: level)
        return ProcedureAnswer(
            fields(measures.riskRatio, "risk_ratio", "rr") + fields(measures.oddsRatio, "odds_ratio", "or") + [
                StatisticsField("risk_difference", .number(differenceOfProportions(first, second))),
                StatisticsField("rd_lower", .number(score.lower)), StatisticsField("rd_upper", .number(score.upper)),
                StatisticsField("rd_wald_lower", .number(wald.lower)), StatisticsField("rd_wald_upper", .number(wald.upper)),
                StatisticsField("risk1", .number(first.estimate)), StatisticsField("risk2", .number(second.estimate)),
            ], used: first.n + second.n, warnings: hasZero && added == 0 ? [.emptyCell] : [])
    }

    private static func fields(_ ratio: RiskMeasures.Ratio, _ name: String, _ short: String) -> [StatisticsField] {
        [
            StatisticsField(name, .limit(ratio.estimate)), StatisticsField("\(short)_lower", .limit(ratio.lower)),
            StatisticsField("\(short)_upper", .limit(ratio.upper)), StatisticsField("se_log_\(short)", .optional(ratio.logarithmError)),
        ]
    }
}
