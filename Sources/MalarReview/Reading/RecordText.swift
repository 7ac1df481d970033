// SPDX-License-Identifier: Apache-2.0

/// The text of a file as UTF-8 without a byte order mark, with what had to be done for it.
struct RecordText {
    /// Valid UTF-8.
    var bytes: [UInt8]
    var remarks: [ReadingRemark] = []
    /// Lines that hold U+2028 or U+2029.
    var linesWithSeparators: Set<Int> = []

    /// Text that is known to be UTF-8.
    init(utf8 bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Decodes a file: UTF-8 with and without a byte order mark, UTF-16 with one, and line by line Windows-1252 where it is not UTF-8.
    ///
    /// - Parameter limit: the greatest length of a line in bytes; `nil` for formats that may stand on one line.
    /// - Throws: for NUL bytes, UTF-16 without a mark, UTF-32, and lines that are too long. Complexity: linear.
    init(decoding file: [UInt8], name: String, lineLimit limit: Int?) throws(RecordFileError) {
        if file.starts(with: [0xFF, 0xFE, 0, 0]) || file.starts(with: [0, 0, 0xFE, 0xFF]) {
            throw RecordFileError(file: name, "the text is UTF-32; save it as UTF-8")
        }
        if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) {
            bytes = try Self.fromUTF16(file, name: name)
            remarks = [ReadingRemark(.note, lines: [1], "the file is UTF-16; it was converted")]
        } else {
            bytes = file.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.dropFirst(3)) : file
        }
        try check(name: name, limit: limit)
    }

    private static func fromUTF16(_ file: [UInt8], name: String) throws(RecordFileError) -> [UInt8] {
        guard file.count.isMultiple(of: 2) else {
            throw RecordFileError(file: name, "the text is UTF-16 with half a character at its end; export the file again")
        }
        let low = file[0] == 0xFF ? 0 : 1
        var units: [UInt16] = []
        units.reserveCapacity(file.count / 2)
        for place in stride(from: 2, to: file.count, by: 2) {
            units.append(UInt16(file[place + low]) | UInt16(file[place + 1 - low]) << 8)
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private mutating func check(name: String, limit: Int?) throws(RecordFileError) {
        var lines = ByteLines(bytes, limit: limit)
        var foreign: [Range<Int>] = []
        var numbers: [Int] = []
        while let line = lines.next() {
            if let limit, line.count > limit {
                let size = "\(limit / 1_000_000) MB"
                throw RecordFileError(
                    file: name, line: lines.number, "the line is longer than \(size); the file is damaged or no export of records")
            }
            let kind = LineContent(bytes, line)
            if kind.hasNull { throw Self.binary(name, line: lines.number, bytes) }
            if kind.hasSeparator { linesWithSeparators.insert(lines.number) }
            if !kind.isUTF8 {
                foreign.append(line)
                numbers.append(lines.number)
            }
        }
        if !foreign.isEmpty { convert(foreign, numbers) }
    }

    private static func binary(_ name: String, line: Int, _ bytes: [UInt8]) -> RecordFileError {
        let start = bytes.prefix(400)
        if start.count(where: { $0 == 0 }) * 3 > start.count {
            return RecordFileError(file: name, line: line, "the text seems to be UTF-16 without a byte order mark; save it as UTF-8")
        }
        return RecordFileError(file: name, line: line, "a NUL byte stands in the line; the file is damaged or no text")
    }

    private mutating func convert(_ foreign: [Range<Int>], _ numbers: [Int]) {
        var whole: [UInt8] = []
        whole.reserveCapacity(bytes.count + bytes.count / 16)
        var position = 0
        for line in foreign {
            whole += bytes[position..<line.lowerBound]
            for byte in bytes[line] { Windows1252.append(byte, to: &whole) }
            position = line.upperBound
        }
        whole += bytes[position...]
        bytes = whole
        let first = numbers.first ?? 1
        let what =
            "line \(first) is the first that is not UTF-8; such lines were read as Windows-1252 (Latin-1): look at names with accents"
        remarks.append(ReadingRemark(.note, lines: numbers, what))
    }
}
