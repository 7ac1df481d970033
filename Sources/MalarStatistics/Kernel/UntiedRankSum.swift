// SPDX-License-Identifier: Apache-2.0

/// The distribution of U for two groups without ties, as probabilities from U = 0 up to the middle.
///
/// The generating function of U is the product of (1 - x^(m+i)) / (1 - x^i) for i from 1 to n: one subtraction and one running sum for each
/// observation of the smaller group, divided by the number of splits on the way.
/// - Source: E. F. Harding, J. R. Stat. Soc. C 33 (1984) 1-6, doi:10.2307/2347656.
enum UntiedRankSum {
    /// The largest q with P(U <= q) <= probability, and that P; `nil` where even P(U = 0) is larger.
    /// - Complexity: O(smaller size times product of both sizes)
    static func largestStatistic(_ n1: Int, _ n2: Int, withTailAtMost probability: Double) -> (u: Int, tail: Double)? {
        var best: (u: Int, tail: Double)?
        var tail = 0.0
        for (u, mass) in masses(min(n1, n2), max(n1, n2)).enumerated() {
            tail += mass
            guard tail <= probability else { break }
            best = (u, tail)
        }
        return best
    }

    /// P(U = 0): one split of all.
    static func smallestProbability(_ n1: Int, _ n2: Int) -> Double { (ScaledNumber(1) / .binomial(n1 + n2, n1)).value }

    static func cost(_ n1: Int, _ n2: Int) -> Double { Double(min(n1, n2)) * Double(n1) * Double(n2) }

    private static func masses(_ few: Int, _ many: Int) -> [Double] {
        let top = few * many / 2
        var masses = [Double](repeating: 0, count: top + 1)
        masses[0] = 1
        for i in stride(from: 1, through: few, by: 1) {
            if many + i <= top { for u in stride(from: top, through: many + i, by: -1) { masses[u] -= masses[u - many - i] } }
            if i <= top { for u in i...top { masses[u] += masses[u - i] } }
            let factor = Double(i) / Double(many + i)
            for u in masses.indices { masses[u] *= factor }
        }
        return masses
    }
}
