// SPDX-License-Identifier: Apache-2.0

/// A second computation of the rank-sum null distribution: every split of the pooled values written out, pairs counted one by one.
struct EverySplit {
    let less: Double
    let greater: Double
    let distance: Double
    let doubled: Double
    /// The smallest p by distance over all splits.
    let smallestDistance: Double
    let smallestOneSided: Double

    init(_ x: [Double], _ y: [Double]) {
        let pooled = x + y
        let sums = (0..<(1 << pooled.count)).filter { $0.nonzeroBitCount == x.count }.map { pattern in Self.doubledU(pooled, pattern) }
        let observed = Self.doubledU(pooled, (1 << x.count) - 1)
        let middle = x.count * y.count
        let share = { (isExtreme: (Int) -> Bool) in Double(sums.count(where: isExtreme)) / Double(sums.count) }
        less = share { $0 <= observed }
        greater = share { $0 >= observed }
        distance = share { abs($0 - middle) >= abs(observed - middle) }
        doubled = min(1, 2 * min(less, greater))
        let farthest = sums.map { abs($0 - middle) }.max() ?? 0
        smallestDistance = share { abs($0 - middle) >= farthest }
        let (low, high) = (sums.min() ?? 0, sums.max() ?? 0)
        smallestOneSided = min(share { $0 == low }, share { $0 == high })
    }

    private static func doubledU(_ pooled: [Double], _ pattern: Int) -> Int {
        var sum = 0
        for i in pooled.indices where pattern >> i & 1 == 1 {
            for j in pooled.indices where pattern >> j & 1 == 0 {
                sum += pooled[i] > pooled[j] ? 2 : pooled[i] == pooled[j] ? 1 : 0
            }
        }
        return sum
    }
}

extension SeededGenerator {
    /// Scores from 0 to `highest`.
    mutating func scores(_ count: Int, upTo highest: Int) -> [Double] {
        (0..<count).map { _ in Double(Int.random(in: 0...highest, using: &self)) }
    }
}
