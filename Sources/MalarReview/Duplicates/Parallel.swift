// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation

/// Work divided over threads, with results in the order of the work.
enum Parallel {
    /// The results of `work` for 0, 1, … `count - 1`, in that order whatever the threads do.
    static func map<Result: Sendable>(_ count: Int, threads: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
        guard count > 1, threads != 1 else { return (0..<max(0, count)).map(work) }
        let results = Slots<Result>(count)
        DispatchQueue.concurrentPerform(iterations: count) { index in results.set(index, work(index)) }
        return results.values
    }

    /// The results of `work` over ranges that together cover 0 to `count`, in order.
    static func chunks<Result: Sendable>(of count: Int, size: Int, threads: Int, _ work: @Sendable (Range<Int>) -> Result) -> [Result] {
        let parts = (count + size - 1) / size
        return map(parts, threads: threads) { part in work((part * size)..<min(count, (part + 1) * size)) }
    }

    // The lock guards every access to `filled`, which is why the class may cross threads.
    private final class Slots<Value: Sendable>: @unchecked Sendable {
        private let lock = NSLock()
        private var filled: [Value?]

        init(_ count: Int) { filled = Array(repeating: nil, count: count) }

        func set(_ index: Int, _ value: Value) {
            lock.lock()
            filled[index] = value
            lock.unlock()
        }

        var values: [Value] {
            lock.lock()
            defer { lock.unlock() }
            return filled.compactMap { $0 }
        }
    }
}
