// SPDX-License-Identifier: Apache-2.0

/// Finds the first byte of a text that is not UTF-8 (RFC 3629), or is NUL.
package enum ByteCheck {
    package struct Fault: Equatable {
        package let offset: Int
        package let isNUL: Bool
    }

    /// The first fault in `range`, or `nil`. Linear; eight ASCII bytes a step.
    package static func firstFault(in bytes: Span<UInt8>, _ range: Range<Int>) -> Fault? {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        let raw = bytes.bytes
        var position = range.lowerBound
        while position < range.upperBound {
            if position + 8 <= range.upperBound {
                let word = raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
                // A high bit here means that some byte is not ASCII (the word's own bits) or is zero (the borrow).
                if ((word &- ones) | word) & highs == 0 {
                    position += 8
                    continue
                }
            }
            let length = scalarLength(bytes, at: position, end: range.upperBound)
            if length == 0 { return Fault(offset: position, isNUL: bytes[position] == 0) }
            position += length
        }
        return nil
    }

    /// The length of the well-formed scalar at `position`, or 0 for a fault.
    private static func scalarLength(_ bytes: Span<UInt8>, at position: Int, end: Int) -> Int {
        let lead = bytes[position]
        if lead < 0x80 { return lead == 0 ? 0 : 1 }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard lead >= 0xC2, lead <= 0xF4, position + length <= end else { return 0 }
        guard secondByte(after: lead).contains(bytes[position + 1]) else { return 0 }
        for index in position + 2..<max(position + 2, position + length) where bytes[index] & 0xC0 != 0x80 { return 0 }
        return length
    }

    /// The second bytes that keep out overlong forms, surrogates and values above U+10FFFF.
    private static func secondByte(after lead: UInt8) -> ClosedRange<UInt8> {
        switch lead {
        case 0xE0: 0xA0...0xBF
        case 0xED: 0x80...0x9F
        case 0xF0: 0x90...0xBF
        case 0xF4: 0x80...0x8F
        default: 0x80...0xBF
        }
    }
}
