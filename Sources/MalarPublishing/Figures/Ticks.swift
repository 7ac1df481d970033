// SPDX-License-Identifier: Apache-2.0

/// Round numbers along an axis, and how they are printed.
public struct Ticks: Sendable, Hashable {
    /// Rising, at equal distances; the first is at or below the data, the last at or above.
    public let values: [Double]
    /// One for each value, all with the same number of decimals and with a true minus sign (U+2212).
    public let labels: [String]
    /// The distance between neighbours, above 0.
    public let step: Double

    /// From the first tick to the last, which covers the range asked for but for rounding.
    public var range: ClosedRange<Double> { values[0]...values[values.count - 1] }

    /// Steps of 1, 2 or 5 times a power of ten: the smallest that needs no more than `count` intervals inside the range.
    ///
    /// A range without width is widened by one step to both sides.
    /// - Precondition: the bounds are finite and below 10¹² in magnitude, and `count` is positive.
    public static func nice(covering range: ClosedRange<Double>, about count: Int = 5) -> Ticks {
        check(range, count)
        let span = range.upperBound - range.lowerBound
        guard span > 1e-9 * max(1, abs(range.upperBound)) else {
            let margin = max(1e-6, abs(range.lowerBound) / 10)
            return nice(covering: (range.lowerBound - margin)...(range.upperBound + margin), about: count)
        }
        var power = -12
        while true {
            for multiple in [1, 2, 5] where span <= Double(count) * scaled(multiple, power) * (1 + 1e-9) {
                return Ticks(covering: range, multiple: multiple, power: power)
            }
            power += 1
        }
    }

    /// Steps that suit months: 1, 2, 3, 6, 12, 24, then whole multiples of 60; below three months as `nice`.
    /// - Precondition: as `nice`.
    public static func months(covering range: ClosedRange<Double>, about count: Int = 8) -> Ticks {
        check(range, count)
        let span = range.upperBound - range.lowerBound
        guard span >= 3 else { return nice(covering: range, about: count) }
        let usual = [1, 2, 3, 6, 12, 24].first { span <= Double(count * $0) }
        return Ticks(covering: range, multiple: usual ?? 60 * (Int(span) / (60 * count) + 1), power: 0)
    }

    private static func check(_ range: ClosedRange<Double>, _ count: Int) {
        precondition(abs(range.lowerBound) < 1e12 && abs(range.upperBound) < 1e12, "an axis has finite bounds")
        precondition(count > 0, "an axis has at least one interval")
    }

    /// Ticks at whole multiples of `multiple` × 10^`power`.
    private init(covering range: ClosedRange<Double>, multiple: Int, power: Int) {
        step = Self.scaled(multiple, power)
        // The tolerance keeps a bound that is a tick, but for rounding, from adding an empty interval.
        let first = Self.floor(range.lowerBound / step + 1e-9)
        let last = max(first + 1, -Self.floor(-range.upperBound / step + 1e-9))
        values = (first...last).map { Self.scaled($0 * multiple, power) }
        labels = (first...last).map { Self.label($0 * multiple, power) }
    }

    /// Division by a power of ten is correctly rounded; multiplication by its inverse would not be.
    private static func scaled(_ number: Int, _ power: Int) -> Double {
        let factor = (0..<abs(power)).reduce(1.0) { product, _ in product * 10 }
        return power < 0 ? Double(number) / factor : Double(number) * factor
    }

    private static func floor(_ value: Double) -> Int {
        let whole = Int(value)
        return Double(whole) > value ? whole - 1 : whole
    }

    private static func label(_ number: Int, _ power: Int) -> String {
        let sign = number < 0 ? "−" : ""
        let digits = String(number.magnitude)
        guard power < 0 else { return sign + (number == 0 ? "0" : digits + String(repeating: "0", count: power)) }
        let padded = String(repeating: "0", count: max(0, 1 - power - digits.count)) + digits
        return sign + padded.dropLast(-power) + "." + padded.suffix(-power)
    }
}

/// Maps values onto lengths of the page.
struct AxisScale: Hashable {
    var values: ClosedRange<Double>
    /// Where the lowest and the highest value stand.
    var start: Double
    var end: Double

    func position(of value: Double) -> Double {
        let share = (value - values.lowerBound) / (values.upperBound - values.lowerBound)
        return start + share * (end - start)
    }
}
