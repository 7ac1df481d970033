// SPDX-License-Identifier: Apache-2.0

/// The n(n + 1)/2 means of a sample's values taken in pairs, each value with itself included, in order, without storing them.
struct WalshAverages {
    private let values: [Double]

    init(of sample: OrderedSample) {
        values = sample.values
    }

    var count: Int { values.count * (values.count + 1) / 2 }

    /// The middle average, or the mean of the two middle ones.
    var median: Double {
        midpoint(orderStatistic((count + 1) / 2), orderStatistic(count / 2 + 1))
    }

    /// The k-th smallest average, k from 1 to `count`, by halving the doubles between the extremes; the answer is exact.
    /// - Complexity: O(n), about 64 passes
    func orderStatistic(_ k: Int) -> Double {
        precondition(k >= 1 && k <= count, "there is no such Walsh average")
        var low = Self.place(of: values[0])
        var high = Self.place(of: values[values.count - 1])
        while low < high {
            let middle = (low & high) + ((low ^ high) >> 1)
            if countUp(to: Self.double(at: middle)) >= k { high = middle } else { low = middle + 1 }
        }
        return Self.double(at: low)
    }

    private func countUp(to limit: Double) -> Int {
        var total = 0
        var partner = values.count - 1
        for index in values.indices {
            while partner >= index, midpoint(values[index], values[partner]) > limit { partner -= 1 }
            guard partner >= index else { break }
            total += partner - index + 1
        }
        return total
    }

    /// The place of a finite double in the order of all doubles; both zeros are at place 0.
    private static func place(of number: Double) -> Int64 {
        let magnitude = Int64(number.magnitude.bitPattern)
        return number.sign == .minus ? -magnitude : magnitude
    }

    private static func double(at place: Int64) -> Double {
        let magnitude = Double(bitPattern: place.magnitude)
        return place < 0 ? -magnitude : magnitude
    }
}
