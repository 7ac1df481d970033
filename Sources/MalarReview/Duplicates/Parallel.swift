// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

/// Work divided over threads, with results in the order of the work.
enum Parallel {
    /// The results of `work` for 0, 1, … `count - 1`, in that order whatever the threads do; one thread alone where `threads` is 1.
    static func map<Result: Sendable>(_ count: Int, threads: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
        guard threads != 1 else { return (0..<max(0, count)).map(work) }
        return Array(0..<max(0, count)).concurrentMap(work)
    }

    /// The results of `work` over ranges that together cover 0 to `count`, in order.
    static func chunks<Result: Sendable>(of count: Int, size: Int, threads: Int, _ work: @Sendable (Range<Int>) -> Result) -> [Result] {
        let parts = (count + size - 1) / size
        return map(parts, threads: threads) { part in work((part * size)..<min(count, (part + 1) * size)) }
    }
}
