// SPDX-License-Identifier: Apache-2.0

/// The ratio of two rates, given the total number of events.
///
/// Given the total, the events of the first group are binomial with probability ratio t1 / (ratio t1 + t2).
/// - Source: J. Przyborowski and H. Wilenski, Biometrika 31 (1940) 313-323, doi:10.1093/biomet/31.3-4.313.
public struct PoissonRateRatio: Hashable, Sendable {
    /// Something of the first and of the second group.
    public struct Pair<Value: Hashable & Sendable>: Hashable, Sendable {
        public let first: Value, second: Value
    }
    /// Events, 0 or more.
    public let events: Pair<Int>
    /// Time at risk, above 0, in the same unit.
    public let time: Pair<Double>

    /// `.invalidArgument` for negative events or a time that is not above 0, `.nonFiniteInput`, `.noEvents` where neither group has one.
    public static func of(_ first: Int, _ firstTime: Double, _ second: Int, _ secondTime: Double) -> Computed<PoissonRateRatio> {
        guard firstTime.isFinite, secondTime.isFinite else { return .undefined(.nonFiniteInput) }
        guard first >= 0, second >= 0, firstTime > 0, secondTime > 0 else { return .undefined(.invalidArgument) }
        guard first + second > 0 else { return .undefined(.noEvents) }
        return .value(PoissonRateRatio(events: Pair(first: first, second: second), time: Pair(first: firstTime, second: secondTime)))
    }

    /// The first rate over the second; infinite where the second group has no event.
    public var ratio: Double { (Double(events.first) / Double(events.second)) * (time.second / time.first) }

    /// Clopper-Pearson limits of the binomial probability as limits of the ratio: 0 without an event in the first group, infinite without one in
    /// the second.
    public func exactInterval(level: Double) -> ConfidenceInterval {
        let (k, rest) = (Double(events.first), Double(events.second))
        let tail = (1 - level) / 2
        let scale = time.second / time.first
        // Odds from a share and its complement, each found from its own side.
        let low = k == 0 ? 0 : odds(BetaDistribution(k, rest + 1).lowerQuantile(tail), BetaDistribution(rest + 1, k).upperQuantile(tail))
        let high =
            rest == 0
            ? .infinity : odds(BetaDistribution(k + 1, rest).upperQuantile(tail), BetaDistribution(rest, k + 1).lowerQuantile(tail))
        return ConfidenceInterval(lower: low * scale, upper: high * scale, requestedLevel: level, achievedLevel: level)
    }

    /// ratio exp(± z √(1/events + 1/events)); `.noEvents` where a group has none.
    public func logInterval(level: Double) -> Computed<ConfidenceInterval> {
        guard events.first > 0, events.second > 0 else { return .undefined(.noEvents) }
        let half = NormalDistribution.upperQuantile((1 - level) / 2) * (1 / Double(events.first) + 1 / Double(events.second)).squareRoot()
        return .value(
            ConfidenceInterval(
                lower: ratio * PlatformMathematics.exponential(-half), upper: ratio * PlatformMathematics.exponential(half),
                requestedLevel: level, achievedLevel: level))
    }

    private func odds(_ share: Double, _ complement: Double) -> Double { share / complement }

    /// The binomial test of a ratio above 0.
    public func test(ratio: Double = 1) -> BinomialTails {
        let first = ratio * time.first
        return BinomialTails(first: events.first, second: events.second, odds: (first, time.second))
    }
}
