// SPDX-License-Identifier: Apache-2.0

/// One field as it was scanned.
struct FieldScan {
    enum Stop {
        case delimiter, end, needsMore
        case fault(DelimitedTextError.Code, Int)

        var isEnd: Bool { if case .end = self { true } else { false } }
    }

    var slice = FieldSlice(0..<0)
    /// Where the next field or record begins.
    var next = 0
    var stop: Stop
    var multilineQuote: Int?
}

extension RecordSplitter {
    private static let quote = UInt8(ascii: "\"")

    func scanField(_ bytes: Span<UInt8>, at start: Int, isFinal: Bool) -> FieldScan {
        var position = start
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Self.quote { return scanQuoted(bytes, at: position, isFinal: isFinal) }
            let blank = blankLength(bytes, at: position)
            if blank == 0 { break }
            position += blank
        }
        return scanUnquoted(bytes, at: start, contentFrom: position, isFinal: isFinal)
    }

    private func scanUnquoted(_ bytes: Span<UInt8>, at start: Int, contentFrom: Int, isFinal: Bool) -> FieldScan {
        let delimiter = self.delimiter
        var position = contentFrom
        while position < bytes.count {
            let byte = bytes[position]
            if byte == delimiter || byte == LineEnds.lineFeed || byte == LineEnds.carriageReturn { break }
            position += 1
        }
        // Longer than any permitted field can be, so that its end need not be waited for.
        if position - contentFrom > 4 * fieldCharacters { return FieldScan(stop: .fault(.fieldTooLong, start)) }
        if position == bytes.count, !isFinal { return FieldScan(stop: .needsMore) }
        let content = contentFrom..<contentEnd(bytes, contentFrom..<position)
        if content.count > fieldCharacters, scalars(in: bytes, content) > fieldCharacters {
            return FieldScan(stop: .fault(.fieldTooLong, start))
        }
        return closing(FieldSlice(content), bytes, at: position, isFinal: isFinal)
    }

    private func scanQuoted(_ bytes: Span<UInt8>, at opening: Int, isFinal: Bool) -> FieldScan {
        // Beyond this a field is too long whatever it holds: a scalar has at most four bytes, a doubled quote two.
        let hardEnd = min(bytes.count, opening + 2 + 4 * fieldCharacters)
        var position = opening + 1
        var doubled = 0
        var multilineQuote: Int?
        while position < hardEnd {
            let byte = bytes[position]
            if byte == Self.quote {
                guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else { break }
                doubled += 1
                position += 1
            } else if byte == LineEnds.lineFeed || byte == LineEnds.carriageReturn {
                multilineQuote = opening
            }
            position += 1
        }
        if position >= hardEnd {
            return unclosed(bytes, from: opening, hardEnd: hardEnd, isFinal: isFinal)
        }
        if position + 1 == bytes.count, !isFinal { return FieldScan(stop: .needsMore) }
        let content = opening + 1..<position
        if content.count - doubled > fieldCharacters, scalars(in: bytes, content) - doubled > fieldCharacters {
            return FieldScan(stop: .fault(.fieldTooLong, opening), multilineQuote: multilineQuote)
        }
        let slice = FieldSlice(content, isQuoted: true, hasDoubledQuotes: doubled > 0)
        return afterQuote(slice, bytes, at: position + 1, isFinal: isFinal, multilineQuote: multilineQuote)
    }

    private func unclosed(_ bytes: Span<UInt8>, from opening: Int, hardEnd: Int, isFinal: Bool) -> FieldScan {
        if hardEnd == opening + 2 + 4 * fieldCharacters { return FieldScan(stop: .fault(.fieldTooLong, opening), multilineQuote: opening) }
        return FieldScan(stop: isFinal ? .fault(.unterminatedQuote, opening) : .needsMore, multilineQuote: opening)
    }

    private func afterQuote(_ slice: FieldSlice, _ bytes: Span<UInt8>, at closed: Int, isFinal: Bool, multilineQuote: Int?) -> FieldScan {
        var position = closed
        while position < bytes.count {
            let blank = blankLength(bytes, at: position)
            if blank == 0 { break }
            position += blank
        }
        if !isFinal, position == bytes.count || (position + 1 == bytes.count && bytes[position] == 0xC2) {
            return FieldScan(stop: .needsMore)
        }
        var scan = closing(slice, bytes, at: position, isFinal: isFinal)
        scan.multilineQuote = multilineQuote
        return scan
    }

    /// Expects a delimiter, a line end or the end of the bytes.
    private func closing(_ slice: FieldSlice, _ bytes: Span<UInt8>, at position: Int, isFinal: Bool) -> FieldScan {
        guard position < bytes.count else { return FieldScan(slice: slice, next: position, stop: .end) }
        let byte = bytes[position]
        if byte == delimiter { return FieldScan(slice: slice, next: position + 1, stop: .delimiter) }
        guard byte == LineEnds.lineFeed || byte == LineEnds.carriageReturn else {
            return FieldScan(stop: .fault(.charactersAfterQuote, position))
        }
        guard let next = LineEnds.after(position, in: bytes, isFinal: isFinal) else { return FieldScan(stop: .needsMore) }
        return FieldScan(slice: slice, next: next, stop: .end)
    }
}
