// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Subjects that differ in their level.
    static let randomInterceptModel = Procedure(
        "lmm_random_intercept", "Linear mixed model with a random intercept", in: .longitudinal,
        purpose: "How a measurement changes over time and between groups when subjects differ in their level: a regression whose "
            + "observations of one subject share a normal deviation of its own.",
        data: longitudinalData(visit: "the time or visit of each row, if the formula names it so; numeric unless inside factor()"),
        takesFurtherColumns: true,
        options: [
            .standard(
                "formula", .text, "y ~ visit * arm + (1 | id)",
                formulaMeaning + "; (1 | id) names the column of the subjects, and is meant where it is left out"),
            .standard("method", .choice(["REML", "ML"]), "REML", "restricted or ordinary maximum likelihood"), .level,
        ],
        formula: [
            "1. V(i) = var_residual I + var_intercept 1 1' for subject i; estimate = (X'V^-1X)^-1 X'V^-1y; se from (X'V^-1X)^-1",
            "2. minus2_loglik = log|V| + log|X'V^-1X| + r'V^-1r + (n - p) log 2 pi under REML; without the second term and with n under ML",
            "3. The minimum in the square root of var_intercept and the logarithm of var_residual, from a grid of ratios, by Newton's method",
        ] + fixedEffectFormula + [
            "icc = var_intercept / (var_intercept + var_residual), the correlation of two observations of a subject",
            "covariance_fixed: the covariance matrix of the estimates",
        ],
        conventions: mixedModelConventions,
        sources: mixedModelSources, checkedAgainst: mixedModelChecks,
        example: ProcedureRequest(data: longitudinalExample)
    ) { request in
        let (model, fit) = try request.mixedModelFit(slopes: 0)
        let variance = fit.randomCovariance[0][0]
        let random = [
            StatisticsField("var_intercept", .number(variance)), StatisticsField("var_residual", .number(fit.residualVariance)),
            StatisticsField("icc", .number(variance / (variance + fit.residualVariance))),
        ]
        return try request.mixedModelAnswer(model, fit, random: random)
    }

    /// Subjects that differ in their level and in their change.
    static let randomSlopeModel = Procedure(
        "lmm_random_slope", "Linear mixed model with a random intercept and slope", in: .longitudinal,
        purpose: "How a measurement changes over time and between groups when subjects differ in their level and in their rate of change.",
        data: longitudinalData(visit: "the time of each row, a number"),
        takesFurtherColumns: true,
        options: [
            .standard(
                "formula", .text, "y ~ visit * arm + (1 + visit | id)",
                formulaMeaning + "; (1 + x | id) names the slope, (1 + visit | id) where it is left out"),
            .standard("method", .choice(["REML", "ML"]), "REML", "restricted or ordinary maximum likelihood"), .level,
        ],
        formula: [
            "1. V(i) = var_residual I + Z(i) G Z(i)', Z(i) = (1, x), G with var_intercept, cov_intercept_slope and var_slope: any 2 x 2 covariance",
            "2. estimate, se, minus2_loglik as for the random intercept",
            "3. G = F F' with F lower triangular, in time scaled to mean square one; Newton's method from a grid of starts; on the "
                + "boundary (a variance of 0, a correlation of 1 or -1) again with fewer columns of F",
        ] + fixedEffectFormula + [
            "corr_intercept_slope = cov_intercept_slope / sqrt(var_intercept var_slope), missing where a variance is 0",
            "covariance_fixed: the covariance matrix of the estimates",
        ],
        conventions: mixedModelConventions + [
            "(0 + x | id) leaves out the random intercept; the keys that it would have are then missing."
        ],
        sources: mixedModelSources, checkedAgainst: randomSlopeChecks,
        example: ProcedureRequest(
            data: longitudinalExample, options: [StatisticsField("formula", "y ~ visit + arm + (1 + visit | id)")])
    ) { request in
        let (model, fit) = try request.mixedModelFit(slopes: 1)
        let g = fit.randomCovariance
        let last = g.count - 1
        let root = (g[0][0] * g[last][last]).squareRoot()
        let hasBoth = last == 1
        let random = [
            StatisticsField("var_intercept", hasBoth ? .number(g[0][0]) : .missing),
            StatisticsField("var_slope", .number(g[last][last])),
            StatisticsField("cov_intercept_slope", hasBoth ? .number(g[0][1]) : .missing),
            StatisticsField("corr_intercept_slope", hasBoth && root > 0 ? .number(max(-1, min(1, g[0][1] / root))) : .missing),
            StatisticsField("var_residual", .number(fit.residualVariance)),
        ]
        return try request.mixedModelAnswer(model, fit, random: random)
    }
}

extension ProcedureRequest {
    fileprivate func mixedModelFit(slopes: Int) throws -> (LinearMixedModel, LinearMixedModelFit) {
        var formula = try formula()
        if formula.random == nil, slopes == 1 { formula = try ModelFormula((optionText("formula") ?? "") + " + (1 + visit | id)") }
        guard (formula.random?.slopes.count ?? 0) == slopes, slopes == 1 || formula.random?.hasIntercept != false else {
            throw RequestProblem("The random part is (1 | id) for lmm_random_intercept and (1 + x | id) for lmm_random_slope.")
        }
        guard formula.unstructuredWithin == nil else { throw RequestProblem("Unstructured residuals are for mmrm_unstructured.") }
        let model = LinearMixedModel(formula, method: try likelihoodMethod(), level: try level())
        let table = try modelTable([formula.response, model.random.group] + formula.covariates)
        return (model, try model.fit(table))
    }

    fileprivate func mixedModelAnswer(
        _ model: LinearMixedModel, _ fit: LinearMixedModelFit, random: [StatisticsField]
    ) throws -> ProcedureAnswer {
        let likelihood = ProcedureAnswer.likelihood(
            fit.minus2LogLikelihood, parameters: fit.parameterCount, observations: fit.observations, subjects: fit.subjects,
            restricted: fit.effects.count)
        let workings = [
            StatisticsField("covariance_fixed", .rows(fit.covarianceOfEstimates)),
            StatisticsField("boundary", .flag(fit.isOnBoundary)),
            StatisticsField("iterations", .count(fit.iterations)), StatisticsField("last_step", .number(fit.lastStep)),
        ]
        let boundary = ProcedureWarning(
            "boundary_fit",
            "The covariance of the random coefficients lies on its boundary (a variance of 0, or a correlation of 1 or -1); "
                + "the degrees of freedom take it as known.")
        return ProcedureAnswer(
            ProcedureAnswer.fixedEffects(fit.effects) + random + likelihood + workings, used: fit.observations,
            dropped: [DroppedData(fit.dropped, "missing")],
            warnings: (fit.isOnBoundary ? [boundary] : []) + (try repeatedVisits(model.random.group)))
    }
}
