// SPDX-License-Identifier: Apache-2.0

/// The lines of a text as ranges of its bytes, ends of lines left out; LF, CR LF and CR end a line, also mixed.
struct ByteLines {
    let bytes: [UInt8]
    /// Where the next line begins.
    private(set) var position = 0
    /// The number of the line given last, from 1.
    private(set) var number = 0
    /// A line longer than this is given up to there and one byte more; the caller is to stop then.
    private let limit: Int

    init(_ bytes: [UInt8], limit: Int? = nil) {
        self.bytes = bytes
        self.limit = limit ?? bytes.count
    }

    /// The next line; `nil` at the end of the text.
    mutating func next() -> Range<Int>? {
        guard position < bytes.count else { return nil }
        let start = position
        var end = start
        bytes.withUnsafeBufferPointer { text in
            let stop = text.count - start > limit ? start + limit + 1 : text.count
            while end < stop, text[end] != 10, text[end] != 13 { end += 1 }
        }
        position = end
        if position < bytes.count, bytes[position] == 10 || bytes[position] == 13 {
            let pair = bytes[position] == 13 && position + 1 < bytes.count && bytes[position + 1] == 10
            position += pair ? 2 : 1
        }
        number += 1
        return start..<end
    }

    /// The next line that holds more than white space, without going there.
    func peek() -> Range<Int>? {
        var ahead = self
        while let line = ahead.next() {
            if !bytes.isBlank(line) { return line }
        }
        return nil
    }
}

extension [UInt8] {
    /// Whether a range holds nothing but ASCII white space.
    func isBlank(_ range: Range<Int>) -> Bool {
        range.allSatisfy { Self.isSpace(self[$0]) }
    }

    /// A range without the ASCII white space at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, Self.isSpace(self[low]) { low += 1 }
        while high > low, Self.isSpace(self[high - 1]) { high -= 1 }
        return low..<high
    }

    /// The text of a range without the white space at its ends.
    func text(_ range: Range<Int>) -> String {
        String(decoding: self[trimmed(range)], as: UTF8.self)
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }
}
