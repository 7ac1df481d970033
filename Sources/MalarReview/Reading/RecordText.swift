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
                throw RecordFileError(file: name, line: lines.number, "the line is longer than \(size); the file is damaged or no export of records")
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
        let what = "line \(first) is the first that is not UTF-8; such lines were read as Windows-1252 (Latin-1): look at names with accents"
        remarks.append(ReadingRemark(.note, lines: numbers, what))
    }
}

/// What a line is made of.
private struct LineContent {
    var hasNull = false
    var isUTF8 = true
    var hasSeparator = false

    init(_ bytes: [UInt8], _ line: Range<Int>) {
        bytes.withUnsafeBufferPointer { text in
            var high: UInt8 = 0
            for place in line {
                high |= text[place]
                if text[place] == 0 { hasNull = true }
            }
            if high >= 0x80 { check(text, line) }
        }
    }

    private mutating func check(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
        var place = line.lowerBound
        while place < line.upperBound {
            guard text[place] >= 0x80 else {
                place += 1
                continue
            }
            let length = Self.length(text, place, line.upperBound)
            guard length > 0 else {
                isUTF8 = false
                return
            }
            if length == 3, text[place] == 0xE2, text[place + 1] == 0x80, text[place + 2] | 1 == 0xA9 { hasSeparator = true }
            place += length
        }
    }

    /// The length of the well-formed sequence at a place (Unicode 15, table 3-7); 0 where there is none.
    private static func length(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Int {
        let first = text[place]
        let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
        guard length > 0, place + length <= end else { return 0 }
        for offset in 1..<length where text[place + offset] & 0xC0 != 0x80 { return 0 }
        let second = text[place + 1]
        switch first {
        case 0xE0: return second >= 0xA0 ? 3 : 0
        case 0xED: return second < 0xA0 ? 3 : 0
        case 0xF0: return second >= 0x90 ? 4 : 0
        case 0xF4: return second < 0x90 ? 4 : 0
        default: return length
        }
    }
}

/// Windows-1252, of which Latin-1 is a part.
enum Windows1252 {
    private static let upper: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// Appends one character as UTF-8.
    static func append(_ byte: UInt8, to text: inout [UInt8]) {
        guard byte >= 0x80 else { return text.append(byte) }
        let code = byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt16(byte)
        if code < 0x800 {
            text += [0xC0 | UInt8(truncatingIfNeeded: code >> 6), 0x80 | UInt8(truncatingIfNeeded: code & 0x3F)]
        } else {
            text += [
                0xE0 | UInt8(truncatingIfNeeded: code >> 12), 0x80 | UInt8(truncatingIfNeeded: code >> 6 & 0x3F),
                0x80 | UInt8(truncatingIfNeeded: code & 0x3F),
            ]
        }
    }
}
