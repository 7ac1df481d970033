// SPDX-License-Identifier: Apache-2.0

/// A plain PNG of a light field with a frame, for programs that cannot show a vector drawing.
enum PlaceholderPicture {
    /// One grey pixel a point.
    static func png(_ size: Scene.Extent) -> [UInt8] {
        let (width, height) = (max(1, Int(size.width)), max(1, Int(size.height)))
        let edge = [UInt8](repeating: 0xA0, count: width)
        var inner = [UInt8](repeating: 0xF4, count: width)
        (inner[0], inner[width - 1]) = (0xA0, 0xA0)
        var lines: [UInt8] = []
        for line in 0..<height {
            // Each line begins with its filter, here none.
            lines.append(0)
            lines += line == 0 || line == height - 1 ? edge : inner
        }
        var header: [UInt8] = []
        header.appendBigEndian(UInt32(width))
        header.appendBigEndian(UInt32(height))
        // Eight bits of grey, the usual compression and filters, not interlaced.
        header += [8, 0, 0, 0, 0]
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        return signature + chunk("IHDR", header) + chunk("IDAT", Deflate.stream(lines)) + chunk("IEND", [])
    }

    private static func chunk(_ kind: String, _ data: [UInt8]) -> [UInt8] {
        var chunk: [UInt8] = []
        chunk.appendBigEndian(UInt32(data.count))
        let body = Array(kind.utf8) + data
        chunk += body
        chunk.appendBigEndian(Checksum.crc32(body))
        return chunk
    }
}
