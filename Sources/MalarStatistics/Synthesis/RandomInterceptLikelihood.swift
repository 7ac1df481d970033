// SPDX-License-Identifier: Apache-2.0

/// The likelihood of mean and spread of logits, with its derivatives.
struct RandomInterceptLikelihood {
    let studies: ProportionStudies
    let rule: GaussHermite

    struct Maximum {
        let mean: Double, tau: Double
        let value: SecondOrder
        let iterations: Int
    }

    /// Without spread: one proportion for all.
    struct Crude {
        let mean: Double, standardError: Double, value: Double
    }

    /// The logarithm of the likelihood at a mean and a spread, without binomial coefficients.
    func value(_ mean: Double, _ tau: Double) -> SecondOrder {
        let (mean, tau) = (SecondOrder.first(mean), SecondOrder.second(tau))
        return zip(studies.events, studies.sizes).reduce(SecondOrder(0)) { $0 + contribution(Double($1.0), Double($1.1), mean, tau) }
    }

    /// One study: its deviation is integrated out around its most likely value.
    private func contribution(_ x: Double, _ n: Double, _ mean: SecondOrder, _ tau: SecondOrder) -> SecondOrder {
        var u = SecondOrder(mode(x, n, mean.value, tau.value))
        // Two exact steps from the mode bring its first and second derivatives.
        for _ in 0..<2 {
            let p = (mean + tau * u).logistic
            let slope = tau * (SecondOrder(x) - n * p) - u
            u += slope * information(p, n, tau).reciprocal
        }
        let width = information((mean + tau * u).logistic, n, tau).squareRoot.reciprocal
        let terms = zip(rule.nodes, rule.weights).map { node, weight in
            let at = u + (2.0.squareRoot() * node) * width
            let logit = mean + tau * at
            let constant = SecondOrder(PlatformMathematics.naturalLogarithm(weight) + node * node)
            return x * logit - n * logit.softPlus - 0.5 * (at * at) + constant
        }
        let most = terms.reduce(-.infinity) { max($0, $1.value) }
        let sum = terms.reduce(SecondOrder(0)) { $0 + ($1 - SecondOrder(most)).exponential }
        // √2 width over √(2 π)
        return sum.logarithm + width.logarithm + SecondOrder(most - 0.572_364_942_924_700_1)
    }

    /// Minus the second derivative in the deviation: 1 + tau² n p (1 - p).
    private func information(_ p: SecondOrder, _ n: Double, _ tau: SecondOrder) -> SecondOrder {
        SecondOrder(1) + n * (tau * tau * p * (SecondOrder(1) - p))
    }

    private func mode(_ x: Double, _ n: Double, _ mean: Double, _ tau: Double) -> Double {
        let slope = { (u: Double) in tau * (x - n * LogisticScale.probability(mean + tau * u)) - u }
        // The slope falls from above 0 to below 0 between these.
        let reach = tau.magnitude * n
        var (low, high) = (-reach, reach)
        var u = 0.0
        for _ in 0..<200 {
            let value = slope(u)
            if value > 0 { low = u } else { high = u }
            let p = LogisticScale.probability(mean + tau * u)
            let next = u + value / (1 + tau * tau * n * p * (1 - p))
            let inside = next > low && next < high ? next : midpoint(low, high)
            if (inside - u).magnitude <= 1e-15 * (1 + u.magnitude) { return inside }
            u = inside
        }
        return u
    }

    /// Newton's method with halved steps; `nil` where it does not settle or runs off.
    func maximum(from spread: Double) -> Maximum? {
        var (mean, tau) = (withoutSpread.mean, spread)
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

    var withoutSpread: Crude {
        let totals = studies.totals
        let (x, n) = (Double(totals.events), Double(totals.size))
        return Crude(
            mean: PlatformMathematics.naturalLogarithm(x / (n - x)), standardError: (1 / x + 1 / (n - x)).squareRoot(),
            value: Self.logKernel(totals.events, totals.size))
    }

    var logCoefficients: Double {
        zip(studies.events, studies.sizes).reduce(0) { $0 + SpecialFunctions.logBinomial($1.1, $1.0) }
    }

    var likelihoodRatio: Double {
        let separate = CompensatedSum(zip(studies.events, studies.sizes).map(Self.logKernel)).value
        return max(0, 2 * (separate - withoutSpread.value))
    }

    /// x log(x/n) + (n - x) log((n - x)/n)
    private static func logKernel(_ events: Int, _ size: Int) -> Double {
        let (x, n) = (Double(events), Double(size))
        let part = { (count: Double) in count > 0 ? count * PlatformMathematics.naturalLogarithm(count / n) : 0 }
        return part(x) + part(n - x)
    }
}
