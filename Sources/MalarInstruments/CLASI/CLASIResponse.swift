// SPDX-License-Identifier: Apache-2.0

/// Response of cutaneous lupus: the fall of CLASI activity since baseline, read in three published ways.
///
/// - Source: `klein2011` (4 points, 20 %); CLASI-50: analyses of the TULIP trials, `tulipClasi50`.
public enum CLASIResponse: Sendable {
    /// What can be said of a criterion.
    public enum Verdict: String, Sendable, CaseIterable {
        case met, notMet
        /// The baseline is too low for the criterion, which then says nothing.
        case notEvaluable
        /// Unknown cells leave it open.
        case indeterminate
    }

    /// The lowest baseline at which CLASI-50 is evaluated.
    public static let clasi50Baseline = 10

    /// A fall by at least 4 points. A baseline below 4 cannot reach it.
    public static func improved4(baseline: ClosedRange<Int>, current: ClosedRange<Int>) -> Verdict {
        if baseline.lowerBound - current.upperBound >= 4 { return .met }
        return baseline.upperBound - current.lowerBound >= 4 ? .indeterminate : .notMet
    }

    /// A fall by at least 20 % of the baseline. Not evaluable from 0, of which there is no share.
    public static func improved20Percent(baseline: ClosedRange<Int>, current: ClosedRange<Int>) -> Verdict {
        fall(byPercent: 20, baseline: baseline, current: current, evaluatedFrom: 1)
    }

    /// CLASI-50: a fall by at least 50 %, evaluated from a baseline of 10.
    public static func clasi50(baseline: ClosedRange<Int>, current: ClosedRange<Int>) -> Verdict {
        fall(byPercent: 50, baseline: baseline, current: current, evaluatedFrom: clasi50Baseline)
    }

    /// The criteria of two known scores: 4 points, 20 %, CLASI-50.
    public static func response(baseline: Int, current: Int) -> (improved4: Verdict, improved20Percent: Verdict, clasi50: Verdict) {
        let (baseline, current) = (baseline...baseline, current...current)
        return (
            improved4(baseline: baseline, current: current), improved20Percent(baseline: baseline, current: current),
            clasi50(baseline: baseline, current: current)
        )
    }

    /// In whole numbers, so that a fall of exactly the share passes: current · 100 ≤ baseline · (100 − percent).
    private static func fall(
        byPercent percent: Int, baseline: ClosedRange<Int>, current: ClosedRange<Int>, evaluatedFrom least: Int
    ) -> Verdict {
        guard baseline.upperBound >= least else { return .notEvaluable }
        guard baseline.lowerBound >= least else { return .indeterminate }
        if current.upperBound * 100 <= baseline.lowerBound * (100 - percent) { return .met }
        return current.lowerBound * 100 <= baseline.upperBound * (100 - percent) ? .indeterminate : .notMet
    }
}
