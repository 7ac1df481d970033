// SPDX-License-Identifier: Apache-2.0

/// What a linear mixed model found.
public struct LinearMixedModelFit: Hashable, Sendable {
    /// In the order of the design.
    public let effects: [FixedEffect]
    /// The covariance matrix of the estimates.
    public let covarianceOfEstimates: [[Double]]
    /// The covariance of the random coefficients: intercept first, then the slope.
    public let randomCovariance: [[Double]]
    /// Above 0.
    public let residualVariance: Double
    /// With all constants; of the restricted likelihood under REML.
    public let minus2LogLikelihood: Double
    /// The covariance parameters and, under ML, the coefficients: what AIC counts.
    public let parameterCount: Int
    /// Rows that were used.
    public let observations: Int
    /// Different subjects among them.
    public let subjects: Int
    /// Rows left out for a missing value.
    public let dropped: Int
    /// Whether the covariance of the random coefficients lies on its boundary: a variance of 0, or a correlation of 1 or -1.
    public let isOnBoundary: Bool
    /// Steps of the iteration.
    public let iterations: Int
    /// The length of the last step, in standard errors of the covariance parameters.
    public let lastStep: Double

    init(
        _ model: LinearMixedModel, frame: ModelFrame, fixed: FixedPart, part: RandomPart, problem: LikelihoodProblem, fit: LikelihoodFit
    ) throws(StatisticsFailure) {
        let tests = FixedEffectTests(fit, isRestricted: problem.isRestricted)
        effects = try tests.effects(fixed, level: model.level)
        covarianceOfEstimates = tests.covariance(fixed)
        randomCovariance = part.covariance(fit.theta, scale: fixed.scale).rowLists
        residualVariance = fit.theta[fit.theta.count - 1] * fixed.scale * fixed.scale
        minus2LogLikelihood =
            fit.point.deviance + fixed.devianceShift(observations: problem.observations, isRestricted: problem.isRestricted)
        parameterCount = problem.parameterCount + (problem.isRestricted ? 0 : fixed.count)
        observations = frame.rows.count
        subjects = frame.members.count
        dropped = frame.dropped
        isOnBoundary = fit.coordinates != .factor(size: part.size, rank: part.size)
        iterations = fit.iterations
        lastStep = fit.decrement
    }
}
