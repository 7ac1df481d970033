// SPDX-License-Identifier: Apache-2.0

/// A number held as the unevaluated sum of two doubles, about 32 digits.
///
/// One minus a squared correlation near 1 is what two nearly equal products leave; in doubles nothing of it would be right.
///
/// - Source: T. J. Dekker, Numer. Math. 18 (1971) 224-242, doi:10.1007/BF01397083.
struct DoubledPrecision {
    var high: Double
    var low: Double

    init(_ value: Double) {
        high = value
        low = 0
    }

    /// The sum of two doubles whose second is small beside the first.
    private init(high: Double, low: Double) {
        self.high = high + low
        self.low = low - (self.high - high)
    }

    /// A whole number of at most 106 bits, exactly.
    init(whole: Int128) {
        let high = Double(whole)
        self.init(high: high, low: Double(whole - Int128(high)))
    }

    var value: Double { high + low }

    static func product(_ a: Double, _ b: Double) -> DoubledPrecision {
        let high = a * b
        return DoubledPrecision(high: high, low: (-high).addingProduct(a, b))
    }

    static func + (a: DoubledPrecision, b: DoubledPrecision) -> DoubledPrecision {
        let sum = a.high + b.high
        let part = sum - a.high
        let lost = (a.high - (sum - part)) + (b.high - part)
        return DoubledPrecision(high: sum, low: lost + a.low + b.low)
    }

    static func - (a: DoubledPrecision, b: DoubledPrecision) -> DoubledPrecision {
        var negative = b
        negative.high = -b.high
        negative.low = -b.low
        return a + negative
    }

    static func * (a: DoubledPrecision, b: DoubledPrecision) -> DoubledPrecision {
        let high = a.high * b.high
        let lost = (-high).addingProduct(a.high, b.high) + (a.high * b.low + a.low * b.high)
        return DoubledPrecision(high: high, low: lost)
    }

    static func / (a: DoubledPrecision, b: DoubledPrecision) -> DoubledPrecision {
        let first = a.high / b.high
        let remainder = a - b * DoubledPrecision(first)
        return DoubledPrecision(high: first, low: remainder.high / b.high)
    }

    static func += (a: inout DoubledPrecision, b: DoubledPrecision) { a = a + b }
}
