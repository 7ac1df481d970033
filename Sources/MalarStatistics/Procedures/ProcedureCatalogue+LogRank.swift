// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    static let logRank = Procedure(
        "log_rank", "Log-rank test and its weighted relatives", in: .survival,
        purpose:
            "Whether two or more groups have the same survival curve; stratified where strata are given, and for trend over ordered groups.",
        data: [
            timeKey, eventKey,
            .needed("group", .labels, "groups to compare, names or numbers; in the order of the numbers, or of the alphabet"),
            strataKey,
        ],
        options: [
            .optional(
                "scores", .numbers,
                "scores of the groups in their order, for the tests of trend; without them the groups' numbers, or 1, 2, ..."),
            .optional("rho", .number, "with it a Fleming-Harrington test, weights S^rho (1 - S)^gamma; 0 or more"),
            .standard("gamma", .number, 0, "the other exponent of the Fleming-Harrington weights, 0 or more"),
        ],
        formula: [
            "At each time with d events among n at risk, n_g of them in group g: expected d n_g / n, and the hypergeometric covariance d (n - d)/(n - 1) n_g/n (1 or 0 - n_h/n).",
            "U_g: sum of weight times (observed - expected); V: sum of squared weight times covariance, over times and strata",
            "chi_square: U' V^-1 U without the last group, on df = groups with expected events - 1",
            "weights: log-rank 1; Gehan-Breslow n; Tarone-Ware sqrt n; Peto-Prentice S just before the time, of all groups of the stratum",
            "trend: (sum of score U)^2 / (score' V score), 1 degree of freedom; trend_z is positive where high scores have more events than expected",
        ],
        conventions: [
            "SPSS: LOGRANK, BRESLOW (= Gehan-Breslow) and TARONE. R survdiff rho = 1 is Peto-Prentice and not SPSS's Breslow.",
            "With strata, weights follow the numbers at risk and S of the stratum (as R does).",
            "A group that is never at risk at an event time is left out of the quadratic form and costs its degree of freedom (as R).",
            "R's trend tests: the score test of coxph with the scores as covariate and ties = \"exact\" is the log-rank trend test.",
        ],
        sources: [
            "N. Mantel, Cancer Chemother. Rep. 50 (1966) 163-170",
            "E. A. Gehan, Biometrika 52 (1965) 203-223, doi:10.1093/biomet/52.1-2.203",
            "R. E. Tarone, J. Ware, Biometrika 64 (1977) 156-160, doi:10.1093/biomet/64.1.156",
            "R. L. Prentice, Biometrika 65 (1978) 167-179, doi:10.1093/biomet/65.1.167",
            "D. P. Harrington, T. R. Fleming, Biometrika 69 (1982) 553-566, doi:10.1093/biomet/69.3.553",
            "R. E. Tarone, Biometrika 62 (1975) 679-682, doi:10.1093/biomet/62.3.679", freireichSource,
        ],
        checkedAgainst: ["R 4.2.2, survival 3.5 (survdiff with rho 0 and 1, with strata; coxph score test for trend)"],
        example: ProcedureRequest(data: freireich)
    ) { try LogRankRequest($0).answer() }
}

/// The answer of `log_rank`.
private struct LogRankRequest {
    let read: SurvivalRequest
    let groups: SurvivalGroups
    let tables: [SurvivalTable]
    let scores: [Double]
    let weights: [(name: String, weight: LogRankWeight)]

    init(_ request: ProcedureRequest) throws {
        guard let column = try request.labelColumn("group") else { throw RequestProblem("The data need the key \"group\".") }
        let strata = try request.labelColumn("strata")
        read = try SurvivalRequest(
            request, complete: [("group", column.isThere)] + (strata.map { [("strata", $0.isThere)] } ?? []))
        groups = SurvivalGroups(read.rows(column.labels))
        tables = try Self.tables(read.sample, groups, strata.map { [read] in SurvivalGroups(read.rows($0.labels)) })
        scores = try request.optionNumbers("scores") ?? groups.scores
        guard scores.count == groups.names.count else { throw StatisticsFailure.lengthMismatch }
        weights =
            [
                ("logrank", .logRank), ("gehan_breslow", .gehanBreslow), ("tarone_ware", .taroneWare), ("peto_prentice", .petoPrentice),
            ] + (try Self.flemingHarrington(request))
    }

    private static func flemingHarrington(_ request: ProcedureRequest) throws -> [(String, LogRankWeight)] {
        guard let rho = try request.optionNumber("rho") else { return [] }
        let gamma = try request.optionNumber("gamma") ?? 0
        guard rho >= 0, gamma >= 0 else { throw StatisticsFailure.invalidArgument }
        return [("fleming_harrington", .flemingHarrington(rho: rho, gamma: gamma))]
    }

    private static func tables(_ sample: SurvivalSample, _ groups: SurvivalGroups, _ strata: SurvivalGroups?) throws -> [SurvivalTable] {
        guard let strata else { return [try SurvivalTable(sample, groups: groups.codes, groupCount: groups.names.count)] }
        var parts = [[Int]](repeating: [], count: strata.names.count)
        for (row, stratum) in strata.codes.enumerated() { parts[stratum].append(row) }
        return try parts.map { rows in
            let part = try SurvivalSample(times: rows.map { sample.times[$0] }, events: rows.map { sample.events[$0] })
            return try SurvivalTable(part, groups: rows.map { groups.codes[$0] }, groupCount: groups.names.count)
        }
    }

    func answer() throws -> ProcedureAnswer {
        let result: LogRankResult
        switch LogRankTest(weights.map(\.weight)).result(ofStrata: tables) {
        case .value(let value): result = value
        case .undefined(let reason): throw reason
        }
        let sizes = groups.names.indices.map { group in StatisticsValue.count(tables.reduce(0) { $0 + $1.sizes[group] }) }
        var fields = [
            StatisticsField("groups", groups.values), StatisticsField("n", .list(sizes)),
            StatisticsField("observed", .numbers(result.observed)), StatisticsField("expected", .numbers(result.expected)),
            StatisticsField("df", .count(result.tests.first?.degreesOfFreedom ?? 0)),
        ]
        for (weight, test) in zip(weights, result.tests) { fields += self.fields(weight.name, test) }
        return ProcedureAnswer(fields, used: read.sample.count, dropped: read.dropped, warnings: warnings(result))
    }

    private func fields(_ name: String, _ test: LogRankResult.Test) -> [StatisticsField] {
        let trend = test.trend(groupScores: scores)
        return [
            StatisticsField("\(name)_chi_square", .number(test.chiSquare)), StatisticsField("\(name)_p", .number(test.p)),
            StatisticsField("\(name)_log10_p", .number(test.log10P)), StatisticsField("\(name)_trend_z", .computed(trend)),
            StatisticsField("\(name)_trend_chi_square", .computed(trend.map { $0 * $0 })),
            StatisticsField("\(name)_trend_p", .computed(trend.map { min(1, 2 * NormalDistribution.upperTail($0.magnitude)) })),
        ]
    }

    private func warnings(_ result: LogRankResult) -> [ProcedureWarning] {
        guard result.expected.contains(0) else { return [] }
        return [ProcedureWarning("uninformative_group", "A group is never at risk at the time of an event and was left out of the tests.")]
    }
}
