// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    static let metaTwoByTwo = Procedure(
        "meta_two_by_two", "Meta-analysis of events in two groups", in: .synthesis,
        purpose: "The pooled risk ratio, odds ratio or risk difference of several studies that count events in two groups.",
        data: [
            .needed("events_1", .numbers, "patients with the event in the first group (treated); null is missing"),
            .needed("n_1", .numbers, "patients in the first group"),
            .needed("events_2", .numbers, "patients with the event in the second group (control)"),
            .needed("n_2", .numbers, "patients in the second group"),
        ],
        options: [
            .standard(
                "measure", .choice(TwoByTwoStudies.Measure.allCases.map(\.rawValue)), "RR", "risk ratio, odds ratio or risk difference"),
            MetaAnswer.method("REML", further: ["UM.FS"], "; UM.FS is a logistic model of the counts, for OR with test z or t"), .level,
            MetaAnswer.test, MetaAnswer.prediction, MetaAnswer.leaveOneOut,
            MixedOddsAnswer.points,
            .standard("correction", .number, 0.5, "added to all four cells of a study"),
            .standard(
                "to", .choice(TwoByTwoStudies.Correction.allCases.map(\.rawValue)), "only0",
                "which studies are corrected: those with an empty cell, all if one has, all, none"),
            .standard(
                "double_zero", .choice(["drop", "keep"]), "drop",
                "studies in which nobody or everybody of both groups had the event, for RR and OR by inverse variance"),
        ],
        formula: [
            "RR: y = log((a/n1)/(c/n2)), v = 1/a - 1/n1 + 1/c - 1/n2; OR: y = log(ad/(bc)), v = 1/a + 1/b + 1/c + 1/d",
            "RD: y = a/n1 - c/n2, v = ab/n1³ + cd/n2³; cells after the correction",
            "mh_estimate: Mantel-Haenszel without correction, se of Greenland and Robins (RR, RD) or Robins, Breslow and Greenland (OR)",
            "peto_estimate = Σ(O - E)/ΣV for OR, se = 1/√ΣV, V hypergeometric; peto_q = Σ(O - E)²/V - (Σ(O - E))²/ΣV",
            "transformed_ values: exp of RR and OR",
        ] + MixedOddsAnswer.formulas + heterogeneityFormulas,
        conventions: [
            "metafor corrects studies with an empty cell by 1/2 (to only0) and keeps double zeros unless asked; Cochrane leaves double zeros out of ratios, which is "
                + "the standard here. Mantel-Haenszel and Peto are never corrected.",
            "Peto's method suits rare events, groups of like size and small effects only.",
        ] + MixedOddsAnswer.conventions,
        sources: [
            "N. Mantel and W. Haenszel, J. Natl. Cancer Inst. 22 (1959) 719-748",
            "J. Robins, N. Breslow and S. Greenland, Biometrics 42 (1986) 311-323, doi:10.2307/2531052",
            "S. Greenland and J. M. Robins, Biometrics 41 (1985) 55-68, doi:10.2307/2530643",
            "S. Yusuf and others, Prog. Cardiovasc. Dis. 27 (1985) 335-371, doi:10.1016/S0033-0620(85)80003-7",
        ] + MixedOddsAnswer.sources + heterogeneitySources,
        checkedAgainst: ["metafor 3.8-1 rma, rma.mh, rma.peto and rma.glmm", "the BCG vaccine trials"],
        example: ProcedureRequest(
            data: [
                StatisticsField("events_1", [4, 6, 3, 62]), StatisticsField("n_1", [123, 306, 231, 13598]),
                StatisticsField("events_2", [11, 29, 11, 248]), StatisticsField("n_2", [139, 303, 220, 12867]),
            ])
    ) { try TwoGroupAnswer($0).answer() }

    static let effectSizes = Procedure(
        "effect_sizes", "Effect sizes from means", in: .synthesis,
        purpose:
            "For each study the effect and its variance from the means, standard deviations and sizes of two groups, ready for meta_analysis.",
        data: ["m1", "sd1", "n1", "m2", "sd2", "n2"].map { key in
            .needed(key, .numbers, "\(meanings[key] ?? key) in each study; null is missing")
        },
        options: [
            .standard(
                "measure", .choice(GroupSummaries.Measure.allCases.map(\.rawValue)), "SMD",
                "Hedges' g, mean difference or log ratio of means"),
            .level,
        ],
        formula: [
            "SMD: g = J (m1 - m2)/s, s pooled, J = Γ(m/2)/(√(m/2) Γ((m - 1)/2)), m = n1 + n2 - 2; vi = 1/n1 + 1/n2 + g²/(2(n1 + n2))",
            "MD: yi = m1 - m2, vi = sd1²/n1 + sd2²/n2", "ROM: yi = log(m1/m2), vi = sd1²/(n1 m1²) + sd2²/(n2 m2²)",
            "lower, upper = yi ± z √vi",
        ],
        conventions: ["As metafor escalc (vtype LS). RevMan uses J = 1 - 3/(4m - 1), which is within 0.1 % from 10 patients on."],
        sources: [
            "L. V. Hedges, J. Educ. Stat. 6 (1981) 107-128, doi:10.3102/10769986006002107",
            "L. V. Hedges, J. Gurevitch and P. S. Curtis, Ecology 80 (1999) 1150-1156, doi:10.1890/0012-9658(1999)080[1150:TMAORR]2.0.CO;2",
        ],
        checkedAgainst: ["metafor 3.8-1 escalc"],
        example: ProcedureRequest(
            data: [
                StatisticsField("m1", [10.2, 8.1]), StatisticsField("sd1", [3.1, 2.8]), StatisticsField("n1", [24, 31]),
                StatisticsField("m2", [7.9, 7.7]), StatisticsField("sd2", [2.9, 3.3]), StatisticsField("n2", [25, 29]),
            ])
    ) { request in
        let columns = try ["m1", "sd1", "n1", "m2", "sd2", "n2"].map { try request.numbers($0) }
        guard columns.allSatisfy({ $0.count == columns[0].count }) else { throw StatisticsFailure.lengthMismatch }
        guard !columns[0].isEmpty else { throw StatisticsFailure.emptySample }
        let measure = GroupSummaries.Measure(rawValue: try request.optionText("measure") ?? "") ?? .standardized
        let factor = NormalDistribution.upperQuantile((1 - (try request.level())) / 2)
        let effects = try columns[0].indices.map { index -> (effect: Double, variance: Double)? in
            let row = columns.compactMap { $0[index] }
            guard row.count == 6 else { return nil }
            let study = GroupSummaries(mean1: row[0], deviation1: row[1], size1: row[2], mean2: row[3], deviation2: row[4], size2: row[5])
            return try study.effect(measure).get()
        }
        let list = { (read: (Double, Double) -> Double) in StatisticsValue.numbers(effects.map { $0.map { read($0.effect, $0.variance) } })
        }
        let used = effects.count { $0 != nil }
        return ProcedureAnswer(
            .keyed([
                "yi": list { effect, _ in effect }, "vi": list { _, variance in variance }, "sei": list { $1.squareRoot() },
                "lower": list { $0 - factor * $1.squareRoot() }, "upper": list { $0 + factor * $1.squareRoot() },
            ]), used: used, dropped: [DroppedData(effects.count - used, "missing")])
    }

    private static let meanings = [
        "m1": "mean of the first group", "sd1": "its standard deviation, 0 or more", "n1": "its size, 2 or more",
        "m2": "mean of the second group", "sd2": "its standard deviation, 0 or more", "n2": "its size, 2 or more",
    ]
}

/// One request for two groups.
private struct TwoGroupAnswer {
    let studies: TwoByTwoStudies
    let missing: Int
    let measure: TwoByTwoStudies.Measure
    let estimator: HeterogeneityEstimator
    let correction: Double
    let rule: TwoByTwoStudies.Correction
    let dropsDoubleZeros: Bool
    let meta: MetaAnswer
    let mixed: MixedOddsAnswer?

    init(_ request: ProcedureRequest) throws {
        let columns = try ["events_1", "n_1", "events_2", "n_2"].map { try request.numbers($0) }
        guard columns.allSatisfy({ $0.count == columns[0].count }) else { throw StatisticsFailure.lengthMismatch }
        let rows = columns[0].indices.map { index in columns.compactMap { $0[index] } }.filter { $0.count == 4 }
        studies = try TwoByTwoStudies.of(
            rows.map { row in
                let counts = row.compactMap { Int(exactly: $0) }
                guard counts.count == 4 else { throw StatisticsFailure.invalidArgument }
                return TwoByTwoStudies.Study(events1: counts[0], size1: counts[1], events2: counts[2], size2: counts[3])
            }
        ).get()
        missing = columns[0].count - rows.count
        meta = try MetaAnswer(request)
        mixed = try MixedOddsAnswer(request, studies, meta)
        measure = TwoByTwoStudies.Measure(rawValue: try request.optionText("measure") ?? "") ?? .riskRatio
        estimator = try MetaAnswer.estimator(request) ?? .restrictedLikelihood
        correction = try request.optionNumber("correction") ?? 0.5
        rule = TwoByTwoStudies.Correction(rawValue: try request.optionText("to") ?? "") ?? .onlyEmpty
        dropsDoubleZeros = try request.optionText("double_zero") != "keep"
        guard correction >= 0 else { throw StatisticsFailure.invalidArgument }
    }

    func answer() throws -> ProcedureAnswer {
        let drops = (dropsDoubleZeros || mixed != nil) && measure != .riskDifference
        let kept = drops ? studies.studies.filter { !$0.isOneSided } : studies.studies
        guard !kept.isEmpty else { throw StatisticsFailure.noEvents }
        let effects = try TwoByTwoStudies.of(kept).get().effects(measure, correction: correction, to: rule).get()
        let left = studies.studies.count - kept.count
        let dropped = [DroppedData(missing, "missing"), DroppedData(left, "nobody or everybody of both groups had the event")]
        let further = stratified + meta.egger(effects) + .keyed(["yi": .numbers(effects.effects), "vi": .numbers(effects.variances)])
        if let mixed {
            let (fields, own) = try mixed.answer()
            let warnings = own + (meta.isDisjointPair(effects) ? [.intervalsDoNotOverlap] : [])
            return ProcedureAnswer(fields + further, used: kept.count, dropped: dropped, warnings: warnings)
        }
        let fit = try MetaAnalysis.of(effects, estimator: estimator, reference: meta.reference).get()
        let back: BackTransformation = measure == .riskDifference ? .none : .exp
        return ProcedureAnswer(
            meta.fields(fit) + back.fields(fit, meta) + further, used: kept.count, dropped: dropped, warnings: meta.warnings(fit))
    }

    private var stratified: [StatisticsField] {
        let pooled = fields("mh", studies.mantelHaenszel(measure).value)
        guard measure == .oddsRatio else { return pooled }
        let peto = studies.peto.value
        let p = peto.flatMap { found in
            found.degreesOfFreedom > 0
                ? found.q.map(ChiSquareDistribution(degreesOfFreedom: Double(found.degreesOfFreedom)).upperTail) : nil
        }
        return pooled + fields("peto", peto) + .keyed(["peto_q": .optional(peto?.q), "peto_p_q": .optional(p)])
    }

    private func fields(_ prefix: String, _ effect: StratifiedEffect?) -> [StatisticsField] {
        let back: BackTransformation = measure == .riskDifference ? .none : .exp
        let interval = effect?.interval(level: meta.level)
        let z = effect.map { $0.estimate / $0.standardError }
        return .keyed([
            "\(prefix)_estimate": .optional(effect?.estimate), "\(prefix)_se": .optional(effect?.standardError),
            "\(prefix)_ci_lower": .optional(interval?.lower), "\(prefix)_ci_upper": .optional(interval?.upper),
            "\(prefix)_p": .optional(z.map(NormalP.twoSided)), "\(prefix)_transformed": .optional(effect.map { back.value($0.estimate) }),
            "\(prefix)_transformed_lower": .optional(interval.map { back.value($0.lower) }),
            "\(prefix)_transformed_upper": .optional(interval.map { back.value($0.upper) }),
        ])
    }
}
