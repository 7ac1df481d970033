// SPDX-License-Identifier: Apache-2.0

/// What may stand before the first record: a byte order mark and Excel's `sep=` line.
package enum TextPreamble {
    /// Whether the bytes begin with a UTF-16 byte order mark, of either order.
    package static func isUTF16(_ bytes: Span<UInt8>) -> Bool {
        bytes.count >= 2 && ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF))
    }

    /// The length of a UTF-8 byte order mark at the start: 3 or 0.
    package static func byteOrderMarkLength(_ bytes: Span<UInt8>) -> Int {
        bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    }

    package enum SeparatorLine {
        case absent, needsMore
        case found(Delimiter, end: Int)
    }

    /// A `sep=` line at `start`, in upper or lower case, for one of the four delimiters.
    package static func separatorLine(_ bytes: Span<UInt8>, at start: Int, isFinal: Bool) -> SeparatorLine {
        for (index, letter) in "sep=".utf8.enumerated() {
            guard start + index < bytes.count else { return isFinal ? .absent : .needsMore }
            let byte = bytes[start + index]
            guard byte == letter || byte | 0x20 == letter else { return .absent }
        }
        guard start + 4 < bytes.count else { return isFinal ? .absent : .needsMore }
        let byte = bytes[start + 4]
        guard isDelimiter(byte) else { return .absent }
        guard start + 5 < bytes.count else { return isFinal ? .found(Delimiter(byte: byte), end: start + 5) : .needsMore }
        guard bytes[start + 5] == LineEnds.lineFeed || bytes[start + 5] == LineEnds.carriageReturn else { return .absent }
        let end = LineEnds.after(start + 5, in: bytes, isFinal: isFinal)
        return end.map { .found(Delimiter(byte: byte), end: $0) } ?? .needsMore
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        [Delimiter.comma, .semicolon, .tab, .verticalBar].contains(Delimiter(byte: byte))
    }
}
