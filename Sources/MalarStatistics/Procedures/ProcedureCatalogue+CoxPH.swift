// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    static let coxProportionalHazards = Procedure(
        "cox_ph_test", "Test of proportional hazards", in: .survival,
        purpose: "Whether the hazard ratios of a Cox regression stay the same over follow-up, for each covariate and for all together.",
        data: [timeKey, eventKey, strataKey],
        takesFurtherColumns: true,
        options: [
            .standard("ties", .choice(["efron", "breslow"]), "efron", "how events at the same time are treated"),
            .optional(
                "covariates", .words, "the columns that are covariates, in the order of the results; without it every further column"),
            .standard(
                "transform", .choice(ProportionalHazardsTest.TimeScale.allCases.map(\.rawValue)), "km",
                "function g of time: km is 1 - S just before the time, for all rows; or identity, rank (among all rows), log"),
        ],
        formula: [
            "Score test that the model needs the further covariates g(t) x: U = sum over event times of g (covariates of the events - their means at risk)",
            "V: information of the further coefficients less what those of the model explain; both summed over event times with the covariances of those at risk",
            "chi_square: U_j^2 / V_jj, 1 degree of freedom; global_chi_square: U' V^-1 U",
            "z: U_j / sqrt V_jj, positive where the logarithm of the hazard ratio grows with g",
        ],
        conventions: [
            "As cox.zph of R's survival from 3.0. Before, and in SPSS and Stata, the residuals were correlated with g as if their variance were constant: other numbers, most of all with few events.",
            "SPSS users add a time-dependent covariate T_COV_ = x times T_ or its logarithm and test it: a Wald test of the same question.",
        ],
        sources: ["P. M. Grambsch, T. M. Therneau, Biometrika 81 (1994) 515-526, doi:10.1093/biomet/81.3.515", freireichSource],
        checkedAgainst: ["R 4.2.2, survival 3.5 (cox.zph with km, identity, rank and log, with strata, Efron and Breslow)"],
        example: ProcedureRequest(data: freireich, options: [StatisticsField("covariates", ["group"])])
    ) { request in
        let cox = try CoxRequest(request)
        let scale = try request.optionText("transform").flatMap(ProportionalHazardsTest.TimeScale.init) ?? .kaplanMeier
        switch ProportionalHazardsTest(scale).result(of: try cox.fit()) {
        case .undefined(let reason): throw reason
        case .value(let result): return cox.answer(result)
        }
    }
}

extension CoxRequest {
    fileprivate func answer(_ result: ProportionalHazardsTest.Result) -> ProcedureAnswer {
        let one = ChiSquareDistribution(degreesOfFreedom: 1)
        let all = ChiSquareDistribution(degreesOfFreedom: Double(result.globalDegreesOfFreedom))
        return ProcedureAnswer(
            [
                StatisticsField("terms", .list(names.map(StatisticsValue.text))),
                StatisticsField("chi_square", .numbers(result.chiSquare)), StatisticsField("z", .numbers(result.scores)),
                StatisticsField("p", .numbers(result.chiSquare.map(one.upperTail))),
                StatisticsField("log10_p", .numbers(result.chiSquare.map(one.log10UpperTail))),
                StatisticsField("global_chi_square", .number(result.globalChiSquare)),
                StatisticsField("global_df", .count(result.globalDegreesOfFreedom)),
                StatisticsField("global_p", .number(all.upperTail(result.globalChiSquare))),
            ], used: read.sample.count, dropped: read.dropped)
    }
}
