// SPDX-License-Identifier: Apache-2.0

/// Rows in ascending order of their times, equal times in the order of the rows.
///
/// The leading 32 of the bits in which times differ are sorted by counting, together with the number of the row in the other half of a word.
/// Where more than 32 bits differ, rows that agree in the leading ones are put in order afterwards.
struct TimeOrder {
    /// Rows from the earliest to the latest time.
    let rows: [UInt32]
    /// The times in that order.
    let times: [Double]

    /// - Precondition: times are finite and not below 0; there are fewer than 2^32.
    /// - Complexity: O(n); O(n log n) where very many times agree in their leading bits and differ in later ones
    init(_ times: [Double]) {
        precondition(times.count < 1 << 32, "more rows than 32 bits can number")
        let bits = TimeBits(times)
        let beyond = UInt64(max(0, bits.count - 32))
        var words = times.withUnsafeBufferPointer { times in
            times.indices.map { (bits.key(times[$0]) &>> beyond) << 32 | UInt64($0) }
        }
        if words.count > 64 { RadixSort.sort(&words, bits: 32..<(32 + min(bits.count, 32))) } else { words.sort() }
        if beyond > 0 { Self.refine(&words, by: times) }
        rows = words.map { UInt32(truncatingIfNeeded: $0) }
        self.times = times.withUnsafeBufferPointer { times in words.map { times[Int($0 & 0xFFFF_FFFF)] + 0 } }
    }

    /// Puts in order what agrees in the leading bits.
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
