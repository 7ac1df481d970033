// SPDX-License-Identifier: Apache-2.0

/// A number of 0 or more as a double times a power of two: counts of patterns and tails beyond the range of doubles.
struct ScaledNumber: Hashable, Sendable {
    private(set) var significand: Double
    private(set) var exponent: Int

    static let zero = ScaledNumber(0)

    init(_ number: Double, exponent: Int = 0) {
        guard number > 0 else {
            significand = 0
            self.exponent = 0
            return
        }
        significand = number.significand
        self.exponent = exponent + Int(number.exponent)
    }

    /// Rounded once.
    init(_ whole: UInt128) { self.init(Double(whole)) }

    /// The nearest double; 0 below the smallest one.
    var value: Double { PlatformMathematics.scaled(significand, byPowerOfTwo: exponent) }

    /// The decimal logarithm; minus infinity for 0.
    var log10: Double {
        let plain = value
        if plain > 1e-290, plain < 1e290 { return PlatformMathematics.decimalLogarithm(plain) }
        return PlatformMathematics.decimalLogarithm(significand) + Double(exponent) * 0.301_029_995_663_981_195_2
    }

    static func + (a: ScaledNumber, b: ScaledNumber) -> ScaledNumber {
        guard a.significand > 0 else { return b }
        guard b.significand > 0 else { return a }
        let (large, small) = a.exponent >= b.exponent ? (a, b) : (b, a)
        let shifted = PlatformMathematics.scaled(small.significand, byPowerOfTwo: small.exponent - large.exponent)
        return ScaledNumber(large.significand + shifted, exponent: large.exponent)
    }

    static func * (a: ScaledNumber, b: ScaledNumber) -> ScaledNumber {
        ScaledNumber(a.significand * b.significand, exponent: a.exponent + b.exponent)
    }

    static func / (a: ScaledNumber, b: ScaledNumber) -> ScaledNumber {
        ScaledNumber(a.significand / b.significand, exponent: a.exponent - b.exponent)
    }

    /// n over k, each factor rounded once: relative error about k units in the last place.
    static func binomial(_ n: Int, _ k: Int) -> ScaledNumber {
        var product = ScaledNumber(1)
        for step in 0..<min(k, n - k) {
            product = product * ScaledNumber(Double(n - step)) / ScaledNumber(Double(step + 1))
        }
        return product
    }
}
