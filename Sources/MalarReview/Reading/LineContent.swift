// SPDX-License-Identifier: Apache-2.0

/// What a line is made of.
struct LineContent {
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
