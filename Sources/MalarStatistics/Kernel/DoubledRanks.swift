// SPDX-License-Identifier: Apache-2.0

/// Midranks times two, so that they stay whole numbers, in the order of the values given.
struct DoubledRanks {
    let ranks: [Int]
    /// The sizes of the groups of equal values, smallest value first; groups of one are left out.
    let tieGroups: [Int]

    /// - Parameter tolerance: values that lie no further than this above the smallest of their group share its rank.
    /// - Complexity: O(n log n)
    init(of values: [Double], tolerance: Double) {
        var placed = values.indices.map { (value: values[$0], index: $0) }
        placed.sort { $0.value < $1.value }
        var ranks = [Int](repeating: 0, count: values.count)
        var groups: [Int] = []
        var start = 0
        while start < placed.count {
            var end = start
            let smallest = placed[start].value
            // Two equal values are tied even where their difference could not be formed.
            while end + 1 < placed.count, placed[end + 1].value == smallest || placed[end + 1].value - smallest <= tolerance { end += 1 }
            // Ranks count from 1: twice the mean of start + 1 and end + 1.
            for position in start...end { ranks[placed[position].index] = start + end + 2 }
            if end > start { groups.append(end - start + 1) }
            start = end + 1
        }
        self.ranks = ranks
        tieGroups = groups
    }
}
