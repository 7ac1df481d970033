// SPDX-License-Identifier: Apache-2.0

/// The fixed part of a normal model in the basis in which it is fitted: orthonormal columns, and the residuals of least squares
/// with a mean square of one as the response.
struct FixedPart {
    let names: [String]
    let basis: OrthonormalDesign
    /// The response: least-squares residuals divided by `scale`.
    let residuals: [Double]
    /// The coefficients of least squares in the basis, in the unit of the response.
    let start: [Double]
    /// The unit of `residuals` in units of the response.
    let scale: Double

    /// - Throws: `.zeroVariance` where the columns explain the response wholly, and what `OrthonormalDesign` throws.
    init(_ frame: ModelFrame) throws(StatisticsFailure) {
        names = frame.design.names
        basis = try OrthonormalDesign(frame.design.columns, degrees: frame.design.degrees)
        let power = OrthonormalDesign.powerOfTwo(frame.response)
        let (left, coefficients) = basis.residuals(of: frame.response.map { $0 / power })
        let spread = (dot(left, left) / Double(left.count)).squareRoot()
        guard spread > 1e-13 else { throw .zeroVariance }
        residuals = left.map { $0 / spread }
        start = coefficients.map { $0 * power }
        scale = spread * power
    }

    var count: Int { names.count }

    /// The basis columns and the response of one observation.
    func row(_ index: Int) -> [Double] {
        [Double](unsafeUninitializedCapacity: count + 1) { values, filled in
            for column in basis.q.indices { values.initializeElement(at: column, to: basis.q[column][index]) }
            values.initializeElement(at: count, to: residuals[index])
            filled = count + 1
        }
    }

    /// What must be added to -2 log likelihood, because the fit ran in another basis and unit.
    func devianceShift(observations: Int, isRestricted: Bool) -> Double {
        let unit = 2 * PlatformMathematics.naturalLogarithm(scale)
        return isRestricted ? Double(observations - count) * unit + basis.logDeterminant : Double(observations) * unit
    }
}
