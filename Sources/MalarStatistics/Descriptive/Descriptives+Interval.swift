// SPDX-License-Identifier: Apache-2.0

extension Descriptives {
    /// The t interval of the mean; `.insufficientData` for one value, `.invalidArgument` unless the level lies strictly between 0 and 1.
    public func meanInterval(level: Double = 0.95) -> Computed<ConfidenceInterval> {
        guard level > 0, level < 1 else { return .undefined(.invalidArgument) }
        return mean.flatMap { mean in
            standardError.flatMap { error in
                let half = error * StudentDistribution(degreesOfFreedom: Double(n - 1)).critical(level: level)
                guard (mean - half).isFinite, (mean + half).isFinite else { return .undefined(.nonFiniteInput) }
                return .value(ConfidenceInterval(lower: mean - half, upper: mean + half, requestedLevel: level, achievedLevel: level))
            }
        }
    }

    /// The median of the distances from the median, in the unit of the values, without a factor.
    ///
    /// R's `mad` multiplies it by 1.4826, so that it estimates the standard deviation of a normal distribution.
    /// - Complexity: O(n log n)
    public var medianAbsoluteDeviation: Computed<Double> {
        sample.flatMap { sample in
            let median = sample.median
            return OrderedSample.ordering(sample.values.map { ($0 - median).magnitude }).map(\.median)
        }
    }
}
