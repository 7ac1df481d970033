// SPDX-License-Identifier: Apache-2.0

internal import MalarZlib

/// The checksum of archives and pictures.
enum Checksum {
    /// - Source: ISO 3309; RFC 1952, section 8.
    static func crc32(_ bytes: [UInt8]) -> UInt32 { UInt32(MalarZlib.crc32(0, bytes, uInt(bytes.count))) }
}

extension Array where Element == UInt8 {
    mutating func appendLittleEndian(_ value: some FixedWidthInteger) {
        for byte in 0..<(value.bitWidth / 8) { append(UInt8(truncatingIfNeeded: value >> (byte * 8))) }
    }

    mutating func appendBigEndian(_ value: UInt32) {
        for byte in (0..<4).reversed() { append(UInt8(truncatingIfNeeded: value >> UInt32(byte * 8))) }
    }
}
