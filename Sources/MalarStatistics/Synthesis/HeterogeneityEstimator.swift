// SPDX-License-Identifier: Apache-2.0

/// How the variance between studies is estimated.
public enum HeterogeneityEstimator: String, Hashable, Sendable, CaseIterable, Codable {
    /// None: one common effect.
    case common = "FE"
    case derSimonianLaird = "DL"
    case restrictedLikelihood = "REML"
    case pauleMandel = "PM"
    case maximumLikelihood = "ML"
    case empiricalBayes = "EB"
    case hunterSchmidt = "HS"
    case hedges = "HE"
    case sidikJonkman = "SJ"
}

/// The variance between studies with its standard error, where the estimator has one.
public struct Heterogeneity: Hashable, Sendable {
    /// 0 or more.
    public let tau2: Double
    /// By the asymptotic formula of the estimator.
    public let standardError: Double?
    /// Whether an iteration found a maximum above 0 that is lower than the likelihood at 0, so that 0 was taken.
    public let tookZeroForLocalMaximum: Bool
}

extension HeterogeneityEstimator {
    /// The variance between 1 or more studies; 0 for one study.
    ///
    /// `.didNotConverge` where an iteration does not settle.
    /// - Source: W. Viechtbauer, J. Educ. Behav. Stat. 30 (2005) 261-293, doi:10.3102/10769986030003261; D. Langan and others,
    ///   Res. Synth. Methods 10 (2019) 83-98, doi:10.1002/jrsm.1316.
    public func estimate(_ studies: StudyEffects) -> Computed<Heterogeneity> {
        guard self != .common, studies.count > 1 else { return found(0, nil) }
        switch self {
        case .common: return found(0, nil)
        case .derSimonianLaird, .hunterSchmidt: return moments(studies)
        case .hedges: return hedges(studies)
        case .sidikJonkman: return sidikJonkman(studies)
        case .pauleMandel, .empiricalBayes: return pauleMandel(studies)
        case .restrictedLikelihood, .maximumLikelihood: return likelihood(studies)
        }
    }

    private func found(_ tau2: Double, _ variance: Double?, local: Bool = false) -> Computed<Heterogeneity> {
        guard tau2.isFinite else { return .undefined(.nonFiniteInput) }
        return .value(Heterogeneity(tau2: tau2, standardError: variance.map { $0.squareRoot() }, tookZeroForLocalMaximum: local))
    }

    private func moments(_ studies: StudyEffects) -> Computed<Heterogeneity> {
        let k = Double(studies.count)
        let fixed = studies.weighted(0)
        let isHunterSchmidt = self == .hunterSchmidt
        let divisor = isHunterSchmidt ? fixed.sum : fixed.trace
        let tau2 = max(0, (fixed.q - (isHunterSchmidt ? k : k - 1)) / divisor)
        let variance = 2 * (k - 1) + 4 * tau2 * fixed.trace + 2 * tau2 * tau2 * fixed.traceOfSquare
        return found(tau2, variance / (divisor * divisor))
    }

    private func hedges(_ studies: StudyEffects) -> Computed<Heterogeneity> {
        let k = Double(studies.count)
        let sum = CompensatedSum(studies.variances).value
        let squares = CompensatedSum(studies.variances.map { $0 * $0 }).value
        let tau2 = max(0, Self.hedgesMoment(studies))
        let trace = sum * (1 - 1 / k)
        let variance = 2 * (squares * (1 - 2 / k) + (sum / k) * (sum / k)) + 4 * tau2 * trace + 2 * tau2 * tau2 * (k - 1)
        return found(tau2, variance / ((k - 1) * (k - 1)))
    }

    private static func hedgesMoment(_ studies: StudyEffects) -> Double {
        Moments(of: studies.effects).variance(dividingBy: studies.count - 1)
            - CompensatedSum(studies.variances).value / Double(studies.count)
    }

    private func sidikJonkman(_ studies: StudyEffects) -> Computed<Heterogeneity> {
        let k = Double(studies.count)
        let start = Moments(of: studies.effects).variance(dividingBy: studies.count)
        guard start > 0 else { return found(0, nil) }
        let fit = studies.weighted(start)
        let tau2 = start * fit.q / (k - 1)
        let sum = { (term: (Double, Double) -> Double) in CompensatedSum(zip(fit.weights, studies.variances).map(term)).value }
        let once = sum { $0 * $0 * $1 }
        let twice = sum { $0 * $0 * $1 * $1 } - 2 * sum { $0 * $0 * $0 * $1 * $1 } / fit.sum + (once / fit.sum) * (once / fit.sum)
        let mixed = once - 2 * sum { $0 * $0 * $0 * $1 } / fit.sum + (fit.squares / fit.sum) * (once / fit.sum)
        let variance = 2 * twice + 4 * tau2 * mixed + 2 * tau2 * tau2 * fit.traceOfSquare
        return found(tau2, variance * (start / (k - 1)) * (start / (k - 1)))
    }

    /// Q(tau²) = k - 1. The empirical Bayes estimator solves the same equation.
    private func pauleMandel(_ studies: StudyEffects) -> Computed<Heterogeneity> {
        let k = Double(studies.count)
        let tau2 = GeneralizedQ(studies).tau2(at: k - 1) ?? 0
        let sum = studies.weighted(tau2).sum
        return found(tau2, 2 * k * k / (k - 1) / (sum * sum))
    }

    private func likelihood(_ studies: StudyEffects) -> Computed<Heterogeneity> {
        let isRestricted = self == .restrictedLikelihood
        guard let root = LikelihoodScore(studies, isRestricted: isRestricted).root(from: max(0, Self.hedgesMoment(studies))) else {
            return .undefined(.didNotConverge)
        }
        let (fit, none) = (studies.weighted(root), studies.weighted(0))
        let gain =
            isRestricted
            ? fit.restrictedLogLikelihood - none.restrictedLogLikelihood : fit.logLikelihood - none.logLikelihood
        let isLocal = root > 0 && gain < -1e-9
        let kept = isLocal ? none : fit
        return found(isLocal ? 0 : root, 2 / (isRestricted ? kept.traceOfSquare : kept.squares), local: isLocal)
    }
}
