// SPDX-License-Identifier: Apache-2.0

import MalarZlib

/// Reads the entries of a ZIP archive in memory, with bounds on what they may unfold to.
///
/// - Source: APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16; without ZIP64 and encryption. RFC 1951.
struct ZipReader {
    struct Limits: Sendable {
        var entries = 10_000
        /// The largest entry, unfolded.
        var entryBytes = 256 << 20
        /// Above this size an entry may not be more than `ratio` times as large as it is in the archive.
        var freeBytes = 16 << 20
        var ratio = 200
    }

    private struct Entry {
        var method: Int
        var isEncrypted: Bool
        var checksum: UInt32
        var packedSize: Int
        var size: Int
        var offset: Int
    }

    private let bytes: [UInt8]
    private let file: String
    private let limits: Limits
    private var entries: [String: Entry] = [:]

    init(_ bytes: [UInt8], file: String, limits: Limits = Limits()) throws(RecordFileError) {
        self.bytes = bytes
        self.file = file
        self.limits = limits
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw error(
                "this is a spreadsheet of the old form (.xls) or one with a password; save it as .xlsx without a password, or as CSV")
        }
        try readDirectory()
    }

    func holds(_ name: String) -> Bool { entries[name] != nil }

    /// The unfolded bytes of an entry; its size and checksum are held against what the archive says.
    func content(_ name: String) throws(RecordFileError) -> [UInt8] {
        guard let entry = entries[name] else {
            throw error("the spreadsheet lacks its part \(name.prefix(80)); it is damaged or no spreadsheet")
        }
        guard !entry.isEncrypted else { throw error("the spreadsheet is encrypted; save it without a password") }
        guard entry.size <= limits.entryBytes else {
            throw error("the part \(name.prefix(80)) unfolds to more than \(limits.entryBytes >> 20) MB and is not read")
        }
        guard entry.size <= limits.freeBytes || entry.size / limits.ratio <= entry.packedSize else {
            throw error("the part \(name.prefix(80)) unfolds to more than \(limits.ratio) times its size, as bombs do, and is not read")
        }
        let packed = try packed(entry, name)
        let content = try unfolded(packed, entry, name)
        let checksum = content.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32(0, $0.baseAddress, uInt(content.count))) }
        guard checksum == entry.checksum else { throw error("the part \(name.prefix(80)) is damaged: its checksum is wrong") }
        return content
    }

    private func packed(_ entry: Entry, _ name: String) throws(RecordFileError) -> ArraySlice<UInt8> {
        guard number(entry.offset, 4) == 0x0403_4B50, let nameLength = number(entry.offset + 26, 2),
            let extra = number(entry.offset + 28, 2)
        else { throw error("the part \(name.prefix(80)) is not where the archive says; the file is damaged") }
        let start = entry.offset + 30 + nameLength + extra
        guard start <= bytes.count, entry.packedSize <= bytes.count - start else { throw error("the file is cut off") }
        return bytes[start..<(start + entry.packedSize)]
    }

    private func unfolded(_ packed: ArraySlice<UInt8>, _ entry: Entry, _ name: String) throws(RecordFileError) -> [UInt8] {
        switch entry.method {
        case 0 where entry.size == entry.packedSize: return Array(packed)
        case 8:
            guard let content = Inflation.bytes(of: packed, size: entry.size) else {
                throw error("the part \(name.prefix(80)) cannot be unfolded to the size that the archive says; the file is damaged")
            }
            return content
        default: throw error("the part \(name.prefix(80)) is packed in a way that spreadsheets do not use (\(entry.method))")
        }
    }

    private mutating func readDirectory() throws(RecordFileError) {
        let lowest = max(0, bytes.count - 65_557)
        guard let end = stride(from: bytes.count - 22, through: lowest, by: -1).first(where: { number($0, 4) == 0x0605_4B50 }),
            let count = number(end + 10, 2), let start = number(end + 16, 4)
        else { throw error("this is no spreadsheet (.xlsx), or it is cut off: the directory at the end of the archive is missing") }
        guard count <= limits.entries, start != 0xFFFF_FFFF else { throw error("the archive is larger than any spreadsheet of records") }
        var position = start
        for _ in 0..<count {
            guard number(position, 4) == 0x0201_4B50, let lengths = lengths(at: position + 28), position + 46 + lengths.name <= bytes.count,
                let entry = entry(at: position)
            else { throw error("the directory of the archive is damaged") }
            entries[String(decoding: bytes[(position + 46)..<(position + 46 + lengths.name)], as: UTF8.self)] = entry
            position += 46 + lengths.name + lengths.rest
        }
    }

    private func entry(at position: Int) -> Entry? {
        guard let flags = number(position + 8, 2), let method = number(position + 10, 2), let checksum = number(position + 16, 4),
            let packed = number(position + 20, 4), let size = number(position + 24, 4), let offset = number(position + 42, 4)
        else { return nil }
        return Entry(
            method: method, isEncrypted: flags & 1 == 1, checksum: UInt32(truncatingIfNeeded: checksum), packedSize: packed, size: size,
            offset: offset)
    }

    private func lengths(at position: Int) -> (name: Int, rest: Int)? {
        guard let name = number(position, 2), let extra = number(position + 2, 2), let comment = number(position + 4, 2) else { return nil }
        return (name, extra + comment)
    }

    /// A number of two or four bytes, the least first; `nil` beyond the end.
    private func number(_ position: Int, _ length: Int) -> Int? {
        guard position >= 0, position <= bytes.count - length else { return nil }
        return (0..<length).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
    }

    private func error(_ message: String) -> RecordFileError { RecordFileError(file: file, message) }
}
