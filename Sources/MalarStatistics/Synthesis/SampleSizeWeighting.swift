// SPDX-License-Identifier: Apache-2.0

/// The mean effect with the studies' sizes as weights: unlike inverse variances they do not depend on the outcome.
///
/// - Source: W. Viechtbauer, J. Stat. Softw. 36(3) (2010) 1-48, doi:10.18637/jss.v036.i03 (user-defined weights).
public struct SampleSizeWeighting: Hashable, Sendable {
    /// Σ n y / Σ n
    public let estimate: Double
    /// √(Σ n² (v + tau²)) / Σ n; 0 where no study has a variance.
    public let standardError: Double
    /// Each study's share of all patients, adding up to 1.
    public let weights: [Double]

    /// Of 1 or more effects with variances of 0 or more.
    ///
    /// `.emptySample`, `.lengthMismatch`, `.nonFiniteInput`, `.invalidArgument` for a negative variance or a size that is not above 0.
    public static func of(_ effects: [Double], variances: [Double], sizes: [Int], tau2: Double = 0) -> Computed<SampleSizeWeighting> {
        guard effects.count == variances.count, effects.count == sizes.count else { return .undefined(.lengthMismatch) }
        guard !effects.isEmpty else { return .undefined(.emptySample) }
        guard (effects + variances + [tau2]).allSatisfy(\.isFinite) else { return .undefined(.nonFiniteInput) }
        guard (variances + [tau2]).allSatisfy({ $0 >= 0 }), sizes.allSatisfy({ $0 > 0 }) else { return .undefined(.invalidArgument) }
        let total = CompensatedSum(sizes.map(Double.init)).value
        let weights = sizes.map { Double($0) / total }
        let mean = CompensatedSum(zip(weights, effects).map { $0 * $1 }).value
        let variance = CompensatedSum(zip(weights, variances).map { $0 * $0 * ($1 + tau2) }).value
        return .value(SampleSizeWeighting(estimate: mean, standardError: variance.squareRoot(), weights: weights))
    }
}
