// SPDX-License-Identifier: Apache-2.0

internal import MalarDelimited

/// A JSON text (RFC 8259) with all its levels. Members keep their order, and a repeated key is refused, as nobody knows which value holds.
public indirect enum JSONTree: Sendable, Hashable {
    case null
    case flag(Bool)
    /// Always finite.
    case number(Double)
    case text(String)
    case list([JSONTree])
    case object([Member])

    /// One entry of an object.
    public struct Member: Sendable, Hashable {
        /// The name, without its quotes and escapes.
        public let key: String
        /// What stands behind it.
        public let value: JSONTree

        /// An entry from its name and value.
        public init(_ key: String, _ value: JSONTree) {
            self.key = key
            self.value = value
        }
    }

    /// The value behind a key of an object; `nil` where there is none.
    public subscript(key: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The text, if it is one.
    public var text: String? { if case .text(let text) = self { text } else { nil } }
    /// The number, if it is one.
    public var number: Double? { if case .number(let number) = self { number } else { nil } }
    /// The elements, if it is a list.
    public var list: [JSONTree]? { if case .list(let list) = self { list } else { nil } }
    /// The members, if it is an object.
    public var members: [Member]? { if case .object(let members) = self { members } else { nil } }
}

extension JSONTree {
    /// Reads one whole text.
    ///
    /// - Parameters:
    ///   - fileName: the name that messages give.
    ///   - firstLine: the line on which the text begins, for messages.
    /// - Throws: ``LineJSONError`` with line and byte of the first fault.
    public static func parsing(_ bytes: [UInt8], fileName: String, firstLine: Int = 1) throws(LineJSONError) -> JSONTree {
        do throws(LineJSONFault) {
            return try tree(of: bytes.span)
        } catch {
            let before = bytes[..<min(error.offset, bytes.count)]
            let line = firstLine + before.count { $0 == UInt8(ascii: "\n") }
            let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
            throw LineJSONError(
                code: error.code, fileName: fileName, line: line, byteColumn: error.offset - lineStart + 1, key: error.key)
        }
    }

    private static func tree(of bytes: Span<UInt8>) throws(LineJSONFault) -> JSONTree {
        if TextPreamble.isUTF16(bytes) { throw LineJSONFault(.utf16, at: 0) }
        let start = TextPreamble.byteOrderMarkLength(bytes)
        if let fault = ByteCheck.firstFault(in: bytes, start..<bytes.count) {
            throw LineJSONFault(fault.isNUL ? .controlCharacter : .invalidUTF8, at: fault.offset)
        }
        var parser = LineJSONParser(position: start, end: bytes.count, ignoring: [])
        let tree = try parser.tree(bytes, depth: 0)
        parser.skipBlanks(bytes)
        guard parser.position == bytes.count else { throw LineJSONFault(.invalidJSON, at: parser.position) }
        return tree
    }
}

extension LineJSONParser {
    /// Reads a value of any kind with everything in it.
    mutating func tree(_ bytes: Span<UInt8>, depth: Int) throws(LineJSONFault) -> JSONTree {
        skipBlanks(bytes)
        guard depth < 64 else { throw LineJSONFault(.nestedTooDeep, at: position) }
        if take(UInt8(ascii: "["), bytes) { return .list(try elements(bytes, depth: depth)) }
        if take(UInt8(ascii: "{"), bytes) { return .object(try members(bytes, depth: depth)) }
        return switch try scalar(bytes, key: nil) {
        case .null: .null
        case .bool(let flag): .flag(flag)
        case .number(let number, lexeme: _): .number(number)
        case .text(let text): .text(text)
        }
    }

    private mutating func elements(_ bytes: Span<UInt8>, depth: Int) throws(LineJSONFault) -> [JSONTree] {
        var elements: [JSONTree] = []
        if take(UInt8(ascii: "]"), bytes) { return elements }
        repeat { elements.append(try tree(bytes, depth: depth + 1)) } while take(UInt8(ascii: ","), bytes)
        try expect(UInt8(ascii: "]"), bytes)
        return elements
    }

    private mutating func members(_ bytes: Span<UInt8>, depth: Int) throws(LineJSONFault) -> [JSONTree.Member] {
        var members: [JSONTree.Member] = []
        if take(UInt8(ascii: "}"), bytes) { return members }
        repeat {
            skipBlanks(bytes)
            let start = position
            let key = try string(bytes)
            guard !members.contains(where: { $0.key == key }) else { throw LineJSONFault(.duplicateKey, at: start, key: key) }
            try expect(UInt8(ascii: ":"), bytes)
            members.append(JSONTree.Member(key, try tree(bytes, depth: depth + 1)))
        } while take(UInt8(ascii: ","), bytes)
        try expect(UInt8(ascii: "}"), bytes)
        return members
    }
}
