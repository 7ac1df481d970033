// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Mean differences in standard deviations.
    static let standardizedDifferences: [Procedure] = [cohensPaired, cohensIndependent]

    private static let sources = [
        "J. Cohen, Statistical Power Analysis for the Behavioral Sciences, 2nd ed. (1988) 20-48, doi:10.4324/9780203771587",
        "L. V. Hedges, J. Educ. Stat. 6 (1981) 107-128, doi:10.3102/10769986006002107",
        "G. Cumming, S. Finch, Educ. Psychol. Meas. 61 (2001) 532-574, doi:10.1177/0013164401614002",
    ]

    private static let cohensPaired = Procedure(
        "cohens_d_paired", "Cohen's d for pairs", in: .effects,
        purpose: "How large a mean change within pairs is, in standard deviations.",
        data: [
            .needed("first", .numbers, "first measurement of each pair; null is a missing value"),
            .needed("second", .numbers, "second measurement of each pair"),
        ],
        options: [.level, .missing],
        formula: [
            "mean_difference, sd_difference: of second - first", "d_z = mean_difference/sd_difference",
            "g_z_exact = d_z gamma(df/2)/(sqrt(df/2) gamma((df-1)/2)), df = n-1; g_z_approx = d_z (1 - 3/(4 df - 1))",
            "d_av = mean_difference/sqrt((s1^2 + s2^2)/2), which does not depend on the correlation within pairs",
            "d_z_lower, d_z_upper: noncentralities at which t is the upper and the lower alpha/2 quantile, over sqrt(n)",
        ],
        conventions: [
            "d_z grows with the correlation within pairs and must not be compared with the d of independent groups; d_av may be.",
            "Some authors divide by the mean of the two standard deviations instead of the root of the mean variance.",
        ],
        sources: sources + ["D. Lakens, Front. Psychol. 4 (2013) 863, doi:10.3389/fpsyg.2013.00863"],
        checkedAgainst: ["a reference vector of the closed forms in R 4.6.1"],
        example: ProcedureRequest(data: [
            StatisticsField("first", [61.8, 74.2, 71.4, 95.5, 80.1]), StatisticsField("second", [65.6, 87.7, 80.2, 119.3, 78.4]),
        ])
    ) { request in
        let pairs = try request.pairs("first", "second")
        let effect = try PairedDifference(first: pairs.first, second: pairs.second)
        let limits = try effectLimits(effect.standardized, level: request.level())
        return ProcedureAnswer(
            [
                StatisticsField("mean_difference", .number(effect.meanDifference)),
                StatisticsField("sd_difference", .number(effect.deviation)), StatisticsField("d_z", .number(effect.standardized.d)),
                StatisticsField("g_z_approx", .number(effect.standardized.hedgesApproximate)),
                StatisticsField("g_z_exact", .optional(effect.standardized.hedgesExact)),
                StatisticsField("d_av", .optional(effect.averaged)), StatisticsField("d_z_lower", .optional(limits?.lower)),
                StatisticsField("d_z_upper", .optional(limits?.upper)), StatisticsField("n_pairs", .count(effect.n)),
            ], used: effect.n, dropped: [DroppedData(pairs.dropped, "incomplete pair")])
    }

    private static let cohensIndependent = Procedure(
        "cohens_d_independent", "Cohen's d for two groups", in: .effects,
        purpose: "How far apart the means of two independent groups are, in standard deviations.",
        data: [
            .needed("x", .numbers, "first group; null is a missing value"), .needed("y", .numbers, "second group, for Glass the controls"),
        ],
        options: [.level, .missing],
        formula: [
            "mean_difference = mean(x) - mean(y); sd_pooled^2 = (SS1 + SS2)/(n1+n2-2)", "d = mean_difference/sd_pooled",
            "g_exact = d gamma(df/2)/(sqrt(df/2) gamma((df-1)/2)), df = n1+n2-2; g_approx = d (1 - 3/(4 df - 1))",
            "glass_delta = mean_difference/sd(y); d_av = mean_difference/sqrt((s1^2 + s2^2)/2)",
            "d_lower, d_upper: noncentralities at which t is the upper and the lower alpha/2 quantile, times sqrt(1/n1 + 1/n2); "
                + "g_lower, g_upper: the same times the exact correction",
        ],
        conventions: [
            "SPSS from 27 on prints d, Hedges' correction and Glass' delta with limits from the noncentral t distribution.",
            "Many programs print the approximate correction as Hedges' g; both are given.",
        ],
        sources: sources,
        checkedAgainst: ["the closed forms in R 4.2.2", "R 4.2.2 pt(ncp) and SciPy 1.17.1 nct for the limits"],
        example: ProcedureRequest(data: [
            StatisticsField("x", [9.5, 11.8, 6.4, 11.4, 8.2]), StatisticsField("y", [12.2, 8.7, 7.2, 9.3, 14.1, 10.6]),
        ])
    ) { request in
        let (x, missingX) = try request.observed("x")
        let (y, missingY) = try request.observed("y")
        let effect = try IndependentDifference(x, y)
        let limits = try effectLimits(effect.standardized, level: request.level())
        let factor = StandardizedDifference.correction(effect.standardized.degreesOfFreedom)
        return ProcedureAnswer(
            [
                StatisticsField("mean_difference", .number(effect.meanDifference)),
                StatisticsField("sd_pooled", .number(effect.pooledDeviation)), StatisticsField("d", .number(effect.standardized.d)),
                StatisticsField("g_approx", .number(effect.standardized.hedgesApproximate)),
                StatisticsField("g_exact", .optional(effect.standardized.hedgesExact)),
                StatisticsField("glass_delta", .optional(effect.glassDelta)), StatisticsField("d_av", .optional(effect.averaged)),
                StatisticsField("d_lower", .optional(limits?.lower)), StatisticsField("d_upper", .optional(limits?.upper)),
                StatisticsField("g_lower", .optional(limits.flatMap { limits in factor.map { $0 * limits.lower } })),
                StatisticsField("g_upper", .optional(limits.flatMap { limits in factor.map { $0 * limits.upper } })),
                StatisticsField("n1", .count(x.count)), StatisticsField("n2", .count(y.count)),
            ], used: x.count + y.count, dropped: DroppedData.missing(missingX + missingY))
    }

    /// The limits; `nil` where the noncentral distribution cannot be computed.
    private static func effectLimits(
        _ effect: StandardizedDifference, level: Double
    ) throws -> (lower: Double, upper: Double)? {
        do {
            return try effect.limits(level: level)
        } catch StatisticsFailure.didNotConverge {
            return nil
        }
    }
}
