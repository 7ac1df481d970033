// SPDX-License-Identifier: Apache-2.0

/// A linear support vector machine with squared hinge loss, L2 penalty and a weight for each row, solved by dual coordinate descent.
///
/// Minimises w·w/2 + b²/2 + Σ cᵢ max(0, 1 - yᵢ(w·xᵢ + b))², with the intercept b penalised as the weight of a feature that is always 1,
/// as in LIBLINEAR. The dual has αᵢ ≥ 0 without an upper bound, so that the multipliers of an earlier solution are a valid start whatever
/// the weights have become since.
/// - Source: C.-J. Hsieh and others, ICML (2008) 408-415, doi:10.1145/1390156.1390208, algorithm 1 with D = 1/(2C).
struct LinearSeparator: Sendable {
    /// A row that is learnt from, with its class and weight.
    struct Example: Sendable {
        var row: Int
        /// 1 for included, -1 for excluded.
        var side: Double
        var cost: Double
    }

    private(set) var factors: [Double]
    private(set) var intercept = 0.0
    /// The multiplier of each row of the matrix; 0 for those not learnt from.
    private(set) var multipliers: [Double]
    /// Passes over the examples that the last solution took.
    private(set) var passes = 0

    init(rows: Int, columns: Int) {
        factors = Array(repeating: 0, count: columns)
        multipliers = Array(repeating: 0, count: rows)
    }

    /// Solves for the examples, beginning at the multipliers of the solution before.
    ///
    /// - Parameter tolerance: the largest difference between projected gradients at the end.
    /// - Complexity: O(passes × weights in the examples' rows + columns).
    mutating func solve(
        _ examples: [Example], in matrix: TermMatrix, tolerance: Double, maximumPasses: Int = 1000, random: inout RankingRandom
    ) {
        restart(examples, in: matrix)
        let lengths = examples.map { matrix.squaredLengths[$0.row] + 1 + 0.5 / $0.cost }
        var visits = Array(examples.indices)
        passes = 0
        while passes < maximumPasses {
            passes += 1
            visits.shuffle(using: &random)
            if pass(over: visits, examples, lengths, matrix) <= tolerance { break }
        }
    }

    /// w·x + b of a row.
    func value(row: Int, in matrix: TermMatrix) -> Double {
        factors.withUnsafeBufferPointer { matrix.product(row: row, $0) } + intercept
    }

    /// Builds the factors anew from the multipliers, without those of rows that are no longer examples: no rounding is carried along.
    private mutating func restart(_ examples: [Example], in matrix: TermMatrix) {
        var kept = [Double](repeating: 0, count: multipliers.count)
        var sum = [Double](repeating: 0, count: factors.count)
        intercept = 0
        sum.withUnsafeMutableBufferPointer { sum in
            for example in examples where multipliers[example.row] * example.side > 0 {
                kept[example.row] = multipliers[example.row]
                matrix.add(row: example.row, times: kept[example.row], to: sum)
                intercept += kept[example.row]
            }
        }
        (multipliers, factors) = (kept, sum)
    }

    /// One visit to each example; multipliers are stored with the sign of their side.
    private mutating func pass(over visits: [Int], _ examples: [Example], _ lengths: [Double], _ matrix: TermMatrix) -> Double {
        var (highest, lowest) = (-Double.infinity, Double.infinity)
        factors.withUnsafeMutableBufferPointer { factors in
            for visit in visits {
                let (row, side) = (examples[visit].row, examples[visit].side)
                let old = multipliers[row] * side
                let value = matrix.product(row: row, UnsafeBufferPointer(factors)) + intercept
                let gradient = side * value - 1 + 0.5 / examples[visit].cost * old
                let projected = old == 0 ? min(gradient, 0) : gradient
                (highest, lowest) = (max(highest, projected), min(lowest, projected))
                guard projected.magnitude > 1e-12 else { continue }
                let new = max(old - gradient / lengths[visit], 0)
                multipliers[row] = new * side
                matrix.add(row: row, times: (new - old) * side, to: factors)
                intercept += (new - old) * side
            }
        }
        return highest - lowest
    }
}

extension LinearSeparator {
    /// What is minimised, at the present solution, and the dual's value, which lies below it and meets it at the optimum.
    func objectives(_ examples: [Example], in matrix: TermMatrix) -> (primal: Double, dual: Double) {
        let penalty = (factors.reduce(0) { $0 + $1 * $1 } + intercept * intercept) / 2
        var (primal, dual) = (penalty, -penalty)
        for example in examples {
            let slack = max(0, 1 - example.side * value(row: example.row, in: matrix))
            primal += example.cost * slack * slack
            let multiplier = multipliers[example.row] * example.side
            dual += multiplier - multiplier * multiplier / (4 * example.cost)
        }
        return (primal, dual)
    }
}
