// SPDX-License-Identifier: Apache-2.0

/// How the second column is ordered once the observations are sorted by the first: inversions and pairs tied in both.
struct PairOrder {
    /// Pairs of observations that the two columns order against each other.
    let inversions: Int
    /// Pairs of observations that are tied in both columns.
    let tiedInBoth: Int

    /// - Complexity: O(n log n)
    init(_ x: DenseRanks, _ y: DenseRanks) {
        let byY = Self.sorted(Array(0..<Int32(x.places.count)), by: y.places, sizes: y.sizes)
        let order = Self.sorted(byY, by: x.places, sizes: x.sizes)
        tiedInBoth = Self.runs(order, x.places, y.places)
        inversions = Self.inversions(order.map { y.places[Int($0)] })
    }

    /// A stable counting sort of observations by their place.
    private static func sorted(_ observations: [Int32], by places: [Int32], sizes: [Int]) -> [Int32] {
        var next = [Int](repeating: 0, count: sizes.count)
        for place in sizes.indices.dropFirst() { next[place] = next[place - 1] + sizes[place - 1] }
        var result = [Int32](repeating: 0, count: observations.count)
        for observation in observations {
            let place = Int(places[Int(observation)])
            result[next[place]] = observation
            next[place] += 1
        }
        return result
    }

    private static func runs(_ order: [Int32], _ x: [Int32], _ y: [Int32]) -> Int {
        var (pairs, length) = (0, 0)
        for index in order.indices {
            let (this, before) = (Int(order[index]), Int(order[max(0, index - 1)]))
            length = index > 0 && x[this] == x[before] && y[this] == y[before] ? length + 1 : 0
            pairs += length
        }
        return pairs
    }

    /// Pairs in which the earlier is larger, by a merge sort from the bottom up.
    private static func inversions(_ sequence: [Int32]) -> Int {
        var from = sequence
        var to = sequence
        var found = 0
        var width = 1
        while width < from.count {
            for start in stride(from: 0, to: from.count, by: 2 * width) {
                let (middle, end) = (min(start + width, from.count), min(start + 2 * width, from.count))
                found += merge(from, &to, start, middle, end)
            }
            swap(&from, &to)
            width *= 2
        }
        return found
    }

    private static func merge(_ from: [Int32], _ to: inout [Int32], _ start: Int, _ middle: Int, _ end: Int) -> Int {
        var (left, right, found) = (start, middle, 0)
        for place in start..<end {
            if left < middle, right >= end || from[left] <= from[right] {
                to[place] = from[left]
                left += 1
            } else {
                to[place] = from[right]
                right += 1
                found += middle - left
            }
        }
        return found
    }
}
