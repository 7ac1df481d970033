// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Describing a column.
    static let descriptive: [Procedure] = [describe, quantile, medianAndQuartiles]

    private static let describe = Procedure(
        "describe", "Description of a column", in: .descriptive,
        purpose: "Counts, centre, spread and shape of one column of numbers.",
        data: [.needed("x", .numbers, "the column; null is a missing value")],
        options: [.level, .quantileDefinition, .missing],
        formula: [
            "sum: compensated; mean = sum/n plus the mean of the deviations from it, so that a large offset costs no digit",
            "variance = sum of squared deviations from the mean / (n-1); sd its root; sem = sd/sqrt(n)",
            "mean_ci_lower, mean_ci_upper = mean -+ t(n-1) sem at the level asked for; mean_ci95_... always at 0.95",
            "skewness = n sqrt(n-1)/(n-2) S3/S2^1.5 and kurtosis = (n-1)/((n-2)(n-3)) ((n+1) n S4/S2^2 - 3(n-1)), Sk the sum of k-th powers",
            "se_skewness = sqrt(6n(n-1)/((n-2)(n+1)(n+3))), se_kurtosis = 2 se_skewness sqrt((n^2-1)/((n-3)(n+5)))",
            "q1, q3, iqr by the definition asked for; mad = median |x - median|, mad_scaled = 1.4826022185 mad",
            "geometric_mean = exp(mean log x), for values above 0; cv = sd/mean, for values of 0 or more",
        ],
        conventions: [
            "Skewness and kurtosis are the bias-corrected pair (type 2) of SPSS, SAS, Stata's adjusted and Excel; SciPy's default is type 1, "
                + "many R packages give type 3.",
            "R's mad is mad_scaled. A statistic that does not exist (the sd of one value) is missing, never 0.",
            "Quartiles: haverage is that of SPSS; R's summary() gives r7.",
        ],
        sources: [
            "D. N. Joanes, C. A. Gill, The Statistician 47 (1998) 183-189, doi:10.1111/1467-9884.00122",
            "A. Neumaier, Z. angew. Math. Mech. 54 (1974) 39-51, doi:10.1002/zamm.19740540106 (the sums)",
        ],
        checkedAgainst: ["arithmetic with 50 digits (mpmath)", "reference vectors of R 4.6.1 (mean, sd, qt)"],
        example: ProcedureRequest(data: [StatisticsField("x", [8, 16, 23, 8, 5, 14, .missing, 11, 4])])
    ) { request in
        let column = Descriptives(try request.numbers("x"), quantiles: try request.quantileDefinition())
        guard column.n > 0 else { throw StatisticsFailure.emptySample }
        let shape = Shape(of: column.sample.value?.values ?? [])
        return ProcedureAnswer(
            centre(column, level: try request.level()) + shapeFields(shape) + spread(column), used: column.n,
            dropped: DroppedData.missing(column.missing), warnings: warnings(column.lowerQuartile, column.upperQuartile))
    }

    private static func centre(_ column: Descriptives, level: Double) -> [StatisticsField] {
        let standard = column.meanInterval()
        let chosen = column.meanInterval(level: level)
        return [
            StatisticsField("n", .count(column.n)), StatisticsField("n_missing", .count(column.missing)),
            StatisticsField("sum", .computed(column.sum)), StatisticsField("mean", .computed(column.mean)),
            StatisticsField("minimum", .computed(column.minimum)), StatisticsField("maximum", .computed(column.maximum)),
            StatisticsField("median", .computed(column.median)), StatisticsField("variance", .computed(column.variance)),
            StatisticsField("sd", .computed(column.standardDeviation)), StatisticsField("sem", .computed(column.standardError)),
            StatisticsField("mean_ci95_lower", .computed(standard.map(\.lower))),
            StatisticsField("mean_ci95_upper", .computed(standard.map(\.upper))),
            StatisticsField("mean_ci_lower", .computed(chosen.map(\.lower))),
            StatisticsField("mean_ci_upper", .computed(chosen.map(\.upper))),
        ]
    }

    private static func shapeFields(_ shape: Shape) -> [StatisticsField] {
        [
            StatisticsField("skewness", .computed(shape.skewness)), StatisticsField("se_skewness", .computed(shape.skewnessError)),
            StatisticsField("kurtosis", .computed(shape.kurtosis)), StatisticsField("se_kurtosis", .computed(shape.kurtosisError)),
        ]
    }

    private static func spread(_ column: Descriptives) -> [StatisticsField] {
        let deviation = column.medianAbsoluteDeviation
        return [
            StatisticsField("q1", .computed(column.lowerQuartile.map(\.value))),
            StatisticsField("q3", .computed(column.upperQuartile.map(\.value))),
            StatisticsField("iqr", .computed(column.interquartileRange)), StatisticsField("range", .computed(column.range)),
            StatisticsField("mad", .computed(deviation)),
            StatisticsField("mad_scaled", .computed(deviation.flatMap { .finite(1.482_602_218_505_602 * $0) })),
            StatisticsField("geometric_mean", .computed(column.geometricMean)),
            StatisticsField("cv", .computed(column.coefficientOfVariation)),
        ]
    }

    private static func warnings(_ quantiles: Computed<Quantile>...) -> [ProcedureWarning] {
        quantiles.contains { $0.value?.isClamped == true } ? [.clampedQuantile] : []
    }

    private static let quantile = Procedure(
        "quantile", "Quantiles", in: .descriptive,
        purpose: "Percentiles of a column by any of the definitions that statistical programs use.",
        data: [.needed("x", .numbers, "the column; null is a missing value")],
        options: [
            .quantileDefinition,
            .optional("probs", .numbers, "the probabilities, each from 0 to 1; 0, 0.25, 0.5, 0.75 and 1 where none is given"),
            .optional("prob", .number, "a single probability"), .missing,
        ],
        formula: [
            "sorted values x(1..n); a position h is read by linear interpolation and cut at 1 and n",
            "haverage and r6: h = (n+1)p; r7: 1+(n-1)p; r5: np+1/2; r8: (n+1/3)p+1/3; r9: (n+1/4)p+3/8; waverage and r4: np",
            "empirical and r1: ceiling of np; aempirical and r2: the same, averaged with the next where np is whole",
            "round: the observation nearest to np, a half goes up; r3: the same, a half goes to the even number",
            "tukey_hinges: medians of the two halves, a middle value in both; for p = 0, 0.25, 0.5, 0.75 and 1",
            "a position within 4 units in the last place of a whole number is that number, because 0.1 * 11 is not 1.1",
        ],
        conventions: [
            "SPSS EXAMINE, Minitab: haverage. R, Excel, pandas: r7. SAS: r2. Box plots of R and SPSS: tukey_hinges.",
            "Beyond the ends the smallest or largest value is given and its flag in the list clamped is true; SPSS prints a dot there.",
            "waverage gives the smallest value for np < 1, as R type 4 does.",
        ],
        sources: ["R. J. Hyndman, Y. Fan, Am. Stat. 50 (1996) 361-365, doi:10.1080/00031305.1996.10473566"],
        checkedAgainst: ["reference vectors of R 4.6.1 (quantile, fivenum), NumPy 2.4.6 and PSPP 2.1.2"],
        example: ProcedureRequest(
            data: [StatisticsField("x", [2, 5, 8])], options: [StatisticsField("probs", [0.25, 0.5, 0.75])])
    ) { request in
        let (values, missing) = try request.observed("x")
        let sample = try ordered(values)
        let definition = try request.quantileDefinition()
        let given = try request.optionNumbers("probs") ?? request.optionNumber("prob").map { [$0] }
        let probabilities = given ?? [0, 0.25, 0.5, 0.75, 1]
        let quantiles = try probabilities.map { try sample.quantile($0, definition).get() }
        var fields = [
            StatisticsField("values", .numbers(quantiles.map(\.value))),
            StatisticsField("probs", .numbers(probabilities)),
            StatisticsField("clamped", .list(quantiles.map { .flag($0.isClamped) })),
        ]
        if definition == .tukeyHinges { fields += try hinges(sample) }
        return ProcedureAnswer(
            fields, used: values.count, dropped: DroppedData.missing(missing),
            warnings: quantiles.contains(where: \.isClamped) ? [.clampedQuantile] : [])
    }

    private static func hinges(_ sample: OrderedSample) throws -> [StatisticsField] {
        [
            StatisticsField("minimum", .number(sample.minimum)),
            StatisticsField("lower_hinge", .number(try sample.quantile(0.25, .tukeyHinges).get().value)),
            StatisticsField("median", .number(sample.median)),
            StatisticsField("upper_hinge", .number(try sample.quantile(0.75, .tukeyHinges).get().value)),
            StatisticsField("maximum", .number(sample.maximum)),
        ]
    }

    private static func ordered(_ values: [Double]) throws -> OrderedSample { try OrderedSample.ordering(values).get() }

    private static let medianAndQuartiles = Procedure(
        "median_iqr", "Median and quartiles", in: .descriptive,
        purpose: "The median with the lower and upper quartile, as most tables of patients print it.",
        data: [.needed("x", .numbers, "the column; null is a missing value")],
        options: [.quantileDefinition, .missing],
        formula: [
            "median = the middle value, or the mean of the two middle values, whatever the definition",
            "q1, q3 = quantiles at 0.25 and 0.75 by the definition; iqr = q3 - q1",
        ],
        conventions: ["SPSS: haverage. R's summary and IQR: r7. A table should name the definition in a footnote."],
        sources: ["R. J. Hyndman, Y. Fan, Am. Stat. 50 (1996) 361-365, doi:10.1080/00031305.1996.10473566"],
        checkedAgainst: ["reference vectors of R 4.6.1 (quantile, type 6)"],
        example: ProcedureRequest(data: [StatisticsField("x", [7.5, 12.5, 5, 10, 0, 5, .missing, 20])])
    ) { request in
        let column = Descriptives(try request.numbers("x"), quantiles: try request.quantileDefinition())
        let (lower, upper) = (try column.lowerQuartile.get(), try column.upperQuartile.get())
        return ProcedureAnswer(
            [
                StatisticsField("median", .number(try column.median.get())), StatisticsField("q1", .number(lower.value)),
                StatisticsField("q3", .number(upper.value)), StatisticsField("iqr", .computed(column.interquartileRange)),
                StatisticsField("n", .count(column.n)), StatisticsField("n_missing", .count(column.missing)),
                StatisticsField("minimum", .computed(column.minimum)), StatisticsField("maximum", .computed(column.maximum)),
                StatisticsField("clamped", .flag(lower.isClamped || upper.isClamped)),
            ], used: column.n, dropped: DroppedData.missing(column.missing),
            warnings: lower.isClamped || upper.isClamped ? [.clampedQuantile] : [])
    }
}
