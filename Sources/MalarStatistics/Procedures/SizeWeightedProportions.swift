// SPDX-License-Identifier: Apache-2.0

extension ProportionAnswer {
    /// The mean with the studies' patients as weights.
    func sizeWeighted(_ estimator: HeterogeneityEstimator) throws -> ([StatisticsField], [Double]?, [ProcedureWarning]) {
        guard meta.reference == .z || meta.reference == .t else { throw StatisticsFailure.invalidArgument }
        let pairs = zip(studies.events, studies.sizes).map { scale.effect($0, of: $1, correction: correction) }
        let (effects, variances) = (pairs.map(\.effect), pairs.map(\.variance))
        // A study without variance has no inverse: then there is no Q, and no tau² either.
        let usual = StudyEffects.of(effects, variances: variances).value.map {
            MetaAnalysis.of($0, estimator: estimator, reference: meta.reference)
        }
        guard usual != nil || estimator == .common else { throw StatisticsFailure.invalidArgument }
        let fit = try usual?.get()
        let tau2 = fit?.heterogeneity.tau2 ?? 0
        let mean = try SampleSizeWeighting.of(effects, variances: variances, sizes: studies.sizes, tau2: tau2).get()
        let limits = MixedLimits(meta, count: studies.count)
        let interval = around(mean.estimate, mean.standardError, limits.freedom)
        let spread = (mean.standardError * mean.standardError + tau2).squareRoot()
        let prediction = studies.count > 2 ? around(mean.estimate, spread, limits.predictionFreedom) : nil
        let changed = Set(["estimate", "se", "statistic", "df", "p", "log10_p", "weights", "ci_lower", "ci_upper", "leave_one_out"])
        let kept = fit.map { meta.fields($0).filter { !changed.contains($0.key) && !$0.key.hasPrefix("prediction") } }
        let fields =
            limits.fields(mean.estimate, mean.standardError, interval, prediction)
            + [StatisticsField("weights", .numbers(mean.weights.map { 100 * $0 }))]
            + (kept ?? .keyed(["k": .count(studies.count), "tau2": .number(0), "q": .missing]))
        return (
            fields + back(mean.estimate, interval, prediction, scale: scale), mean.weights,
            fit.map(meta.warnings) ?? (studies.count < 3 ? [.fewStudies] : [])
        )
    }

    private func around(_ centre: Double, _ error: Double, _ freedom: Double) -> ConfidenceInterval {
        let half = StudentDistribution(degreesOfFreedom: freedom).critical(level: meta.level) * error
        return ConfidenceInterval(lower: centre - half, upper: centre + half, requestedLevel: meta.level, achievedLevel: meta.level)
    }
}
