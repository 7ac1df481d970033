// SPDX-License-Identifier: Apache-2.0

/// -2 log likelihood at one value of the covariance parameters, with what the fit and its tests need from there.
///
/// With P = W - W X (X'WX)^-1 X'W: the gradient is tr(P V(k)) - y'P V(k) P y, the second derivatives are
/// 2 y'P V(k) P V(l) P y - tr(P V(k) P V(l)), their expectation is tr(P V(k) P V(l)); without restriction W stands for P in the traces.
struct LikelihoodPoint {
    /// What depends on V itself and not on its derivatives.
    struct Mean {
        let coefficients: [Double]
        /// (X'WX)^-1
        let covariance: Matrix
        /// r'Wr
        let squares: Double
        let deviance: Double

        init?(_ problem: LikelihoodProblem, _ sums: LikelihoodSums) {
            let p = problem.columns
            var information = Matrix(rows: p, columns: p)
            for i in 0..<p { for j in 0..<p { information[i, j] = sums.zeroth[i * problem.width + j] } }
            guard let (inverse, logDeterminant) = information.positiveInverse else { return nil }
            covariance = inverse
            coefficients = inverse * (0..<p).map { sums.zeroth[$0 * problem.width + p] }
            squares = LikelihoodPoint.form(sums.zeroth, coefficients)
            let logTwoPi = 1.837_877_066_409_345_5
            deviance =
                sums.logDeterminant + (problem.isRestricted ? logDeterminant : 0) + squares + Double(problem.degreesOfFreedom) * logTwoPi
            guard deviance.isFinite else { return nil }
        }
    }

    let mean: Mean
    let gradient: [Double]
    /// Second derivatives of the deviance.
    let observed: Matrix
    /// Their expectation.
    let expected: Matrix
    /// X'W V(k) W X
    let slopes: [Matrix]
    /// X'W V(k) W V(l) W X for k <= l, at `LikelihoodSums.pair(k, l)`.
    let curvatures: [Matrix]

    var deviance: Double { mean.deviance }

    init?(_ problem: LikelihoodProblem, _ sums: LikelihoodSums) {
        guard let mean = Mean(problem, sums) else { return nil }
        self.mean = mean
        let count = problem.parameterCount
        let p = problem.columns
        slopes = sums.first.map { Self.corner($0, p) }
        curvatures = sums.second.map { Self.symmetric(Self.corner($0, p)) }
        let crossed = sums.first.map { Self.crossed($0, mean.coefficients) }
        let products = slopes.map { mean.covariance * $0 }
        var gradient = sums.traces
        var observed = Matrix(rows: count, columns: count)
        var expected = observed
        for l in 0..<count {
            gradient[l] -= Self.form(sums.first[l], mean.coefficients) + (problem.isRestricted ? products[l].trace : 0)
            for k in 0...l {
                let pair = LikelihoodSums.pair(k, l)
                var trace = sums.secondTraces[pair]
                if problem.isRestricted {
                    trace += Self.traceOfProduct(products[k], products[l]) - 2 * Self.traceOfProduct(mean.covariance, curvatures[pair])
                }
                let inner = zip(crossed[k], mean.covariance * crossed[l]).reduce(0) { $0 + $1.0 * $1.1 }
                let squares = Self.form(sums.second[pair], mean.coefficients) - inner
                observed[k, l] = 2 * squares - trace
                observed[l, k] = observed[k, l]
                expected[k, l] = trace
                expected[l, k] = trace
            }
        }
        self.gradient = gradient
        self.observed = observed
        self.expected = expected
    }

    static func traceOfProduct(_ a: Matrix, _ b: Matrix) -> Double {
        var sum = 0.0
        for i in 0..<a.rows { for j in 0..<a.columns { sum += a[i, j] * b[j, i] } }
        return sum
    }

    /// The quadratic form of (-b, 1).
    private static func form(_ matrix: [Double], _ b: [Double]) -> Double {
        let width = b.count + 1
        let sides = b.map { -$0 } + [1]
        var sum = 0.0
        for i in 0..<width { for j in 0..<width { sum += sides[i] * sides[j] * matrix[i * width + j] } }
        return sum
    }

    /// X'M r for M in the middle.
    private static func crossed(_ matrix: [Double], _ b: [Double]) -> [Double] {
        let width = b.count + 1
        return b.indices.map { i in b.indices.reduce(matrix[i * width + b.count]) { $0 - matrix[i * width + $1] * b[$1] } }
    }

    private static func corner(_ matrix: [Double], _ p: Int) -> Matrix {
        var result = Matrix(rows: p, columns: p)
        for i in 0..<p { for j in 0..<p { result[i, j] = matrix[i * (p + 1) + j] } }
        return result
    }

    private static func symmetric(_ matrix: Matrix) -> Matrix { 0.5 * (matrix + matrix.transposed) }
}
