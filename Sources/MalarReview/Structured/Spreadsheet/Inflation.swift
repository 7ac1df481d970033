// SPDX-License-Identifier: Apache-2.0

import MalarZlib

/// Unfolds what was packed by DEFLATE, never beyond the size that is expected.
///
/// - Source: RFC 1951.
enum Inflation {
    /// The unfolded bytes; `nil` where they are damaged or not of exactly this size.
    static func bytes(of packed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
        // One byte more tells a stream that goes on.
        let room = size + 1
        guard packed.count <= Int(UInt32.max), room <= Int(UInt32.max) else { return nil }
        var isWhole = false
        let output = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            var input = Array(packed)
            input.withUnsafeMutableBufferPointer { source in
                var stream = z_stream()
                guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return }
                defer { inflateEnd(&stream) }
                stream.next_in = source.baseAddress
                stream.avail_in = uInt(source.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = uInt(room)
                let status = inflate(&stream, Z_FINISH)
                count = room - Int(stream.avail_out)
                isWhole = status == Z_STREAM_END && count == size
            }
        }
        return isWhole ? output : nil
    }
}
