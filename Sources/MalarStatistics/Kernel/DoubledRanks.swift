// SPDX-License-Identifier: Apache-2.0

/// Midranks times two, so that they stay whole numbers, in the order of the values given.
struct DoubledRanks {
    let ranks: [Int]
    /// The sizes of the groups of equal values, smallest value first; groups of one are left out.
    let tieGroups: [Int]

    /// - Parameter tolerance: values that lie no further than this above the smallest of their group share its rank.
    /// - Complexity: O(n log n)
    init(of values: [Double], tolerance: Double) {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Int](repeating: 0, count: values.count)
        var groups: [Int] = []
        var start = 0
        while start < order.count {
            var end = start
            while end + 1 < order.count, values[order[end + 1]] - values[order[start]] <= tolerance { end += 1 }
            // Ranks count from 1: twice the mean of start + 1 and end + 1.
            for position in start...end { ranks[order[position]] = start + end + 2 }
            if end > start { groups.append(end - start + 1) }
            start = end + 1
        }
        self.ranks = ranks
        tieGroups = groups
    }
}
