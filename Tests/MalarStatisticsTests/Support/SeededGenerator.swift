// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

/// SplitMix64: the same numbers on every machine and in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension SeededGenerator {
    /// Small half-unit differences: many ties and zeros.
    mutating func tiedDifferences(count: Int) -> [Double] {
        (0..<count).map { _ in Double(Int.random(in: -5...5, using: &self)) / 2 }
    }

    /// Differences without ties, as good as surely.
    mutating func smoothDifferences(count: Int) -> [Double] {
        (0..<count).map { _ in Double.random(in: -10...12, using: &self) }
    }
}

/// A value that must be there, for use inside another requirement.
func required<Value>(_ value: Value?, _ location: SourceLocation = #_sourceLocation) throws -> Value {
    try #require(value, sourceLocation: location)
}

/// The sample behind differences that are known to be finite.
func pairs(_ differences: [Double]) throws -> PairedSample {
    try #require(PairedSample.differences(differences).value)
}
