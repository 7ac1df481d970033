// SPDX-License-Identifier: Apache-2.0

/// The signed-rank test of SAS PROC UNIVARIATE: S = W+ less its mean, zeros dropped, average ranks.
///
/// Up to 20 changed pairs the p is exact; above, S sqrt((n - 1) / (n V - S²)) is taken for Student's t with n - 1 degrees of freedom,
/// where V is the variance with its tie correction. From the manufacturer's documentation as remembered, not run.
public struct SASSignedRank: Hashable, Sendable, Codable {
    /// W+ less its mean.
    public let s: Double
    /// Student's t; `nil` where the p is exact.
    public let t: Double?
    /// Whether the p is exact: up to 20 changed pairs.
    public let isExact: Bool
    /// The p value of the alternative.
    public let p: Double

    static let largestExact = 20

    /// `.noNonzeroDifferences` where no pair changed, `.zeroVariance` where t would be infinite (above 20 pairs, all changed alike).
    public static func result(of sample: PairedSample, alternative: Alternative = .twoSided, tieTolerance: Double = 0)
        -> Computed<SASSignedRank>
    {
        guard !sample.differences.isEmpty else { return .undefined(.emptySample) }
        guard tieTolerance >= 0, tieTolerance.isFinite else { return .undefined(.invalidArgument) }
        return result(SignedRanks(of: sample.differences, zeros: .drop, tolerance: tieTolerance), alternative)
    }

    static func result(_ ranks: SignedRanks, _ alternative: Alternative) -> Computed<SASSignedRank> {
        let n = ranks.flipping.count
        guard n > 0 else { return .undefined(.noNonzeroDifferences) }
        let s = ranks.wPlus - ranks.mean
        if n <= largestExact {
            return SignFlipDistribution.tails(ranks: ranks.flipping, sum: ranks.positiveSum).map {
                SASSignedRank(s: s, t: nil, isExact: true, p: $0.p(alternative))
            }
        }
        let count = Double(n)
        let left = count * ranks.variance - s * s
        guard left > 1e-12 * s * s else { return .undefined(.zeroVariance) }
        let t = s * ((count - 1) / left).squareRoot()
        return .value(
            SASSignedRank(s: s, t: t, isExact: false, p: StudentDistribution(degreesOfFreedom: count - 1).p(t, alternative)))
    }
}
