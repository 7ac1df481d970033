// SPDX-License-Identifier: Apache-2.0

/// The random numbers of one replicate: SplitMix64 started from a mixture of the seed and the number of the replicate.
///
/// Each replicate has a stream of its own, so that the results are the same in any order and on any number of threads.
/// - Source: G. L. Steele, D. Lea, C. H. Flood, OOPSLA (2014) 453-472, doi:10.1145/2660193.2660195.
struct ReplicateGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64, replicate: Int) {
        state = Self.mixed(seed &+ Self.mixed(UInt64(truncatingIfNeeded: replicate) &+ 0x9E37_79B9_7F4A_7C15))
    }

    @inline(__always)
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// A place from 0 to count - 1: the high word of the product with count; no place is favoured by more than count / 2^64.
    @inline(__always)
    mutating func place(below count: UInt64) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: count).high)
    }

    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
