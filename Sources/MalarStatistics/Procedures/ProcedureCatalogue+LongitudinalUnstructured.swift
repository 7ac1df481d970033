// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// The model of confirmatory trials with planned visits.
    static let unstructuredModel = Procedure(
        "mmrm_unstructured", "Mixed model for repeated measures, unstructured", in: .longitudinal,
        purpose: "Means at planned visits and their differences between groups, with any covariance of the visits within a subject; "
            + "visits that were missed are left out and need no filling in.",
        data: longitudinalData(visit: "needed: the visit of each row, whose different values are the rows of the covariance"),
        takesFurtherColumns: true,
        options: [
            .standard(
                "formula", .text, "y ~ factor(visit) * factor(arm), unstructured within id",
                formulaMeaning + "; after the comma, the column of the subjects"),
            .standard("method", .choice(["REML", "ML"]), "REML", "restricted or ordinary maximum likelihood"), .level,
        ],
        formula: [
            "1. V(i) holds the rows and columns of one covariance matrix that belong to the visits of subject i; covariance: that matrix, "
                + "correlation: scaled to a unit diagonal, visits: the names of its rows",
            "2. estimate, se, minus2_loglik as for the random intercept, by Newton's method in the entries of the covariance matrix with the "
                + "observed second derivatives (their expectation where those are not positive definite)",
        ] + fixedEffectFormula + ["covariance_fixed: the covariance matrix of the estimates"],
        conventions: [
            "Satterthwaite is the default of SPSS and SAS; with the observed second derivatives, the expected ones give other degrees of freedom.",
            "Terms: factor(visit) at level 1 is v1, factor(arm) a1, their product v1:a1; a column whose first letter another one shares keeps its name.",
            "R's nlme::gls stops at about five digits and tests with n - p degrees of freedom; its estimates agree to that. Under ML "
                + "it multiplies standard errors by sqrt(n / (n - p)); SAS does not, nor does this procedure.",
            designConvention,
            "Refused as insufficient_data: no more subjects than visits, or two visits that no subject has both of; as invalid_argument: two rows of "
                + "one subject and visit; as did_not_converge: a covariance that the data drive to singularity.",
            "The order of rows does not matter. A visit at which every response is missing is not part of the model.",
        ],
        sources: [
            "C. H. Mallinckrodt and others, Drug Inf. J. 42 (2008) 303-319, doi:10.1177/009286150804200402",
            "R. I. Jennrich and M. D. Schluchter, Biometrics 42 (1986) 805-820, doi:10.2307/2530695",
        ] + mixedModelSources.dropFirst(),
        checkedAgainst: unstructuredChecks,
        example: ProcedureRequest(data: longitudinalExample)
    ) { request in
        let formula = try request.formula()
        guard formula.random == nil else { throw RequestProblem("mmrm_unstructured takes no random part; see lmm_random_intercept.") }
        let model = UnstructuredModel(formula, method: try request.likelihoodMethod(), level: try request.level())
        let table = try request.modelTable([formula.response, model.group, model.visit] + formula.covariates)
        let fit = try model.fit(table)
        let likelihood = ProcedureAnswer.likelihood(
            fit.minus2LogLikelihood, parameters: fit.parameterCount, observations: fit.observations, subjects: fit.subjects,
            restricted: fit.effects.count)
        let further = [
            StatisticsField("covariance", .rows(fit.covariance)), StatisticsField("correlation", .rows(fit.correlation)),
            StatisticsField("visits", .list(fit.visits.map(StatisticsValue.text))),
            StatisticsField("covariance_fixed", .rows(fit.covarianceOfEstimates)),
            StatisticsField("iterations", .count(fit.iterations)), StatisticsField("last_step", .number(fit.lastStep)),
        ]
        return ProcedureAnswer(
            ProcedureAnswer.fixedEffects(fit.effects) + likelihood + further, used: fit.observations,
            dropped: [DroppedData(fit.dropped, "missing")])
    }
}
