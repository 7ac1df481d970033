// SPDX-License-Identifier: Apache-2.0

/// Times of the statistics' typed calls, from raw numbers to the result, as JSON lines: {"task", "case", "software", "seconds"}.
///
/// Data are made here from fixed seeds, with the distributions that the other programs' benchmarks use. Each repetition loops until
/// 0.2 seconds have passed; the median of five counts. Arguments name the tasks to run ("a c"); without any, all run.
@main
enum StatisticsBench {
    static func main() {
        let wanted = Set(CommandLine.arguments.dropFirst())
        for (task, run) in tasks where wanted.isEmpty || wanted.contains(task) { run() }
    }

    /// The tasks by their letters, each in a file of its own.
    static let tasks: [(String, @Sendable () -> Void)] = [
        ("a", { SignedRankBench.run() }), ("b", { MannWhitneyBench.run() }), ("c", { SignedRankBatchBench.run() }),
        ("d", { BootstrapBench.run() }),
    ]

    static let repetitions = 5
    static let shortest = 0.2

    /// Times a computation and prints its line.
    ///
    /// - Parameter body: gives a number that depends on all of its work, so that none of it can be left out by the compiler.
    static func measure(_ task: String, _ name: String, _ body: () -> Double) {
        let clock = ContinuousClock()
        var sink = 0.0
        var times: [Double] = []
        for _ in 0..<repetitions {
            let start = clock.now
            var count = 0
            var passed = 0.0
            repeat {
                sink += body()
                count += 1
                passed = (clock.now - start) / .seconds(1)
            } while passed < shortest
            times.append(passed / Double(count))
        }
        times.sort()
        print(
            "{\"task\": \"\(task)\", \"case\": \"\(name)\", \"software\": \"Malar\", \"seconds\": \(times[repetitions / 2]), "
                + "\"fastest\": \(times[0]), \"check\": \"\(sink / Double(max(1, times.count)) == .infinity ? "infinite" : "finite")\"}")
    }
}

/// SplitMix64, so that every machine times the same data.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number of events with this mean, by multiplying uniform numbers (Knuth).
    mutating func poisson(mean: Double, exponentialOfMinusMean limit: Double) -> Int {
        var product = Double.random(in: 0..<1, using: &self)
        var count = 0
        while product > limit {
            product *= Double.random(in: 0..<1, using: &self)
            count += 1
        }
        return count
    }
}
