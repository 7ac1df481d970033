// SPDX-License-Identifier: Apache-2.0

internal import MalarDelimited

extension LineJSONParser {
    /// Reads a number by the grammar of RFC 8259, section 6.
    mutating func number(_ bytes: Span<UInt8>) throws(LineJSONFault) -> FieldValue {
        let start = position
        if position < end, bytes[position] == UInt8(ascii: "-") { position += 1 }
        let first = position
        let integerDigits = skipDigits(bytes)
        let hasLeadingZero = integerDigits > 1 && bytes[first] == UInt8(ascii: "0")
        guard integerDigits > 0, !hasLeadingZero else { throw LineJSONFault(.invalidJSON, at: start) }
        if position < end, bytes[position] == UInt8(ascii: ".") {
            position += 1
            guard skipDigits(bytes) > 0 else { throw LineJSONFault(.invalidJSON, at: start) }
        }
        if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < end, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") { position += 1 }
            guard skipDigits(bytes) > 0 else { throw LineJSONFault(.invalidJSON, at: start) }
        }
        let lexeme = bytes.extracting(start..<position).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        guard let value = Double(lexeme), value.isFinite else { throw LineJSONFault(.numberOutOfRange, at: start) }
        return .number(value, lexeme: lexeme)
    }

    private mutating func skipDigits(_ bytes: Span<UInt8>) -> Int {
        let start = position
        while position < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) { position += 1 }
        return position - start
    }
}
