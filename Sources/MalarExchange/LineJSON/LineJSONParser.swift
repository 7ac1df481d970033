// SPDX-License-Identifier: Apache-2.0

internal import MalarDelimited

/// Parses one flat JSON object (RFC 8259) between two offsets. The bytes must have been found to be UTF-8.
struct LineJSONParser {
    var position: Int
    let end: Int
    let ignoring: Set<String>

    /// Reads the object into `row`, which must be clear.
    mutating func parse(_ bytes: Span<UInt8>, into row: inout LineJSONRow) throws(LineJSONFault) {
        guard take(UInt8(ascii: "{"), bytes) else { throw LineJSONFault(.notAnObject, at: position) }
        if !take(UInt8(ascii: "}"), bytes) {
            repeat {
                try member(bytes, into: &row)
            } while take(UInt8(ascii: ","), bytes)
            try expect(UInt8(ascii: "}"), bytes)
        }
        skipBlanks(bytes)
        guard position == end else { throw LineJSONFault(.invalidJSON, at: position) }
    }

    private mutating func member(_ bytes: Span<UInt8>, into row: inout LineJSONRow) throws(LineJSONFault) {
        skipBlanks(bytes)
        let keyStart = position
        if let column = try column(bytes, in: &row) {
            try expect(UInt8(ascii: ":"), bytes)
            guard row.values[column] == nil else { throw LineJSONFault(.duplicateKey, at: keyStart, key: row.names[column]) }
            let value = try scalar(bytes, key: row.names[column])
            _ = row.set(value, at: column)
        } else {
            try expect(UInt8(ascii: ":"), bytes)
            try skipValue(bytes, depth: 0)
        }
    }

    /// Reads a key and finds its column; `nil` where the key is to be ignored.
    private mutating func column(_ bytes: Span<UInt8>, in row: inout LineJSONRow) throws(LineJSONFault) -> Int? {
        let start = position
        if let range = plainKey(bytes), let column = row.expectedColumn(bytes, range) {
            position = range.upperBound + 1
            return column
        }
        let key = try string(bytes)
        if ignoring.contains(key) { return nil }
        guard let column = row.column(key) else { throw LineJSONFault(.tooManyKeys, at: start) }
        return column
    }

    /// The range of a key without escapes; `nil` where it must be looked at more closely.
    private func plainKey(_ bytes: Span<UInt8>) -> Range<Int>? {
        guard position < end, bytes[position] == UInt8(ascii: "\"") else { return nil }
        var index = position + 1
        while index < end, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\"), bytes[index] >= 0x20 { index += 1 }
        return index < end && bytes[index] == UInt8(ascii: "\"") ? position + 1..<index : nil
    }

    mutating func scalar(_ bytes: Span<UInt8>, key: String?) throws(LineJSONFault) -> FieldValue {
        skipBlanks(bytes)
        guard position < end else { throw LineJSONFault(.invalidJSON, at: position, key: key) }
        do throws(LineJSONFault) {
            switch bytes[position] {
            case UInt8(ascii: "\""): return .text(try string(bytes))
            case UInt8(ascii: "{"), UInt8(ascii: "["): throw LineJSONFault(.nestedValue, at: position)
            case UInt8(ascii: "t"): return try word("true", bytes, .bool(true))
            case UInt8(ascii: "f"): return try word("false", bytes, .bool(false))
            case UInt8(ascii: "n"): return try word("null", bytes, .null)
            default: return try number(bytes)
            }
        } catch {
            throw LineJSONFault(error.code, at: error.offset, key: key)
        }
    }

    private mutating func word(_ word: StaticString, _ bytes: Span<UInt8>, _ value: FieldValue) throws(LineJSONFault) -> FieldValue {
        let start = position
        for index in 0..<word.utf8CodeUnitCount {
            guard position < end, bytes[position] == word.utf8Start[index] else { throw LineJSONFault(.invalidJSON, at: start) }
            position += 1
        }
        return value
    }
}

extension LineJSONParser {
    mutating func skipBlanks(_ bytes: Span<UInt8>) {
        while position < end, Self.isBlank(bytes[position]) { position += 1 }
    }

    /// Line feeds are blanks as well: a text of many lines may have them, and a line of a stream has none.
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// Passes over blanks and this byte, if it is there.
    mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
        skipBlanks(bytes)
        guard position < end, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    mutating func expect(_ byte: UInt8, _ bytes: Span<UInt8>) throws(LineJSONFault) {
        guard take(byte, bytes) else { throw LineJSONFault(.invalidJSON, at: position) }
    }

    /// Checks a value of any kind and drops it.
    mutating func skipValue(_ bytes: Span<UInt8>, depth: Int) throws(LineJSONFault) {
        skipBlanks(bytes)
        guard depth < 64 else { throw LineJSONFault(.nestedTooDeep, at: position) }
        if take(UInt8(ascii: "["), bytes) {
            if take(UInt8(ascii: "]"), bytes) { return }
            repeat { try skipValue(bytes, depth: depth + 1) } while take(UInt8(ascii: ","), bytes)
            try expect(UInt8(ascii: "]"), bytes)
        } else if take(UInt8(ascii: "{"), bytes) {
            if take(UInt8(ascii: "}"), bytes) { return }
            repeat {
                skipBlanks(bytes)
                _ = try string(bytes)
                try expect(UInt8(ascii: ":"), bytes)
                try skipValue(bytes, depth: depth + 1)
            } while take(UInt8(ascii: ","), bytes)
            try expect(UInt8(ascii: "}"), bytes)
        } else {
            _ = try scalar(bytes, key: nil)
        }
    }
}
