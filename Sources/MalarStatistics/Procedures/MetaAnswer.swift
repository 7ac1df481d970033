// SPDX-License-Identifier: Apache-2.0

/// The options and the fields that every meta-analysis shares.
struct MetaAnswer {
    let level: Double
    let reference: MetaAnalysis.Reference
    let prediction: MetaAnalysis.Prediction
    let leavesOneOut: Bool

    static func method(_ standard: String, further: [String] = [], _ words: String = "") -> ProcedureKey {
        .standard(
            "method", .choice(further + HeterogeneityEstimator.allCases.map(\.rawValue)), .text(standard),
            "how the variance between studies is estimated; FE is a common effect\(words)")
    }
    static let test = ProcedureKey.standard(
        "test", .choice(MetaAnalysis.Reference.allCases.map(\.rawValue)), "z",
        "reference of the mean: z normal, t with k - 1 degrees of freedom, knha Knapp-Hartung, adhoc Knapp-Hartung never narrower than t")
    static let prediction = ProcedureKey.standard(
        "prediction", .choice(MetaAnalysis.Prediction.allCases.map(\.rawValue)), "t_k_minus_1", "factor of the prediction interval")
    static let leaveOneOut = ProcedureKey.standard(
        "leave_one_out", .flag, false, "also give the analysis without each study in turn")

    init(_ request: ProcedureRequest) throws {
        level = try request.level()
        reference = MetaAnalysis.Reference(rawValue: try request.optionText("test") ?? "z") ?? .z
        prediction = MetaAnalysis.Prediction(rawValue: try request.optionText("prediction") ?? "") ?? .studentLessOne
        leavesOneOut = try request.optionFlag("leave_one_out")
    }

    static func estimator(_ request: ProcedureRequest) throws -> HeterogeneityEstimator? {
        HeterogeneityEstimator(rawValue: try request.optionText("method") ?? "")
    }

    /// Everything on the scale of the analysis.
    func fields(_ fit: MetaAnalysis) -> [StatisticsField] {
        mean(fit) + heterogeneity(fit) + (leavesOneOut ? [StatisticsField("leave_one_out", .list(fit.leavingOneOut().map(short)))] : [])
    }

    private func mean(_ fit: MetaAnalysis) -> [StatisticsField] {
        .keyed([
            "k": .count(fit.studies.count), "estimate": .number(fit.estimate), "se": .number(fit.standardError),
            "statistic": .optional(fit.statistic), "df": fit.degreesOfFreedom.isFinite ? .number(fit.degreesOfFreedom) : .missing,
            "p": .optional(fit.p), "log10_p": .optional(fit.log10P), "weights": .numbers(fit.weights.map { 100 * $0 }),
        ]) + .interval("ci_lower", "ci_upper", fit.interval(level: level))
            + .interval("prediction_lower", "prediction_upper", fit.predictionInterval(level: level, prediction))
            + modified(fit)
    }

    /// The interval that is never narrower than the model's own, beside that of Knapp and Hartung.
    private func modified(_ fit: MetaAnalysis) -> [StatisticsField] {
        modifiedInterval(fit).map { .interval("adhoc_ci_lower", "adhoc_ci_upper", $0) } ?? []
    }

    /// The limits that go with `adhoc`; `nil` unless the test is Knapp and Hartung's.
    func modifiedInterval(_ fit: MetaAnalysis) -> ConfidenceInterval? {
        guard reference == .knappHartung else { return nil }
        return MetaAnalysis(fit.studies, fit.estimator, fit.heterogeneity, .modifiedKnappHartung).interval(level: level)
    }

    /// Whether there are two studies and their normal intervals have no point in common.
    func isDisjointPair(_ studies: StudyEffects) -> Bool {
        guard studies.count == 2 else { return false }
        let factor = NormalDistribution.upperQuantile((1 - level) / 2)
        let halves = studies.variances.map { factor * $0.squareRoot() }
        return (studies.effects[0] - studies.effects[1]).magnitude > halves[0] + halves[1]
    }

    private func heterogeneity(_ fit: MetaAnalysis) -> [StatisticsField] {
        .keyed([
            "tau2": .number(fit.heterogeneity.tau2), "se_tau2": .optional(fit.heterogeneity.standardError),
            "tau": .number(fit.heterogeneity.tau2.squareRoot()), "q": .number(fit.q), "df_q": .count(fit.studies.count - 1),
            "p_q": .number(fit.pQ), "i2": .number(fit.i2), "h2": .number(fit.h2), "i2_from_q": .number(fit.i2FromQ),
        ]) + .interval("tau2_lower", "tau2_upper", fit.tau2Interval(level: level))
            + .interval("i2_lower", "i2_upper", fit.i2Interval(level: level))
            + .interval("h2_lower", "h2_upper", fit.h2Interval(level: level))
    }

    private func short(_ fit: Computed<MetaAnalysis>) -> StatisticsValue {
        guard let fit = fit.value else { return .missing }
        let interval = fit.interval(level: level)
        return .fields(
            .keyed([
                "estimate": .number(fit.estimate), "se": .number(fit.standardError), "ci_lower": .number(interval.lower),
                "ci_upper": .number(interval.upper), "p": .optional(fit.p), "tau2": .number(fit.heterogeneity.tau2), "q": .number(fit.q),
                "i2": .number(fit.i2),
            ]))
    }

    /// Egger's regression, where there is one.
    func egger(_ studies: StudyEffects) -> [StatisticsField] {
        guard let egger = EggerRegression.of(studies).value else { return [] }
        return .keyed([
            "egger_bias": .number(egger.bias), "egger_se": .number(egger.biasStandardError), "egger_t": .optional(egger.t),
            "egger_df": .number(egger.degreesOfFreedom), "egger_p": .optional(egger.p), "egger_limit": .number(egger.limit),
            "egger_limit_se": .number(egger.limitStandardError),
        ])
    }

    /// What a reader should know of the pooled effect.
    func warnings(_ fit: MetaAnalysis) -> [ProcedureWarning] {
        let k = fit.studies.count
        var warnings: [ProcedureWarning] = []
        if k < 3 { warnings.append(.fewStudies) }
        if isDisjointPair(fit.studies) { warnings.append(.intervalsDoNotOverlap) }
        if k > 1, k < 5, fit.estimator != .common, fit.heterogeneity.tau2 == 0 { warnings.append(.noHeterogeneityDetected) }
        if fit.heterogeneity.tookZeroForLocalMaximum { warnings.append(.localMaximum) }
        if k > 1, fit.tau2Interval(level: level) == nil { warnings.append(.noTau2Agrees) }
        let plain = MetaAnalysis(fit.studies, fit.estimator, fit.heterogeneity, .z)
        if reference == .knappHartung, plain.interval(level: level).upper > fit.interval(level: level).upper {
            warnings.append(.knappHartungNarrower)
        }
        return warnings
    }
}

extension ProcedureWarning {
    static let fewStudies = ProcedureWarning(
        "few_studies", "With one or two studies a pooled value says little; show the studies themselves.")
    static let noHeterogeneityDetected = ProcedureWarning(
        "no_heterogeneity_detected", "No heterogeneity was detected among so few studies; that does not make them homogeneous.")
    static let localMaximum = ProcedureWarning(
        "local_maximum", "The likelihood has a second maximum above 0 that is lower than at 0; the variance between studies was set to 0.")
    static let noTau2Agrees = ProcedureWarning("tau2_interval_empty", "No value of tau² agrees with Q at this level.")
    static let knappHartungNarrower = ProcedureWarning(
        "knapp_hartung_narrower",
        "The Knapp-Hartung interval is narrower than the normal one; show the modified version (test adhoc) beside it.")
    static let intervalsDoNotOverlap = ProcedureWarning(
        "intervals_do_not_overlap", "Two studies, no overlap of their intervals: a pooled value is not meaningful.")
    static let predictionLeavesScale = ProcedureWarning(
        "prediction_outside_0_1", "The prediction interval leaves 0 to 1, which no proportion can; use the logit scale.")
}

extension ProcedureWarning {
    static let intervalLeavesScale = ProcedureWarning(
        "interval_outside_0_1", "The interval of the mean leaves 0 to 1, which no proportion can; use the logit scale.")
    static let restsOnScale = ProcedureWarning(
        "all_none_or_all",
        "Every study has none or all of its patients with the event: this pooled value comes from the correction or the scale. "
            + "Use the crude sum and its exact interval, or the GLMM, which then refuses.")
    static let freemanTukey = ProcedureWarning(
        "freeman_tukey_not_recommended",
        "The way back from the Freeman-Tukey scale depends on one chosen number of patients and can mislead; prefer the GLMM or the logit.")
}
