// SPDX-License-Identifier: Apache-2.0

/// A whole number modulo the primes 2^61 - 1 and 2^61 - 31: products of whole numbers that differ here differ, and products that agree
/// here are taken for equal (two different ones would have to agree modulo a number of 122 bits).
struct ResiduePair: Hashable {
    static let one = ResiduePair(first: 1, second: 1)
    private static let firstPrime: UInt64 = (1 << 61) - 1
    private static let secondPrime: UInt64 = (1 << 61) - 31

    let first: UInt64
    let second: UInt64

    private init(first: UInt64, second: UInt64) {
        self.first = first
        self.second = second
    }

    /// The product with a whole number of 0 or more.
    func times(_ factor: Int) -> ResiduePair {
        let factor = UInt64(factor)
        return ResiduePair(
            first: Self.product(first, factor % Self.firstPrime, Self.firstPrime),
            second: Self.product(second, factor % Self.secondPrime, Self.secondPrime))
    }

    private static func product(_ a: UInt64, _ b: UInt64, _ prime: UInt64) -> UInt64 {
        let full = a.multipliedFullWidth(by: b)
        return prime.dividingFullWidth((full.high, full.low)).remainder
    }
}

/// The unevaluated sum of two doubles: about 32 digits.
struct DoubleDouble {
    let high: Double
    let low: Double

    init(_ value: Double) { self.init(high: value, low: 0) }

    private init(high: Double, low: Double) {
        self.high = high + low
        self.low = low - (self.high - high)
    }

    func times(_ factor: Double) -> DoubleDouble {
        let product = high * factor
        let error = (-product).addingProduct(high, factor)
        return DoubleDouble(high: product, low: error.addingProduct(low, factor))
    }

    func over(_ divisor: Double) -> DoubleDouble {
        let quotient = high / divisor
        let rest = high.addingProduct(-quotient, divisor) + low
        return DoubleDouble(high: quotient, low: rest / divisor)
    }
}
