// SPDX-License-Identifier: Apache-2.0

extension CountTails {
    /// The tails from whole numbers in proportion to the probabilities: one rounding each.
    init(_ weights: [UInt64], at index: Int) {
        let total = Double(weights.reduce(0, +))
        let observed = weights[index]
        let share = { (part: UInt64) in Double(part) / total }
        less = share(weights[...index].reduce(0, +))
        greater = share(weights[index...].reduce(0, +))
        mass = share(observed)
        minimumLikelihood = share(weights.reduce(0) { $1 <= observed ? $0 + $1 : $0 })
        log10Less = PlatformMathematics.decimalLogarithm(less)
        log10Greater = PlatformMathematics.decimalLogarithm(greater)
        log10MinimumLikelihood = PlatformMathematics.decimalLogarithm(minimumLikelihood)
    }

    /// n over k, for an n of at most 62.
    static func binomialCoefficient(_ n: Int, _ k: Int) -> UInt64 {
        precondition(n <= 62, "larger binomial coefficients may not fit")
        var result: UInt64 = 1
        for step in stride(from: 1, through: min(k, n - k), by: 1) {
            let product = result.multipliedFullWidth(by: UInt64(n - step + 1))
            result = UInt64(step).dividingFullWidth((product.high, product.low)).quotient
        }
        return result
    }
}
