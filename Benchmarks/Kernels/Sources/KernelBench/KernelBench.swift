// SPDX-License-Identifier: Apache-2.0

import MalarInstruments

/// Visits per second of the typed kernels, on made-up visits in memory: what scoring itself can do, without reading and writing.
///
/// Each kernel is given the same visits several times; the median run counts. After each run a plain copy moves as many bytes, read and written
/// together, in memory that is there already: a kernel at the speed of that copy has the ratio 1, and only memory could make it faster. The
/// columns are larger than any cache. The sum of the scores is printed, so that no run can be left out by the compiler and two machines can be
/// compared.
@main
enum KernelBench {
    static func main() {
        let megabytes = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 256
        print("one thread, \(megabytes) MB of columns for each kernel, median of \(runs) runs")
        print("kernel".padded(34), "million/s", "ns/visit", "GB/s", "copy GB/s", "ratio", "sum of scores", separator: "  ")
        for kernel in kernels { kernel(megabytes * 1_000_000) }
    }

    static let runs = 7

    /// How many visits fill columns of so many bytes.
    static func visits(_ bytes: Int, each traffic: Traffic) -> Int { bytes / traffic.read }

    /// Times a kernel beside the copy and prints its line.
    ///
    /// - Parameters:
    ///   - score: scores all visits.
    ///   - sum: the sum of the scores of the last run; not timed.
    static func measure(_ name: String, _ visits: Int, _ traffic: Traffic, score: () -> Void, sum: () -> Double) {
        let (clock, copy) = (ContinuousClock(), Copy(bytes: visits * (traffic.read + traffic.written) / 2))
        let times = (0..<runs).map { _ in (kernel: clock.measure(score), copy: clock.measure(copy.run)) }
        let kernel = times.map(\.kernel).sorted()[runs / 2] / .seconds(1)
        let copied = times.map(\.copy).sorted()[runs / 2] / .seconds(1)
        let gigabytes = Double(visits * (traffic.read + traffic.written)) / 1e9
        print(
            name.padded(34), (Double(visits) / kernel / 1e6).printed(9), (kernel / Double(visits) * 1e9).printed(8),
            (gigabytes / kernel).printed(5), (gigabytes / copied).printed(9), (copied / kernel).printed(5), sum().rounded(), separator: "  "
        )
    }
}

extension KernelBench {
    /// Holds every score of a kernel against the rule of one visit; the tests do the same, without the compiler's vector code.
    static func check(_ name: String, _ visits: Int, agrees: (Int) -> Bool) {
        guard let visit = (0..<visits).first(where: { !agrees($0) }) else { return }
        preconditionFailure("\(name): visit \(visit + 1) has another score than the rule gives")
    }
}

/// The bytes that a kernel reads and writes for a visit.
struct Traffic {
    let read: Int, written: Int
}

/// A copy between two pieces of memory that were touched before.
final class Copy {
    private let from: UnsafeMutableRawBufferPointer, to: UnsafeMutableRawBufferPointer

    init(bytes: Int) {
        from = .allocate(byteCount: bytes, alignment: 64)
        to = .allocate(byteCount: bytes, alignment: 64)
        from.initializeMemory(as: UInt8.self, repeating: 1)
        to.initializeMemory(as: UInt8.self, repeating: 2)
    }

    deinit {
        from.deallocate()
        to.deallocate()
    }

    func run() { to.copyMemory(from: UnsafeRawBufferPointer(from)) }
}

extension Double {
    /// Two decimals, to the right of a field.
    fileprivate func printed(_ width: Int) -> String {
        let hundredths = Int((self * 100).rounded())
        let text = "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
        return String(repeating: " ", count: max(0, width - text.count)) + text
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
