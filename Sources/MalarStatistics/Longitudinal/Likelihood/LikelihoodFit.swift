// SPDX-License-Identifier: Apache-2.0

/// A minimum of the deviance in the coordinates of its covariance parameters.
struct LikelihoodFit {
    let coordinates: CovarianceCoordinates
    let phi: [Double]
    let theta: [Double]
    let point: LikelihoodPoint
    /// d theta / d phi.
    let jacobian: Matrix
    /// The inverse of the second derivatives of the deviance in phi.
    let inverseHessian: Matrix
    let iterations: Int
    /// The length of the next step in standard errors of the parameters.
    let decrement: Double

    private static let limit = 300
    private static let goal = 1e-10
    /// What rounding may leave where steps no longer get smaller.
    private static let tolerated = 1e-7

    /// Newton's method with the observed second derivatives; where these are not positive definite, with their expectation, or with
    /// the magnitudes of their eigenvalues. Steps are halved until the deviance falls.
    /// - Throws: `.didNotConverge`
    init(_ problem: LikelihoodProblem, _ coordinates: CovarianceCoordinates, from start: [Double]) throws(StatisticsFailure) {
        var phi = start
        var best = Double.infinity
        var stalled = 0
        for iteration in 1...Self.limit {
            guard let point = problem.point(coordinates.theta(phi)) else { throw .didNotConverge }
            let step = NewtonStep(point, coordinates, phi)
            guard let step, step.decrement.isFinite else { throw .didNotConverge }
            stalled = step.decrement < 0.5 * best ? 0 : stalled + 1
            best = min(best, step.decrement)
            let settled = step.decrement <= Self.goal || (step.decrement <= Self.tolerated && stalled >= 4)
            if settled, let inverse = step.inverseHessian {
                self.init(
                    coordinates: coordinates, phi: phi, theta: coordinates.theta(phi), point: point, jacobian: step.jacobian,
                    inverseHessian: inverse, iterations: iteration, decrement: step.decrement)
                return
            }
            guard let next = Self.moved(problem, coordinates, phi, step, from: point.deviance) else { throw .didNotConverge }
            phi = next
        }
        throw .didNotConverge
    }

    private init(
        coordinates: CovarianceCoordinates, phi: [Double], theta: [Double], point: LikelihoodPoint, jacobian: Matrix,
        inverseHessian: Matrix, iterations: Int, decrement: Double
    ) {
        self.coordinates = coordinates
        self.phi = phi
        self.theta = theta
        self.point = point
        self.jacobian = jacobian
        self.inverseHessian = inverseHessian
        self.iterations = iterations
        self.decrement = decrement
    }

    private static func moved(
        _ problem: LikelihoodProblem, _ coordinates: CovarianceCoordinates, _ phi: [Double], _ step: NewtonStep, from deviance: Double
    ) -> [Double]? {
        // The deviance itself is only known to its rounding error, below which a step that small is taken as it is.
        let slack = 1e-13 * (deviance.magnitude + Double(problem.observations))
        var length = 1.0
        for _ in 0..<60 {
            let next = zip(phi, step.direction).map { $0 + length * $1 }
            if let value = problem.deviance(coordinates.theta(next)), value <= deviance + slack { return next }
            length /= 2
        }
        return nil
    }
}

/// The direction of a step, and how long it is.
private struct NewtonStep {
    let direction: [Double]
    let decrement: Double
    let jacobian: Matrix
    /// `nil` where the observed second derivatives are not positive definite.
    let inverseHessian: Matrix?

    init?(_ point: LikelihoodPoint, _ coordinates: CovarianceCoordinates, _ phi: [Double]) {
        jacobian = coordinates.jacobian(phi)
        let back = jacobian.transposed
        let gradient = back * point.gradient
        let observed = back * point.observed * jacobian + coordinates.curvature(phi, point.gradient)
        inverseHessian = Self.inverse(observed)
        let inverse = inverseHessian ?? Self.inverse(back * point.expected * jacobian) ?? Self.magnitudes(observed)
        guard let inverse else { return nil }
        let towards = inverse * gradient
        direction = towards.map { -$0 }
        decrement = zip(gradient, towards).reduce(0) { $0 + $1.0 * $1.1 }.magnitude.squareRoot()
    }

    /// The inverse after scaling to a unit diagonal; `nil` where the matrix is not clearly positive definite.
    private static func inverse(_ matrix: Matrix) -> Matrix? {
        guard matrix.diagonal.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
        let roots = matrix.diagonal.map { $0.squareRoot() }
        var scaled = matrix
        for i in roots.indices { for j in roots.indices { scaled[i, j] /= roots[i] * roots[j] } }
        guard let (values, vectors) = scaled.symmetricEigen, let smallest = values.first, smallest > 1e-12 else { return nil }
        return unscaled(values.map { 1 / $0 }, vectors, roots)
    }

    private static func magnitudes(_ matrix: Matrix) -> Matrix? {
        guard let (values, vectors) = matrix.symmetricEigen else { return nil }
        let largest = values.reduce(0) { max($0, $1.magnitude) }
        guard largest > 0, largest.isFinite else { return nil }
        return unscaled(values.map { 1 / max($0.magnitude, 1e-6 * largest) }, vectors, values.map { _ in 1 })
    }

    private static func unscaled(_ values: [Double], _ vectors: Matrix, _ roots: [Double]) -> Matrix {
        var result = Matrix(rows: roots.count, columns: roots.count)
        for i in roots.indices {
            for j in roots.indices {
                let sum = values.indices.reduce(0) { $0 + vectors[i, $1] * values[$1] * vectors[j, $1] }
                result[i, j] = sum / (roots[i] * roots[j])
            }
        }
        return result
    }
}
