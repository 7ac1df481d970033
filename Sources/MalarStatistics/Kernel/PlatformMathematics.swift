// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The functions of the C library that this room needs, named in one place.
enum PlatformMathematics {
    /// log 10.
    static let logTen = 2.302_585_092_994_045_7
    /// erfc(x) = 1 - erf(x), about one unit in the last place.
    static func complementaryErrorFunction(_ x: Double) -> Double { erfc(x) }
    static func exponential(_ x: Double) -> Double { exp(x) }
    static func naturalLogarithm(_ x: Double) -> Double { log(x) }
    static func decimalLogarithm(_ x: Double) -> Double { log10(x) }
    /// log10 of a probability, accurate also near 1 where it is the complement that is small.
    static func decimalLogarithm(ofProbability p: Double, complement: () -> Double) -> Double {
        p < 0.5 ? log10(p) : log1p(-complement()) / logTen
    }
    /// exp(x) - 1, accurate for small x.
    static func exponentialMinusOne(_ x: Double) -> Double { expm1(x) }
    static func power(_ x: Double, _ exponent: Double) -> Double { pow(x, exponent) }
    static func sine(_ x: Double) -> Double { sin(x) }
    static func cosine(_ x: Double) -> Double { cos(x) }
    static func arcSine(_ x: Double) -> Double { asin(x) }
    static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
    static func inverseHyperbolicTangent(_ x: Double) -> Double { atanh(x) }
    /// log(1 + x), accurate for small x.
    static func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }
    /// x times 2 to the power, exact unless the result leaves the range of normal numbers.
    static func scaled(_ x: Double, byPowerOfTwo power: Int) -> Double { scalbn(x, Int32(clamping: power)) }
}
