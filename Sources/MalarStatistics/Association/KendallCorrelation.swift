// SPDX-License-Identifier: Apache-2.0

/// Kendall's tau-b, by sorting and counting.
public struct KendallCorrelation: Hashable, Sendable {
    /// How many pairs of observations there are, 3 or more.
    public let n: Int
    /// Pairs of observations ordered alike less those ordered against each other.
    public let score: Double
    /// Pairs of observations ordered alike.
    public let concordant: Double
    /// Pairs of observations ordered against each other.
    public let discordant: Double
    /// From -1 to 1.
    public let tauB: Double
    /// The variance of the score under independence, given the ties.
    public let variance: Double
    /// Whether a value occurs twice in either column.
    public let hasTies: Bool
    /// Both tails over all permutations; `nil` with ties or from `exactBelow` pairs on.
    public let exact: ExactTails?

    /// Below this many pairs without ties, the exact distribution is computed.
    public static let exactBelow = 50

    /// score / √variance, without continuity correction.
    public var z: Double { score / variance.squareRoot() }
    /// The normal p value of z.
    public func p(_ alternative: Alternative) -> Double {
        switch alternative {
        case .twoSided: min(1, 2 * NormalDistribution.upperTail(z.magnitude))
        case .greater: NormalDistribution.upperTail(z)
        case .less: NormalDistribution.lowerTail(z)
        }
    }
    /// The decimal logarithm of `p`.
    public func log10P(_ alternative: Alternative) -> Double {
        StudentDistribution(degreesOfFreedom: .infinity).log10P(z, alternative)
    }

    /// tau-b. The same failures as `PearsonCorrelation.of`.
    ///
    /// - Source: W. R. Knight, J. Am. Stat. Assoc. 61 (1966) 436-439, doi:10.1080/01621459.1966.10480879.
    /// - Complexity: O(n log n)
    public static func of(_ x: [Double], _ y: [Double]) -> Computed<KendallCorrelation> {
        if let reason = CorrelationInput.reason(x, y) { return .undefined(reason) }
        return .value(KendallCorrelation(DenseRanks(of: x), DenseRanks(of: y)))
    }

    init(_ x: DenseRanks, _ y: DenseRanks) {
        n = x.places.count
        let pairs = n * (n - 1) / 2
        let (tiedX, tiedY) = (Self.pairs(x.sizes), Self.pairs(y.sizes))
        let order = PairOrder(x, y)
        let against = order.inversions
        let alike = pairs - tiedX - tiedY + order.tiedInBoth - against
        concordant = Double(alike)
        discordant = Double(against)
        score = Double(alike - against)
        let (freeX, freeY) = (Double(pairs - tiedX), Double(pairs - tiedY))
        tauB = freeX == freeY ? score / freeX : score / (freeX.squareRoot() * freeY.squareRoot())
        variance = Self.variance(n: Double(n), x.sizes, y.sizes)
        hasTies = x.hasTies || y.hasTies
        exact = hasTies || n >= Self.exactBelow ? nil : KendallPermutations.tails(n: n, discordant: against)
    }

    private static func pairs(_ sizes: [Int]) -> Int { sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }

    /// - Source: M. G. Kendall, Rank Correlation Methods, 4th ed. (1970), chapter 5.
    private static func variance(n: Double, _ x: [Int], _ y: [Int]) -> Double {
        let sum = { (sizes: [Int], term: (Double) -> Double) in
            CompensatedSum(sizes.filter { $0 > 1 }.map { term(Double($0)) }).value
        }
        let whole = { (t: Double) in t * (t - 1) * (2 * t + 5) }
        let two = { (t: Double) in t * (t - 1) }
        let three = { (t: Double) in t * (t - 1) * (t - 2) }
        return (whole(n) - sum(x, whole) - sum(y, whole)) / 18 + sum(x, two) * sum(y, two) / (2 * n * (n - 1))
            + sum(x, three) * sum(y, three) / (9 * n * (n - 1) * (n - 2))
    }
}
