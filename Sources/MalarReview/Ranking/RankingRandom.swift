// SPDX-License-Identifier: Apache-2.0

/// SplitMix64, so that an order of visits, a sample or a simulation is the same for the same seed.
///
/// - Source: G. L. Steele, D. Lea, C. H. Flood, OOPSLA (2014) 453-472, doi:10.1145/2660193.2660195.
struct RankingRandom: RandomNumberGenerator {
    private var state: UInt64

    /// A stream of its own for each pair of seed and number.
    init(seed: UInt64, stream: Int = 0) {
        state = Self.mixed(seed &+ Self.mixed(UInt64(truncatingIfNeeded: stream) &+ 0x9E37_79B9_7F4A_7C15))
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// A place from 0 to count - 1, for a count above 0.
    mutating func place(below count: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(truncatingIfNeeded: count)).high)
    }

    /// The first `count` places of a shuffle, which is a simple random sample without replacement, in the order drawn.
    mutating func sample<Element>(_ count: Int, of elements: [Element]) -> [Element] {
        var pool = elements
        let wanted = min(max(count, 0), pool.count)
        for index in 0..<wanted { pool.swapAt(index, index + place(below: pool.count - index)) }
        return Array(pool.prefix(wanted))
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
