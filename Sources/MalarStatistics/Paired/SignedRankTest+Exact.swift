// SPDX-License-Identifier: Apache-2.0

extension SignedRankTest {
    /// Only the exact part, as quickly as it can be had: the same as `result(of:)` gives under `exact`, without the conventions.
    ///
    /// `.emptySample` without a complete pair, `.invalidArgument` for a tie tolerance that is negative or not finite; the tails are
    /// `.invalidArgument` above 1022 changed pairs.
    public func exactPart(of sample: PairedSample) -> Computed<SignedRankExact> {
        guard !sample.differences.isEmpty else { return .undefined(.emptySample) }
        guard tieTolerance >= 0, tieTolerance.isFinite else { return .undefined(.invalidArgument) }
        let ranks = SignedRanks(of: sample.differences, zeros: zeros, tolerance: tieTolerance)
        let tails = SignFlipDistribution.tails(ranks: ranks.flipping, sum: ranks.positiveSum)
        return .value(SignedRankExact(zeros: zeros, wPlus: ranks.wPlus, wMinus: ranks.wMinus, tails: tails))
    }
}
