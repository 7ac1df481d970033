// SPDX-License-Identifier: Apache-2.0

/// The null distribution of the number of inversions, over all n! permutations.
enum KendallPermutations {
    /// Positive association means few discordant pairs.
    ///
    /// - Complexity: O(n² times the smaller of discordant and concordant pairs)
    static func tails(n: Int, discordant: Int) -> ExactTails {
        let most = n * (n - 1) / 2
        let near = min(discordant, most - discordant)
        let chances = chances(n: n, through: near)
        let tail = min(1, CompensatedSum(chances).value)
        let far = min(1, 1 - (tail - chances[near]))
        let isFew = discordant <= most - discordant
        let isMany = discordant >= most - discordant
        return ExactTails(less: isMany ? tail : far, greater: isFew ? tail : far, twoSided: min(1, 2 * tail))
    }

    /// P(inversions = 0), P(1) ... Only positive terms are added, so that each keeps its digits.
    private static func chances(n: Int, through limit: Int) -> [Double] {
        var chances = [Double](repeating: 0, count: limit + 1)
        chances[0] = 1
        for item in 2...n {
            var next = chances
            for count in 0...limit {
                var sum = 0.0
                for before in max(0, count - item + 1)...count { sum += chances[before] }
                next[count] = sum / Double(item)
            }
            chances = next
        }
        return chances
    }
}
