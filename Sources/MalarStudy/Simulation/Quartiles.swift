// SPDX-License-Identifier: Apache-2.0

/// A distribution as a paper prints it: least, lower quartile, median, upper quartile, greatest.
///
/// Straight lines between them; in the last quarter a parabola, because few patients are near the greatest.
public struct Quartiles: Sendable, Hashable {
    /// The five numbers, none smaller than the one before it.
    public let least: Double, lower: Double, median: Double, upper: Double, greatest: Double

    /// The five numbers in their order.
    /// - Precondition: none is smaller than the one before it.
    public init(_ least: Double, _ lower: Double, _ median: Double, _ upper: Double, _ greatest: Double) {
        precondition(least <= lower && lower <= median && median <= upper && upper <= greatest, "the five numbers are in order")
        (self.least, self.lower, self.median, self.upper, self.greatest) = (least, lower, median, upper, greatest)
    }

    /// The value below which the share `rank` (0 to 1) lies.
    public func value(at rank: Double) -> Double {
        let quarter = min(3.999_999, max(0, rank * 4))
        let (from, to) =
            switch Int(quarter) {
            case 0: (least, lower)
            case 1: (lower, median)
            case 2: (median, upper)
            default: (upper, greatest)
            }
        let part = quarter - quarter.rounded(.down)
        return from + (to - from) * (quarter < 3 ? part : part * part)
    }
}

/// Words with their weights, of which one is drawn.
public struct Weighted<Value: Sendable>: Sendable {
    /// The words and their weights; the weights need not add up to 1.
    public let entries: [(value: Value, weight: Double)]
    private let total: Double

    /// - Precondition: there is an entry.
    init(_ entries: [(Value, Double)]) {
        precondition(!entries.isEmpty, "something can be drawn")
        self.entries = entries.map { (value: $0.0, weight: $0.1) }
        total = entries.reduce(0) { $0 + $1.1 }
    }

    /// The entry at a rank of 0 to 1.
    func value(at rank: Double) -> Value {
        var rest = rank * total
        for entry in entries {
            rest -= entry.weight
            if rest < 0 { return entry.value }
        }
        return entries[entries.count - 1].value
    }
}
