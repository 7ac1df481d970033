// SPDX-License-Identifier: Apache-2.0

/// Events among patients in several studies of one group.
public struct ProportionStudies: Hashable, Sendable {
    /// Events, 0 or more, and patients, at least as many and above 0.
    public let events: [Int], sizes: [Int]
    /// How many studies there are, 1 or more.
    public var count: Int { events.count }
    /// All events and all patients.
    public var totals: (events: Int, size: Int) { (events.reduce(0, +), sizes.reduce(0, +)) }

    /// `.emptySample`, `.lengthMismatch`, `.invalidArgument` for a study without patients or with more events than patients.
    public static func of(_ events: [Int], _ sizes: [Int]) -> Computed<ProportionStudies> {
        guard events.count == sizes.count else { return .undefined(.lengthMismatch) }
        guard !events.isEmpty else { return .undefined(.emptySample) }
        guard zip(events, sizes).allSatisfy({ $0 >= 0 && $1 > 0 && $0 <= $1 }) else { return .undefined(.invalidArgument) }
        return .value(ProportionStudies(events: events, sizes: sizes))
    }

    /// 1 / mean(1/n)
    public var harmonicMeanSize: Double { Double(count) / CompensatedSum(sizes.map { 1 / Double($0) }).value }

    /// Clopper and Pearson's exact interval of one study or of the crude sum.
    public static func exactInterval(_ x: Int, of n: Int, level: Double) -> ConfidenceInterval {
        let (tail, k, rest) = ((1 - level) / 2, Double(x), Double(n - x))
        return ConfidenceInterval(
            lower: x == 0 ? 0 : BetaDistribution(k, rest + 1).lowerQuantile(tail),
            upper: x == n ? 1 : BetaDistribution(k + 1, rest).upperQuantile(tail), requestedLevel: level, achievedLevel: level)
    }

    /// Wilson's score interval.
    public static func wilsonInterval(_ x: Int, of n: Int, level: Double) -> ConfidenceInterval {
        let (z, k, size) = (NormalDistribution.upperQuantile((1 - level) / 2), Double(x), Double(n))
        let half = z * (k * (1 - k / size) + z * z / 4).squareRoot()
        let scale = size + z * z
        return ConfidenceInterval(
            lower: x == 0 ? 0 : (k + z * z / 2 - half) / scale, upper: x == n ? 1 : (k + z * z / 2 + half) / scale, requestedLevel: level,
            achievedLevel: level)
    }
}

/// A scale on which proportions are pooled.
public enum ProportionScale: String, Hashable, Sendable, CaseIterable, Codable {
    /// The logarithm of the odds.
    case logit
    /// The arc sine of the square root.
    case arcsine
    /// The mean of two arc sines (Freeman and Tukey), back by Miller's formula.
    case freemanTukey = "freeman_tukey"
    /// The proportion itself.
    case raw

    /// Effect and variance of one study. `correction` is added to events and to non-events where one of them is 0, for `logit` and `raw`.
    public func effect(_ events: Int, of size: Int, correction: Double = 0.5) -> (effect: Double, variance: Double) {
        let (x, n) = (Double(events), Double(size))
        let added = events == 0 || events == size ? correction : 0
        let (yes, no) = (x + added, n - x + added)
        switch self {
        case .logit: return (PlatformMathematics.naturalLogarithm(yes / no), 1 / yes + 1 / no)
        case .raw: return (yes / (yes + no), yes * no / ((yes + no) * (yes + no) * (yes + no)))
        case .arcsine: return (PlatformMathematics.arcSine((x / n).squareRoot()), 1 / (4 * n))
        case .freemanTukey: return (Self.doubleArcsine(x / n, n), 1 / (4 * n + 2))
        }
    }

    private static func doubleArcsine(_ proportion: Double, _ n: Double) -> Double {
        let x = proportion * n
        return 0.5
            * (PlatformMathematics.arcSine((x / (n + 1)).squareRoot()) + PlatformMathematics.arcSine(((x + 1) / (n + 1)).squareRoot()))
    }

    /// The proportion behind a value on this scale, from 0 to 1 except for `raw`.
    ///
    /// - Parameter size: the sample size of Miller's formula, the harmonic mean as a rule.
    /// - Source: J. J. Miller, Am. Stat. 32 (1978) 138, doi:10.1080/00031305.1978.10479283.
    public func proportion(_ y: Double, size: Double) -> Double {
        switch self {
        case .logit: return LogisticScale.probability(y)
        case .raw: return y
        case .arcsine:
            let sine = PlatformMathematics.sine(min(max(y, 0), .pi / 2))
            return sine * sine
        case .freemanTukey:
            if y < Self.doubleArcsine(0, size) { return 0 }
            if y > Self.doubleArcsine(1, size) { return 1 }
            let (sine, cosine) = (PlatformMathematics.sine(2 * y), PlatformMathematics.cosine(2 * y))
            let inner = sine + (sine - 1 / sine) / size
            return 0.5 * (1 - (cosine < 0 ? -1 : 1) * max(0, 1 - inner * inner).squareRoot())
        }
    }

    /// Effects and variances of all studies; `.invalidArgument` where a variance is 0 because there is no correction.
    public func effects(_ studies: ProportionStudies, correction: Double = 0.5) -> Computed<StudyEffects> {
        let pairs = zip(studies.events, studies.sizes).map { effect($0, of: $1, correction: correction) }
        return StudyEffects.of(pairs.map(\.effect), variances: pairs.map(\.variance))
    }
}
