// SPDX-License-Identifier: Apache-2.0

/// Standard errors and degrees of freedom of linear combinations of the coefficients.
///
/// With C = (X'V^-1X)^-1, D(k) = X'V^-1 V(k) V^-1 X, and v = c'Cc, whose derivative in theta(k) is g(k) = c'C D(k) C c:
/// Satterthwaite's degrees of freedom are v^2 / (g'H^-1 g), H being the observed second derivatives of -2 log likelihood in the
/// parameters that are not on the boundary; Kenward and Roger's for one coefficient are 2 v^2 / (g'(2 E^-1)g) with the expected ones.
/// - Source: F. E. Satterthwaite, Biometrics Bull. 2 (1946) 110-114, doi:10.2307/3002019; M. G. Kenward and J. H. Roger,
///   Biometrics 53 (1997) 983-997, doi:10.2307/2533558.
struct FixedEffectTests {
    private let fit: LikelihoodFit
    private let covariance: Matrix
    private let adjusted: Matrix?
    private let doubledInverseExpected: Matrix?

    init(_ fit: LikelihoodFit, isRestricted: Bool) {
        self.fit = fit
        covariance = fit.point.mean.covariance
        doubledInverseExpected = isRestricted ? fit.point.expected.positiveInverse.map { 2 * $0.inverse } : nil
        adjusted = doubledInverseExpected.map { Self.adjusted(fit.point, $0) }
    }

    /// C + 2 C (sum of w(k, l) (Q(k, l) - D(k) C D(l))) C, w being the inverse of the expected information.
    private static func adjusted(_ point: LikelihoodPoint, _ weights: Matrix) -> Matrix {
        let covariance = point.mean.covariance
        var sum = Matrix(rows: covariance.rows, columns: covariance.rows)
        for l in point.slopes.indices {
            for k in point.slopes.indices {
                let q = point.curvatures[LikelihoodSums.pair(min(k, l), max(k, l))]
                sum += weights[k, l] * (q - point.slopes[k] * covariance * point.slopes[l])
            }
        }
        return covariance + 2 * (covariance * sum * covariance)
    }

    func variance(_ c: [Double]) -> Double { Self.form(covariance, c) }
    func adjustedVariance(_ c: [Double]) -> Double? { adjusted.map { Self.form($0, c) } }

    private func slopes(_ c: [Double]) -> [Double] {
        let direction = covariance * c
        return fit.point.slopes.map { Self.form($0, direction) }
    }

    func satterthwaite(_ c: [Double]) -> Double {
        let variance = variance(c)
        return variance * variance / Self.form(fit.inverseHessian, fit.jacobian.transposed * slopes(c))
    }

    func kenwardRoger(_ c: [Double]) -> Double? {
        let variance = variance(c)
        return doubledInverseExpected.map { 2 * variance * variance / Self.form($0, slopes(c)) }
    }

    private static func form(_ matrix: Matrix, _ c: [Double]) -> Double {
        zip(c, matrix * c).reduce(0) { $0 + $1.0 * $1.1 }
    }
}

extension FixedEffectTests {
    /// Every coefficient of the model in the unit of the response.
    /// - Throws: `.didNotConverge` where a standard error or degrees of freedom do not exist.
    func effects(_ fixed: FixedPart, level: Double) throws(StatisticsFailure) -> [FixedEffect] {
        let back = fixed.basis.inverseR
        let moved = zip(fixed.start, fit.point.mean.coefficients).map { $0 + fixed.scale * $1 }
        let estimates = back * moved
        var effects: [FixedEffect] = []
        for (index, name) in fixed.names.enumerated() {
            let c = back.row(index)
            let standardError = fixed.scale * variance(c).squareRoot()
            let degrees = satterthwaite(c)
            guard standardError > 0, standardError.isFinite, degrees > 0, degrees.isFinite else { throw .didNotConverge }
            let test = FixedEffectTest(
                estimate: estimates[index], standardError: standardError, degreesOfFreedom: degrees, level: level)
            effects.append(
                FixedEffect(
                    term: name, estimate: estimates[index], standardError: standardError, satterthwaite: test,
                    kenwardRoger: kenwardRogerTest(c, estimates[index], scale: fixed.scale, level: level)))
        }
        return effects
    }

    private func kenwardRogerTest(_ c: [Double], _ estimate: Double, scale: Double, level: Double) -> KenwardRogerTest? {
        guard let variance = adjustedVariance(c), let degrees = kenwardRoger(c) else { return nil }
        let standardError = scale * variance.squareRoot()
        guard standardError > 0, standardError.isFinite, degrees > 0, degrees.isFinite else { return nil }
        return KenwardRogerTest(
            standardError: standardError,
            test: FixedEffectTest(estimate: estimate, standardError: standardError, degreesOfFreedom: degrees, level: level))
    }

    /// The covariance matrix of the coefficients in the unit of the response.
    func covariance(_ fixed: FixedPart) -> [[Double]] {
        let back = fixed.scale * fixed.basis.inverseR
        return (back * covariance * back.transposed).rowLists
    }
}
