// SPDX-License-Identifier: Apache-2.0

extension LineJSONParser {
    /// Reads a text with its quotes.
    mutating func string(_ bytes: Span<UInt8>) throws(LineJSONFault) -> String {
        guard position < end, bytes[position] == UInt8(ascii: "\"") else { throw LineJSONFault(.invalidJSON, at: position) }
        let start = position + 1
        position = start
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                defer { position += 1 }
                return bytes.extracting(start..<position).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
            case UInt8(ascii: "\\"): return try stringWithEscapes(bytes, from: start)
            case ..<0x20: throw LineJSONFault(.controlCharacter, at: position)
            default: position += 1
            }
        }
        throw LineJSONFault(.invalidJSON, at: start - 1)
    }

    private mutating func stringWithEscapes(_ bytes: Span<UInt8>, from start: Int) throws(LineJSONFault) -> String {
        var result: [UInt8] = []
        position = start
        while position < end {
            let byte = bytes[position]
            if byte < 0x20 { throw LineJSONFault(.controlCharacter, at: position) }
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(bytes, into: &result)
            default: result.append(byte)
            }
        }
        throw LineJSONFault(.invalidJSON, at: start - 1)
    }

    /// Reads what follows a backslash.
    private mutating func escape(_ bytes: Span<UInt8>, into result: inout [UInt8]) throws(LineJSONFault) {
        guard position < end else { throw LineJSONFault(.invalidEscape, at: position - 1) }
        position += 1
        switch bytes[position - 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(bytes[position - 1])
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "u"): try unicodeEscape(bytes, into: &result)
        default: throw LineJSONFault(.invalidEscape, at: position - 2)
        }
    }

    private mutating func unicodeEscape(_ bytes: Span<UInt8>, into result: inout [UInt8]) throws(LineJSONFault) {
        let start = position - 2
        var value = try fourHexDigits(bytes, escapeAt: start)
        if (0xD800..<0xDC00).contains(value) {
            guard position + 1 < end, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u") else {
                throw LineJSONFault(.loneSurrogate, at: start)
            }
            position += 2
            let low = try fourHexDigits(bytes, escapeAt: position - 2)
            guard (0xDC00..<0xE000).contains(low) else { throw LineJSONFault(.loneSurrogate, at: start) }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        // Only a low half that stands alone is no scalar now.
        guard let scalar = Unicode.Scalar(value) else { throw LineJSONFault(.loneSurrogate, at: start) }
        if value == 0 { throw LineJSONFault(.controlCharacter, at: start) }
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func fourHexDigits(_ bytes: Span<UInt8>, escapeAt start: Int) throws(LineJSONFault) -> UInt32 {
        guard position + 4 <= end else { throw LineJSONFault(.invalidEscape, at: start) }
        var value: UInt32 = 0
        for index in position..<position + 4 {
            let digit: UInt8
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = bytes[index] - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = bytes[index] - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = bytes[index] - UInt8(ascii: "A") + 10
            default: throw LineJSONFault(.invalidEscape, at: start)
            }
            value = value << 4 | UInt32(digit)
        }
        position += 4
        return value
    }
}
