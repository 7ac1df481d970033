// SPDX-License-Identifier: Apache-2.0

/// The distribution of (Z + shift) / s, with Z standard normal and s² an independent chi-square over its degrees of freedom.
///
/// P(T <= t) is the mean of Φ(t s - shift) over the density of s, by Gauss-Legendre quadrature over 13 standard deviations to either
/// side, in panels that are narrow where Φ rises.
public struct NoncentralStudent: Sendable {
    /// 1 or more.
    public let degreesOfFreedom: Double
    /// The noncentrality.
    public let shift: Double
    private let low: Double, high: Double, mass: Double

    /// - Precondition: the degrees of freedom are 1 or more.
    public init(degreesOfFreedom: Double, shift: Double) {
        precondition(degreesOfFreedom >= 1, "a noncentral t needs 1 degree of freedom or more")
        self.degreesOfFreedom = degreesOfFreedom
        self.shift = shift
        let reach = 9 / degreesOfFreedom.squareRoot()
        (low, high) = (max(0, 1 - reach), 1 + reach)
        mass = Self.integral([low, 1, high]) { Self.density($0, degreesOfFreedom) }
    }

    /// P(T <= t).
    public func lowerTail(_ t: Double) -> Double { mean(t) { NormalDistribution.lowerTail($0) } }

    /// P(T > t).
    public func upperTail(_ t: Double) -> Double { mean(t) { NormalDistribution.upperTail($0) } }

    private func mean(_ t: Double, _ tail: (Double) -> Double) -> Double {
        // Φ rises from 0 to 1 within nine standard deviations around here.
        let steps = t == 0 ? [] : [-9, 0, 9].map { (shift + $0) / t }
        let breaks = ([low, 1, high] + steps.filter { $0 > low && $0 < high }).sorted()
        return Self.integral(breaks) { tail(t * $0 - shift) * Self.density($0, degreesOfFreedom) } / mass
    }

    /// The density of s up to a constant, highest near 1.
    private static func density(_ s: Double, _ freedom: Double) -> Double {
        PlatformMathematics.exponential((freedom - 1) * PlatformMathematics.naturalLogarithm(s) - freedom * (s - 1) * (s + 1) / 2)
    }

    /// Sixteen panels between any two breaks.
    private static func integral(_ breaks: [Double], _ function: (Double) -> Double) -> Double {
        var terms: [Double] = []
        for (from, to) in zip(breaks, breaks.dropFirst()) {
            let half = (to - from) / 32
            for panel in 0..<16 {
                let centre = from + half * Double(2 * panel + 1)
                for (node, weight) in rule { terms.append(half * weight * function(centre + half * node)) }
            }
        }
        return CompensatedSum(terms).value
    }

    /// The t with P(T <= t) = p, for p above 0 and below 1.
    public func lowerQuantile(_ p: Double) -> Double {
        let excess = { (t: Double) in p <= 0.5 ? lowerTail(t) - p : (1 - p) - upperTail(t) }
        var step = 1.0
        var (low, high) = (shift - 1, shift + 1)
        while excess(low) > 0 {
            low -= step
            step *= 2
        }
        step = 1
        while excess(high) < 0 {
            high += step
            step *= 2
        }
        return Bisection.root(low, high, excess)
    }

    /// Eight points of Gauss-Legendre.
    private static let rule: [(Double, Double)] = [
        (0.183_434_642_495_649_8, 0.362_683_783_378_362), (0.525_532_409_916_329, 0.313_706_645_877_887_3),
        (0.796_666_477_413_626_7, 0.222_381_034_453_374_48), (0.960_289_856_497_536_2, 0.101_228_536_290_376_26),
    ].flatMap { [(-$0.0, $0.1), ($0.0, $0.1)] }
}
