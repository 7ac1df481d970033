// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    static let metaProportion = Procedure(
        "meta_proportion", "Meta-analysis of proportions", in: .synthesis,
        purpose: "The mean proportion of patients with an event over several studies of one group, with each study's exact interval.",
        data: [
            .needed("x", .numbers, "patients with the event in each study, whole; null is missing"),
            .needed("n", .numbers, "patients in each study, whole, above 0; null is missing"),
        ],
        options: [
            MetaAnswer.method("GLMM", further: ["GLMM"]),
            .standard(
                "transformation", .choice(ProportionScale.allCases.map(\.rawValue)), "logit",
                "the scale of inverse-variance methods; GLMM works on the logit"),
            .level, MetaAnswer.test, MetaAnswer.prediction, MetaAnswer.leaveOneOut,
            .standard(
                "correction", .number, 0.5,
                "added to events and non-events of a study where one of them is 0 (logit and raw; GLMM needs none)"),
            .standard("points", .count, 7, "quadrature points of the GLMM, 1 (Laplace) to 100"),
            .standard(
                "weights", .choice(["inverse_variance", "sample_size"]), "inverse_variance",
                "sample_size weights each study by its patients (any method but GLMM, test z or t)"),
        ],
        formula: [
            "GLMM: logit of study i = estimate + tau u_i, u_i normal, x_i binomial; the likelihood by adaptive Gauss-Hermite quadrature around each study's "
                + "mode, maximised by Newton's method with exact derivatives; se from the second derivatives in estimate and tau",
            "logit: y = log(x / (n - x)), v = 1/x + 1/(n - x); raw: y = x/n, v = y (1 - y)/n", "arcsine: y = asin √(x/n), v = 1/(4n)",
            "freeman_tukey: y = (asin √(x/(n + 1)) + asin √((x + 1)/(n + 1)))/2, v = 1/(4n + 2); back by Miller's formula with the harmonic mean of n",
            "sample_size: estimate = Σ n y / Σ n, se = √(Σ n² (v + tau²)) / Σ n, tau² by the method; q and i2 as without; with FE on the raw scale "
                + "and correction 0 the estimate is Σx/Σn and a study at 0 or 1 has no variance",
            "proportion, proportion_lower, ... = estimate and limits on the scale of proportions",
            "crude = Σx/Σn with Clopper-Pearson limits: studies ignored",
            "studies: for each its proportion with Clopper-Pearson and Wilson limits and its weight (none for GLMM)",
            "GLMM: q is the likelihood ratio of separate proportions against one, k - 1 degrees of freedom; i2 does not exist",
        ] + heterogeneityFormulas,
        conventions: [
            "GLMM with 7 points is metafor's rma.glmm (measure PLO) and metaprop's standard in meta; lme4 with nAGQ = 7. It needs no correction for 0 events.",
            "freeman_tukey is not recommended: its back-transformation depends on one chosen n and can mislead (Schwarzer 2019). With studies of very "
                + "different size the scales differ by more than their intervals suggest.",
            "sample_size is metafor's rma(weights = ni): weights that do not depend on the outcome, at the price of a wider interval.",
            "Knapp-Hartung does not exist for the GLMM; test t uses k - 1 degrees of freedom.",
            "Where every study has 0 % or all have 100 % (or each one of both), nothing is pooled: crude value and study intervals only. Likewise for one study.",
        ],
        sources: [
            "T. Stijnen, T. H. Hamza and P. Özdemir, Stat. Med. 29 (2010) 3046-3067, doi:10.1002/sim.4040",
            "J. J. Miller, Am. Stat. 32 (1978) 138, doi:10.1080/00031305.1978.10479283",
            "G. Schwarzer and others, Res. Synth. Methods 10 (2019) 476-483, doi:10.1002/jrsm.1348",
            "L. Lin and H. Chu, Epidemiology 31 (2020) 713-717, doi:10.1097/EDE.0000000000001232",
        ] + heterogeneitySources,
        checkedAgainst: [
            "metafor 3.8-1 rma and rma.glmm", "lme4 1.1-31 glmer", "published examples (Miller 1978, Stijnen 2010, Pritz 1997)",
        ],
        example: ProcedureRequest(
            data: [StatisticsField("x", [16, 10, 4, 43, 10, 25]), StatisticsField("n", [17, 12, 8, 58, 10, 42])])
    ) { try ProportionAnswer($0).answer() }
}

/// One request for pooled proportions.
struct ProportionAnswer {
    let studies: ProportionStudies
    let dropped: Int
    let meta: MetaAnswer
    let scale: ProportionScale
    let estimator: HeterogeneityEstimator?
    let correction: Double
    let points: Int
    let isSizeWeighted: Bool

    init(_ request: ProcedureRequest) throws {
        let pairs = try request.pairs("x", "n")
        let whole = { (values: [Double]) throws in
            try values.map { value in
                guard let count = Int(exactly: value) else { throw StatisticsFailure.invalidArgument }
                return count
            }
        }
        studies = try ProportionStudies.of(whole(pairs.first), whole(pairs.second)).get()
        dropped = pairs.dropped
        meta = try MetaAnswer(request)
        scale = ProportionScale(rawValue: try request.optionText("transformation") ?? "") ?? .logit
        estimator = try MetaAnswer.estimator(request)
        correction = try request.optionNumber("correction") ?? 0.5
        points = try request.optionCount("points") ?? 7
        isSizeWeighted = try request.optionText("weights") == "sample_size"
        guard correction >= 0, (1...100).contains(points) else { throw StatisticsFailure.invalidArgument }
    }

    func answer() throws -> ProcedureAnswer {
        var (fields, weights, warnings): ([StatisticsField], [Double]?, [ProcedureWarning]) = ([], nil, [])
        let isBounded = !zip(studies.events, studies.sizes).contains { $0 > 0 && $0 < $1 }
        if studies.count == 1 || isBounded && estimator == nil {
            fields = nothing
            warnings = [studies.count == 1 ? .fewStudies : .nothingToPool]
        } else if let estimator, isSizeWeighted {
            (fields, weights, warnings) = try sizeWeighted(estimator)
        } else if let estimator {
            let fit = try MetaAnalysis.of(
                scale.effects(studies, correction: correction).get(), estimator: estimator, reference: meta.reference
            ).get()
            (fields, weights, warnings) = (pooled(fit), fit.weights, meta.warnings(fit))
        } else {
            (fields, warnings) = try mixed()
        }
        warnings = warnings.filter { $0 != .intervalsDoNotOverlap } + dataWarnings(fields, isBounded: isBounded)
        return ProcedureAnswer(
            fields + crude + [StatisticsField("studies", rows(weights))], used: studies.count, dropped: [DroppedData(dropped, "missing")],
            warnings: warnings)
    }

    /// What follows from the studies' own counts and from the scale.
    private func dataWarnings(_ fields: [StatisticsField], isBounded: Bool) -> [ProcedureWarning] {
        var warnings: [ProcedureWarning] = isDisjointPair ? [.intervalsDoNotOverlap] : []
        if isBounded, estimator != nil, studies.count > 1 { warnings.append(.restsOnScale) }
        if estimator != nil, scale == .freemanTukey, studies.count > 1 { warnings.append(.freemanTukey) }
        let outside = fields.filter { $0.key.hasPrefix("proportion") && isOutside($0.value) }.map(\.key)
        if outside.contains(where: { $0.hasPrefix("proportion_prediction") }) { warnings.append(.predictionLeavesScale) }
        if outside.contains(where: { !$0.hasPrefix("proportion_prediction") }) { warnings.append(.intervalLeavesScale) }
        return warnings
    }

    private func isOutside(_ value: StatisticsValue) -> Bool { value.number.map { $0 < 0 || $0 > 1 } ?? false }

    private var nothing: [StatisticsField] {
        .keyed([
            "k": .count(studies.count), "estimate": .missing, "se": .missing, "proportion": .missing, "proportion_lower": .missing,
            "proportion_upper": .missing, "tau2": .missing,
        ])
    }

    private func pooled(_ fit: MetaAnalysis) -> [StatisticsField] {
        meta.fields(fit)
            + back(
                fit.estimate, fit.interval(level: meta.level), fit.predictionInterval(level: meta.level, meta.prediction), scale: scale)
            + (meta.modifiedInterval(fit).map { limits in
                let value = { (y: Double) in StatisticsValue.number(scale.proportion(y, size: studies.harmonicMeanSize)) }
                return .keyed(["proportion_adhoc_lower": value(limits.lower), "proportion_adhoc_upper": value(limits.upper)])
            } ?? [])
    }

    func back(_ estimate: Double, _ interval: ConfidenceInterval, _ prediction: ConfidenceInterval?, scale: ProportionScale)
        -> [StatisticsField]
    {
        let size = studies.harmonicMeanSize
        let value = { (y: Double) in scale.proportion(y, size: size) }
        return .keyed([
            "proportion": .number(value(estimate)), "proportion_lower": .number(value(interval.lower)),
            "proportion_upper": .number(value(interval.upper)),
            "proportion_prediction_lower": .optional(prediction.map { value($0.lower) }),
            "proportion_prediction_upper": .optional(prediction.map { value($0.upper) }), "harmonic_n": .number(size),
        ])
    }

    private func mixed() throws -> ([StatisticsField], [ProcedureWarning]) {
        guard meta.reference == .z || meta.reference == .t, scale == .logit, !isSizeWeighted else {
            throw StatisticsFailure.invalidArgument
        }
        let fit = try RandomInterceptLogistic.of(studies, points: points).get()
        let limits = MixedLimits(meta, count: studies.count)
        let interval = fit.interval(level: meta.level, degreesOfFreedom: limits.freedom)
        let prediction = fit.predictionInterval(level: meta.level, degreesOfFreedom: limits.predictionFreedom)
        let mean = limits.fields(fit.estimate, fit.standardError, interval, prediction)
        let fields: [StatisticsField] = .keyed([
            "k": .count(fit.count),
            "tau2": .number(fit.tau * fit.tau), "tau": .number(fit.tau), "log_likelihood": .number(fit.logLikelihood),
            "q": .number(fit.likelihoodRatio), "df_q": .count(fit.count - 1), "p_q": .number(fit.pHeterogeneity),
            "gradient": .number(fit.gradient), "iterations": .count(fit.iterations),
        ])
        var warnings: [ProcedureWarning] = studies.count < 3 ? [.fewStudies] : []
        if studies.count < 5, fit.tau == 0 { warnings.append(.noHeterogeneityDetected) }
        return (mean + fields + leftOut(limits) + back(fit.estimate, interval, prediction, scale: .logit), warnings)
    }

    private func leftOut(_ limits: MixedLimits) -> [StatisticsField] {
        guard meta.leavesOneOut else { return [] }
        return limits.leavingOneOut(studies.count) { index in
            var (events, sizes) = (studies.events, studies.sizes)
            events.remove(at: index)
            sizes.remove(at: index)
            let fit = RandomInterceptLogistic.of(ProportionStudies(events: events, sizes: sizes), points: points).value
            return fit.map { ($0.estimate, $0.standardError, $0.tau) }
        }
    }

    private var crude: [StatisticsField] {
        let totals = studies.totals
        return .keyed([
            "crude_events": .count(totals.events), "crude_n": .count(totals.size),
            "crude": .number(Double(totals.events) / Double(totals.size)),
        ])
            + .interval(
                "crude_lower", "crude_upper", ProportionStudies.exactInterval(totals.events, of: totals.size, level: meta.level))
    }

    private func rows(_ weights: [Double]?) -> StatisticsValue {
        .list(
            studies.events.indices.map { index in
                let (x, n) = (studies.events[index], studies.sizes[index])
                let fields: [StatisticsField] = .keyed([
                    "proportion": .number(Double(x) / Double(n)), "weight": .optional(weights.map { 100 * $0[index] }),
                ])
                return .fields(
                    fields + .interval("exact_lower", "exact_upper", ProportionStudies.exactInterval(x, of: n, level: meta.level))
                        + .interval("wilson_lower", "wilson_upper", ProportionStudies.wilsonInterval(x, of: n, level: meta.level)))
            })
    }

    private var isDisjointPair: Bool {
        guard studies.count == 2 else { return false }
        let intervals = studies.events.indices.map {
            ProportionStudies.exactInterval(studies.events[$0], of: studies.sizes[$0], level: meta.level)
        }
        return intervals[0].upper < intervals[1].lower || intervals[1].upper < intervals[0].lower
    }
}

extension ProcedureWarning {
    static let nothingToPool = ProcedureWarning(
        "nothing_to_pool",
        "Every study has none or all of its patients with the event; only the crude sum and its exact interval are given.")
}
