// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Proportions of one group and differences of two.
    static let proportions: [Procedure] = [proportionInterval, binomialTest, proportionDifference, riskMeasures]

    private static let proportionInterval = Procedure(
        "proportion_ci", "Confidence interval of a proportion", in: .proportions,
        purpose: "How precisely a share is known: the share of patients who responded, with an interval that stays between 0 and 1.",
        data: [.needed("x", .count, "number of events"), .needed("n", .count, "number of observations, events among them")],
        options: [
            .standard(
                "method", .choice(ProportionInterval.allCases.map(\.rawValue)), "clopper_pearson", "which of the seven intervals"),
            .level,
        ],
        formula: [
            "clopper_pearson: lower = Beta(x, n-x+1) quantile of alpha/2, upper = Beta(x+1, n-x) quantile of 1-alpha/2; 0 at x = 0, 1 at x = n",
            "wilson: the roots p of (x/n - p)^2 = z^2 p(1-p)/n; the lower one from the product of the roots, so that it does not cancel",
            "wilson_cc: the same with x-1/2 for the lower and x+1/2 for the upper limit; 0 at x = 0, 1 at x = n",
            "wald: x/n +- z sqrt((x/n)(1-x/n)/n), cut at 0 and 1",
            "agresti_coull: Wald around (x + z^2/2)/(n + z^2) with n + z^2 observations, cut at 0 and 1",
            "jeffreys: Beta(x+1/2, n-x+1/2) quantiles; lower limit 0 at x = 0, upper limit 1 at x = n",
            "logit: log(x/(n-x)) +- z sqrt(1/x + 1/(n-x)), back to shares; the exact limits at x = 0 and x = n, where the logit does not exist",
        ],
        conventions: [
            "SPSS, R binom.test and SciPy give Clopper-Pearson first; R prop.test and gtsummary give Wilson with continuity correction.",
            "R prop.test drops the continuity correction where x is exactly n/2; here it stays, as in Newcombe and SciPy.",
            "SciPy finds the exact limits by a root search and loses digits with few events in millions; here they are beta quantiles.",
        ],
        sources: [
            "C. J. Clopper, E. S. Pearson, Biometrika 26 (1934) 404-413, doi:10.1093/biomet/26.4.404",
            "E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212, doi:10.1080/01621459.1927.10502953",
            "R. G. Newcombe, Stat. Med. 17 (1998) 857-872, doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E",
            "L. D. Brown, T. T. Cai, A. DasGupta, Stat. Sci. 16 (2001) 101-133, doi:10.1214/ss/1009213286",
        ],
        checkedAgainst: ["R 4.2.2 prop.test, qbeta; reference vectors of R 4.6.1", "arithmetic with 50 digits (mpmath)"],
        example: ProcedureRequest(data: [StatisticsField("x", 9), StatisticsField("n", 26)])
    ) { request in
        let proportion = try Proportion(events: request.count("x"), of: request.count("n"))
        let method = ProportionInterval(rawValue: try request.optionText("method") ?? "") ?? .clopperPearson
        let limits = try method.limits(of: proportion, level: request.level())
        let isSmall = method == .wald && min(proportion.events, proportion.others) < 10
        return ProcedureAnswer(
            [
                StatisticsField("estimate", .number(proportion.estimate)), StatisticsField("lower", .number(limits.lower)),
                StatisticsField("upper", .number(limits.upper)), StatisticsField("x", .count(proportion.events)),
                StatisticsField("n", .count(proportion.n)),
            ], used: proportion.n, warnings: isSmall ? [.doubtfulNormalApproximation] : [])
    }

    private static let proportionDifference = Procedure(
        "proportion_difference_ci", "Difference of two proportions", in: .proportions,
        purpose: "By how much the share of events differs between two groups that have no patient in common, with an interval.",
        data: twoProportions,
        options: [
            .standard(
                "method", .choice(ProportionDifferenceInterval.allCases.map(\.rawValue)), "newcombe", "which interval"),
            .level,
        ],
        formula: [
            "difference d = x1/n1 - x2/n2",
            "newcombe: (l1, u1), (l2, u2) Wilson limits; lower = d - sqrt((p1-l1)^2 + (u2-p2)^2), upper = d + sqrt((u1-p1)^2 + (p2-l2)^2)",
            "newcombe_cc: the same from Wilson limits with continuity correction",
            "wald: d +- z sqrt(p1 q1/n1 + p2 q2/n2)",
            "agresti_caffo: Wald's, centred and computed after one event and one other were added to each group",
        ],
        conventions: [
            "R prop.test gives Wald's interval (with continuity correction by default); the hybrid score interval is the default here because "
                + "it covers as it should in small groups and cannot leave -1 to 1."
        ],
        sources: [
            "R. G. Newcombe, Stat. Med. 17 (1998) 873-890, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I",
            "A. Agresti, B. Caffo, Am. Stat. 54 (2000) 280-288, doi:10.1080/00031305.2000.10474560",
        ],
        checkedAgainst: ["R 4.2.2 prop.test(correct = FALSE) for Wald; a reference vector from two Wilson intervals in R 4.6.1"],
        example: ProcedureRequest(data: twoGroupExample)
    ) { request in
        let (first, second) = try proportions(of: request)
        let method = ProportionDifferenceInterval(rawValue: try request.optionText("method") ?? "") ?? .newcombe
        let limits = try method.limits(of: first, minus: second, level: request.level())
        return ProcedureAnswer(
            [
                StatisticsField("difference", .number(differenceOfProportions(first, second))),
                StatisticsField("lower", .number(limits.lower)), StatisticsField("upper", .number(limits.upper)),
                StatisticsField("p1", .number(first.estimate)), StatisticsField("p2", .number(second.estimate)),
            ], used: first.n + second.n)
    }

    static let twoProportions: [ProcedureKey] = [
        .needed("x1", .count, "events in the first group"), .needed("n1", .count, "observations of the first group"),
        .needed("x2", .count, "events in the second group"), .needed("n2", .count, "observations of the second group"),
    ]

    static let twoGroupExample = [
        StatisticsField("x1", 9), StatisticsField("n1", 13), StatisticsField("x2", 3), StatisticsField("n2", 13),
    ]

    static func proportions(of request: ProcedureRequest) throws -> (first: Proportion, second: Proportion) {
        (
            try Proportion(events: request.count("x1"), of: request.count("n1")),
            try Proportion(events: request.count("x2"), of: request.count("n2"))
        )
    }
}

extension ProcedureWarning {
    /// Wald's interval with few events.
    static let doubtfulNormalApproximation = ProcedureWarning(
        "doubtful_normal_approximation", "With fewer than 10 events or others the Wald interval covers too little.")
    /// An empty cell in a table of two groups.
    static let emptyCell = ProcedureWarning(
        "empty_cell", "A cell is 0, so a ratio is 0 or infinite and its limits on the logarithmic scale do not exist.")
}
