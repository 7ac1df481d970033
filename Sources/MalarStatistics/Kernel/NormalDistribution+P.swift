// SPDX-License-Identifier: Apache-2.0

extension NormalDistribution {
    /// The p value of z for an alternative; 0 below the smallest double.
    static func p(_ z: Double, _ alternative: Alternative) -> Double {
        switch alternative {
        case .twoSided: min(1, 2 * upperTail(z.magnitude))
        case .greater: upperTail(z)
        case .less: lowerTail(z)
        }
    }

    /// The decimal logarithm of that p, also where p is below the smallest double.
    static func log10P(_ z: Double, _ alternative: Alternative) -> Double {
        let natural =
            switch alternative {
            // The tail at 0 is exactly one half, so that its logarithm and that of 2 cancel.
            case .twoSided: min(0, 0.693_147_180_559_945_31 + logUpperTail(z.magnitude))
            case .greater: logUpperTail(z)
            case .less: logUpperTail(-z)
            }
        return natural / PlatformMathematics.logTen
    }
}
