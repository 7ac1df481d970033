// SPDX-License-Identifier: Apache-2.0

/// The effects of several studies with their sampling variances.
public struct StudyEffects: Hashable, Sendable {
    /// On a scale on which they are roughly normal: log ratios, logits, differences.
    public let effects: [Double]
    /// Above 0.
    public let variances: [Double]
    /// How many studies there are, 1 or more.
    public var count: Int { effects.count }

    /// `.emptySample`, `.lengthMismatch`, `.nonFiniteInput`, `.invalidArgument` for a variance that is not above 0.
    public static func of(_ effects: [Double], variances: [Double]) -> Computed<StudyEffects> {
        guard effects.count == variances.count else { return .undefined(.lengthMismatch) }
        guard !effects.isEmpty else { return .undefined(.emptySample) }
        guard effects.allSatisfy(\.isFinite), variances.allSatisfy(\.isFinite) else { return .undefined(.nonFiniteInput) }
        guard variances.allSatisfy({ $0 > 0 }) else { return .undefined(.invalidArgument) }
        return .value(StudyEffects(effects: effects, variances: variances))
    }

    /// The same without one study; there must be a second.
    func leaving(out index: Int) -> StudyEffects {
        var (effects, variances) = (effects, variances)
        effects.remove(at: index)
        variances.remove(at: index)
        return StudyEffects(effects: effects, variances: variances)
    }

    /// Sums with inverse-variance weights under a variance between studies.
    func weighted(_ tau2: Double) -> WeightedStudies { WeightedStudies(self, tau2: tau2) }
}

/// The inverse-variance weighted mean and the sums that heterogeneity needs. With P = W - w w' / Σw:
struct WeightedStudies {
    let weights: [Double]
    /// Σw, Σw², Σw³
    let sum: Double, squares: Double, cubes: Double
    let mean: Double
    /// y' P y = Σ w (y - mean)²
    let q: Double
    /// y' P P y = Σ w² (y - mean)²
    let q2: Double
    /// The logarithm of the likelihood, of all data and of the residuals only, up to a constant.
    let logLikelihood: Double, restrictedLogLikelihood: Double

    init(_ studies: StudyEffects, tau2: Double) {
        let weights = studies.variances.map { 1 / ($0 + tau2) }
        let total = { (terms: [Double]) in CompensatedSum(terms).value }
        let sum = total(weights)
        // Centred on one study, so that a large common effect does not cancel.
        let origin = studies.effects[0]
        let shift = total(zip(weights, studies.effects).map { $0 * ($1 - origin) }) / sum
        let left = studies.effects.map { ($0 - origin) - shift }
        self.weights = weights
        self.sum = sum
        squares = total(weights.map { $0 * $0 })
        cubes = total(weights.map { $0 * $0 * $0 })
        mean = origin + shift
        q = total(zip(weights, left).map { $0 * $1 * $1 })
        q2 = total(zip(weights, left).map { $0 * $0 * $1 * $1 })
        logLikelihood = 0.5 * (total(weights.map(PlatformMathematics.naturalLogarithm)) - q)
        restrictedLogLikelihood = logLikelihood - 0.5 * PlatformMathematics.naturalLogarithm(sum)
    }

    /// tr P
    var trace: Double { sum - squares / sum }
    /// tr P P, the sum of all squared elements of P
    var traceOfSquare: Double { squares - 2 * cubes / sum + (squares / sum) * (squares / sum) }
}
