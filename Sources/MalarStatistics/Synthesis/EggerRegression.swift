// SPDX-License-Identifier: Apache-2.0

/// Egger's regression of effects on their standard errors: a slope says that small studies differ from large ones.
///
/// - Source: M. Egger and others, BMJ 315 (1997) 629-634, doi:10.1136/bmj.315.7109.629.
public struct EggerRegression: Hashable, Sendable {
    /// The change of the effect with the standard error (Egger's intercept), and its standard error.
    public let bias: Double, biasStandardError: Double
    /// The effect at a standard error of 0, and its standard error.
    public let limit: Double, limitStandardError: Double
    /// k - 2
    public let degreesOfFreedom: Double

    /// bias over its standard error; `nil` where that is 0.
    public var t: Double? { biasStandardError > 0 ? bias / biasStandardError : nil }
    /// Two-sided.
    public var p: Double? { t.map(StudentDistribution(degreesOfFreedom: degreesOfFreedom).twoSided) }

    /// `.insufficientData` below 3 studies, `.zeroVariance` where all standard errors are equal.
    public static func of(_ studies: StudyEffects) -> Computed<EggerRegression> {
        guard studies.count > 2 else { return .undefined(.insufficientData) }
        guard studies.variances.contains(where: { $0 != studies.variances[0] }) else { return .undefined(.zeroVariance) }
        return .value(EggerRegression(studies))
    }

    private init(_ studies: StudyEffects) {
        let weights = studies.variances.map { 1 / $0 }
        let errors = studies.variances.map { $0.squareRoot() }
        let total = { (terms: [Double]) in CompensatedSum(terms).value }
        let sum = total(weights)
        let mean = { (values: [Double]) in total(zip(weights, values).map { $0 * $1 }) / sum }
        let (meanError, meanEffect) = (mean(errors), mean(studies.effects))
        let (x, y) = (errors.map { $0 - meanError }, studies.effects.map { $0 - meanEffect })
        let xx = total(zip(weights, x).map { $0 * $1 * $1 })
        let slope = total(weights.indices.map { weights[$0] * x[$0] * y[$0] }) / xx
        let left = total(weights.indices.map { weights[$0] * (y[$0] - slope * x[$0]) * (y[$0] - slope * x[$0]) })
        degreesOfFreedom = Double(studies.count - 2)
        let variance = left / degreesOfFreedom
        bias = slope
        biasStandardError = (variance / xx).squareRoot()
        limit = meanEffect - slope * meanError
        limitStandardError = (variance * (1 / sum + meanError * meanError / xx)).squareRoot()
    }
}
