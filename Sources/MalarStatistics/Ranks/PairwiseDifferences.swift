// SPDX-License-Identifier: Apache-2.0

/// The n1 n2 differences x - y of two groups in order, without storing them.
struct PairwiseDifferences {
    private let x: [Double]
    private let y: [Double]

    init(_ samples: TwoSamples) {
        x = samples.x.map { $0 + 0 }.sorted()
        y = samples.y.map { $0 + 0 }.sorted()
    }

    var count: Int { x.count * y.count }
    var smallest: Double { x[0] - y[y.count - 1] }
    var largest: Double { x[x.count - 1] - y[0] }

    /// The middle difference, or the mean of the two middle ones.
    var median: Double { midpoint(orderStatistic((count + 1) / 2), orderStatistic(count / 2 + 1)) }

    /// The k-th smallest difference, k from 1 to `count`, by halving the doubles between the extremes; the answer is exact.
    /// - Precondition: the extremes are finite.
    /// - Complexity: O(n1 + n2), about 64 passes
    func orderStatistic(_ k: Int) -> Double {
        precondition(k >= 1 && k <= count, "there is no such difference")
        var low = OrderOfDoubles.place(of: smallest)
        var high = OrderOfDoubles.place(of: largest)
        while low < high {
            let middle = (low & high) + ((low ^ high) >> 1)
            if countUp(to: OrderOfDoubles.double(at: middle)) >= k { high = middle } else { low = middle + 1 }
        }
        return OrderOfDoubles.double(at: low)
    }

    /// A rounded difference rises with x and falls with y, so that one walk along both suffices.
    private func countUp(to limit: Double) -> Int {
        var total = 0
        var first = y.count
        for value in x.reversed() {
            // The smallest y with value - y <= limit moves down as x gets smaller.
            while first > 0, value - y[first - 1] <= limit { first -= 1 }
            total += y.count - first
        }
        return total
    }
}

/// The place of each double among all doubles; both zeros are at place 0.
enum OrderOfDoubles {
    static func place(of number: Double) -> Int64 {
        let magnitude = Int64(number.magnitude.bitPattern)
        return number.sign == .minus ? -magnitude : magnitude
    }

    static func double(at place: Int64) -> Double {
        let magnitude = Double(bitPattern: place.magnitude)
        return place < 0 ? -magnitude : magnitude
    }
}
