// SPDX-License-Identifier: Apache-2.0

/// A number of patterns: a whole number where it fits, else a double, which a power of two never rounds.
protocol PatternCount: BitwiseCopyable, Comparable, ExpressibleByIntegerLiteral {
    /// Adds `count` numbers from `source` to those at `target`, from the last to the first.
    ///
    /// The two may overlap where `target` lies at or above `source`: every number is read before one at or below it is written.
    static func add(_ source: UnsafePointer<Self>, to target: UnsafeMutablePointer<Self>, count: Int)
}

extension UInt64: PatternCount {
    static func add(_ source: UnsafePointer<UInt64>, to target: UnsafeMutablePointer<UInt64>, count: Int) {
        var left = count
        while left >= 8 {
            left -= 8
            let added = UnsafeRawPointer(source + left).loadUnaligned(as: SIMD8<UInt64>.self)
            let place = UnsafeMutableRawPointer(target + left)
            place.storeBytes(of: place.loadUnaligned(as: SIMD8<UInt64>.self) &+ added, as: SIMD8<UInt64>.self)
        }
        while left > 0 {
            left -= 1
            target[left] &+= source[left]
        }
    }
}

extension Double: PatternCount {
    static func add(_ source: UnsafePointer<Double>, to target: UnsafeMutablePointer<Double>, count: Int) {
        var left = count
        while left >= 8 {
            left -= 8
            let added = UnsafeRawPointer(source + left).loadUnaligned(as: SIMD8<Double>.self)
            let place = UnsafeMutableRawPointer(target + left)
            place.storeBytes(of: place.loadUnaligned(as: SIMD8<Double>.self) + added, as: SIMD8<Double>.self)
        }
        while left > 0 {
            left -= 1
            target[left] += source[left]
        }
    }
}
