// SPDX-License-Identifier: Apache-2.0

/// The distribution of (Z + shift) / s, with Z standard normal and s² an independent chi-square over its degrees of freedom.
///
/// P(T <= t) is the mean of Φ(t s - shift) over the density of s, by Gauss-Legendre quadrature in 64 panels over 13 standard deviations to either side.
public struct NoncentralStudent: Sendable {
    /// Above 0.
    public let degreesOfFreedom: Double
    /// The noncentrality.
    public let shift: Double
    /// Values of s with their weights, which add up to 1.
    private let points: [(s: Double, weight: Double)]

    /// - Precondition: the degrees of freedom are 1 or more.
    public init(degreesOfFreedom: Double, shift: Double) {
        precondition(degreesOfFreedom >= 1, "a noncentral t needs 1 degree of freedom or more")
        self.degreesOfFreedom = degreesOfFreedom
        self.shift = shift
        let reach = 9 / degreesOfFreedom.squareRoot()
        let (low, high) = (max(0, 1 - reach), 1 + reach)
        let half = (high - low) / 128
        var points: [(s: Double, weight: Double)] = []
        for panel in 0..<64 {
            for (node, weight) in Self.rule {
                let s = low + half * (Double(2 * panel + 1) + node)
                // The density up to a constant, highest near 1.
                let log = (degreesOfFreedom - 1) * PlatformMathematics.naturalLogarithm(s) - degreesOfFreedom * (s - 1) * (s + 1) / 2
                points.append((s, weight * PlatformMathematics.exponential(log)))
            }
        }
        let total = CompensatedSum(points.lazy.map(\.weight)).value
        self.points = points.map { ($0.s, $0.weight / total) }
    }

    /// P(T <= t).
    public func lowerTail(_ t: Double) -> Double {
        CompensatedSum(points.lazy.map { $0.weight * NormalDistribution.lowerTail(t * $0.s - shift) }).value
    }

    /// P(T > t).
    public func upperTail(_ t: Double) -> Double {
        CompensatedSum(points.lazy.map { $0.weight * NormalDistribution.upperTail(t * $0.s - shift) }).value
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
