// SPDX-License-Identifier: Apache-2.0

/// The matched-pairs rank-biserial correlation (W+ - W-)/(W+ + W-): from -1 (all fell) to 1 (all rose).
///
/// Pratt's ranks and split zeros change W, so the treatment of zeros belongs to the number; the usual one drops them.
/// - Source: D. S. Kerby, Compr. Psychol. 3 (2014) 11.IT.3.1, doi:10.2466/11.IT.3.1.
public struct MatchedPairsRankBiserial: Hashable, Sendable, Codable {
    /// From -1 to 1: positive where W+ is larger than W-, 0 where the two are equal.
    public let value: Double
    /// How zeros were treated in W.
    public let zeros: SignedRankTest.Zeros

    /// The effect for complete pairs; `.emptySample` without one, `.noNonzeroDifferences` where no pair changed.
    ///
    /// - Parameter tieTolerance: as in `SignedRankTest`; `.invalidArgument` where it is negative or not finite.
    public static func effect(
        in sample: PairedSample, zeros: SignedRankTest.Zeros = .drop, tieTolerance: Double = 0
    ) -> Computed<MatchedPairsRankBiserial> {
        guard !sample.differences.isEmpty else { return .undefined(.emptySample) }
        guard tieTolerance >= 0, tieTolerance.isFinite else { return .undefined(.invalidArgument) }
        let ranks = SignedRanks(of: sample.differences, zeros: zeros, tolerance: tieTolerance)
        guard !ranks.flipping.isEmpty else { return .undefined(.noNonzeroDifferences) }
        return .value(MatchedPairsRankBiserial(value: (ranks.wPlus - ranks.wMinus) / (ranks.wPlus + ranks.wMinus), zeros: zeros))
    }
}
