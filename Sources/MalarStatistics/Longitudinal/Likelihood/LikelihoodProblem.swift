// SPDX-License-Identifier: Apache-2.0

/// A normal model y = X b + e whose covariance is linear in its parameters, V = sum of theta(k) V(k), by its sums of products.
struct LikelihoodProblem {
    let parameterCount: Int
    /// Columns of the design and the response.
    let width: Int
    /// All observations.
    let observations: Int
    /// Whether the likelihood is the restricted one (REML).
    let isRestricted: Bool
    let patterns: [CovariancePattern]
    /// Observations with the last parameter as their variance and no covariance, and the sum of z z' over them.
    let tailCount: Int
    let tail: [Double]

    var columns: Int { width - 1 }
    var degreesOfFreedom: Int { isRestricted ? observations - columns : observations }

    /// -2 log likelihood with its gradient and second derivatives.
    func point(_ theta: [Double]) -> LikelihoodPoint? {
        LikelihoodSums(self, theta, derivatives: true).flatMap { LikelihoodPoint(self, $0) }
    }

    /// -2 log likelihood alone; `nil` where the covariance is not positive definite.
    func deviance(_ theta: [Double]) -> Double? {
        LikelihoodSums(self, theta, derivatives: false).flatMap { LikelihoodPoint.Mean(self, $0)?.deviance }
    }

    /// The residual sum of squares with the weights of V, from which the scale of V follows.
    func weightedSquares(_ theta: [Double]) -> Double? {
        LikelihoodSums(self, theta, derivatives: false).flatMap { LikelihoodPoint.Mean(self, $0)?.squares }
    }
}
