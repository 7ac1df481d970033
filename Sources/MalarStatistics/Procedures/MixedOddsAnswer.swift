// SPDX-License-Identifier: Apache-2.0

/// What `meta_two_by_two` says with the method `UM.FS`.
struct MixedOddsAnswer {
    let studies: TwoByTwoStudies
    let meta: MetaAnswer
    let points: Int

    static let points = ProcedureKey.standard("points", .count, 7, "quadrature points of UM.FS, 1 (Laplace) to 100")
    static let formulas = [
        "UM.FS: logit of a study's groups = level_i ± (estimate + tau u_i)/2, counts binomial, level_i fixed, u_i normal; the likelihood by adaptive "
            + "Gauss-Hermite quadrature around each study's mode, maximised by Newton's method with exact derivatives, the levels profiled out; "
            + "se from the second derivatives in all parameters",
        "UM.FS: q is the likelihood ratio of an odds ratio for each study against one for all, q_wald the Q of the log odds ratios without "
            + "correction (missing with an empty cell); common_estimate is the model without tau; i2 and h2 from tau² and the typical variance of the log odds ratios",
    ]
    static let conventions = [
        "UM.FS is metafor's rma.glmm(measure = \"OR\", model = \"UM.FS\") with its standards: 7 quadrature points, coding ±1/2, maximum likelihood. metafor's "
            + "optimiser stops at about 4 to 6 digits, and its log-likelihood comes from a deviance (-70.9677 for the BCG trials, where the model "
            + "has -88.6378). It needs no correction for empty cells, whatever correction and to say, and never keeps double zeros.",
        "UM.FS estimates a parameter for each study, and tau² tends to be too low with many small studies (Jackson 2018).",
    ]
    static let sources = [
        "R. M. Turner and others, Stat. Med. 19 (2000) 3417-3432, doi:10.1002/1097-0258(20001230)19:24<3417::AID-SIM614>3.0.CO;2-L",
        "T. Stijnen, T. H. Hamza and P. Özdemir, Stat. Med. 29 (2010) 3046-3067, doi:10.1002/sim.4040",
        "D. Jackson and others, Stat. Med. 37 (2018) 1059-1085, doi:10.1002/sim.7588",
    ]

    /// `nil` unless the request asks for this model; `.invalidArgument` for a test that it does not have.
    init?(_ request: ProcedureRequest, _ studies: TwoByTwoStudies, _ meta: MetaAnswer) throws {
        guard try request.optionText("method") == "UM.FS" else { return nil }
        guard try request.optionText("measure") == "OR" else {
            throw RequestProblem("The method UM.FS is a model of odds ratios: it needs the measure OR.")
        }
        guard meta.reference == .z || meta.reference == .t else { throw StatisticsFailure.invalidArgument }
        (self.studies, self.meta) = (studies, meta)
        points = try request.optionCount("points") ?? 7
    }

    /// Everything about the model, with its warnings.
    func answer() throws -> (fields: [StatisticsField], warnings: [ProcedureWarning]) {
        let fit = try FixedStudyLogistic.of(studies, points: points).get()
        let common = try FixedStudyLogistic.of(studies, isCommon: true).get()
        let limits = MixedLimits(meta, count: fit.count)
        let interval = fit.interval(level: meta.level, degreesOfFreedom: limits.freedom)
        let prediction = fit.predictionInterval(level: meta.level, degreesOfFreedom: limits.predictionFreedom)
        var warnings: [ProcedureWarning] = fit.count < 3 ? [.fewStudies] : []
        if fit.count < 5, fit.tau == 0 { warnings.append(.noHeterogeneityDetected) }
        let fields: [StatisticsField] =
            limits.fields(fit.estimate, fit.standardError, interval, prediction)
            + .keyed([
                "k": .count(fit.count), "tau2": .number(fit.tau * fit.tau), "tau": .number(fit.tau), "q": .number(fit.likelihoodRatio),
                "df_q": .count(fit.count - 1), "p_q": .number(fit.pHeterogeneity), "log_likelihood": .number(fit.logLikelihood),
                "gradient": .number(fit.gradient), "iterations": .count(fit.iterations), "common_estimate": .number(common.estimate),
                "common_se": .number(common.standardError),
            ]) + (try heterogeneity(fit)) + BackTransformation.exp.fields(fit.estimate, interval, prediction, prefix: "transformed")
        return (fields + leftOut(limits), warnings)
    }

    private func heterogeneity(_ fit: FixedStudyLogistic) throws -> [StatisticsField] {
        let kept = TwoByTwoStudies(studies: studies.studies.filter { !$0.isOneSided })
        let corrected = try MetaAnalysis.of(kept.effects(.oddsRatio).get(), estimator: .common).get()
        let typical = corrected.typicalVariance ?? 0
        let hasEmpty = kept.studies.contains(where: \.hasEmptyCell)
        let tau2 = fit.tau * fit.tau
        return .keyed([
            "i2": .number(tau2 > 0 ? 100 * tau2 / (tau2 + typical) : 0), "h2": .number(tau2 > 0 ? tau2 / typical + 1 : 1),
            "q_wald": .optional(hasEmpty ? nil : corrected.q), "p_q_wald": .optional(hasEmpty ? nil : corrected.pQ),
        ])
    }

    private func leftOut(_ limits: MixedLimits) -> [StatisticsField] {
        guard meta.leavesOneOut else { return [] }
        let kept = studies.studies.filter { !$0.isOneSided }
        return limits.leavingOneOut(kept.count) { index in
            var others = kept
            others.remove(at: index)
            let fit = FixedStudyLogistic.of(TwoByTwoStudies(studies: others), points: points).value
            return fit.map { ($0.estimate, $0.standardError, $0.tau) }
        }
    }
}

/// Degrees of freedom and fields of the models that work on counts.
struct MixedLimits {
    let meta: MetaAnswer
    let count: Int

    init(_ meta: MetaAnswer, count: Int) { (self.meta, self.count) = (meta, count) }

    /// k - 1 for the test t, else infinite.
    var freedom: Double { meta.reference == .t ? Double(count - 1) : .infinity }

    var predictionFreedom: Double {
        switch meta.prediction {
        case .studentLessOne: Double(count - 1)
        case .studentLessTwo: Double(max(1, count - 2))
        case .asTest: freedom
        }
    }

    func fields(_ estimate: Double, _ error: Double, _ interval: ConfidenceInterval, _ prediction: ConfidenceInterval?)
        -> [StatisticsField]
    {
        let student = StudentDistribution(degreesOfFreedom: freedom)
        let statistic = error > 0 ? estimate / error : nil
        return .keyed([
            "estimate": .number(estimate), "se": .number(error), "statistic": .optional(statistic),
            "df": freedom.isFinite ? .number(freedom) : .missing, "p": .optional(statistic.map(student.twoSided)),
            "log10_p": .optional(statistic.map { student.log10P($0, .twoSided) }),
        ]) + .interval("ci_lower", "ci_upper", interval) + .interval("prediction_lower", "prediction_upper", prediction)
    }

    /// The analysis without each study in turn; missing where there is none.
    func leavingOneOut(_ count: Int, _ fit: (Int) -> (estimate: Double, error: Double, tau: Double)?) -> [StatisticsField] {
        let rows = (0..<(count > 2 ? count : 0)).map { index -> StatisticsValue in
            guard let fit = fit(index) else { return .missing }
            let freedom = freedom.isFinite ? freedom - 1 : freedom
            let student = StudentDistribution(degreesOfFreedom: freedom)
            let half = student.critical(level: meta.level) * fit.error
            return .fields(
                .keyed([
                    "estimate": .number(fit.estimate), "se": .number(fit.error), "ci_lower": .number(fit.estimate - half),
                    "ci_upper": .number(fit.estimate + half), "p": .number(student.twoSided(fit.estimate / fit.error)),
                    "tau2": .number(fit.tau * fit.tau),
                ]))
        }
        return [StatisticsField("leave_one_out", .list(rows))]
    }
}
