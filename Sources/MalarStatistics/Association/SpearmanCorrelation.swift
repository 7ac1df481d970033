// SPDX-License-Identifier: Apache-2.0

/// Spearman's rank correlation: Pearson's correlation of midranks, from whole numbers.
public struct SpearmanCorrelation: Hashable, Sendable {
    /// The correlation of the ranks, with its test by t and its interval.
    public let linear: LinearCorrelation
    /// Whether a value occurs twice in either column.
    public let hasTies: Bool
    /// The sum of squared differences of ranks; exact p values refer to it.
    public let squaredDifferences: Double
    /// Both tails over all permutations; `nil` with ties or above `largestExact` pairs.
    public let exact: ExactTails?

    /// Up to this many pairs without ties, the exact distribution is computed.
    public static let largestExact = SpearmanPermutations.largest

    /// rho, with exact tails for few pairs without ties. The same failures as `PearsonCorrelation.of`.
    ///
    /// - Complexity: O(n log n), and O(2^n n^4) up to `largestExact` pairs
    public static func of(_ x: [Double], _ y: [Double]) -> Computed<SpearmanCorrelation> {
        if let reason = CorrelationInput.reason(x, y) { return .undefined(reason) }
        return .value(SpearmanCorrelation(DenseRanks(of: x), DenseRanks(of: y)))
    }

    init(_ x: DenseRanks, _ y: DenseRanks) {
        let n = x.places.count
        var (xx, yy, xy, dd) = (Int128(0), Int128(0), Int128(0), Int128(0))
        for index in 0..<n {
            let (a, b) = (Int128(x.doubled[index] - n - 1), Int128(y.doubled[index] - n - 1))
            xx += a * a
            yy += b * b
            xy += a * b
            dd += (a - b) * (a - b)
        }
        linear = LinearCorrelation(
            n: n,
            strength: CorrelationStrength(xx: DoubledPrecision(whole: xx), yy: DoubledPrecision(whole: yy), xy: DoubledPrecision(whole: xy))
        )
        hasTies = x.hasTies || y.hasTies
        squaredDifferences = Double(dd) / 4
        exact = hasTies ? nil : SpearmanPermutations.tails(n: n, squaredDifferences: Int(dd / 4))
    }
}
