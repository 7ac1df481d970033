// SPDX-License-Identifier: Apache-2.0

/// The rows, covariates and options of a request for a Cox model.
struct CoxRequest {
    let read: SurvivalRequest
    let names: [String]
    let covariates: [[Double]]
    let strata: SurvivalGroups?
    let clusters: [Int]?
    let model: CoxModel
    let level: Double

    init(_ request: ProcedureRequest) throws {
        let names =
            try request.optionWords("covariates") ?? request.data.map(\.key).filter { !["time", "event", "strata", "id"].contains($0) }
        guard Set(names).count == names.count else { throw StatisticsFailure.invalidArgument }
        let columns = try names.map { try request.numbers($0) }
        let (strata, subjects) = (try request.labelColumn("strata"), try request.labelColumn("id"))
        let read = try SurvivalRequest(
            request,
            complete: zip(names, columns).map { ($0, $1.map { $0 != nil }) } + (strata.map { [("strata", $0.isThere)] } ?? [])
                + (subjects.map { [("id", $0.isThere)] } ?? []))
        self.read = read
        self.names = names
        covariates = columns.map { read.rows($0) }
        self.strata = strata.map { SurvivalGroups(read.rows($0.labels)) }
        let isRobust = try request.optionFlag("robust")
        clusters = subjects.map { SurvivalGroups(read.rows($0.labels)).codes } ?? (isRobust ? Array(read.sample.times.indices) : nil)
        model = CoxModel(ties: try request.optionText("ties").flatMap(CoxModel.Ties.init) ?? .efron)
        level = try request.level()
        if clusters != nil, model.ties == .exact { throw StatisticsFailure.invalidArgument }
    }

    func fit() throws -> CoxFit {
        switch model.fit(read.sample, covariates: covariates, strata: strata?.codes) {
        case .value(let fit): return fit
        case .undefined(let reason): throw reason
        }
    }

    func answer() throws -> ProcedureAnswer {
        let fit = try fit()
        return ProcedureAnswer(
            coefficients(fit) + tests(fit) + robust(fit), used: fit.count, dropped: read.dropped, warnings: warnings(fit))
    }

    private func coefficients(_ fit: CoxFit) -> [StatisticsField] {
        let terms = fit.terms
        let limits = terms.map { $0.hazardRatioLimits(level: level) }
        return [
            StatisticsField("terms", .list(names.map(StatisticsValue.text))),
            StatisticsField("coefficient", .numbers(terms.map(\.estimate))), StatisticsField("se", .numbers(terms.map(\.standardError))),
            StatisticsField("z", .numbers(terms.map(\.z))), StatisticsField("p", .numbers(terms.map(\.p))),
            StatisticsField("log10_p", .numbers(terms.map(\.log10P))),
            StatisticsField("hazard_ratio", Self.finite(terms.map(\.hazardRatio))),
            StatisticsField("hr_lower", Self.finite(limits.map(\.lower))), StatisticsField("hr_upper", Self.finite(limits.map(\.upper))),
        ]
    }

    private func tests(_ fit: CoxFit) -> [StatisticsField] {
        let concordance = fit.concordance
        let df = fit.coefficients.count
        let chiSquare = ChiSquareDistribution(degreesOfFreedom: Double(df))
        let tests = [
            ("lr", fit.likelihoodRatioChiSquare), ("wald", fit.waldChiSquare), ("score", fit.scoreChiSquare),
        ]
        return [
            StatisticsField("loglik_null", .number(fit.logLikelihoodAtZero)), StatisticsField("loglik", .number(fit.logLikelihood)),
            StatisticsField("aic", .number(fit.akaikeCriterion)), StatisticsField("df", .count(df)),
        ]
            + tests.flatMap { name, value in
                [
                    StatisticsField("\(name)_chi_square", .number(value)),
                    StatisticsField("\(name)_p", .number(chiSquare.upperTail(value))),
                    StatisticsField("\(name)_log10_p", .number(chiSquare.log10UpperTail(value))),
                ]
            } + [
                StatisticsField("concordance", .optional(concordance.index)),
                StatisticsField("concordant_pairs", .count(concordance.concordant)),
                StatisticsField("discordant_pairs", .count(concordance.discordant)),
                StatisticsField("tied_pairs", .count(concordance.tied)),
                StatisticsField("covariance", .rows(fit.covariance.rowLists)),
                StatisticsField("n", .count(fit.count)), StatisticsField("events", .count(fit.eventCount)),
                StatisticsField("iterations", .count(fit.iterations)), StatisticsField("gradient_norm", .number(fit.gradientNorm)),
            ]
    }

    private func robust(_ fit: CoxFit) -> [StatisticsField] {
        guard let clusters else { return [] }
        let covariance = fit.robustCovariance(clusters: clusters)
        let terms = zip(fit.coefficients, covariance.diagonal).map { CoxCoefficient(estimate: $0, standardError: $1.squareRoot()) }
        let limits = terms.map { $0.hazardRatioLimits(level: level) }
        return [
            StatisticsField("robust_se", .numbers(terms.map(\.standardError))), StatisticsField("robust_z", Self.finite(terms.map(\.z))),
            StatisticsField("robust_p", Self.finite(terms.map { $0.z.isFinite ? $0.p : .nan })),
            StatisticsField("robust_hr_lower", Self.finite(limits.map(\.lower))),
            StatisticsField("robust_hr_upper", Self.finite(limits.map(\.upper))),
            StatisticsField("clusters", .count(Set(clusters).count)),
        ]
    }

    /// A hazard ratio beyond the range of numbers does not exist.
    private static func finite(_ values: [Double]) -> StatisticsValue { .numbers(values.map { $0.isFinite ? $0 : nil }) }

    private func warnings(_ fit: CoxFit) -> [ProcedureWarning] {
        guard fit.eventCount < 10 * names.count else { return [] }
        return [
            ProcedureWarning("few_events", "There are fewer than ten events for each coefficient: estimates may be far from the truth.")
        ]
    }
}
