// SPDX-License-Identifier: Apache-2.0

/// The solution of estimating equations under one rule for the moments, in the basis of the problem.
struct MarginalSolution {
    let coefficients: [Double]
    let scale: Double
    let alpha: Double
    /// (sum of D'V^-1 D)^-1 without the scale.
    let inverseInformation: Matrix
    let outcome: StandardizedOutcome
    let iterations: Int

    private static let limit = 1000

    /// Steps of Fisher's scoring between which scale and correlation are estimated anew.
    /// - Throws: `.didNotConverge`; `.insufficientData` where the divisors of the rule are not above 0.
    init(_ problem: MarginalProblem, _ rule: MomentRule, from start: [Double]) throws(StatisticsFailure) {
        guard let divisors = problem.divisors(rule) else { throw .insufficientData }
        var coefficients = start
        var alpha = 0.0
        var smallest = Double.infinity
        var stalled = 0
        for iteration in 1...Self.limit {
            guard let outcome = problem.standardized(coefficients),
                let moments = problem.moments(outcome.residuals, rule, divisors: divisors, alpha: alpha), moments.alpha.isFinite,
                let sums = problem.equations(outcome, alpha: moments.alpha),
                let inverse = sums.information.inverse
            else { throw .didNotConverge }
            let step = inverse * sums.score
            let length = zip(step, sums.score).reduce(0) { $0 + $1.0 * $1.1 }.magnitude.squareRoot() / moments.scale.squareRoot()
            let change = max(length, (moments.alpha - alpha).magnitude)
            guard change.isFinite else { throw .didNotConverge }
            stalled = change < 0.9 * smallest ? 0 : stalled + 1
            smallest = min(smallest, change)
            if change <= 1e-12 || (change <= 1e-9 && stalled >= 4) {
                self.coefficients = coefficients
                self.scale = moments.scale
                self.alpha = moments.alpha
                self.inverseInformation = inverse
                self.outcome = outcome
                self.iterations = iteration
                return
            }
            alpha = moments.alpha
            guard let next = Self.inside(problem, coefficients, step) else { throw .didNotConverge }
            coefficients = next
        }
        throw .didNotConverge
    }

    /// The step, halved until every mean is one that the family can have.
    private static func inside(_ problem: MarginalProblem, _ coefficients: [Double], _ step: [Double]) -> [Double]? {
        var length = 1.0
        for _ in 0..<30 {
            let next = zip(coefficients, step).map { $0 + length * $1 }
            if problem.standardized(next) != nil { return next }
            length /= 2
        }
        return nil
    }
}
