// SPDX-License-Identifier: Apache-2.0

/// Times as whole numbers in the same order: doubles of 0 and more are ordered as their bit patterns are.
///
/// The smallest pattern is subtracted, and zeros at the lower end that all have are cut off, so that few bits are left.
struct TimeBits {
    /// How many bits the largest key needs.
    let count: Int
    private let smallest: UInt64
    private let low: UInt64

    init(_ times: [Double]) {
        // Adding 0 turns a negative zero into zero.
        let first = times.first.map { ($0 + 0).bitPattern } ?? 0
        var (smallest, largest, varying) = (first, first, UInt64(0))
        times.withUnsafeBufferPointer { times in
            for time in times {
                let bits = (time + 0).bitPattern
                smallest = min(smallest, bits)
                largest = max(largest, bits)
                varying |= bits ^ first
            }
        }
        low = varying == 0 ? 0 : UInt64(varying.trailingZeroBitCount)
        self.smallest = smallest
        count = 64 - ((largest - smallest) &>> low).leadingZeroBitCount
    }

    @inline(__always)
    func key(_ time: Double) -> UInt64 { ((time + 0).bitPattern &- smallest) &>> low }

    /// The time with this key.
    @inline(__always)
    func time(_ key: UInt64) -> Double { Double(bitPattern: smallest &+ key &<< low) }
}
