// SPDX-License-Identifier: Apache-2.0

/// Times in ascending order, each with a small number that was its row's; rows themselves are forgotten.
///
/// Where the bits in which times differ and the number fit one word together, as they nearly always do, only words are moved.
struct TimeCodes {
    /// Ascending.
    let times: [Double]
    /// In the same order; among equal times in any fixed order.
    let codes: [UInt16]

    /// - Parameter codeBits: how many bits the largest code needs, at most 16
    /// - Complexity: as of `TimeOrder`
    init(_ times: [Double], codeBits: Int, code: (Int) -> UInt16) {
        let bits = TimeBits(times)
        guard bits.count + codeBits <= 64 else {
            let order = TimeOrder(times)
            self.times = order.times
            codes = order.rows.map { code(Int($0)) }
            return
        }
        let shift = UInt64(codeBits)
        var words = times.withUnsafeBufferPointer { times in
            times.indices.map { bits.key(times[$0]) &<< shift | UInt64(code($0)) }
        }
        // 33 leading bits tell nearly all times apart that differ.
        let leading = max(0, bits.count - 33)
        RadixSort.sort(&words, bits: (codeBits + leading)..<(codeBits + bits.count))
        if leading > 0 { RadixSort.refine(&words, from: codeBits) }
        let mask = UInt16(truncatingIfNeeded: (1 << codeBits) - 1)
        self.times = words.map { bits.time($0 &>> shift) }
        codes = words.map { UInt16(truncatingIfNeeded: $0) & mask }
    }
}
