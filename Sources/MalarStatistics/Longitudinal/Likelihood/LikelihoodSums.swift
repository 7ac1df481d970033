// SPDX-License-Identifier: Apache-2.0

/// Sums over all subjects at one value of the covariance parameters, with W = V^-1 and z = (design, response):
/// log |V|; z'Wz; z'W V(k) W z; z'W V(k) W V(l) W z; tr W V(k); tr W V(k) W V(l).
struct LikelihoodSums {
    var logDeterminant = 0.0
    var zeroth: [Double]
    var first: [[Double]] = []
    var second: [[Double]] = []
    var traces: [Double] = []
    var secondTraces: [Double] = []

    /// Where the pair k <= l stands in the lists of pairs.
    static func pair(_ k: Int, _ l: Int) -> Int { l * (l + 1) / 2 + k }

    /// `nil` where a covariance matrix is not positive definite.
    init?(_ problem: LikelihoodProblem, _ theta: [Double], derivatives: Bool) {
        let area = problem.width * problem.width
        let count = derivatives ? problem.parameterCount : 0
        let pairs = count * (count + 1) / 2
        zeroth = [Double](repeating: 0, count: area)
        first = Array(repeating: zeroth, count: count)
        second = Array(repeating: zeroth, count: pairs)
        traces = [Double](repeating: 0, count: count)
        secondTraces = [Double](repeating: 0, count: pairs)
        for pattern in problem.patterns {
            guard let (weights, logDeterminant) = pattern.covariance(theta).positiveInverse else { return nil }
            self.logDeterminant += Double(pattern.count) * logDeterminant
            for (index, value) in pattern.contracted(weights).enumerated() { zeroth[index] += value }
            if derivatives { add(pattern, weights) }
        }
        if problem.tailCount > 0 {
            guard let variance = theta.last, variance > 0 else { return nil }
            addTail(problem, variance, derivatives: derivatives)
        }
    }

    private mutating func add(_ pattern: CovariancePattern, _ weights: Matrix) {
        let rotated = pattern.rotated(weights)
        let size = pattern.size
        let count = Double(pattern.count)
        var middle = [Double](repeating: 0, count: size * size)
        for (l, right) in pattern.derivatives.enumerated() {
            for entry in right.entries {
                accumulate(rotated, block: entry.row * size + entry.column, entry.value, into: &first[l])
                traces[l] += count * entry.value * weights[entry.row, entry.column]
            }
            for k in 0...l {
                let place = Self.pair(k, l)
                for index in middle.indices { middle[index] = 0 }
                for a in pattern.derivatives[k].entries {
                    for b in right.entries { middle[a.row * size + b.column] += a.value * weights[a.column, b.row] * b.value }
                }
                for index in middle.indices where middle[index] != 0 {
                    accumulate(rotated, block: index, middle[index], into: &second[place])
                    secondTraces[place] += count * middle[index] * weights.elements[index]
                }
            }
        }
    }

    /// The observations whose covariance is the last parameter times the identity.
    private mutating func addTail(_ problem: LikelihoodProblem, _ variance: Double, derivatives: Bool) {
        let count = Double(problem.tailCount)
        logDeterminant += count * PlatformMathematics.naturalLogarithm(variance)
        accumulate(problem.tail, block: 0, 1 / variance, into: &zeroth)
        guard derivatives, let last = first.indices.last else { return }
        accumulate(problem.tail, block: 0, 1 / (variance * variance), into: &first[last])
        accumulate(problem.tail, block: 0, 1 / (variance * variance * variance), into: &second[Self.pair(last, last)])
        traces[last] += count / variance
        secondTraces[Self.pair(last, last)] += count / (variance * variance)
    }
}
