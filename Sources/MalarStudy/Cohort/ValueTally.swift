// SPDX-License-Identifier: Apache-2.0

internal import MalarStatistics

/// Numbers with how often each occurs, from which medians, quartiles and rank tests are computed as from the numbers themselves.
///
/// Memory grows with the number of different values, not with that of the patients.
struct ValueTally: Sendable, Hashable {
    private(set) var counts: [Double: Int] = [:]

    var count: Int { counts.values.reduce(0, +) }

    mutating func add(_ value: Double) { counts[value + 0, default: 0] += 1 }

    mutating func merge(_ other: ValueTally) {
        counts.merge(other.counts) { $0 + $1 }
    }

    /// All values in order of size. As many as there are: for the end of a run, one tally at a time.
    var values: [Double] {
        counts.sorted { $0.key < $1.key }.flatMap { Array(repeating: $0.key, count: $0.value) }
    }
}
