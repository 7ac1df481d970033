// SPDX-License-Identifier: Apache-2.0

/// The answer of bootstrap_ci.
enum BootstrapAnswer {
    @Sendable static func answer(_ request: ProcedureRequest) throws -> ProcedureAnswer {
        guard let replicates = try request.optionCount("replicates"), let seed = try request.optionCount("seed") else {
            throw StatisticsFailure.invalidArgument
        }
        let bootstrap = Bootstrap(
            try statistic(request), interval: try request.optionText("method") == "percentile" ? .percentile : .bca,
            level: try request.level(), replicates: replicates, seed: UInt64(seed))
        if request.has("x"), request.has("y") {
            let samples = try request.twoSamples()
            let dropped = [DroppedData(samples.missingX, "x missing"), DroppedData(samples.missingY, "y missing")]
            return answer(try bootstrap.result(of: samples).get(), used: samples.x.count + samples.y.count, dropped)
        }
        if ["difference_of_means", "difference_of_medians"].contains(try request.optionText("statistic")), !request.has("first") {
            throw RequestProblem("A difference of groups needs the data \"x\" and \"y\".")
        }
        let sample = try request.pairedSample()
        return answer(
            try bootstrap.result(of: sample.differences).get(), used: sample.differences.count, sample.dropped.list)
    }

    private static func statistic(_ request: ProcedureRequest) throws -> BootstrapStatistic {
        switch try request.optionText("statistic") {
        case "median", "median_difference", "difference_of_medians": .median
        case "sd": .standardDeviation
        case "trimmed_mean": .trimmedMean(try request.optionNumber("trim") ?? 0.2)
        default: .mean
        }
    }

    private static func answer(_ result: BootstrapResult, used: Int, _ dropped: [DroppedData]) -> ProcedureAnswer {
        var values = [
            StatisticsField("estimate", .number(result.estimate)), StatisticsField("lower", .number(result.lower)),
            StatisticsField("upper", .number(result.upper)), StatisticsField("standard_error", .number(result.standardError)),
            StatisticsField("bias", .number(result.bias)), StatisticsField("n", .count(used)),
            StatisticsField("replicates", .count(result.bootstrap.replicates)),
        ]
        values += [
            StatisticsField("z0", .optional(result.biasCorrection)), StatisticsField("acceleration", .optional(result.acceleration)),
        ]
        var warnings: [ProcedureWarning] = []
        if result.isClamped {
            warnings.append(
                ProcedureWarning("too_few_replicates", "A limit lies beyond the extreme replicates: take more of them or a lower level."))
        }
        if result.standardError == 0 {
            warnings.append(ProcedureWarning("no_variation", "All replicates are equal: the interval says nothing about the population."))
        }
        if used < 10 {
            warnings.append(ProcedureWarning("few_values", "With so few values bootstrap intervals are too narrow."))
        }
        return ProcedureAnswer(values, used: used, dropped: dropped, warnings: warnings)
    }
}
