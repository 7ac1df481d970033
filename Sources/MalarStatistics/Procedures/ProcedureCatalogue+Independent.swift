// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Groups that have no patient in common.
    static let independent: [Procedure] = [tTest, levene, kruskalWallis]

    private static let tTest = Procedure(
        "t_test", "t test", in: .independent,
        purpose: "Whether a mean differs from a value, changes within pairs, or differs between two independent groups.",
        data: [
            .optional("x", .numbers, "first group, or the only sample; null is a missing value"),
            .optional("y", .numbers, "second group"), .optional("first", .numbers, "first measurement of each pair"),
            .optional("second", .numbers, "second measurement of each pair"),
            .optional("d", .numbers, "differences second - first, where the two are not at hand"),
            .optional("mu", .number, "the value tested: 0 where it is not given"),
        ],
        options: [
            .optional(
                "kind", .choice(["one", "paired", "pooled", "welch"]),
                "which test; without it paired for first and second, welch for x and y, one for x alone"), .alternative, .level, .missing,
        ],
        formula: [
            "one: t = (mean(x) - mu)/(sd/sqrt(n)), df = n-1; mean_difference and its limits are mean(x) - mu",
            "paired: the same of second - first; of x - y where the columns are named x and y",
            "pooled: t = (mean(x) - mean(y) - mu)/se, se^2 = s^2 (1/n1 + 1/n2), s^2 = (SS1 + SS2)/(n1+n2-2), df = n1+n2-2",
            "welch: se^2 = v1 + v2, vi = si^2/ni; df = (v1+v2)^2/(v1^2/(n1-1) + v2^2/(n2-1))",
            "limits: mean_difference -+ t(df) se; one-sided for a one-sided alternative",
            "levene_f, levene_p: equal spread of the two groups, distances from their means",
        ],
        conventions: [
            "R tests with Welch unless told otherwise, SPSS prints pooled and Welch beside each other with Levene's test centred at the mean.",
            "For one sample SPSS prints the interval of mean - mu, R that of the mean.",
            "Constant data: R stops, SciPy says t = inf and p = 0; here the answer is zero_variance. Values that differ only in the last "
                + "place, as computed differences do, count as constant.",
        ],
        sources: [
            "Student, Biometrika 6 (1908) 1-25, doi:10.1093/biomet/6.1.1",
            "B. L. Welch, Biometrika 34 (1947) 28-35, doi:10.1093/biomet/34.1-2.28",
        ],
        checkedAgainst: ["R 4.2.2 t.test", "arithmetic with 50 digits (mpmath)"],
        example: ProcedureRequest(
            data: [StatisticsField("x", [9.5, 11.8, 6.4, 11.4, 8.2]), StatisticsField("y", [12.2, 8.7, 7.2, 9.3, 14.1, 10.6])],
            options: [StatisticsField("kind", "welch")])
    ) { try TTestRequest($0).answer() }

    private static let levene = Procedure(
        "levene", "Levene's test", in: .independent,
        purpose: "Whether the spread differs between groups.",
        data: [.needed("groups", .groups, "a list of observations for each group; null is a missing value")],
        options: [
            .standard("center", .choice(["mean", "median", "trimmed"]), "mean", "from where distances are measured"),
            .standard("trim", .number, 0.1, "the share cut off at each end for the trimmed mean, from 0, below 0.5"), .missing,
        ],
        formula: [
            "z = |x - centre of the group|", "f = mean square of z between groups / mean square within, df1 = k-1, df2 = N-k",
            "trimmed: floor(trim * n) observations are cut off at each end to find the centre; all are kept as distances",
        ],
        conventions: [
            "SPSS centres at the mean, R car::leveneTest and SciPy at the median.",
            "SciPy's trimmed form drops the cut observations altogether; here, as in car, they only do not enter the centre.",
        ],
        sources: [
            "H. Levene, in: Contributions to Probability and Statistics (1960) 278-292",
            "M. B. Brown, A. B. Forsythe, J. Am. Stat. Assoc. 69 (1974) 364-367, doi:10.1080/01621459.1974.10482955",
        ],
        checkedAgainst: ["R 4.2.2 anova(lm(abs(x - centre) ~ group))", "SciPy 1.17.1 levene"],
        example: ProcedureRequest(data: [StatisticsField("groups", [[9, 11, 6, 11], [12, 8, 7, 9, 25]])])
    ) { request in
        let columns = try request.groups("groups")
        let groups = columns.map { $0.compactMap { $0 } }
        let centre: LeveneTest.Centre
        switch try request.optionText("center") {
        case "median": centre = .median
        case "trimmed": centre = .trimmed(try request.optionNumber("trim") ?? 0.1)
        default: centre = .mean
        }
        let result = try LeveneTest(centre: centre).result(of: groups)
        let used = groups.reduce(0) { $0 + $1.count }
        return ProcedureAnswer(
            [
                StatisticsField("f", .number(result.f)), StatisticsField("df1", .count(result.numeratorDegrees)),
                StatisticsField("df2", .count(result.denominatorDegrees)), StatisticsField("p", .number(result.p)),
                StatisticsField("log10_p", .logarithm(result.log10P)),
            ], used: used, dropped: DroppedData.missing(columns.reduce(0) { $0 + $1.count } - used))
    }
}
