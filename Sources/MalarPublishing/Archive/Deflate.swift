// SPDX-License-Identifier: Apache-2.0

internal import MalarZlib

/// Compressed bytes, made by zlib in one call.
enum Deflate {
    /// The compressed bytes alone, as archives hold them.
    /// - Source: RFC 1951.
    static func compressed(_ input: [UInt8]) -> [UInt8] { Array(stream(input).dropFirst(2).dropLast(4)) }

    /// The compressed bytes between a header of two bytes and a checksum of four, as pictures hold them.
    /// - Source: RFC 1950.
    static func stream(_ input: [UInt8]) -> [UInt8] {
        var size = compressBound(uLong(input.count))
        return [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
            let status = compress2(buffer.baseAddress, &size, input, uLong(input.count), Z_DEFAULT_COMPRESSION)
            // The room is enough by zlib's own word, so that nothing but a lack of memory is left.
            precondition(status == Z_OK, "zlib ended with \(status)")
            count = Int(size)
        }
    }
}
