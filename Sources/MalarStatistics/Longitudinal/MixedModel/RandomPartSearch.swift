// SPDX-License-Identifier: Apache-2.0

/// Finds the minimum of the deviance over the covariance of the random coefficients, its boundary included.
///
/// A coarse grid of ratios of variances gives the start, Newton's method the minimum. Where that lies on the boundary (a variance of 0, a
/// correlation of 1 or -1) the covariance is fitted again with fewer columns, in which it lies inside.
struct RandomPartSearch {
    private let problem: LikelihoodProblem
    private let size: Int

    init(_ problem: LikelihoodProblem, size: Int) {
        self.problem = problem
        self.size = size
    }

    /// - Throws: `.didNotConverge`
    func fit() throws(StatisticsFailure) -> LikelihoodFit {
        let full = try? fit(rank: size)
        if let full, isInside(full) { return full }
        var best = full
        for rank in stride(from: size - 1, through: 0, by: -1) {
            guard let lower = try? fit(rank: rank) else { continue }
            let slack = 1e-9 * (1 + lower.point.deviance.magnitude)
            if lower.point.deviance <= (best?.point.deviance ?? .infinity) + slack { best = lower }
        }
        guard let best else { throw .didNotConverge }
        return best
    }

    /// Whether the smallest eigenvalue of the covariance is clearly above 0.
    private func isInside(_ fit: LikelihoodFit) -> Bool {
        let theta = fit.theta
        let variance = theta[theta.count - 1]
        if size == 1 { return theta[0] > 1e-8 * variance }
        let determinant = theta[0] * theta[2] - theta[1] * theta[1]
        return determinant > 1e-8 * (theta[0] + theta[2]) * variance
    }

    private func fit(rank: Int) throws(StatisticsFailure) -> LikelihoodFit {
        let coordinates = CovarianceCoordinates.factor(size: size, rank: rank)
        var best: (deviance: Double, phi: [Double])?
        for shape in Self.shapes(size: size, rank: rank) {
            guard let phi = profiled(coordinates, shape), let deviance = problem.deviance(coordinates.theta(phi)) else { continue }
            if deviance < best?.deviance ?? .infinity { best = (deviance, phi) }
        }
        guard let best else { throw .didNotConverge }
        return try LikelihoodFit(problem, coordinates, from: best.phi)
    }

    /// The coordinates with the best residual variance for a covariance of this shape.
    private func profiled(_ coordinates: CovarianceCoordinates, _ shape: [Double]) -> [Double]? {
        guard let squares = problem.weightedSquares(coordinates.theta(shape + [0])), squares > 0 else { return nil }
        let variance = squares / Double(problem.degreesOfFreedom)
        return shape.map { $0 * variance.squareRoot() } + [PlatformMathematics.naturalLogarithm(variance)]
    }

    /// Factors of the covariance in units of the residual variance.
    private static func shapes(size: Int, rank: Int) -> [[Double]] {
        let steps = (-6...8).map { PlatformMathematics.power(10, Double($0) / 2) }
        switch (size, rank) {
        case (_, 0): return [[]]
        case (1, _): return steps.map { [$0] }
        case (_, 1): return steps.flatMap { s in [[s, 0], [0, s], [s, s], [s, -s], [s, s / 10], [s, -s / 10]] }
        default: return steps.flatMap { s in [[s, 0, s], [s, 0, s / 10], [s / 10, 0, s]] }
        }
    }
}
