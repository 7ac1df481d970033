// SPDX-License-Identifier: Apache-2.0

/// The checksums of archives and pictures.
enum Checksum {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }

    /// - Source: ISO 3309; RFC 1952, section 8.
    static func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
    }

    /// - Source: RFC 1950, section 9.
    static func adler32(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var (a, b) = (UInt32(1), UInt32(0))
        for byte in bytes {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return b << 16 | a
    }
}

extension Array where Element == UInt8 {
    mutating func appendLittleEndian(_ value: some FixedWidthInteger) {
        for byte in 0..<(value.bitWidth / 8) { append(UInt8(truncatingIfNeeded: value >> (byte * 8))) }
    }

    mutating func appendBigEndian(_ value: UInt32) {
        for byte in (0..<4).reversed() { append(UInt8(truncatingIfNeeded: value >> UInt32(byte * 8))) }
    }
}
