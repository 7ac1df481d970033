// SPDX-License-Identifier: Apache-2.0

/// A quantile with the definition that gave it.
public struct Quantile: Hashable, Sendable, Codable {
    /// In the unit of the values; between two of them where the definition says so.
    public let value: Double
    /// The probability asked for, from 0 to 1: 0.25 for the lower quartile.
    public let probability: Double
    /// How the place among the sorted values was found; a table must name it.
    public let definition: QuantileDefinition
    /// True where the definition points beyond the smallest or largest value, and that value is given instead.
    public let isClamped: Bool
}

/// At least one finite value, sorted.
public struct OrderedSample: Hashable, Sendable {
    /// The values in ascending order.
    public let values: [Double]

    /// Sorts the values: `.emptySample` for none, `.nonFiniteInput` where one is infinite or not a number.
    /// - Complexity: O(n log n)
    public static func ordering(_ values: [Double]) -> Computed<OrderedSample> {
        guard !values.isEmpty else { return .undefined(.emptySample) }
        guard values.allSatisfy(\.isFinite) else { return .undefined(.nonFiniteInput) }
        return .value(OrderedSample(values))
    }

    private init(_ values: [Double]) {
        // Adding zero turns a negative zero into zero.
        self.values = values.map { $0 + 0 }.sorted()
    }

    /// How many values there are, at least 1.
    public var count: Int { values.count }
    /// The first of the sorted values; never a negative zero.
    public var minimum: Double { values[0] }
    /// The last of the sorted values; the same as `minimum` where there is only one.
    public var maximum: Double { values[count - 1] }

    /// The middle value, or the mean of the two middle values.
    public var median: Double { midpoint(values[(count - 1) / 2], values[count / 2]) }

    /// The quantile for a probability from 0 to 1; `.invalidArgument` outside, or where the definition does not give it.
    public func quantile(_ probability: Double, _ definition: QuantileDefinition = .haverage) -> Computed<Quantile> {
        guard probability >= 0, probability <= 1, let position = definition.position(of: probability, count: count)
        else { return .undefined(.invalidArgument) }
        let clamped = min(max(position, 1), Double(count))
        return .value(
            Quantile(
                value: value(atPosition: clamped), probability: probability, definition: definition, isClamped: clamped != position))
    }

    private func value(atPosition position: Double) -> Double {
        let below = Int(position)
        let weight = position - Double(below)
        let lower = values[below - 1]
        guard weight > 0 else { return lower }
        let upper = values[below]
        guard weight != 0.5 else { return midpoint(lower, upper) }
        let step = upper - lower
        return step.isFinite ? lower + weight * step : (1 - weight) * lower + weight * upper
    }
}
