// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Marginal models.
    static let estimatingEquations = Procedure(
        "gee", "Generalised estimating equations", in: .longitudinal,
        purpose:
            "Average change and differences between groups of a measurement, a yes or no, or a count that is observed repeatedly, with "
            + "standard errors that hold whatever the correlation within subjects is.",
        data: longitudinalData(visit: "the time of each row, if the formula names it so; it also puts a subject's rows in order"),
        takesFurtherColumns: true,
        options: [
            .standard("formula", .text, "y ~ visit * arm", formulaMeaning + "; the column id tells the subjects apart"),
            .standard("family", .choice(OutcomeFamily.allCases.map(\.rawValue)), "gaussian", "constant variance, 0 to 1, or counts"),
            .optional("link", .choice(MeanLink.allCases.map(\.rawValue)), "identity, logit or log by the family unless named"),
            .standard(
                "correlation", .choice(WorkingCorrelation.allCases.map(\.rawValue)), "exchangeable", "assumed within subjects"),
            .optional("waves", .text, "the column that orders a subject's rows; visit where there is such a column"),
            .standard(
                "distance", .choice(EstimatingEquations.Distance.allCases.map(\.rawValue)), "position",
                "AR(1): a step is the next row of a subject, or one unit of the waves"), .level,
        ],
        formula: marginalFormula, conventions: marginalConventions, sources: marginalSources, checkedAgainst: estimatingEquationsChecks,
        example: ProcedureRequest(data: longitudinalExample, options: [StatisticsField("formula", "y ~ visit + arm")])
    ) { request in
        let model = try request.marginalModel()
        let names = [model.formula.response, model.group] + model.formula.covariates + (model.waves.map { [$0] } ?? [])
        let fit = try model.fit(try request.modelTable(names))
        let level = try request.level()
        let fields =
            [StatisticsField("terms", .list(fit.terms.map(StatisticsValue.text)))]
            + MomentRule.allCases.flatMap { ProcedureAnswer.marginal(fit[$0], $0.rawValue, level: level) }
            + [
                StatisticsField("n_observations", .count(fit.observations)), StatisticsField("n_subjects", .count(fit.subjects)),
                StatisticsField("largest_subject", .count(fit.largestSubject)),
            ]
        return ProcedureAnswer(
            fields, used: fit.observations, dropped: [DroppedData(fit.dropped, "missing")],
            warnings: ProcedureAnswer.marginalWarnings(fit) + (try request.repeatedVisits(model.group)))
    }
}

extension ProcedureRequest {
    fileprivate func marginalModel() throws -> EstimatingEquations {
        let formula = try formula()
        guard formula.random == nil, formula.unstructuredWithin == nil else {
            throw RequestProblem("gee takes a formula without a random part; the column id tells the subjects apart.")
        }
        guard let family = OutcomeFamily(rawValue: try optionText("family") ?? "gaussian"),
            let correlation = WorkingCorrelation(rawValue: try optionText("correlation") ?? "exchangeable"),
            let distance = EstimatingEquations.Distance(rawValue: try optionText("distance") ?? "position")
        else { throw StatisticsFailure.invalidArgument }
        let waves = try optionText("waves") ?? (has("visit") ? "visit" : nil)
        return EstimatingEquations(
            formula, family: family, link: try optionText("link").flatMap(MeanLink.init), correlation: correlation,
            waves: correlation == .ar1 ? waves : nil, distance: waves == nil ? .position : distance)
    }
}

extension ProcedureAnswer {
    /// The estimates under one rule, missing where they do not exist.
    fileprivate static func marginal(_ computed: Computed<MarginalEstimates>, _ suffix: String, level: Double) -> [StatisticsField] {
        let value = computed.value
        func field(_ key: String, _ read: (MarginalEstimates) -> StatisticsValue) -> StatisticsField {
            StatisticsField("\(key)_\(suffix)", value.map(read) ?? .missing)
        }
        func ratios(_ estimates: MarginalEstimates) -> [Double?] {
            zip(estimates.estimates, estimates.robust).map { $1 > 0 ? $0 / $1 : nil }
        }
        let reach = NormalDistribution.upperQuantile((1 - level) / 2)
        let (logTwo, logTen) = (PlatformMathematics.naturalLogarithm(2), PlatformMathematics.logTen)
        return [
            field("estimate") { .numbers($0.estimates) }, field("robust_se") { .numbers($0.robust) },
            field("model_se") { .numbers($0.modelBased) },
            field("mancl_derouen_se") { $0.manclDeRouen.value.map { .numbers($0) } ?? .missing },
            field("kauermann_carroll_se") { $0.kauermannCarroll.value.map { .numbers($0) } ?? .missing },
            field("z") { .numbers(ratios($0)) },
            field("p") { .numbers(ratios($0).map { $0.map { min(1, 2 * NormalDistribution.upperTail($0.magnitude)) } }) },
            field("log10_p") {
                .numbers(ratios($0).map { $0.map { min(0, (logTwo + NormalDistribution.logUpperTail($0.magnitude)) / logTen) } })
            },
            field("lower") { .numbers(zip($0.estimates, $0.robust).map { $0 - reach * $1 }) },
            field("upper") { .numbers(zip($0.estimates, $0.robust).map { $0 + reach * $1 }) },
            field("scale") { .number($0.scale) }, field("alpha") { .optional($0.alpha) }, field("iterations") { .count($0.iterations) },
        ].filter { value == nil || $0.value != .missing || !$0.key.hasPrefix("alpha") }
    }

    fileprivate static func marginalWarnings(_ fit: EstimatingEquationsFit) -> [ProcedureWarning] {
        let found = MomentRule.allCases.compactMap { fit[$0].value }
        var warnings: [ProcedureWarning] = []
        for rule in MomentRule.allCases {
            guard let reason = fit[rule].reason else { continue }
            warnings.append(ProcedureWarning("no_\(rule.rawValue)", "No estimates by the rule \(rule.rawValue). \(reason.sentence)"))
        }
        if found.contains(where: { !$0.isProper }) {
            warnings.append(
                ProcedureWarning("improper_correlation", "The working correlation matrix of a subject is not positive definite."))
        }
        if found.contains(where: { $0.manclDeRouen.value == nil }) {
            warnings.append(
                ProcedureWarning("no_small_sample_correction", "One subject alone determines a coefficient, so no correction exists."))
        }
        if found.contains(where: { $0.robust.contains(0) }) {
            warnings.append(
                ProcedureWarning("zero_robust_se", "The scores of the subjects cancel for a coefficient, so its test does not exist."))
        }
        if fit.subjects < 40 {
            warnings.append(
                ProcedureWarning(
                    "few_subjects", "With fewer than about 40 subjects the robust standard error is too small; see the corrected ones."))
        }
        return warnings
    }
}
