// SPDX-License-Identifier: Apache-2.0

/// The correlation that is assumed within subjects.
public enum WorkingCorrelation: String, Hashable, Sendable, CaseIterable, Codable {
    case independence
    /// One correlation for every two observations.
    case exchangeable
    /// The correlation to the power of the distance in time.
    case ar1

    /// R^-1 v for one subject, in a number of operations proportional to its observations; `nil` where R has no inverse.
    func solved(_ v: [Double], _ alpha: Double, _ positions: [Double]) -> [Double]? {
        switch self {
        case .independence: return v
        case .exchangeable:
            let (own, between) = (1 - alpha, 1 + Double(v.count - 1) * alpha)
            guard v.count > 1 else { return v }
            guard own != 0, between != 0 else { return nil }
            let shared = alpha * v.reduce(0, +) / between
            return v.map { ($0 - shared) / own }
        case .ar1: return Self.solvedAlongTime(v, alpha, positions)
        }
    }

    /// The inverse of a Markov correlation has three diagonals: each observation gives its neighbours' innovations.
    private static func solvedAlongTime(_ v: [Double], _ alpha: Double, _ positions: [Double]) -> [Double]? {
        var result = v
        for index in 1..<max(1, v.count) {
            let correlation = PlatformMathematics.power(alpha, positions[index] - positions[index - 1])
            let left = (1 - correlation) * (1 + correlation)
            guard left != 0, left.isFinite else { return nil }
            let innovation = (v[index] - correlation * v[index - 1]) / left
            result[index] = innovation
            // The previous observation loses what the next one carries of it.
            result[index - 1] -= correlation * innovation
        }
        return result
    }

    /// Whether the correlation matrix of the largest subject is positive definite.
    func isPositiveDefinite(_ alpha: Double, largest: Int) -> Bool {
        switch self {
        case .independence: true
        case .exchangeable: largest < 2 || (alpha < 1 && alpha > -1 / Double(largest - 1))
        case .ar1: alpha.magnitude < 1
        }
    }
}
