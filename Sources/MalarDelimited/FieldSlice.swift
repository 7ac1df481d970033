// SPDX-License-Identifier: Apache-2.0

/// Where a field lies in the bytes, without its quotes and outer blanks. Eight bytes, because a table has millions.
package struct FieldSlice: Sendable, Equatable {
    // What is inlinable is asked for each field of each row, by the room above.
    @usableFromInline package let offset: UInt32
    @usableFromInline package let lengthAndFlags: UInt32

    @inlinable package static var quotedFlag: UInt32 { 1 << 31 }
    @inlinable package static var doubledFlag: UInt32 { 1 << 30 }
    /// The largest buffer whose fields can be told.
    package static let maximumBytes = Int(UInt32.max >> 2)

    package init(_ range: Range<Int>, isQuoted: Bool = false, hasDoubledQuotes: Bool = false) {
        offset = UInt32(range.lowerBound)
        lengthAndFlags = UInt32(range.count) | (isQuoted ? Self.quotedFlag : 0) | (hasDoubledQuotes ? Self.doubledFlag : 0)
    }

    @inlinable package var range: Range<Int> {
        let start = Int(offset)
        return start..<start + Int(lengthAndFlags & ~(Self.quotedFlag | Self.doubledFlag))
    }

    @inlinable package var isQuoted: Bool { lengthAndFlags & Self.quotedFlag != 0 }
    @inlinable package var hasDoubledQuotes: Bool { lengthAndFlags & Self.doubledFlag != 0 }
    @inlinable package var isEmpty: Bool { range.isEmpty }
    /// Empty and not written as `""`.
    @inlinable package var isBlank: Bool { lengthAndFlags == 0 }
}

extension FieldSlice {
    /// The field as text. The bytes must have been found to be UTF-8.
    package func text(in bytes: Span<UInt8>) -> String {
        if hasDoubledQuotes { return String(decoding: undoubled(in: bytes), as: UTF8.self) }
        return bytes.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    /// The field's bytes with each doubled quote made single.
    package func undoubled(in bytes: Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var position = range.lowerBound
        while position < range.upperBound {
            result.append(bytes[position])
            // Inside quotes a quote is always one of two.
            position += bytes[position] == UInt8(ascii: "\"") ? 2 : 1
        }
        return result
    }
}
