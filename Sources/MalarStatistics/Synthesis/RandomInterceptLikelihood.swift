// SPDX-License-Identifier: Apache-2.0

/// The likelihood of mean and spread of logits, with its derivatives.
struct RandomInterceptLikelihood {
    let studies: ProportionStudies
    let rule: GaussHermite

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

    /// The highest point on the way up from the crude mean and this spread.
    func maximum(from spread: Double) -> MeanAndSpreadSearch.Maximum? {
        MeanAndSpreadSearch(value: value).maximum(fromMean: withoutSpread.mean, spread: spread)
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
    static func logKernel(_ events: Int, _ size: Int) -> Double {
        let (x, n) = (Double(events), Double(size))
        let part = { (count: Double) in count > 0 ? count * PlatformMathematics.naturalLogarithm(count / n) : 0 }
        return part(x) + part(n - x)
    }
}
