// SPDX-License-Identifier: Apache-2.0

extension RecordSplitter {
    /// The length of the blank at `position`: 1 for a space or tab, 2 for a no-break space (C2 A0), 0 for anything else.
    func blankLength(_ bytes: Span<UInt8>, at position: Int) -> Int {
        let byte = bytes[position]
        if byte == delimiter { return 0 }
        if byte == 0x20 || byte == 0x09 { return 1 }
        return byte == 0xC2 && position + 1 < bytes.count && bytes[position + 1] == 0xA0 ? 2 : 0
    }

    /// The end of `range` without trailing blanks.
    func contentEnd(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound {
            let byte = bytes[end - 1]
            if byte == 0x20 || byte == 0x09 {
                end -= 1
            } else if byte == 0xA0, end - 2 >= range.lowerBound, bytes[end - 2] == 0xC2 {
                end -= 2
            } else {
                break
            }
        }
        return end
    }

    /// The number of Unicode scalars in `range`.
    func scalars(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        var count = 0
        for index in range where bytes[index] & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
