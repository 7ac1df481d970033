// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    private static let sources = [
        "J. L. Hodges, E. L. Lehmann, Ann. Math. Stat. 34 (1963) 598-611, doi:10.1214/aoms/1177704172",
        "D. F. Bauer, J. Am. Stat. Assoc. 67 (1972) 687-690, doi:10.1080/01621459.1972.10481279",
    ]

    /// Hodges-Lehmann estimates.
    static let shiftEstimates: [Procedure] = [oneSampleShift, twoSampleShift]

    private static let oneSampleShift = Procedure(
        "hodges_lehmann_one_sample", "Hodges-Lehmann estimate for pairs", in: .paired,
        purpose:
            "How large the change is: the median of all averages of two changes, with an interval that goes with the signed-rank test.",
        data: [
            .optional("x", .numbers, "values or differences (second minus first); null is missing"), .differences, .firstColumn,
            .secondColumn,
        ],
        options: [
            .optional(
                "ci",
                .choice([
                    "walsh_order_statistic_exact", "walsh_order_statistic_normal", "normal_k", "r_uniroot", "tie_conditional",
                    "order_statistic_exact", "order_statistic_normal",
                ]), "how the rank k of the lower limit is found; without it exact up to 1022 values and normal above"),
            .level,
            .optional("zeros", .choice(["keep", "drop"]), "whether values of 0 count; kept, except that r_uniroot drops them"),
            .direction,
        ],
        formula: [
            "estimate: median of the n(n+1)/2 Walsh averages (x_i + x_j)/2, i <= j",
            "lower, upper: the k-th smallest and k-th largest of them",
            "walsh_order_statistic_exact: k = 1 + the largest q with P(V <= q) <= (1 - level)/2, V the signed-rank statistic without ties",
            "walsh_order_statistic_normal (normal_k): k = floor(n(n+1)/4 - z sqrt(n(n+1)(2n+1)/24))",
            "r_uniroot: the average at which the z with continuity and tie correction crosses its critical value, found exactly",
            "tie_conditional: k from the distribution given the ties of the data, zeros after Pratt",
            "achieved_level: 1 - 2 P(V < k); below the level asked for where the data are too few",
        ],
        conventions: [
            "R up to 4.5 drops zeros, then looks for a root with tolerance 1e-4 where there are ties; r_uniroot gives where that root lies",
            "R 4.6 with ties conditions on them, but its interval does not change sign with the data; tie_conditional does",
            "SPSS NPTESTS builds the averages from all differences (recall); dropping zeros exaggerates the change and is an option here",
        ], sources: sources,
        checkedAgainst: [
            "reference values of R 4.6.1 (sort(outer(x, x, '+')/2), qsignrank)", "all averages written out up to 30 values",
            "R 4.2.2 on random data; r_uniroot against wilcox.test(exact = FALSE, conf.int = TRUE, tol.root = 1e-10)",
        ],
        example: ProcedureRequest(data: [StatisticsField("x", [-4, 0, -4, -2, 0, -4, 1, -4, 0, -3])]), compute: ShiftAnswer.oneSample)

    private static let twoSampleShift = Procedure(
        "hodges_lehmann_two_sample", "Hodges-Lehmann shift between groups", in: .independent,
        purpose:
            "How far one group lies above the other: the median of all differences x - y, with an interval that goes with Mann-Whitney.",
        data: [.groupX, .groupY],
        options: [
            .optional(
                "ci", .choice(["order_statistic_exact", "order_statistic_normal", "normal_k", "r_uniroot", "tie_conditional"]),
                "how the rank k of the lower limit is found; without it exact where it can be computed quickly and normal above"), .level,
        ],
        formula: [
            "estimate: median of the n1 n2 differences x_i - y_j", "lower, upper: the k-th smallest and k-th largest of them",
            "order_statistic_exact: k = 1 + the largest q with P(U <= q) <= (1 - level)/2, U without ties",
            "order_statistic_normal (normal_k): k = floor(n1 n2/2 - z sqrt(n1 n2 (N+1)/12))",
            "r_uniroot: the difference at which the z with continuity and tie correction crosses its critical value, found exactly",
            "tie_conditional: k from the distribution of U given the ties of the data", "achieved_level: 1 - 2 P(U < k)",
        ],
        conventions: [
            "Without ties R gives the same estimate; R with ties up to 4.5 looks for a root with tolerance 1e-4",
            "The interval is conservative under ties and changes sign with the groups",
        ], sources: sources,
        checkedAgainst: [
            "reference values of R 4.6.1 (sort(outer(x, y, '-')), qwilcox)", "all differences and splits written out for small groups",
            "R 4.2.2 on random data; r_uniroot against wilcox.test(exact = FALSE, conf.int = TRUE, tol.root = 1e-10)",
        ],
        example: ProcedureRequest(data: [StatisticsField("x", [12, 8, 8, 6, 10, 4, 14]), StatisticsField("y", [4, 6, 2, 8, 4, 6])]),
        compute: ShiftAnswer.twoSample)
}

/// The answers of the Hodges-Lehmann procedures.
enum ShiftAnswer {
    @Sendable static func oneSample(_ request: ProcedureRequest) throws -> ProcedureAnswer {
        let sample = try request.pairedSample()
        guard !sample.differences.isEmpty else { throw StatisticsFailure.emptySample }
        let rule = try rule(request) ?? (sample.differences.count <= 1022 ? .exact : .normal)
        let keeps = try request.optionText("zeros").map { $0 == "keep" } ?? (rule != .normalCorrected)
        let result = try HodgesLehmann.shift(in: sample, level: request.level(), rule: rule, keepingZeros: keeps).get()
        let used = keeps ? sample.differences.count : sample.differences.count { $0 != 0 }
        let zeros = DroppedData(sample.differences.count - used, "zero")
        return answer(result, rule, used: used, dropped: sample.dropped.list + [zeros], of: "n_averages")
    }

    @Sendable static func twoSample(_ request: ProcedureRequest) throws -> ProcedureAnswer {
        let samples = try request.twoSamples()
        let rule = try rule(request) ?? (UntiedRankSum.cost(samples.x.count, samples.y.count) <= 1e9 ? .exact : .normal)
        let result = try HodgesLehmannTwoSample(level: request.level(), rule: rule).result(of: samples).get()
        let dropped = [DroppedData(samples.missingX, "x missing"), DroppedData(samples.missingY, "y missing")]
        return answer(result, rule, used: samples.x.count + samples.y.count, dropped: dropped, of: "n_differences")
    }

    private static func rule(_ request: ProcedureRequest) throws -> HodgesLehmannRule? {
        switch try request.optionText("ci") {
        case nil: nil
        case "walsh_order_statistic_normal", "order_statistic_normal", "normal_k": .normal
        case "r_uniroot": .normalCorrected
        case "tie_conditional": .tieConditional
        default: .exact
        }
    }

    private static func answer(
        _ result: ShiftEstimate, _ rule: HodgesLehmannRule, used: Int, dropped: [DroppedData], of count: String
    ) -> ProcedureAnswer {
        ProcedureAnswer(
            [
                StatisticsField("estimate", .number(result.estimate)), StatisticsField("lower", .number(result.interval.lower)),
                StatisticsField("upper", .number(result.interval.upper)), StatisticsField("k", .count(result.k)),
                StatisticsField("achieved_level", .number(result.interval.achievedLevel)),
                StatisticsField("reaches_level", .flag(result.interval.reachesLevel)), StatisticsField("n", .count(used)),
                StatisticsField(count, .count(result.count)), StatisticsField("rule", .text(rule.rawValue)),
            ], used: used, dropped: dropped, warnings: result.interval.reachesLevel ? [] : [.levelNotReached])
    }
}
