// SPDX-License-Identifier: Apache-2.0

import MalarInstruments

/// Visits per second of the typed kernels, on made-up visits in memory: what scoring itself can do, without reading and writing.
///
/// Each kernel is given the same visits several times; the median run counts. The sum of the scores is printed, so that no run can be left
/// out by the compiler and two machines can be compared.
@main
enum KernelBench {
    static func main() {
        let visits = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 2_000_000
        print("one thread, \(visits) visits, median of \(runs) runs")
        print("kernel".padded(34) + "visits/second".padded(16) + "sum of scores")
        for kernel in kernels { kernel(visits) }
    }

    static let runs = 7

    /// Times a kernel and prints its line.
    ///
    /// - Parameter body: scores all visits and gives the sum of their scores.
    static func measure(_ name: String, _ visits: Int, _ body: () -> Double) {
        let clock = ContinuousClock()
        var sum = 0.0
        let times = (0..<runs).map { _ in clock.measure { sum = body() } }.sorted()
        let seconds = times[runs / 2] / .seconds(1)
        print(name.padded(34) + "\(Int(Double(visits) / seconds))".padded(16) + "\(sum.rounded())")
    }
}

extension String {
    fileprivate func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

/// SplitMix64, so that every machine scores the same visits.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
