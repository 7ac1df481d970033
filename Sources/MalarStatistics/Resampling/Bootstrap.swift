// SPDX-License-Identifier: Apache-2.0

/// Bootstrap intervals for a statistic of one sample or for its difference between two.
///
/// Resamples have the size of the sample; two samples are resampled one after the other within each replicate. The same seed gives the
/// same interval on any machine and any number of threads.
/// - Source: B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, Chapman & Hall 1993, doi:10.1201/9780429246593;
///   BCa: B. Efron, J. Am. Stat. Assoc. 82 (1987) 171-185, doi:10.1080/01621459.1987.10478410.
public struct Bootstrap: Hashable, Sendable, Codable {
    /// How the limits are read off the replicates.
    public enum Interval: String, Hashable, Sendable, CaseIterable, Codable {
        /// Quantiles of the replicates at (R + 1) p.
        case percentile
        /// The same at levels corrected for bias and for acceleration (jackknife).
        case bca
    }

    /// What is estimated.
    public var statistic: BootstrapStatistic
    /// How the limits are read off.
    public var interval: Interval
    /// Between 0 and 1.
    public var level: Double
    /// From 1 to 10,000,000.
    public var replicates: Int
    /// Any number; the same one gives the same interval.
    public var seed: UInt64

    /// A bootstrap; its numbers are checked when a result is asked for.
    public init(
        _ statistic: BootstrapStatistic, interval: Interval = .bca, level: Double = 0.95, replicates: Int = 9999, seed: UInt64 = 1
    ) {
        self.statistic = statistic
        self.interval = interval
        self.level = level
        self.replicates = replicates
        self.seed = seed
    }

    /// The interval for one sample, or for pairs given by their differences.
    ///
    /// `.emptySample`, `.insufficientData` (a standard deviation of one value), `.nonFiniteInput`; `.invalidArgument` for a level not between
    /// 0 and 1, replicates outside their range or a trimmed share outside 0 to below 0.5.
    public func result(of values: [Double]) -> Computed<BootstrapResult> { result(of: [values]) }

    /// The interval for the statistic of x less that of y.
    public func result(of samples: TwoSamples) -> Computed<BootstrapResult> { result(of: [samples.x, samples.y]) }

    /// - Complexity: O(replicates times values)
    private func result(of samples: [[Double]]) -> Computed<BootstrapResult> {
        if let reason = refusal(of: samples) { return .undefined(reason) }
        let sorted = samples.map { $0.map { $0 + 0 }.sorted() }
        let estimate = difference(sorted.map(statistic.value(of:)))
        var replicated = BootstrapReplicates(statistic: statistic, samples: sorted, count: replicates, seed: seed).values()
        guard estimate.isFinite, replicated.allSatisfy(\.isFinite) else { return .undefined(.nonFiniteInput) }
        let counts = replicated.reduce(into: (below: 0, equal: 0)) { counts, value in
            if value < estimate { counts.below += 1 } else if value == estimate { counts.equal += 1 }
        }
        let error = Moments(of: replicated)
        let share = (Double(counts.below) + Double(counts.equal) / 2) / Double(replicates)
        let bias = bias(share)
        let acceleration = interval == .bca ? Jackknife(statistic: statistic, samples: sorted).acceleration : 0
        let tail = (1 - level) / 2
        let levels = interval == .bca ? (corrected(tail, bias, acceleration), corrected(1 - tail, bias, acceleration)) : (tail, 1 - tail)
        let limits = (Self.quantile(levels.0, &replicated), Self.quantile(levels.1, &replicated))
        return .value(
            BootstrapResult(
                bootstrap: self, sizes: samples.map(\.count), estimate: estimate, lower: limits.0.value, upper: limits.1.value,
                standardError: replicates > 1 ? error.deviation(dividingBy: replicates - 1) : 0, bias: error.mean - estimate,
                biasCorrection: interval == .bca ? bias : nil, acceleration: interval == .bca ? acceleration : nil,
                isClamped: limits.0.isClamped || limits.1.isClamped))
    }

    private func refusal(of samples: [[Double]]) -> StatisticsFailure? {
        if samples.contains(where: \.isEmpty) { return .emptySample }
        if !samples.allSatisfy({ $0.allSatisfy(\.isFinite) }) { return .nonFiniteInput }
        guard level > 0, level < 1, (1...10_000_000).contains(replicates) else { return .invalidArgument }
        if case .trimmedMean(let share) = statistic, !(share >= 0 && share < 0.5) { return .invalidArgument }
        return samples.contains { $0.count < statistic.fewest } ? .insufficientData : nil
    }

    private func difference(_ values: [Double]) -> Double { values.count == 2 ? values[0] - values[1] : values[0] }

    /// The normal quantile of the share of replicates below the estimate, half of those equal to it; finite also where it is 0 or 1.
    private func bias(_ share: Double) -> Double {
        let smallest = 0.5 / Double(replicates)
        return -NormalDistribution.upperQuantile(min(max(share, smallest), 1 - smallest))
    }

    /// Phi(b + (b + z) / (1 - a (b + z))).
    private func corrected(_ p: Double, _ bias: Double, _ acceleration: Double) -> Double {
        let shifted = bias - NormalDistribution.upperQuantile(p)
        let divisor = 1 - acceleration * shifted
        guard divisor > 0 else { return shifted > 0 ? 1 : 0 }
        return NormalDistribution.lowerTail(bias + shifted / divisor)
    }

    /// The value at (R + 1) p of the sorted replicates, between two by proportion; the first or last where that lies beyond them.
    private static func quantile(_ p: Double, _ values: inout [Double]) -> (value: Double, isClamped: Bool) {
        let position = Double(values.count + 1) * p
        let whole = position.rounded()
        let place = (position - whole).magnitude <= 1e-12 * max(1, position) ? whole : position
        let clamped = min(max(place, 1), Double(values.count))
        let below = Int(clamped)
        let lower = Selection.smallest(below, in: &values)
        guard clamped > Double(below), below < values.count else { return (lower, clamped != place) }
        let upper = Selection.smallest(below + 1, in: &values)
        return (lower + (clamped - Double(below)) * (upper - lower), clamped != place)
    }
}

/// A bootstrap interval and what it was made of.
public struct BootstrapResult: Hashable, Sendable, Codable {
    /// The options used.
    public let bootstrap: Bootstrap
    /// How many values each sample has.
    public let sizes: [Int]
    /// The statistic of the sample, or its difference between x and y.
    public let estimate: Double
    /// The limits, in the unit of the estimate.
    public let lower: Double
    /// The upper limit.
    public let upper: Double
    /// The standard deviation of the replicates.
    public let standardError: Double
    /// The mean of the replicates less the estimate.
    public let bias: Double
    /// z0 of the BCa interval.
    public let biasCorrection: Double?
    /// a of the BCa interval.
    public let acceleration: Double?
    /// Whether a limit would lie beyond the extreme replicates: there are too few for this level.
    public let isClamped: Bool
}
