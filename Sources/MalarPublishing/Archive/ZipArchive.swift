// SPDX-License-Identifier: Apache-2.0

/// A ZIP archive in memory. Every entry is dated 1 January 1980, so that the same entries always give the same bytes.
///
/// - Source: APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16; without ZIP64, so at most 65 535 entries and 4 GB.
struct ZipArchive {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    /// Adds an entry, compressed where that makes it smaller.
    /// - Precondition: the archive stays below 65 535 entries and 4 GB.
    mutating func add(_ name: String, _ content: [UInt8]) {
        precondition(count < .max && body.count + content.count < Int(UInt32.max), "an archive without ZIP64 has room for 4 GB")
        let deflated = Deflate.compressed(content)
        let isSmaller = deflated.count < content.count
        let data = isSmaller ? deflated : content
        let offset = UInt32(body.count)
        let header = Self.header(name, content, size: data.count, method: isSmaller ? 8 : 0)
        body.appendLittleEndian(UInt32(0x0403_4B50))
        body += header + Array(name.utf8) + data
        directory.appendLittleEndian(UInt32(0x0201_4B50))
        directory.appendLittleEndian(UInt16(20))
        // No comment, first disk, no attributes.
        directory += header + [UInt8](repeating: 0, count: 10)
        directory.appendLittleEndian(offset)
        directory += Array(name.utf8)
        count += 1
    }

    /// What the header of an entry and its line in the directory have in common.
    private static func header(_ name: String, _ content: [UInt8], size: Int, method: UInt16) -> [UInt8] {
        var header: [UInt8] = []
        // Version 2.0; names in UTF-8; the method; midnight on 1 January 1980.
        for word in [20, 0x0800, method, 0, 0x0021] as [UInt16] { header.appendLittleEndian(word) }
        header.appendLittleEndian(Checksum.crc32(content))
        header.appendLittleEndian(UInt32(size))
        header.appendLittleEndian(UInt32(content.count))
        header.appendLittleEndian(UInt16(name.utf8.count))
        header.appendLittleEndian(UInt16(0))
        return header
    }

    /// The archive as it stands.
    var bytes: [UInt8] {
        var end: [UInt8] = []
        end.appendLittleEndian(UInt32(0x0605_4B50))
        for word in [0, 0, count, count] { end.appendLittleEndian(word) }
        end.appendLittleEndian(UInt32(directory.count))
        end.appendLittleEndian(UInt32(body.count))
        end.appendLittleEndian(UInt16(0))
        return body + directory + end
    }
}
