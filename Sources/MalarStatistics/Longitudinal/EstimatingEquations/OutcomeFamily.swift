// SPDX-License-Identifier: Apache-2.0

/// How the variance of an outcome depends on its mean.
public enum OutcomeFamily: String, Hashable, Sendable, CaseIterable, Codable {
    /// Constant variance.
    case gaussian
    /// mean (1 - mean); outcomes from 0 to 1.
    case binomial
    /// The mean; outcomes of 0 and more.
    case poisson

    /// The link that is used where none is named.
    public var canonicalLink: MeanLink {
        switch self {
        case .gaussian: .identity
        case .binomial: .logit
        case .poisson: .log
        }
    }

    func variance(_ mean: Double) -> Double {
        switch self {
        case .gaussian: 1
        case .binomial: mean * (1 - mean)
        case .poisson: mean
        }
    }

    /// Whether a mean is one that the family can have.
    func allows(mean: Double) -> Bool {
        switch self {
        case .gaussian: mean.isFinite
        case .binomial: mean > 0 && mean < 1
        case .poisson: mean > 0 && mean.isFinite
        }
    }

    func allows(outcome: Double) -> Bool {
        switch self {
        case .gaussian: true
        case .binomial: outcome >= 0 && outcome <= 1
        case .poisson: outcome >= 0
        }
    }

    /// A mean near the outcome at which the link is defined.
    func start(_ outcome: Double) -> Double {
        switch self {
        case .gaussian: outcome
        case .binomial: (outcome + 0.5) / 2
        case .poisson: outcome + 0.1
        }
    }
}

/// The function of the mean that the columns of the design add up to.
public enum MeanLink: String, Hashable, Sendable, CaseIterable, Codable {
    case identity, logit, log, probit, cloglog, inverse

    func value(_ mean: Double) -> Double {
        switch self {
        case .identity: mean
        case .logit: PlatformMathematics.naturalLogarithm(mean) - PlatformMathematics.logarithmOfOnePlus(-mean)
        case .log: PlatformMathematics.naturalLogarithm(mean)
        case .probit: -NormalDistribution.upperQuantile(mean)
        case .cloglog: PlatformMathematics.naturalLogarithm(-PlatformMathematics.logarithmOfOnePlus(-mean))
        case .inverse: 1 / mean
        }
    }

    func mean(_ predictor: Double) -> Double {
        switch self {
        case .identity: predictor
        case .logit: 1 / (1 + PlatformMathematics.exponential(-predictor))
        case .log: PlatformMathematics.exponential(predictor)
        case .probit: NormalDistribution.lowerTail(predictor)
        case .cloglog: -PlatformMathematics.exponentialMinusOne(-PlatformMathematics.exponential(predictor))
        case .inverse: 1 / predictor
        }
    }

    /// d mean / d predictor.
    func slope(_ predictor: Double) -> Double {
        switch self {
        case .identity: return 1
        case .logit:
            let small = PlatformMathematics.exponential(-predictor.magnitude)
            return small / ((1 + small) * (1 + small))
        case .log: return PlatformMathematics.exponential(predictor)
        case .probit: return NormalDistribution.density(predictor)
        case .cloglog: return PlatformMathematics.exponential(predictor - PlatformMathematics.exponential(predictor))
        case .inverse: return -1 / (predictor * predictor)
        }
    }
}
