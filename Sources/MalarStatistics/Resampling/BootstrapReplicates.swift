// SPDX-License-Identifier: Apache-2.0

private import Dispatch

/// The statistic in each resample.
struct BootstrapReplicates {
    let statistic: BootstrapStatistic
    /// Sorted; one sample, or two whose difference is wanted.
    let samples: [[Double]]
    let count: Int
    let seed: UInt64

    /// Replicates that one thread takes at a time.
    private static let block = 512
    /// Below so many draws a second thread would cost more than it brings.
    private static let fewestDrawsForThreads = 2_000_000

    /// The values in the order of the replicates, the same on any number of threads.
    func values() -> [Double] {
        [Double](unsafeUninitializedCapacity: count) { buffer, filled in
            let draws = count * samples.reduce(0) { $0 + $1.count }
            // Each block writes to its own part of the buffer, and the call returns only after all have ended.
            nonisolated(unsafe) let target = buffer
            let blocks = (count + Self.block - 1) / Self.block
            if draws < Self.fewestDrawsForThreads {
                for block in 0..<blocks { fill(target, block: block) }
            } else {
                DispatchQueue.concurrentPerform(iterations: blocks) { fill(target, block: $0) }
            }
            filled = count
        }
    }

    private func fill(_ target: UnsafeMutableBufferPointer<Double>, block: Int) {
        let longest = samples.map(\.count).max() ?? 0
        var counts = [Int32](repeating: 0, count: statistic.usesOrder ? longest : 0)
        var drawn = [Double](repeating: 0, count: statistic.usesOrder ? 0 : longest)
        for replicate in (block * Self.block)..<min(count, (block + 1) * Self.block) {
            var generator = ReplicateGenerator(seed: seed, replicate: replicate)
            var value = value(of: samples[0], &generator, &counts, &drawn)
            if samples.count == 2 { value -= self.value(of: samples[1], &generator, &counts, &drawn) }
            target.initializeElement(at: replicate, to: value)
        }
    }

    @inline(__always)
    private func value(
        of sample: [Double], _ generator: inout ReplicateGenerator, _ counts: inout [Int32], _ drawn: inout [Double]
    ) -> Double {
        sample.withUnsafeBufferPointer { sample in
            let size = UInt64(sample.count)
            if statistic.usesOrder {
                return counts.withUnsafeMutableBufferPointer { counts in
                    for index in 0..<sample.count { counts[index] = 0 }
                    for _ in 0..<sample.count { counts[generator.place(below: size)] &+= 1 }
                    return statistic.value(counts: UnsafeBufferPointer(counts), of: sample)
                }
            }
            return drawn.withUnsafeMutableBufferPointer { drawn in
                for index in 0..<sample.count { drawn[index] = sample[generator.place(below: size)] }
                return statistic.value(drawn: UnsafeBufferPointer(rebasing: drawn[0..<sample.count]))
            }
        }
    }
}
