// SPDX-License-Identifier: Apache-2.0

/// The ranks of a column as whole numbers: the place of each value among the different values, and twice its midrank.
struct DenseRanks {
    /// From 0, one for each different value, in the order of the data.
    let places: [Int32]
    /// Twice the midrank, in the order of the data.
    let doubled: [Int]
    /// How many observations share each different value, smallest value first.
    let sizes: [Int]

    var hasTies: Bool { sizes.count < places.count }

    private struct Placed {
        let value: Double
        let index: Int32
    }

    /// - Precondition: no value is NaN, and there are fewer than 2^31.
    /// - Complexity: O(n log n)
    init(of values: [Double]) {
        var order = values.enumerated().map { Placed(value: $1, index: Int32($0)) }
        order.sort { $0.value < $1.value }
        var places = [Int32](repeating: 0, count: values.count)
        var doubled = [Int](repeating: 0, count: values.count)
        var sizes: [Int] = []
        var start = 0
        while start < order.count {
            var end = start
            while end + 1 < order.count, order[end + 1].value == order[start].value { end += 1 }
            for position in start...end {
                places[Int(order[position].index)] = Int32(sizes.count)
                doubled[Int(order[position].index)] = start + end + 2
            }
            sizes.append(end - start + 1)
            start = end + 1
        }
        self.places = places
        self.doubled = doubled
        self.sizes = sizes
    }
}
