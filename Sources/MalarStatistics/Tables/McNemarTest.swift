// SPDX-License-Identifier: Apache-2.0

/// McNemar's test of a change of a yes-or-no property within pairs, from the two counts of pairs that changed.
///
/// - Source: Q. McNemar, Psychometrika 12 (1947) 153-157, doi:10.1007/BF02295996; M. W. Fagerland and others,
///   BMC Med. Res. Methodol. 13 (2013) 91, doi:10.1186/1471-2288-13-91 (mid-p).
public struct McNemarTest: Hashable, Sendable {
    /// Pairs that were yes first and no second.
    public let b: Int
    /// Pairs that were no first and yes second.
    public let c: Int
    private let tails: CountTails

    /// - Precondition: neither count is below 0.
    public init(b: Int, c: Int) {
        precondition(b >= 0 && c >= 0, "counts are 0 or more")
        self.b = b
        self.c = c
        tails = BinomialDistribution(trials: b + c, probability: 0.5).tails(at: b)
    }

    /// Twice the smaller binomial tail, at most 1; 1 where no pair changed.
    public var exact: Double { tails.doubled }
    /// log10 of `exact`.
    public var log10Exact: Double { tails.log10Doubled }
    /// The exact p less the probability of the observed counts; 1 where no pair changed.
    public var mid: Double { b + c == 0 ? 1 : tails.doubled - tails.mass }
    /// (b - c)² / (b + c); `nil` where no pair changed.
    public var chiSquare: Double? { b + c == 0 ? nil : Self.square(Double((b - c).magnitude)) / Double(b + c) }
    /// (|b - c| - 1)² / (b + c), 0 where b = c; `nil` where no pair changed.
    public var chiSquareContinuity: Double? {
        b + c == 0 ? nil : b == c ? 0 : Self.square(Double((b - c).magnitude) - 1) / Double(b + c)
    }

    private static func square(_ value: Double) -> Double { value * value }

    /// b / c, the odds ratio within pairs, with exact limits; infinite where c = 0, `nil` where no pair changed.
    public func oddsRatio(level: Double) throws(StatisticsFailure) -> (estimate: Double, lower: Double, upper: Double)? {
        guard level > 0, level < 1 else { throw .invalidArgument }
        guard b + c > 0 else { return nil }
        let share = try Proportion(events: b, of: b + c)
        let limits = try ProportionInterval.clopperPearson.limits(of: share, level: level)
        // The upper limit of b is one minus the lower limit of c.
        let other = try ProportionInterval.clopperPearson.limits(of: Proportion(events: c, of: b + c), level: level)
        return (Double(b) / Double(c), limits.lower / other.upper, limits.upper / other.lower)
    }
}
