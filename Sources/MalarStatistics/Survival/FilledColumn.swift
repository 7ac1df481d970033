// SPDX-License-Identifier: Apache-2.0

/// Room for values that are written one after the other in an inner loop, without the checks of an array.
struct FilledColumn<Value: BitwiseCopyable> {
    private let room: UnsafeMutableBufferPointer<Value>

    /// - Note: `taken` must be called once, or the room is never given back.
    init(capacity: Int) { room = .allocate(capacity: capacity) }

    @inline(__always)
    func write(_ value: Value, at index: Int) { room[index] = value }

    /// The first values as an array; gives the room back.
    func taken(_ count: Int) -> [Value] {
        defer { room.deallocate() }
        return Array(room[..<count])
    }
}
