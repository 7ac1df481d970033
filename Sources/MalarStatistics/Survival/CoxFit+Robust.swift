// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

extension CoxFit {
    /// The covariance of the coefficients that stays valid where rows of a cluster (a subject) depend on each other, or hazards are not
    /// proportional: D' D, D the sums by cluster of score residuals times the inverse information.
    ///
    /// - Parameter clusters: numbers that tell clusters apart, one for each row of the sample
    /// - Precondition: ties are not exact; there are as many numbers as rows
    /// - Source: D. Y. Lin, L. J. Wei, J. Am. Stat. Assoc. 84 (1989) 1074-1078, doi:10.1080/01621459.1989.10478874.
    /// - Complexity: O(n p^2)
    public func robustCovariance(clusters: [Int]) -> Matrix {
        precondition(ties != .exact, "score residuals with exact ties")
        precondition(clusters.count == count, "clusters of another number of rows")
        let p = design.columnCount
        let codes = Dictionary(uniqueKeysWithValues: Set(clusters).sorted().enumerated().map { ($1, $0) })
        var sums = Matrix(rows: codes.count, columns: p)
        let residuals = scoreResiduals
        for (place, row) in design.rows.enumerated() {
            guard let cluster = codes[clusters[Int(row)]] else { continue }
            for column in 0..<p { sums[cluster, column] += residuals[place * p + column] }
        }
        let influence = sums * standardisedCovariance
        return inUnits(influence.transposed * influence)
    }

    /// Score residuals for standardised covariates, row by row in the order of the design.
    var scoreResiduals: [Double] {
        let risk = CoxRiskSets(self)
        let p = design.columnCount
        var times = [(start: Int, terms: [CoxTerm])?](repeating: nil, count: design.blocks.count)
        risk.forEach { block, start, terms in times[block] = (start, terms) }
        var residuals = [Double](repeating: 0, count: design.values.count)
        var (hazard, weighted) = (0.0, [Double](repeating: 0, count: p))
        var end = design.rows.count
        // From the earliest time on: what a row has lived through is the sum over event times up to its own.
        for index in design.blocks.indices.reversed() {
            let block = design.blocks[index]
            let start = end - Int(block.rows)
            let before = (hazard, weighted)
            for term in times[index]?.terms ?? [] {
                hazard += 1 / term.sum
                for column in 0..<p { weighted[column] += term.mean[column] / term.sum }
            }
            let events = start..<(start + Int(block.events))
            for row in start..<end {
                let isEvent = events.contains(row)
                for column in 0..<p {
                    let cell = row * p + column
                    let x = design.values[cell]
                    guard isEvent, let terms = times[index]?.terms else {
                        residuals[cell] = -risk.weights[row] * (x * hazard - weighted[column])
                        continue
                    }
                    residuals[cell] = -risk.weights[row] * (x * before.0 - before.1[column])
                    for term in terms {
                        let distance = x - term.mean[column]
                        let kept: Double = risk.weights[row] * (1 - term.part) / term.sum
                        residuals[cell] += distance * (1 / Double(terms.count) - kept)
                    }
                }
            }
            if block.starts_stratum == 1 { (hazard, weighted) = (0, [Double](repeating: 0, count: p)) }
            end = start
        }
        return residuals
    }
}
