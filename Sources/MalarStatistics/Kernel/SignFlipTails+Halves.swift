// SPDX-License-Identifier: Apache-2.0

extension SignFlipTails {
    /// The ranks in two halves of about the same sum, divided by what they all share.
    struct Halves {
        private let first: [Int]
        private let second: [Int]
        private let near: Int

        init(ranks: [Int], near: Int) {
            let divisor = max(1, ranks.reduce(0, Self.greatestCommonDivisor))
            let near = near / divisor
            // A rank above the limit is never drawn in this tail.
            let sorted = ranks.lazy.map { $0 / divisor }.filter { $0 <= near }.sorted()
            first = stride(from: 0, to: sorted.count, by: 2).map { sorted[$0] }
            second = stride(from: 1, to: sorted.count, by: 2).map { sorted[$0] }
            self.near = near
        }

        private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : greatestCommonDivisor(b, a % b) }

        var cost: Double { Self.cost(first, near) + Self.cost(second, near) }

        private static func cost(_ ranks: [Int], _ near: Int) -> Double {
            let limit = min(near, ranks.reduce(0, +) / 2)
            var reached = 0
            return ranks.reduce(0.0) { cost, rank in
                reached += rank
                return cost + Double(min(reached, limit))
            }
        }

        func wholeTail() -> (through: UInt128, at: UInt128) {
            let a: [UInt64] = Self.counts(first, near).counts
            let b: [UInt64] = Self.counts(second, near).counts
            var running: UInt64 = 0
            let sums = b.map { count in
                running += count
                return running
            }
            var through: UInt128 = 0
            var at: UInt128 = 0
            for sum in a.indices {
                let rest = near - sum
                through &+= Self.product(a[sum], sums[min(rest, sums.count - 1)])
                if rest < b.count { at &+= Self.product(a[sum], b[rest]) }
            }
            return (through, at)
        }

        func tail() -> (through: ScaledNumber, at: ScaledNumber) {
            let (a, shiftA): ([Double], Int) = Self.counts(first, near)
            let (b, shiftB): ([Double], Int) = Self.counts(second, near)
            // Scaled by the largest, neither the products nor their sum can leave the range.
            let scaleA = Int((a.max() ?? 1).exponent)
            let scaleB = Int((b.max() ?? 1).exponent)
            var running = 0.0
            let sums = b.map { count in
                running += PlatformMathematics.scaled(count, byPowerOfTwo: -scaleB)
                return running
            }
            var through = 0.0
            var at = 0.0
            for sum in a.indices {
                let rest = near - sum
                let scaled = PlatformMathematics.scaled(a[sum], byPowerOfTwo: -scaleA)
                through += scaled * sums[min(rest, sums.count - 1)]
                if rest < b.count { at += scaled * PlatformMathematics.scaled(b[rest], byPowerOfTwo: -scaleB) }
            }
            let exponent = shiftA + shiftB + scaleA + scaleB
            return (ScaledNumber(through, exponent: exponent), ScaledNumber(at, exponent: exponent))
        }

        @inline(__always)
        private static func product(_ a: UInt64, _ b: UInt64) -> UInt128 { UInt128(a) &* UInt128(b) }

        /// The numbers of patterns for each sum up to the limit; doubles are further divided by two to the power of `shift`.
        private static func counts<Count: PatternCount>(_ ranks: [Int], _ limit: Int) -> (counts: [Count], shift: Int) {
            let total = ranks.reduce(0, +)
            let top = min(limit, total)
            let middle = min(limit, total / 2)
            var counts = [Count](repeating: 0, count: top + 1)
            counts[0] = 1
            var shift = 0
            counts.withUnsafeMutableBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                var reached = 0
                var doublings = 0
                for rank in ranks {
                    reached = min(middle, reached + rank)
                    if rank <= reached { Count.add(base, to: base + rank, count: reached - rank + 1) }
                    doublings += 1
                    if doublings > 960 { doublings = rescale(buffer, through: reached, &shift) }
                }
                // The distribution is symmetric about the half of its largest sum.
                if top > middle { for sum in (middle + 1)...top { buffer[sum] = buffer[total - sum] } }
            }
            return (counts, shift)
        }

        /// Divides by a power of two so that the largest count is about 1, and gives how many doublings that leaves done.
        private static func rescale<Count: PatternCount>(
            _ counts: UnsafeMutableBufferPointer<Count>, through last: Int, _ shift: inout Int
        ) -> Int {
            counts.withMemoryRebound(to: Double.self) { counts in
                let exponent = Int((counts[0...last].max() ?? 1).exponent)
                guard exponent > 500 else { return exponent }
                shift += exponent
                for sum in 0...last { counts[sum] = PlatformMathematics.scaled(counts[sum], byPowerOfTwo: -exponent) }
                return 0
            }
        }
    }
}
