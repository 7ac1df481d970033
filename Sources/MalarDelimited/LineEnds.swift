// SPDX-License-Identifier: Apache-2.0

/// Line ends are LF, CRLF and CR, mixed as they come.
package enum LineEnds {
    package static let lineFeed: UInt8 = 0x0A
    package static let carriageReturn: UInt8 = 0x0D

    /// The offset after the line end that begins at `position`, or `nil` for a CR whose next byte has not come yet.
    package static func after(_ position: Int, in bytes: Span<UInt8>, isFinal: Bool) -> Int? {
        if bytes[position] == lineFeed { return position + 1 }
        guard position + 1 < bytes.count else { return isFinal ? position + 1 : nil }
        return bytes[position + 1] == lineFeed ? position + 2 : position + 1
    }

    /// The offset after the first line end at or after `position`; the end of the bytes if they are final; else `nil`.
    package static func nextLine(from position: Int, in bytes: Span<UInt8>, isFinal: Bool) -> Int? {
        var index = position
        while index < bytes.count {
            if bytes[index] == lineFeed || bytes[index] == carriageReturn { return after(index, in: bytes, isFinal: isFinal) }
            index += 1
        }
        return isFinal ? bytes.count : nil
    }

    /// The number of line ends that end within `range`, and the offset where the last line begins.
    package static func count(in bytes: Span<UInt8>, _ range: Range<Int>) -> (lines: Int, lastLineStart: Int) {
        var lines = 0
        var start = range.lowerBound
        for index in range where bytes[index] == lineFeed || bytes[index] == carriageReturn {
            let isHalf = bytes[index] == carriageReturn && index + 1 < bytes.count && bytes[index + 1] == lineFeed
            if isHalf { continue }
            lines += 1
            start = index + 1
        }
        return (lines, start)
    }
}
