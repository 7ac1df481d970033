// SPDX-License-Identifier: Apache-2.0

/// The data of estimating equations in the basis in which they are solved.
struct MarginalProblem {
    let model: EstimatingEquations
    let clusters: [Cluster]
    let basis: OrthonormalDesign
    /// The response in units of `scale`, without `shift`.
    let response: [Double]
    let scale: Double
    /// Coefficients in the basis, in the unit of the response, that were taken off the response beforehand.
    let shift: [Double]

    /// With the identity link and constant variance the residuals of least squares are fitted, which neither overflow nor cancel.
    init(_ model: EstimatingEquations, frame: ModelFrame, clusters: [Cluster]) throws(StatisticsFailure) {
        self.model = model
        self.clusters = clusters
        if model.family == .gaussian, model.link == .identity {
            let fixed = try FixedPart(frame)
            basis = fixed.basis
            response = fixed.residuals
            scale = fixed.scale
            shift = fixed.start
        } else {
            basis = try OrthonormalDesign(frame.design.columns, degrees: frame.design.degrees)
            response = frame.response
            scale = 1
            shift = [Double](repeating: 0, count: frame.design.columns.count)
        }
    }

    var columns: Int { basis.q.count }
    var observations: Int { response.count }
    var largestCluster: Int { clusters.reduce(0) { max($0, $1.rows.count) } }

    /// The sum over columns of coefficient times basis.
    func predictor(_ coefficients: [Double]) -> [Double] {
        var predictor = [Double](repeating: 0, count: observations)
        for (column, coefficient) in zip(basis.q, coefficients) { subtract(-coefficient, column, from: &predictor) }
        return predictor
    }

    /// `nil` where a mean is none that the family can have.
    func standardized(_ coefficients: [Double]) -> StandardizedOutcome? {
        let predictor = predictor(coefficients)
        var residuals = predictor
        var slopes = predictor
        for row in predictor.indices {
            let mean = model.link.mean(predictor[row])
            // A fitted 0 or 1 is a limit that the iteration may pass on its way and that the outcome may have.
            guard model.family.allows(mean: mean) else { return nil }
            let deviation = model.family.variance(mean).squareRoot()
            residuals[row] = (response[row] - mean) / deviation
            slopes[row] = model.link.slope(predictor[row]) / deviation
        }
        guard residuals.allSatisfy(\.isFinite), slopes.allSatisfy(\.isFinite) else { return nil }
        return StandardizedOutcome(predictor: predictor, residuals: residuals, slopes: slopes)
    }

    /// D'V^-1 D and D'V^-1 (y - m) of one subject, without the scale; `nil` where the correlation has no inverse.
    func equations(_ cluster: Cluster, _ outcome: StandardizedOutcome, alpha: Double) -> (information: Matrix, score: [Double])? {
        let p = columns
        let places = cluster.places.map(Double.init)
        let slopes = basis.q.map { column in cluster.rows.map { column[$0] * outcome.slopes[$0] } }
        guard let weighted = model.correlation.solved(cluster.rows.map { outcome.residuals[$0] }, alpha, places) else { return nil }
        var information = Matrix(rows: p, columns: p)
        for a in 0..<p {
            guard let solved = model.correlation.solved(slopes[a], alpha, places) else { return nil }
            for b in 0..<p { information[b, a] = dot(slopes[b], solved) }
        }
        return (information, slopes.map { dot($0, weighted) })
    }

    /// The sums of `equations` over all subjects.
    func equations(_ outcome: StandardizedOutcome, alpha: Double) -> (information: Matrix, score: [Double])? {
        var information = Matrix(rows: columns, columns: columns)
        var score = [Double](repeating: 0, count: columns)
        for cluster in clusters {
            guard let one = equations(cluster, outcome, alpha: alpha) else { return nil }
            for index in information.elements.indices { information.elements[index] += one.information.elements[index] }
            for index in score.indices { score[index] += one.score[index] }
        }
        return (information, score)
    }
}

/// Residuals and slopes d mean / d predictor, both divided by the standard deviation that the family gives the mean.
struct StandardizedOutcome {
    let predictor: [Double]
    let residuals: [Double]
    let slopes: [Double]
}
