// SPDX-License-Identifier: Apache-2.0

/// The null distribution of the sum of squared rank differences, over all n! permutations.
///
/// Permutations are built position by position; those that have used the same set of ranks are counted together by their sum,
/// so that 12! = 479,001,600 orders need only 4096 sets.
enum SpearmanPermutations {
    static let largest = 12

    /// Positive association means a small sum. `nil` above `largest`.
    static func tails(n: Int, squaredDifferences: Int) -> ExactTails? {
        guard n <= largest else { return nil }
        let counts = counts(n: n)
        // The sum is always even; its largest value is n (n² - 1) / 3.
        let half = squaredDifferences / 2
        let total = Double(counts.reduce(0, +))
        let low = Double(counts[...half].reduce(0, +)) / total
        let high = Double(counts[half...].reduce(0, +)) / total
        return ExactTails(less: high, greater: low, twoSided: min(1, 2 * min(low, high)))
    }

    /// How many permutations have the sum 0, 2, 4 ...
    static func counts(n: Int) -> [Int] {
        let width = n * (n * n - 1) / 6 + 1
        var table = [Int](repeating: 0, count: (1 << n) * width)
        table[0] = 1
        table.withUnsafeMutableBufferPointer { table in
            for used in 0..<((1 << n) - 1) { extend(table, used: used, n: n, width: width) }
        }
        // Differences are squared and summed as they are: position and rank sums are equal, so every total is even.
        return Array(table[(((1 << n) - 1) * width)...])
    }

    /// Adds one more position to every arrangement that has used this set.
    private static func extend(_ table: UnsafeMutableBufferPointer<Int>, used: Int, n: Int, width: Int) {
        let position = used.nonzeroBitCount
        let parity = parity(used)
        for rank in 0..<n where used >> rank & 1 == 0 {
            let square = (position - rank) * (position - rank)
            let next = used | 1 << rank
            // A set holds sums of one parity only, halved and rounded down.
            let shift = (square + parity) / 2
            let (from, to) = (used * width, next * width + shift)
            for sum in 0..<max(0, width - shift) where table[from + sum] != 0 { table[to + sum] += table[from + sum] }
        }
    }

    /// The parity of the sum of squares of an arrangement: that of the positions and the ranks used.
    private static func parity(_ used: Int) -> Int {
        var sum = 0
        for rank in 0..<Int.bitWidth where used >> rank & 1 == 1 { sum += rank }
        for position in 0..<used.nonzeroBitCount { sum += position }
        return sum & 1
    }
}
