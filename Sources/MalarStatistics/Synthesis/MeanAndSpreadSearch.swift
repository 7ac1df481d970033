// SPDX-License-Identifier: Apache-2.0

/// The maximum of a likelihood in a mean and a spread, by Newton's method with halved steps.
struct MeanAndSpreadSearch {
    /// The logarithm of the likelihood with its derivatives in the mean (first) and in the spread (second).
    let value: (_ mean: Double, _ spread: Double) -> SecondOrder

    /// Where the search ended.
    struct Maximum {
        let mean: Double, tau: Double
        let value: SecondOrder
        let iterations: Int
    }

    /// `nil` where it does not settle or runs off. The spread may come out negative: its sign has no meaning.
    func maximum(fromMean start: Double, spread: Double) -> Maximum? {
        var (mean, tau) = (start, spread)
        var here = value(mean, tau)
        for iteration in 1...200 {
            let step = step(here)
            var factor = 1.0
            var next = value(mean + step.0, tau + step.1)
            while !(next.value >= here.value - 1e-13 * here.value.magnitude), factor > 1e-12 {
                factor /= 2
                next = value(mean + factor * step.0, tau + factor * step.1)
            }
            (mean, tau, here) = (mean + factor * step.0, tau + factor * step.1, next)
            if tau.magnitude > 100 { return nil }
            if max(step.0.magnitude / (1 + mean.magnitude), step.1.magnitude / (1 + tau.magnitude)) < 1e-12 {
                return Maximum(mean: mean, tau: tau, value: here, iterations: iteration)
            }
        }
        return nil
    }

    /// The Newton step where the likelihood is curved downwards, else one up the slope; at most 2 long.
    private func step(_ here: SecondOrder) -> (Double, Double) {
        let determinant = here.aa * here.bb - here.ab * here.ab
        var step = (-(here.bb * here.a - here.ab * here.b) / determinant, -(here.aa * here.b - here.ab * here.a) / determinant)
        if !(here.aa < 0 && determinant > 0) {
            step = (here.a / (1 + here.aa.magnitude), here.b / (1 + here.bb.magnitude))
        }
        let length = (step.0 * step.0 + step.1 * step.1).squareRoot()
        return length > 2 ? (step.0 * 2 / length, step.1 * 2 / length) : step
    }
}
