// SPDX-License-Identifier: Apache-2.0

/// The logit and its inverse, without overflow.
enum LogisticScale {
    static func probability(_ x: Double) -> Double {
        let small = PlatformMathematics.exponential(-x.magnitude)
        return x >= 0 ? 1 / (1 + small) : small / (1 + small)
    }

    /// log(1 + exp(x))
    static func softPlus(_ x: Double) -> Double {
        max(0, x) + PlatformMathematics.logarithmOfOnePlus(PlatformMathematics.exponential(-x.magnitude))
    }
}
