// SPDX-License-Identifier: Apache-2.0

/// A fitted Cox model.
public struct CoxFit: Sendable {
    /// How tied events were treated.
    public let ties: CoxModel.Ties
    /// Rows used.
    public let count: Int
    /// Events among them.
    public let eventCount: Int
    let design: CoxDesign
    let standardised: [Double]
    let standardisedCovariance: Matrix
    /// The log partial likelihood with all coefficients 0.
    public let logLikelihoodAtZero: Double
    /// The log partial likelihood of the fit.
    public let logLikelihood: Double
    /// The score test that all coefficients are 0; the log-rank test where the only covariate is a group and ties are exact.
    public let scoreChiSquare: Double
    /// The Wald test that all coefficients are 0.
    public let waldChiSquare: Double
    /// Steps of Newton's method.
    public let iterations: Int
    /// The largest component of the gradient before the last step, for covariates in units of their standard deviation.
    public let gradientNorm: Double
}

extension CoxFit {
    /// Logarithms of hazard ratios for one unit of each covariate.
    public var coefficients: [Double] { zip(standardised, design.scales).map { $0 / $1 } }

    /// The inverse of the observed information.
    public var covariance: Matrix { inUnits(standardisedCovariance) }

    /// Roots of the diagonal of `covariance`.
    public var standardErrors: [Double] { zip(standardisedCovariance.diagonal, design.scales).map { $0.squareRoot() / $1 } }

    /// The likelihood-ratio test that all coefficients are 0, on as many degrees of freedom as there are coefficients.
    public var likelihoodRatioChiSquare: Double { max(0, 2 * (logLikelihood - logLikelihoodAtZero)) }

    /// Akaike's criterion, -2 log likelihood + 2 coefficients.
    public var akaikeCriterion: Double { 2 * Double(standardised.count) - 2 * logLikelihood }

    func inUnits(_ matrix: Matrix) -> Matrix {
        var result = matrix
        for row in 0..<matrix.rows {
            for column in 0..<matrix.columns { result[row, column] = matrix[row, column] / design.scales[row] / design.scales[column] }
        }
        return result
    }

    /// The linear predictor of each row in the order of the design, centred.
    var predictors: [Double] {
        let p = design.columnCount
        return design.values.withUnsafeBufferPointer { values in
            design.rows.indices.map { row in
                var sum = 0.0
                for column in 0..<p { sum += values[row * p + column] * standardised[column] }
                return sum
            }
        }
    }
}

/// One coefficient as reports print it.
public struct CoxCoefficient: Hashable, Sendable {
    /// The logarithm of the hazard ratio for one unit.
    public let estimate: Double
    /// Its standard error.
    public let standardError: Double
    /// Estimate over standard error.
    public var z: Double { estimate / standardError }
    /// Two-sided.
    public var p: Double { min(1, 2 * NormalDistribution.upperTail(z.magnitude)) }
    /// The decimal logarithm of `p`, also below the smallest double.
    public var log10P: Double {
        PlatformMathematics.decimalLogarithm(2) + NormalDistribution.logUpperTail(z.magnitude) / PlatformMathematics.logTen
    }
    /// exp(estimate); may be infinite.
    public var hazardRatio: Double { PlatformMathematics.exponential(estimate) }

    /// The interval exp(estimate ± z se); a limit may be infinite or 0 where numbers end.
    public func hazardRatioLimits(level: Double) -> (lower: Double, upper: Double) {
        let half = NormalDistribution.critical(level: level) * standardError
        return (PlatformMathematics.exponential(estimate - half), PlatformMathematics.exponential(estimate + half))
    }
}

extension CoxFit {
    /// The coefficients with standard errors from the information.
    public var terms: [CoxCoefficient] {
        zip(coefficients, standardErrors).map { CoxCoefficient(estimate: $0, standardError: $1) }
    }
}
