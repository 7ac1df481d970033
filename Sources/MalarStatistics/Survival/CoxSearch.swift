// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// Newton's method for the partial likelihood, on standardised covariates.
struct CoxSearch {
    let design: CoxDesign
    let ties: CoxModel.Ties
    let largestIterationCount: Int

    /// The likelihood and its derivatives at one point.
    struct Point {
        var coefficients: [Double]
        var logLikelihood: Double
        var gradient: [Double]
        var information: Matrix
    }

    func fit() throws(StatisticsFailure) -> CoxFit {
        var weights = [Double](repeating: 0, count: design.rows.count)
        let start = try checkedStart(&weights)
        var point = start
        let unit = start.information.diagonal.map { 1 / $0.squareRoot() }
        var previous = [Double](repeating: .infinity, count: unit.count)
        var flatSteps = 0
        for iteration in 1...max(1, largestIterationCount) {
            guard let step = point.information.positiveSolution(for: .column(point.gradient))?.solution.elements else {
                throw .didNotConverge
            }
            let size = zip(step, unit).map { $0.magnitude / $1 }
            if zip(step.indices, size).allSatisfy({ $1 <= 1e-11 * max(1, point.coefficients[$0].magnitude / unit[$0]) }) {
                return try finish(start, point, step, iteration)
            }
            // The likelihood is flat and yet the coefficient goes on at the same pace: it has no largest value.
            let gain = zip(step, point.gradient).reduce(0) { $0 + $1.0 * $1.1 }
            let (largest, before) = (size.max() ?? 0, previous.max() ?? 0)
            flatSteps = gain < 1e-6 && largest > 0.5 * before && largest > 1e-7 ? flatSteps + 1 : 0
            if flatSteps == 2 { throw .didNotConverge }
            if largest <= 1e-7, largest > 0.5 * before {
                // Rounding allows no further progress.
                return try finish(start, point, step, iteration)
            }
            previous = size
            point = try advance(point, step, &weights)
        }
        throw .didNotConverge
    }

    /// The point at zero, where covariates that tell nothing or determine each other are found.
    private func checkedStart(_ weights: inout [Double]) throws(StatisticsFailure) -> Point {
        let zero = [Double](repeating: 0, count: design.columnCount)
        guard let start = evaluate(zero, &weights) else { throw .nonFiniteInput }
        let diagonal = start.information.diagonal
        guard let largest = diagonal.max(), largest > 0, diagonal.allSatisfy({ $0 > 1e-12 }) else { throw .zeroVariance }
        var correlation = start.information
        for row in 0..<correlation.rows {
            for column in 0..<correlation.columns { correlation[row, column] /= (diagonal[row] * diagonal[column]).squareRoot() }
        }
        guard let smallest = correlation.symmetricEigen?.values.first, smallest > 1e-12 else { throw .invalidArgument }
        return start
    }

    private func advance(_ point: Point, _ step: [Double], _ weights: inout [Double]) throws(StatisticsFailure) -> Point {
        var factor = 1.0
        for _ in 0..<40 {
            let coefficients = zip(point.coefficients, step).map { $0 + factor * $1 }
            if let next = evaluate(coefficients, &weights),
                next.logLikelihood >= point.logLikelihood - 1e-12 * point.logLikelihood.magnitude
            {
                return next
            }
            factor /= 2
        }
        throw .didNotConverge
    }

    private func evaluate(_ coefficients: [Double], _ weights: inout [Double]) -> Point? {
        let p = design.columnCount
        var point = Point(
            coefficients: coefficients, logLikelihood: 0, gradient: [Double](repeating: 0, count: p),
            information: Matrix(rows: p, columns: p))
        let tieCode: Int32 =
            switch ties {
            case .breslow: 0
            case .efron: 1
            case .exact: 2
            }
        let succeeded = malar_cox_evaluate(
            Int32(design.rows.count), Int32(p), design.values, Int32(design.blocks.count), design.blocks, design.eventSums, coefficients,
            tieCode, &weights, &point.logLikelihood, &point.gradient, &point.information.elements)
        return succeeded == 1 ? point : nil
    }

    private func finish(_ start: Point, _ point: Point, _ step: [Double], _ iterations: Int) throws(StatisticsFailure) -> CoxFit {
        let kept = zip(point.information.diagonal, start.information.diagonal).allSatisfy { $0 > 1e-10 * $1 }
        guard kept, let inverse = point.information.positiveInverse?.inverse,
            let atZero = start.information.positiveSolution(for: .column(start.gradient))?.solution.elements
        else { throw .didNotConverge }
        let coefficients = zip(point.coefficients, step).map { $0 + $1 }
        let score = zip(atZero, start.gradient).reduce(0) { $0 + $1.0 * $1.1 }
        let wald = zip(coefficients, point.information * coefficients).reduce(0) { $0 + $1.0 * $1.1 }
        return CoxFit(
            ties: ties, count: design.sample.count, eventCount: design.sample.eventCount, design: design,
            standardised: coefficients, standardisedCovariance: inverse,
            logLikelihoodAtZero: start.logLikelihood, logLikelihood: point.logLikelihood, scoreChiSquare: max(0, score),
            waldChiSquare: max(0, wald), iterations: iterations,
            gradientNorm: point.gradient.reduce(0) { max($0, $1.magnitude) })
    }
}
