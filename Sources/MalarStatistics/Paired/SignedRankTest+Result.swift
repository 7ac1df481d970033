// SPDX-License-Identifier: Apache-2.0

extension SignedRankTest {
    /// The test of complete pairs.
    ///
    /// `.emptySample` without a complete pair; `.invalidArgument` for a tie tolerance that is negative or not finite.
    /// All pairs unchanged: the exact p is 1, the asymptotic part is `.noNonzeroDifferences`.
    /// - Complexity: O(m W) for m changed pairs, where W, at most m(m + 1)/2, is the smaller of W+ and W-.
    public func result(of sample: PairedSample) -> Computed<SignedRankResult> {
        guard !sample.differences.isEmpty else { return .undefined(.emptySample) }
        guard tieTolerance >= 0, tieTolerance.isFinite else { return .undefined(.invalidArgument) }
        var workings = SignedRankWorkings(of: sample, tolerance: tieTolerance)
        let conventions = SignedRankConvention.allCases.map { convention in
            let test = convention.test.looking(alternative, tieTolerance: tieTolerance)
            return SignedRankConventionP(convention: convention, headline: workings.headline(test), p: workings.p(test))
        }
        let ranks = workings.ranks(zeros)
        return .value(
            SignedRankResult(
                test: self, nPairs: sample.differences.count, dropped: sample.dropped,
                nZero: ranks.zeroCount, nPositive: ranks.positiveCount, nNegative: ranks.negativeCount, tieGroups: ranks.tieGroups,
                exact: workings.exact(zeros), asymptotic: workings.asymptotic(self),
                headline: workings.headline(self), p: workings.p(self),
                conventions: conventions, warnings: workings.warnings(zeros: zeros, conventions: conventions)))
    }

    /// The test of two columns, paired row by row; `nil` is missing and leaves the pair out.
    public func result(first: [Double?], second: [Double?]) -> Computed<SignedRankResult> {
        PairedSample.pairing(first: first, second: second).flatMap(result(of:))
    }

    /// The test of differences (second minus first); `nil` is missing.
    public func result(differences: [Double?]) -> Computed<SignedRankResult> {
        PairedSample.differences(differences).flatMap(result(of:))
    }
}
