// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Effect sizes and resampling intervals.
    static let effects: [Procedure] = [bootstrap]

    private static let bootstrap = Procedure(
        "bootstrap_ci", "Bootstrap interval", in: .effects,
        purpose: "An interval for a mean, median, trimmed mean, standard deviation or their difference without assuming a distribution.",
        data: [
            .optional("x", .numbers, "values; null is missing"),
            .optional("y", .numbers, "values of a second group: the interval is for the statistic of x less that of y"),
            .optional("d", .numbers, "in place of x: differences of pairs"),
            .optional("first", .numbers, "in place of x: values before; pairs are resampled as pairs"),
            .optional("second", .numbers, "values after, as many as first"),
        ],
        options: [
            .standard(
                "statistic",
                .choice([
                    "mean", "median", "sd", "trimmed_mean", "mean_difference", "median_difference", "difference_of_means",
                    "difference_of_medians",
                ]), "mean", "what is estimated; the longer names say the same of pairs and of two groups"),
            .standard("method", .choice(["bca", "percentile"]), "bca", "how the limits are read off the replicates"), .level,
            .standard("replicates", .count, 9999, "resamples, from 1 to 10,000,000"),
            .standard("seed", .count, 1, "the same seed gives the same interval on any machine"),
            .standard("trim", .number, 0.2, "share cut off each end by trimmed_mean, 0 to below 0.5"), .direction,
        ],
        formula: [
            "Draw n of n values with replacement (each group for itself) and take the statistic, replicates times",
            "percentile: the replicates at (R+1)(1-level)/2 and (R+1)(1+level)/2, between two by proportion",
            "bca: the same at Phi(z0 + (z0 + z)/(1 - a(z0 + z))), z0 from the share of replicates below the estimate, half of the equal ones",
            "a = sum(u³)/(6 sum(u²)^1.5), u the influence of each value by leaving it out",
            "Random numbers: SplitMix64, started for each replicate from the seed and its number; a place is the high word of the product with n",
            "standard_error: standard deviation of the replicates; bias: their mean less the estimate",
        ],
        conventions: [
            "R boot reads percentiles at (R+1)p on the normal scale, SciPy linearly at 1+(R-1)p; with 9999 replicates the difference is slight",
            "The numbers of R and SciPy cannot be repeated, since their generators differ: intervals agree within the error of resampling",
            "For medians of few or tied values the bootstrap is coarse: consider hodges_lehmann_one_sample",
        ],
        sources: [
            "B. Efron, J. Am. Stat. Assoc. 82 (1987) 171-185, doi:10.1080/01621459.1987.10478410",
            "G. L. Steele, D. Lea, C. H. Flood, OOPSLA (2014) 453-472, doi:10.1145/2660193.2660195",
        ], checkedAgainst: ["SciPy 1.17.1 stats.bootstrap within the error of resampling", "acceleration and z0 recomputed by hand"],
        example: ProcedureRequest(
            data: [StatisticsField("x", [12, 8, 8, 6, 10, 4, 14])],
            options: [StatisticsField("statistic", "median"), StatisticsField("replicates", 1999)]),
        compute: BootstrapAnswer.answer)
}
