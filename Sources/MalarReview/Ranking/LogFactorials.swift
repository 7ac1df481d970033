// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// ln n! from 0 to a largest n, and the tails of the number of relevant records in a simple random sample without replacement.
struct LogFactorials {
    private let values: [Double]

    /// - Precondition: `largest` is at least 0.
    init(_ largest: Int) {
        values = (0...largest).map { lgamma(Double($0) + 1) }
    }

    /// P(X ≤ count); 1 where the count is as large as X can be, 0 where it is below what X must be.
    func lower(_ count: Int, sample: Int, relevant: Int, records: Int) -> Double {
        let (least, most) = (max(0, sample - (records - relevant)), min(sample, relevant))
        guard count < most else { return 1 }
        guard count >= least else { return 0 }
        return min(1, (least...count).reduce(0) { $0 + mass($1, sample, relevant, records) })
    }

    /// P(X ≥ count).
    func upper(_ count: Int, sample: Int, relevant: Int, records: Int) -> Double {
        let (least, most) = (max(0, sample - (records - relevant)), min(sample, relevant))
        guard count > least else { return 1 }
        guard count <= most else { return 0 }
        return min(1, (count...most).reduce(0) { $0 + mass($1, sample, relevant, records) })
    }

    private func mass(_ count: Int, _ sample: Int, _ relevant: Int, _ records: Int) -> Double {
        exp(choose(relevant, count) + choose(records - relevant, sample - count) - choose(records, sample))
    }

    private func choose(_ from: Int, _ count: Int) -> Double { values[from] - values[count] - values[from - count] }
}
