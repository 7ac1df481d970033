// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Evidence synthesis.
    static let synthesis: [Procedure] = [metaAnalysis, metaProportion, metaTwoByTwo, effectSizes]

    /// What the estimators of tau² compute, for the pages of every meta-analysis.
    static let heterogeneityFormulas = [
        "weights w_i = 1 / (v_i + tau²); estimate = Σ w y / Σ w, se = 1 / √Σ w",
        "q = Σ (y - common mean)² / v with k - 1 degrees of freedom",
        "DL: (q - (k - 1)) / (Σ1/v - Σ1/v² / Σ1/v); HS: (q - k) / Σ1/v; HE: var(y) - mean(v); each at least 0",
        "SJ: tau0² Q(tau0²) / (k - 1), tau0² = Σ(y - ȳ)² / k; PM and EB: Q(tau²) = k - 1",
        "ML, REML: the (restricted) likelihood at its maximum, solved until two doubles are adjacent; 0 where that is higher",
        "knha: se² times Σ w (y - estimate)² / (k - 1), t with k - 1 degrees of freedom; adhoc: that factor at least 1",
        "prediction = estimate ± c √(se² + tau²), from 3 studies on; c from t with k - 1 or k - 2 degrees of freedom, or as the test",
        "typical variance s² = (k - 1) / (Σ1/v - Σ1/v² / Σ1/v); i2 = 100 tau² / (tau² + s²), h2 = tau²/s² + 1; for FE from q",
        "tau2_lower and tau2_upper: Q-profile, Q(tau²) = χ² quantiles; i2 and h2 limits from them; missing where no tau² agrees",
        "se_tau2: the asymptotic formula of each estimator",
    ]

    static let heterogeneitySources = [
        "W. Viechtbauer, J. Stat. Softw. 36(3) (2010) 1-48, doi:10.18637/jss.v036.i03",
        "R. DerSimonian and N. Laird, Control. Clin. Trials 7 (1986) 177-188, doi:10.1016/0197-2456(86)90046-2",
        "W. Viechtbauer, Stat. Med. 26 (2007) 37-52, doi:10.1002/sim.2514",
        "G. Knapp and J. Hartung, Stat. Med. 22 (2003) 2693-2710, doi:10.1002/sim.1482",
        "C. Röver, G. Knapp and T. Friede, BMC Med. Res. Methodol. 15 (2015) 99, doi:10.1186/s12874-015-0091-1",
        "J. P. T. Higgins, S. G. Thompson and D. J. Spiegelhalter, J. R. Stat. Soc. A 172 (2009) 137-159, doi:10.1111/j.1467-985X.2008.00552.x",
    ]

    private static let metaAnalysis = Procedure(
        "meta_analysis", "Meta-analysis of effects", in: .synthesis,
        purpose: "The mean effect of several studies by inverse-variance weighting, and how much the studies differ beyond chance.",
        data: [
            .needed("yi", .numbers, "effect of each study, on a scale on which it is roughly normal; null is missing"),
            .optional("vi", .numbers, "its sampling variance, above 0; null is missing"),
            .optional("sei", .numbers, "in place of vi: its standard error"),
        ],
        options: [
            MetaAnswer.method("REML"), .level, MetaAnswer.test, MetaAnswer.prediction, MetaAnswer.leaveOneOut,
            .standard(
                "back_transformation", .choice(BackTransformation.allCases.map(\.rawValue)), "none",
                "the estimate and its limits once more on another scale: exp for log ratios, logistic for logits, tanh for Fisher's z"),
        ],
        formula: heterogeneityFormulas + [
            "egger_bias = slope of y on √v with weights 1/v, residual variance estimated, k - 2 degrees of freedom; egger_limit = the effect at √v = 0"
        ],
        conventions: [
            "As metafor: I² from tau² for random effects (also in Cochrane's guidance of 2024) and from Q for FE; i2_from_q gives the other one.",
            "metafor's prediction interval follows its test (prediction as_test), meta 8 uses t with k - 1, Cochrane's RevMan k - 2.",
            "metafor stops Fisher scoring at 1e-5 and its search for the limits of tau² at 1e-4; here all are solved to the last digit. Its printed "
                + "third digit of I² limits, and a variance that sinks to 0, may differ for that reason alone.",
            "statsmodels leaves a negative DL value; here, as elsewhere, it is 0.",
        ],
        sources: heterogeneitySources + ["M. Egger and others, BMJ 315 (1997) 629-634, doi:10.1136/bmj.315.7109.629"],
        checkedAgainst: [
            "metafor 5.2.1 (reference vectors)", "metafor 3.8-1 on random data, every estimator",
            "published examples (BCG, CLASP, Collins)",
        ],
        example: ProcedureRequest(
            data: [
                StatisticsField("yi", [-0.029, -0.094, -0.168, 0.518, -0.202, -0.161]),
                StatisticsField("vi", [0.1078, 0.1099, 0.1045, 0.0495, 0.0328, 0.1059]),
            ])
    ) { request in
        let isError = !request.has("vi") && request.has("sei")
        let pairs = try request.pairs("yi", isError ? "sei" : "vi")
        let studies = try StudyEffects.of(pairs.first, variances: isError ? pairs.second.map { $0 * $0 } : pairs.second).get()
        let answer = try MetaAnswer(request)
        let estimator = try MetaAnswer.estimator(request) ?? .restrictedLikelihood
        let fit = try MetaAnalysis.of(studies, estimator: estimator, reference: answer.reference).get()
        let back = BackTransformation(rawValue: try request.optionText("back_transformation") ?? "none") ?? .none
        return ProcedureAnswer(
            answer.fields(fit) + answer.egger(studies) + back.fields(fit, answer), used: studies.count,
            dropped: [DroppedData(pairs.dropped, "missing")], warnings: answer.warnings(fit))
    }
}

/// Another scale on which the estimate is given once more.
enum BackTransformation: String, CaseIterable {
    case none, exp, logistic, tanh

    func value(_ x: Double) -> Double {
        switch self {
        case .none: x
        case .exp: PlatformMathematics.exponential(x)
        case .logistic: LogisticScale.probability(x)
        case .tanh: PlatformMathematics.hyperbolicTangent(x)
        }
    }

    func fields(_ fit: MetaAnalysis, _ answer: MetaAnswer) -> [StatisticsField] {
        guard self != .none else { return [] }
        return fields(
            fit.estimate, fit.interval(level: answer.level), fit.predictionInterval(level: answer.level, answer.prediction),
            prefix: "transformed")
            + (answer.modifiedInterval(fit).map { limits in
                .keyed(["transformed_adhoc_lower": .number(value(limits.lower)), "transformed_adhoc_upper": .number(value(limits.upper))])
            } ?? [])
    }

    func fields(_ estimate: Double, _ interval: ConfidenceInterval, _ prediction: ConfidenceInterval?, prefix: String) -> [StatisticsField]
    {
        .keyed([
            "\(prefix)_estimate": .number(value(estimate)), "\(prefix)_lower": .number(value(interval.lower)),
            "\(prefix)_upper": .number(value(interval.upper)),
            "\(prefix)_prediction_lower": .optional(prediction.map { value($0.lower) }),
            "\(prefix)_prediction_upper": .optional(prediction.map { value($0.upper) }),
        ])
    }
}
