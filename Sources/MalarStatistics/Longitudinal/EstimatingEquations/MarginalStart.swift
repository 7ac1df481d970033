// SPDX-License-Identifier: Apache-2.0

extension MarginalProblem {
    /// The coefficients under independence, by iterated weighted least squares.
    ///
    /// - Throws: `.didNotConverge` where the predictor grows without end (a column separates the outcomes) or leaves what the link allows.
    func independentCoefficients() throws(StatisticsFailure) -> [Double] {
        var coefficients = try firstCoefficients()
        for _ in 0..<200 {
            guard let outcome = standardized(coefficients), let step = step(outcome) else { throw .didNotConverge }
            var length = 1.0
            var next = zip(coefficients, step).map { $0 + $1 }
            while standardized(next) == nil, length > 1e-6 {
                length /= 2
                next = zip(coefficients, step).map { $0 + length * $1 }
            }
            let moved = predictor(step).reduce(0) { max($0, $1.magnitude) } * length
            let size = outcome.predictor.reduce(1) { max($0, $1.magnitude) }
            coefficients = next
            if moved <= 1e-9 * size { return coefficients }
        }
        throw .didNotConverge
    }

    private func step(_ outcome: StandardizedOutcome) -> [Double]? {
        let independent = sums(outcome.slopes, outcome.residuals)
        return independent.information.positiveSolution(for: .column(independent.score))?.solution.elements
    }

    private func sums(_ slopes: [Double], _ residuals: [Double]) -> (information: Matrix, score: [Double]) {
        let weighted = basis.q.map { zip($0, slopes).map { $0 * $1 } }
        return (Matrix(rows: weighted.map { a in weighted.map { dot(a, $0) } }), weighted.map { dot($0, residuals) })
    }

    /// Weighted least squares of the link at means near the outcomes.
    private func firstCoefficients() throws(StatisticsFailure) -> [Double] {
        let zero = [Double](repeating: 0, count: columns)
        if model.family == .gaussian, model.link == .identity { return zero }
        let predictors = response.map { model.link.value(model.family.start($0)) }
        guard predictors.allSatisfy(\.isFinite) else { throw .invalidArgument }
        let slopes = response.indices.map { row in
            model.link.slope(predictors[row]) / model.family.variance(model.family.start(response[row])).squareRoot()
        }
        let sums = sums(slopes, zip(slopes, predictors).map { $0 * $1 })
        guard let first = sums.information.positiveSolution(for: .column(sums.score))?.solution.elements else { throw .didNotConverge }
        if standardized(first) != nil { return first }
        // A constant predictor in the middle of the means lies inside wherever the first guess does not.
        let middle = model.link.value(response.reduce(0, +) / Double(observations))
        let constant = basis.q.map { dot($0, [Double](repeating: middle, count: observations)) }
        guard standardized(constant) != nil else { throw .didNotConverge }
        return constant
    }
}
