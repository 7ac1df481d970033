// SPDX-License-Identifier: Apache-2.0

/// What a model with unstructured covariance found.
public struct UnstructuredModelFit: Hashable, Sendable {
    /// In the order of the design.
    public let effects: [FixedEffect]
    /// The covariance matrix of the estimates.
    public let covarianceOfEstimates: [[Double]]
    /// The visits in their order, the rows of `covariance`.
    public let visits: [String]
    /// The covariance of the visits within a subject.
    public let covariance: [[Double]]
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
    /// Steps of the iteration.
    public let iterations: Int
    /// The length of the last step, in standard errors of the covariance parameters.
    public let lastStep: Double

    /// The correlation of the visits within a subject.
    public var correlation: [[Double]] {
        covariance.indices.map { i in
            covariance.indices.map { j in i == j ? 1 : covariance[i][j] / (covariance[i][i].squareRoot() * covariance[j][j].squareRoot()) }
        }
    }

    init(
        _ model: UnstructuredModel, frame: ModelFrame, visits: [String], fixed: FixedPart, problem: LikelihoodProblem, fit: LikelihoodFit
    ) throws(StatisticsFailure) {
        let tests = FixedEffectTests(fit, isRestricted: problem.isRestricted)
        effects = try tests.effects(fixed, level: model.level)
        covarianceOfEstimates = tests.covariance(fixed)
        self.visits = visits
        covariance = visits.indices.map { i in
            visits.indices.map { j in fit.theta[LikelihoodSums.pair(min(i, j), max(i, j))] * fixed.scale * fixed.scale }
        }
        minus2LogLikelihood =
            fit.point.deviance + fixed.devianceShift(observations: problem.observations, isRestricted: problem.isRestricted)
        parameterCount = problem.parameterCount + (problem.isRestricted ? 0 : fixed.count)
        observations = frame.rows.count
        subjects = frame.members.count
        dropped = frame.dropped
        iterations = fit.iterations
        lastStep = fit.decrement
    }
}
