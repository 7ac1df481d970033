// SPDX-License-Identifier: Apache-2.0

/// The likelihood of two groups in several studies: each study has a fixed level, the log odds ratios are normal.
///
/// The levels are maximised out study by study, so that mean and spread of the log odds ratios remain; the derivatives are those of that profile,
/// which have the same inverse for the mean as the derivatives in all parameters.
struct FixedStudyLikelihood {
    let studies: [TwoByTwoStudies.Study]
    let rule: GaussHermite

    /// The logarithm of the likelihood at its best levels, without binomial coefficients.
    func value(_ mean: Double, _ tau: Double) -> SecondOrder {
        studies.reduce(SecondOrder(0)) { $0 + profile($1, mean, tau) }
    }

    /// One study's part, with its level where that part is highest.
    private func profile(_ study: TwoByTwoStudies.Study, _ mean: Double, _ tau: Double) -> SecondOrder {
        let level = level(study, mean, tau)
        let (atLevel, b, t) = (SecondOrder(level), SecondOrder(mean), SecondOrder(tau))
        let levelMean = contribution(study, .first(level), .second(mean), t)
        let levelSpread = contribution(study, .first(level), b, .second(tau))
        let both = contribution(study, atLevel, .first(mean), .second(tau))
        let (withMean, withSpread) = (levelMean.ab, levelSpread.ab)
        let curvature = levelMean.aa
        return SecondOrder(
            both.value, both.a, both.b, both.aa - withMean * withMean / curvature, both.ab - withMean * withSpread / curvature,
            both.bb - withSpread * withSpread / curvature)
    }

    /// Newton's method on a function that is curved downwards.
    private func level(_ study: TwoByTwoStudies.Study, _ mean: Double, _ tau: Double) -> Double {
        let (yes, all) = (Double(study.events1 + study.events2), Double(study.size1 + study.size2))
        var level = PlatformMathematics.naturalLogarithm(yes / (all - yes))
        for _ in 0..<200 {
            let here = contribution(study, .first(level), SecondOrder(mean), SecondOrder(tau))
            let step = here.aa < 0 ? -here.a / here.aa : here.a
            level += min(2, max(-2, step))
            if step.magnitude <= 1e-13 * (1 + level.magnitude) { break }
        }
        return level
    }

    /// The study's deviation u from the mean is integrated out around its most likely value; the groups lie half of mean + tau u above and below.
    private func contribution(
        _ study: TwoByTwoStudies.Study, _ level: SecondOrder, _ mean: SecondOrder, _ tau: SecondOrder
    ) -> SecondOrder {
        let (x1, n1, x2, n2) = (Double(study.events1), Double(study.size1), Double(study.events2), Double(study.size2))
        var u = SecondOrder(mode(study, level.value, mean.value, tau.value))
        // Two exact steps from the mode bring its first and second derivatives.
        for _ in 0..<2 {
            let (p1, p2) = probabilities(level, mean + tau * u)
            let slope = 0.5 * (tau * (SecondOrder(x1 - x2) - n1 * p1 + n2 * p2)) - u
            u += slope * information(n1, p1, n2, p2, tau).reciprocal
        }
        let (p1, p2) = probabilities(level, mean + tau * u)
        let width = information(n1, p1, n2, p2, tau).squareRoot.reciprocal
        let terms = zip(rule.nodes, rule.weights).map { node, weight in
            let at = u + (2.0.squareRoot() * node) * width
            let half = 0.5 * (mean + tau * at)
            let (upper, lower) = (level + half, level - half)
            let first = x1 * upper - n1 * upper.softPlus
            return first + x2 * lower - n2 * lower.softPlus - 0.5 * (at * at)
                + SecondOrder(PlatformMathematics.naturalLogarithm(weight) + node * node)
        }
        let most = terms.reduce(-.infinity) { max($0, $1.value) }
        let sum = terms.reduce(SecondOrder(0)) { $0 + ($1 - SecondOrder(most)).exponential }
        // √2 width over √(2 π)
        return sum.logarithm + width.logarithm + SecondOrder(most - 0.572_364_942_924_700_1)
    }

    private func probabilities(_ level: SecondOrder, _ effect: SecondOrder) -> (SecondOrder, SecondOrder) {
        ((level + 0.5 * effect).logistic, (level - 0.5 * effect).logistic)
    }

    /// Minus the second derivative in the deviation: 1 + tau² (n1 p1 (1 - p1) + n2 p2 (1 - p2)) / 4.
    private func information(_ n1: Double, _ p1: SecondOrder, _ n2: Double, _ p2: SecondOrder, _ tau: SecondOrder) -> SecondOrder {
        let spread = n1 * (p1 * (SecondOrder(1) - p1)) + n2 * (p2 * (SecondOrder(1) - p2))
        return SecondOrder(1) + 0.25 * (tau * tau * spread)
    }

    private func mode(_ study: TwoByTwoStudies.Study, _ level: Double, _ mean: Double, _ tau: Double) -> Double {
        let (n1, n2) = (Double(study.size1), Double(study.size2))
        // The slope falls from above 0 to below 0 between these.
        let reach = 0.5 * tau.magnitude * (n1 + n2)
        var (low, high, u) = (-reach, reach, 0.0)
        for _ in 0..<200 {
            let half = 0.5 * (mean + tau * u)
            let (p1, p2) = (LogisticScale.probability(level + half), LogisticScale.probability(level - half))
            let slope = 0.5 * tau * ((Double(study.events1) - n1 * p1) - (Double(study.events2) - n2 * p2)) - u
            if slope > 0 { low = u } else { high = u }
            let next = u + slope / (1 + 0.25 * tau * tau * (n1 * p1 * (1 - p1) + n2 * p2 * (1 - p2)))
            let inside = next > low && next < high ? next : midpoint(low, high)
            if (inside - u).magnitude <= 1e-15 * (1 + u.magnitude) { return inside }
            u = inside
        }
        return u
    }
}
