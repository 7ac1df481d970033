// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Many tests at once.
    static let multiplicity: [Procedure] = [
        Procedure(
            "p_adjust", "Adjusted p values", in: .multiplicity,
            purpose: "p values of several tests, each made larger so that it may be read against one error rate for all of them together.",
            data: [.needed("p", .numbers, "p values, each from 0 to 1; null keeps its place and is not counted")],
            options: [
                .optional("comparisons", .count, "how many tests were made, where some p values are not at hand; those count as 1")
            ],
            formula: [
                "m = number of tests, p(1) <= ... <= p(m)", "bonferroni = m p, at most 1", "holm(i) = largest of (m - j + 1) p(j), j <= i",
                "hochberg(i) = smallest of (m - j + 1) p(j), j >= i",
                "hommel = smallest level at which the closed test with Simes' test rejects the hypothesis",
                "sidak = 1 - (1 - p)^m; holm_sidak(i) = largest of 1 - (1 - p(j))^(m - j + 1), j <= i",
                "bh(i) = smallest of m p(j) / j, j >= i", "by(i) = bh(i) times 1 + 1/2 + ... + 1/m, at most 1",
            ],
            conventions: [
                "R p.adjust and statsmodels agree with these. A missing p keeps its place and does not count, as in R.",
                "holm and bonferroni hold under any dependence; hochberg and hommel need independence or positive dependence; bh and by control the false "
                    + "discovery rate, by under any dependence.",
            ],
            sources: [
                "S. Holm, Scand. J. Stat. 6 (1979) 65-70", "Y. Hochberg, Biometrika 75 (1988) 800-802, doi:10.1093/biomet/75.4.800",
                "G. Hommel, Biometrika 75 (1988) 383-386, doi:10.1093/biomet/75.2.383",
                "Z. Šidák, J. Am. Stat. Assoc. 62 (1967) 626-633, doi:10.1080/01621459.1967.10482935",
                "Y. Benjamini and Y. Hochberg, J. R. Stat. Soc. B 57 (1995) 289-300, doi:10.1111/j.2517-6161.1995.tb02031.x",
                "Y. Benjamini and D. Yekutieli, Ann. Stat. 29 (2001) 1165-1188, doi:10.1214/aos/1013699998",
            ],
            checkedAgainst: ["R 4.2.2 p.adjust", "every set of hypotheses tested by Simes' test, up to 9 p values"],
            example: ProcedureRequest(data: [StatisticsField("p", [0.001, 0.02, 0.04, 0.3])])
        ) { request in
            let values = try request.numbers("p")
            let comparisons = try request.optionCount("comparisons")
            let fields = try PAdjustment.allCases.map { method in
                StatisticsField(method.rawValue, .numbers(try method.adjusted(values, comparisons: comparisons).get()))
            }
            let observed = values.count { $0 != nil }
            return ProcedureAnswer(
                [StatisticsField("n", .count(observed))] + fields, used: observed,
                dropped: [DroppedData(values.count - observed, "missing")])
        }
    ]
}
