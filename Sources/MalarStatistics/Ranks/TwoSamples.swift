// SPDX-License-Identifier: Apache-2.0

/// The observed values of two groups that have no patient in common, and how many values were missing.
public struct TwoSamples: Hashable, Sendable {
    /// Finite values of the first group, at least one.
    public let x: [Double]
    /// Finite values of the second group, at least one.
    public let y: [Double]
    /// How many values of the first group were missing.
    public let missingX: Int
    /// How many values of the second group were missing.
    public let missingY: Int

    /// Two columns of any lengths; `nil` is missing.
    ///
    /// `.emptySample` where a group has no value, `.nonFiniteInput` where a value is infinite or not a number.
    public static func groups(_ x: [Double?], _ y: [Double?]) -> Computed<TwoSamples> {
        let observed = (x.compactMap { $0 }, y.compactMap { $0 })
        guard observed.0.allSatisfy(\.isFinite), observed.1.allSatisfy(\.isFinite) else { return .undefined(.nonFiniteInput) }
        guard !observed.0.isEmpty, !observed.1.isEmpty else { return .undefined(.emptySample) }
        return .value(
            TwoSamples(x: observed.0, y: observed.1, missingX: x.count - observed.0.count, missingY: y.count - observed.1.count))
    }
}

/// The ranks of two groups together, doubled so that they stay whole numbers.
struct PooledRanks {
    let n1: Int
    let n2: Int
    /// The doubled rank sum of the first group.
    let sum1: Int
    /// All doubled ranks in ascending order.
    let sorted: [Int]
    /// Sizes of the groups of equal values, smallest value first; groups of one are left out.
    let tieGroups: [Int]

    /// - Complexity: O(N log N)
    init(of samples: TwoSamples, tolerance: Double) {
        let (x, y) = (samples.x, samples.y)
        var placed: [(value: Double, isFirst: Bool)] = []
        placed.reserveCapacity(x.count + y.count)
        for value in x { placed.append((value, true)) }
        for value in y { placed.append((value, false)) }
        placed.sort { $0.value < $1.value }
        var sorted = [Int](repeating: 0, count: placed.count)
        var groups: [Int] = []
        var sum = 0
        var start = 0
        while start < placed.count {
            var end = start
            let smallest = placed[start].value
            while end + 1 < placed.count, placed[end + 1].value == smallest || placed[end + 1].value - smallest <= tolerance { end += 1 }
            for position in start...end {
                sorted[position] = start + end + 2
                if placed[position].isFirst { sum += start + end + 2 }
            }
            if end > start { groups.append(end - start + 1) }
            start = end + 1
        }
        n1 = x.count
        n2 = y.count
        sum1 = sum
        self.sorted = sorted
        tieGroups = groups
    }

    var count: Int { n1 + n2 }
    private var total: Int { count * (count + 1) }
    var rankSum1: Double { Double(sum1) / 2 }
    var rankSum2: Double { Double(total - sum1) / 2 }
    /// Pairs in which the first group's value is larger, a tie counting one half, times two.
    var doubledU1: Int { sum1 - n1 * (n1 + 1) }
    var u1: Double { Double(doubledU1) / 2 }
    var u2: Double { Double(2 * n1 * n2 - doubledU1) / 2 }
    var areAllEqual: Bool { tieGroups.first == count || count == 1 }

    /// n1 n2 / 12 ((N + 1) - sum(t³ - t) / (N (N - 1))), with the whole numbers rounded once; 0 where all values are equal.
    var variance: Double {
        guard !areAllEqual else { return 0 }
        func cube(_ n: Int) -> UInt128 { UInt128(n) * UInt128(n) * UInt128(n) - UInt128(n) }
        let untied = cube(count) - tieGroups.reduce(UInt128(0)) { $0 + cube($1) }
        return Double(UInt128(n1) * UInt128(n2) * untied) / Double(12 * UInt128(count) * UInt128(count - 1))
    }

    /// U1 less its mean over its standard deviation, U1 first moved by `shift`.
    func z(shift: Double) -> Double {
        (Double(doubledU1 - n1 * n2) / 2 + shift) / variance.squareRoot()
    }

    var exactTails: RankSumTails {
        areAllEqual ? RankSumTails(certain: sum1) : RankSumTails(sorted: sorted, chosen: n1, sum: sum1)
    }
    /// About how many additions the exact tails take; none where all values are equal.
    var exactCost: Double { areAllEqual ? 0 : RankSumTails.cost(sorted: sorted, chosen: n1) }
}
