// SPDX-License-Identifier: Apache-2.0

/// A logistic model with a weak prior, so that few or separated outcomes have a finite answer too.
///
/// Columns of two values are centred, others have mean 0 and standard deviation 1/2, as A. Gelman and others put them (Ann. Appl. Stat. 2
/// (2008) 1360-1383, doi:10.1214/08-AOAS191). Every coefficient has a normal prior with mean 0 and the stated deviation, the intercept one
/// of four times that deviation. The posterior is taken as normal around its mode, with the inverse of the curvature there as covariance.
struct StabilizedLogistic: Sendable {
    /// Where the posterior is highest; the intercept first.
    let mode: [Double]
    /// L with L L' = the covariance.
    let root: Matrix

    private static let steps = 100

    /// - Parameter rows: predictors of each outcome, the constant 1 first, as `design` makes them
    /// - Returns: `nil` where the search for the mode does not settle
    init?(_ rows: [[Double]], _ outcomes: [Bool], priorDeviation: Double) {
        let size = rows.first?.count ?? 0
        let precisions = (0..<size).map { 1 / (priorDeviation * priorDeviation * ($0 == 0 ? 16 : 1)) }
        var point = [Double](repeating: 0, count: size)
        for _ in 0..<Self.steps {
            let (score, curvature) = Self.derivatives(rows, outcomes, point, precisions)
            guard let step = curvature.positiveSolution(for: .column(score))?.solution.elements else { return nil }
            // A step of more than 5 on the logit scale is cut: the posterior has one top, so that shorter steps reach it as well.
            let longest = step.map(\.magnitude).max() ?? 0
            let factor = longest > 5 ? 5 / longest : 1
            for place in point.indices { point[place] += factor * step[place] }
            guard longest < 1e-9 else { continue }
            let last = Self.derivatives(rows, outcomes, point, precisions).curvature
            guard let root = last.positiveInverse?.inverse.cholesky else { return nil }
            (mode, self.root) = (point, root)
            return
        }
        return nil
    }

    /// Coefficients drawn from the posterior.
    func drawn(_ generator: inout ReplicateGenerator) -> [Double] {
        let normal = mode.map { _ in generator.normal() }
        return mode.indices.map { row in (0...row).reduce(mode[row]) { $0 + root[row, $1] * normal[$1] } }
    }

    static func predictor(_ row: [Double], _ coefficients: [Double]) -> Double {
        row.indices.reduce(0) { $0 + row[$1] * coefficients[$1] }
    }

    private static func derivatives(
        _ rows: [[Double]], _ outcomes: [Bool], _ point: [Double], _ precisions: [Double]
    ) -> (score: [Double], curvature: Matrix) {
        var score = zip(point, precisions).map { -$0 * $1 }
        var curvature = Matrix(rows: point.count, columns: point.count)
        for place in point.indices { curvature[place, place] = precisions[place] }
        for (row, outcome) in zip(rows, outcomes) {
            let share = LogisticScale.probability(predictor(row, point))
            let (residual, weight) = ((outcome ? 1 : 0) - share, share * (1 - share))
            for i in row.indices {
                score[i] += row[i] * residual
                for j in row.indices { curvature[i, j] += weight * row[i] * row[j] }
            }
        }
        return (score, curvature)
    }

    /// The rows of a design: 1, then each column on the scale of the prior. `nil` where a column has one value only.
    static func design(_ columns: [[Double]], count: Int) -> [[Double]]? {
        var rows = [[Double]](repeating: [1], count: count)
        for column in columns {
            let found = Moments(of: column)
            let deviation = found.deviation(dividingBy: max(1, column.count - 1))
            guard deviation > 0, deviation.isFinite else { return nil }
            let scale = Set(column).count == 2 ? (column.max() ?? 1) - (column.min() ?? 0) : 2 * deviation
            for place in rows.indices { rows[place].append((column[place] - found.mean) / scale) }
        }
        return rows
    }
}

extension ReplicateGenerator {
    /// Evenly between 0 and 1, both left out.
    mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }
    /// From the standard normal distribution, by its quantile.
    mutating func normal() -> Double { NormalDistribution.upperQuantile(uniform()) }
}
