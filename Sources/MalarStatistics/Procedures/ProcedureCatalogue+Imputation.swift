// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Outcomes that are missing in some.
    static let imputation: [Procedure] = [imputedProportion, pooledEstimate]

    private static let imputedProportion = Procedure(
        "imputed_proportion", "Proportion with missing outcomes imputed", in: .proportions,
        purpose:
            "The share of responders over everyone, where the outcome of some is missing and covariates say how they differ from the others.",
        data: [
            .needed("outcome", .numbers, "1 or 0 for each person; null is missing"),
            .needed("covariates", .matrix, "a list for each covariate, with a number for each person; an empty list for none"),
        ],
        options: [
            .level, .standard("imputations", .count, 50, "completed data sets, 2 to 100,000"),
            .standard("seed", .count, 1, "the same seed gives the same answer on any machine"),
            .standard("prior_deviation", .number, 2.5, "standard deviation of the normal prior of a coefficient"),
        ],
        formula: [
            "logit P(outcome = 1) = b0 + sum of b z over the covariates; z: two values centred with distance 1, others with mean 0 and deviation 1/2",
            "b normal with mean 0 and prior_deviation, b0 with four times that; posterior normal at its mode",
            "each completed data set: b drawn from the posterior, each missing outcome from its probability",
            "estimate = mean of the shares; W, B, T, df as in pool_estimates with n - 1 complete degrees of freedom; r = (1 + 1/m) B / W",
            "limits: Wilson's with n / (1 + r) in place of n and Student's t in place of z",
        ],
        conventions: [
            "R mice (logreg) has no prior but adds records of small weight against separation; the answers differ where outcomes are few.",
            "With the reasons for stopping among the covariates this is the attrition correction of CARRAC.",
            "Nothing missing: the observed share with Wilson's interval.",
            "It supposes that among those with equal covariates missing outcomes are like the known ones.",
        ],
        sources: [
            "D. B. Rubin, Multiple Imputation for Nonresponse in Surveys, Wiley 1987, doi:10.1002/9780470316696",
            "I. R. White, R. Daniel, P. Royston, Comput. Stat. Data Anal. 54 (2010) 2267-2275, doi:10.1016/j.csda.2010.04.005",
            "A. Lott, J. P. Reiter, Am. Stat. 74 (2020) 109-115, doi:10.1080/00031305.2018.1473796",
            "D. Mongin and others, Ann. Rheum. Dis. 81 (2022) 729-736, doi:10.1136/annrheumdis-2021-221477",
        ],
        checkedAgainst: ["the normal posterior integrated in R 4.2.2", "simulated cohorts with a known share"],
        example: ProcedureRequest(data: [
            StatisticsField("outcome", .list([1, 0, .missing, 1, 1, 0, 0, .missing, 1, 0, 1, .missing])),
            StatisticsField("covariates", .list([.list([2, 8, 10, 4, 0, 6, 12, 14, 2, 4, 6, 9])])),
        ])
    ) { request in
        let outcomes = try request.numbers("outcome").map { value -> Bool? in
            guard let value else { return nil }
            guard value == 0 || value == 1 else { throw StatisticsFailure.invalidArgument }
            return value == 1
        }
        let columns = try request.matrix("covariates").map { column in
            try column.map { value in
                guard let value else { throw RequestProblem("\"covariates\" should have a number for each person.") }
                return value
            }
        }
        let imputation = BinaryImputation(
            imputations: try request.optionCount("imputations") ?? 50, seed: UInt64(try request.optionCount("seed") ?? 1),
            level: try request.level(), priorDeviation: try request.optionNumber("prior_deviation") ?? 2.5)
        let share = try imputation.share(of: outcomes, given: columns).get()
        return ProcedureAnswer(
            [
                StatisticsField("estimate", .number(share.estimate)), StatisticsField("lower", .number(share.interval.lower)),
                StatisticsField("upper", .number(share.interval.upper)), StatisticsField("n", .count(share.n)),
                StatisticsField("imputed", .count(share.n - share.known)),
                StatisticsField("missing_information", .number(share.missingInformation)),
            ], used: share.n)
    }

    private static let pooledEstimate = Procedure(
        "pool_estimates", "Estimates pooled by Rubin's rules", in: .proportions,
        purpose: "One estimate with its interval from the same analysis of several completed data sets.",
        data: [
            .needed("estimates", .numbers, "one for each completed data set, two or more"),
            .needed("variances", .numbers, "the squared standard error of each"),
        ],
        options: [.level, .optional("complete_df", .number, "degrees of freedom of the complete data; without it those of 1987")],
        formula: [
            "W = mean of the variances, B = variance of the estimates dividing by m - 1, T = W + (1 + 1/m) B, r = (1 + 1/m) B / W",
            "df_old = (m - 1) / l^2 with l = (1 + 1/m) B / T; df_obs = (v + 1) / (v + 3) v (1 - l) for v complete degrees of freedom",
            "df = df_old df_obs / (df_old + df_obs), or df_old without v", "missing_information = (r + 2 / (df + 3)) / (r + 1)",
            "limits: estimate -+ t(df) sqrt(T)",
        ],
        conventions: ["R mice pool.scalar uses the degrees of freedom of Barnard and Rubin where n is given, as here with complete_df."],
        sources: [
            "D. B. Rubin, Multiple Imputation for Nonresponse in Surveys, Wiley 1987, doi:10.1002/9780470316696",
            "J. Barnard, D. B. Rubin, Biometrika 86 (1999) 948-955, doi:10.1093/biomet/86.4.948",
        ],
        checkedAgainst: ["the formulas in R 4.2.2"],
        example: ProcedureRequest(data: [
            StatisticsField("estimates", [0.4, 0.5, 0.6, 0.45, 0.55]), StatisticsField("variances", [0.01, 0.012, 0.011, 0.009, 0.013]),
        ])
    ) { request in
        let (estimates, variances) = (try request.observed("estimates"), try request.observed("variances"))
        guard estimates.missing == 0, variances.missing == 0 else { throw StatisticsFailure.invalidArgument }
        let rules = RubinRules(completeDegreesOfFreedom: try request.optionNumber("complete_df") ?? .infinity)
        let pooled = try rules.pooled(estimates.values, variances: variances.values).get()
        let interval = try pooled.interval(level: request.level()).get()
        // Infinite degrees of freedom are those of the normal distribution: no number.
        let degrees: StatisticsValue = pooled.degreesOfFreedom.isFinite ? .number(pooled.degreesOfFreedom) : .missing
        return ProcedureAnswer(
            [
                StatisticsField("estimate", .number(pooled.estimate)), StatisticsField("se", .number(pooled.standardError)),
                StatisticsField("lower", .number(interval.lower)), StatisticsField("upper", .number(interval.upper)),
                StatisticsField("df", degrees), StatisticsField("missing_information", .number(pooled.missingInformation)),
            ], used: pooled.imputations)
    }
}
