// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// What a row of a block with events contributes to at one of its likelihood terms: those at risk, of the events only a part (Efron).
struct CoxTerm {
    /// The part of the events that is left out: l / d (Efron), 0 (Breslow).
    let part: Double
    /// Sum of exp(beta' x).
    let sum: Double
    /// Weighted mean of the covariates.
    let mean: [Double]
    /// Weighted covariance of the covariates.
    let spread: Matrix
}

/// Visits the event times of a fit from the latest back, with the terms of each. Not for exact ties.
struct CoxRiskSets {
    let fit: CoxFit
    let weights: [Double]

    init(_ fit: CoxFit) {
        self.fit = fit
        weights = fit.predictors.map(PlatformMathematics.exponential)
    }

    /// - Parameter visit: takes the block's number, the place of its first row and its terms
    /// - Complexity: O(n p^2)
    func forEach(_ visit: (Int, Int, [CoxTerm]) -> Void) {
        let p = fit.design.columnCount
        var (all, start) = (Sums(p), 0)
        for (index, block) in fit.design.blocks.enumerated() {
            if block.starts_stratum == 1 { all = Sums(p) }
            let (events, rows) = (Int(block.events), Int(block.rows))
            var died = Sums(p)
            for row in start..<(start + events) { died.add(weights[row], row, fit.design.values) }
            all.add(died)
            for row in (start + events)..<(start + rows) { all.add(weights[row], row, fit.design.values) }
            if events > 0 {
                visit(index, start, (0..<events).map { all.term(died, part: fit.ties == .efron ? Double($0) / Double(events) : 0) })
            }
            start += rows
        }
    }

    private struct Sums {
        var zeroth = 0.0
        var first: [Double]
        var second: [Double]

        init(_ p: Int) {
            first = [Double](repeating: 0, count: p)
            second = [Double](repeating: 0, count: p * p)
        }

        mutating func add(_ w: Double, _ row: Int, _ values: [Double]) {
            let p = first.count
            zeroth += w
            for i in 0..<p {
                let wx = w * values[row * p + i]
                first[i] += wx
                for j in 0...i { second[i * p + j] += wx * values[row * p + j] }
            }
        }

        mutating func add(_ other: Sums) {
            zeroth += other.zeroth
            for index in first.indices { first[index] += other.first[index] }
            for index in second.indices { second[index] += other.second[index] }
        }

        func term(_ died: Sums, part: Double) -> CoxTerm {
            let p = first.count
            let sum = zeroth - part * died.zeroth
            let mean = (0..<p).map { (first[$0] - part * died.first[$0]) / sum }
            var spread = Matrix(rows: p, columns: p)
            for i in 0..<p {
                for j in 0...i {
                    let cell = (second[i * p + j] - part * died.second[i * p + j]) / sum - mean[i] * mean[j]
                    spread[i, j] = cell
                    spread[j, i] = cell
                }
            }
            return CoxTerm(part: part, sum: sum, mean: mean, spread: spread)
        }
    }
}
