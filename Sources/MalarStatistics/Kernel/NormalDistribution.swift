// SPDX-License-Identifier: Apache-2.0

/// The standard normal distribution, accurate in both tails.
///
/// Tails come from erfc and never from one minus a distribution function. Arguments must not be NaN.
public enum NormalDistribution {
    private static let inverseRootTwo = 0.707_106_781_186_547_5244
    /// What the double above leaves out of 1 / sqrt(2).
    private static let inverseRootTwoRemainder = -4.833_646_656_726_457e-17
    private static let twoOverRootPi = 1.128_379_167_095_512_6
    private static let logRootTwoPi = 0.918_938_533_204_672_74

    /// P(Z > z). Relative error about 3e-16; 0 only below the smallest double (z above 38.5).
    ///
    /// erfc(z / sqrt 2) alone loses z² units in the last place, because z / sqrt 2 is rounded. The part lost in that rounding
    /// is recovered by a fused multiplication and put back to first order.
    public static func upperTail(_ z: Double) -> Double {
        precondition(!z.isNaN, "the normal tail of a value that is not a number")
        guard z.magnitude < 40 else { return z > 0 ? 0 : 1 }
        let t = z * inverseRootTwo
        let lost = (-t).addingProduct(z, inverseRootTwo) + z * inverseRootTwoRemainder
        let slope = twoOverRootPi * PlatformMathematics.exponential(-t * t)
        return 0.5 * (PlatformMathematics.complementaryErrorFunction(t) - lost * slope)
    }

    /// P(Z <= z).
    public static func lowerTail(_ z: Double) -> Double { upperTail(-z) }

    /// The density at z.
    public static func density(_ z: Double) -> Double {
        PlatformMathematics.exponential(-0.5 * z * z - logRootTwoPi)
    }

    /// The natural logarithm of P(Z > z), also where the probability itself is below the smallest double.
    public static func logUpperTail(_ z: Double) -> Double {
        precondition(!z.isNaN, "the normal tail of a value that is not a number")
        if z < 0 { return PlatformMathematics.logarithmOfOnePlus(-upperTail(-z)) }
        if z < 36 { return PlatformMathematics.naturalLogarithm(upperTail(z)) }
        // Mills' ratio by its asymptotic series; from 36 on the first term left out is below 1e-12 in the logarithm of about -650.
        let s = 1 / (z * z)
        let series = 1 - s * (1 - s * (3 - s * (15 - s * 105)))
        return -0.5 * z * z - logRootTwoPi - PlatformMathematics.naturalLogarithm(z) + PlatformMathematics.naturalLogarithm(series)
    }
}
