// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Synchronization

extension Array where Element: Sendable {
    /// The results of all elements in their order, worked out on the cores there are; the same as `map` for a function without effects.
    package func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
        guard count > 1 else { return map(transform) }
        let results = Mutex([Result?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let result = transform(self[index])
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0 }.compactMap(\.self)
    }
}
