// SPDX-License-Identifier: Apache-2.0

/// Rows in ascending order of their times, equal times in the order of the rows.
///
/// Doubles of 0 and more are ordered as their bit patterns are. The bits in which all times agree, on both sides, are cut away;
/// the leading 32 of those that are left are sorted by counting, 11 bits at a time from the lowest, together with the number of the row in
/// the other half of a word. Where more than 32 bits vary, rows that agree in the leading ones are put in order afterwards.
struct TimeOrder {
    /// Rows from the earliest to the latest time.
    let rows: [UInt32]
    /// The times in that order.
    let times: [Double]

    /// - Precondition: times are finite and not below 0; there are fewer than 2^32.
    /// - Complexity: O(n); O(n log n) where very many times agree in their leading bits and differ in later ones
    init(_ times: [Double]) {
        precondition(times.count < 1 << 32, "more rows than 32 bits can number")
        let bits = BitRange(times)
        var words = times.withUnsafeBufferPointer { times in
            times.indices.map { bits.leading(times[$0]) << 32 | UInt64($0) }
        }
        Self.sort(&words, bits: bits.leadingCount)
        if bits.count > 32 { Self.refine(&words, by: times) }
        rows = words.map { UInt32(truncatingIfNeeded: $0) }
        self.times = times.withUnsafeBufferPointer { times in words.map { times[Int($0 & 0xFFFF_FFFF)] + 0 } }
    }

    /// Which bits differ between the times.
    private struct BitRange {
        let shift: Int
        let count: Int
        private let mask: UInt64

        init(_ times: [Double]) {
            let first = times.first.map { ($0 + 0).bitPattern } ?? 0
            var varying: UInt64 = 0
            // Adding 0 turns a negative zero into zero.
            for time in times { varying |= (time + 0).bitPattern ^ first }
            let low = varying == 0 ? 0 : varying.trailingZeroBitCount
            count = varying == 0 ? 0 : 64 - varying.leadingZeroBitCount - low
            shift = low + max(0, count - 32)
            mask = count >= 32 ? 0xFFFF_FFFF : (1 << UInt64(count)) - 1
        }

        var leadingCount: Int { min(count, 32) }
        @inline(__always)
        func leading(_ time: Double) -> UInt64 { ((time + 0).bitPattern >> UInt64(shift)) & mask }
    }

    /// Sorts words by this many bits from the 33rd on, stably.
    private static func sort(_ words: inout [UInt64], bits: Int) {
        guard words.count > 64 else {
            words.sort()
            return
        }
        let passes = (bits + 10) / 11
        var spare = [UInt64](repeating: 0, count: words.count)
        for pass in 0..<passes {
            let from = bits * pass / passes
            let width = bits * (pass + 1) / passes - from
            distribute(words, into: &spare, shift: UInt64(32 + from), width: width)
            swap(&words, &spare)
        }
    }

    private static func distribute(_ words: [UInt64], into target: inout [UInt64], shift: UInt64, width: Int) {
        let mask = (UInt64(1) << UInt64(width)) - 1
        var places = [Int](repeating: 0, count: 1 << width)
        words.withUnsafeBufferPointer { words in
            target.withUnsafeMutableBufferPointer { target in
                places.withUnsafeMutableBufferPointer { places in
                    for word in words { places[Int((word >> shift) & mask)] += 1 }
                    var sum = 0
                    for digit in places.indices {
                        let count = places[digit]
                        places[digit] = sum
                        sum += count
                    }
                    for word in words {
                        let digit = Int((word >> shift) & mask)
                        target[places[digit]] = word
                        places[digit] += 1
                    }
                }
            }
        }
    }

    /// Puts in order what agrees in the leading bits: by insertion where few do, else by comparison.
    private static func refine(_ words: inout [UInt64], by times: [Double]) {
        times.withUnsafeBufferPointer { times in
            words.withUnsafeMutableBufferPointer { words in
                var start = 0
                for index in 1..<max(words.count, 1) where words[index] >> 32 != words[index - 1] >> 32 {
                    if index - start > 1 { order(words, start..<index, by: times) }
                    start = index
                }
                if words.count - start > 1 { order(words, start..<words.count, by: times) }
            }
        }
    }

    private static func order(
        _ words: UnsafeMutableBufferPointer<UInt64>, _ range: Range<Int>, by times: UnsafeBufferPointer<Double>
    ) {
        let time = { (word: UInt64) in times[Int(word & 0xFFFF_FFFF)] }
        let isOrdered = range.dropFirst().allSatisfy { time(words[$0 - 1]) <= time(words[$0]) }
        if isOrdered { return }
        let sorted = words[range].sorted { (time($0), $0) < (time($1), $1) }
        for (place, word) in zip(range, sorted) { words[place] = word }
    }
}
