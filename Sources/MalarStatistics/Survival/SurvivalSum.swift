// SPDX-License-Identifier: Apache-2.0

/// A running sum that carries the rounding error of each step along (Neumaier), for inner loops.
struct SurvivalSum {
    private var sum = 0.0
    private var carried = 0.0

    @inline(__always)
    mutating func add(_ term: Double) {
        let next = sum + term
        // Knuth's two-sum: exact without asking which of the two is larger.
        let part = next - sum
        carried += (sum - (next - part)) + (term - part)
        sum = next
    }

    var value: Double { sum + carried }
}
