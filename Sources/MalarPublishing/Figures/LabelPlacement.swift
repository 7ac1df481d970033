// SPDX-License-Identifier: Apache-2.0

/// Moves labels apart along a line, each as little as possible.
enum LabelPlacement {
    /// Positions at least `gap` apart in the order of the wishes, with the least sum of squared moves, then shifted into the bounds.
    ///
    /// Equal wishes keep the order in which they were given. Where the bounds have no room for all, the positions reach beyond the upper
    /// bound, still `gap` apart. Complexity: O(n log n).
    static func spread(_ wishes: [Double], gap: Double, within bounds: ClosedRange<Double>) -> [Double] {
        let order = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }
        let reduced = order.enumerated().map { wishes[$0.element] - Double($0.offset) * gap }
        let highest = max(bounds.lowerBound, bounds.upperBound - Double(max(0, wishes.count - 1)) * gap)
        var positions = wishes
        for (rank, value) in isotonic(reduced).enumerated() {
            positions[order[rank]] = min(max(value, bounds.lowerBound), highest) + Double(rank) * gap
        }
        return positions
    }

    /// Least-squares rising fit by pooling neighbours that are out of order.
    private static func isotonic(_ values: [Double]) -> [Double] {
        var pools: [(sum: Double, count: Int)] = []
        for value in values {
            pools.append((value, 1))
            while pools.count > 1, mean(pools[pools.count - 2]) > mean(pools[pools.count - 1]) {
                let last = pools.removeLast()
                pools[pools.count - 1].sum += last.sum
                pools[pools.count - 1].count += last.count
            }
        }
        return pools.flatMap { Array(repeating: mean($0), count: $0.count) }
    }

    private static func mean(_ pool: (sum: Double, count: Int)) -> Double { pool.sum / Double(pool.count) }
}
