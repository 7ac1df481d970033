// SPDX-License-Identifier: Apache-2.0

/// Divides a BibTeX file into its entries.
///
/// A line that begins with `@type{` within a value is taken as the next entry, so that one entry that is not closed costs no other, and
/// the time stays linear. Braces count whether or not a backslash stands before them, as in BibTeX.
struct BibTeXScanner {
    struct Entry {
        var type = ""
        var key = ""
        var line = 0
        /// The fields in their order, macros replaced, without LaTeX being read.
        var fields: [SourceField] = []
    }

    enum Found {
        case entry(Entry)
        case unreadable(line: Int, endLine: Int, why: String)
        case end
    }

    let bytes: [UInt8]
    private(set) var position = 0
    private(set) var line = 1
    private var macros: [String: String]
    /// Macros that were used without being defined, with the line.
    private(set) var unknownMacros: [(name: String, line: Int)] = []

    private struct Fault: Error { var why: String }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        macros = Dictionary(uniqueKeysWithValues: months.map { ($0, $0.prefix(1).uppercased() + $0.dropFirst()) })
    }

    /// The next entry; text between entries is passed over, as BibTeX does.
    mutating func next() -> Found {
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "@") else { step(); continue }
            let start = line
            step()
            let type = word()
            skipBlanks()
            guard let open = current, open == UInt8(ascii: "{") || open == UInt8(ascii: "("), !type.isEmpty else { continue }
            do throws(Fault) {
                step()
                let close = open == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
                switch type.lowercased() {
                case "comment", "preamble": try skipBalanced(close)
                case "string": try readMacro(close)
                default: return .entry(try readEntry(type, line: start, close: close))
                }
            } catch {
                return .unreadable(line: start, endLine: line, why: error.why)
            }
        }
        return .end
    }

    private mutating func readEntry(_ type: String, line start: Int, close: UInt8) throws(Fault) -> Entry {
        var entry = Entry(type: type, line: start)
        skipBlanks()
        let from = position
        while let byte = current, byte != UInt8(ascii: ","), byte != close {
            try checkEntryStart("the key")
            step()
        }
        entry.key = text(from..<position)
        while true {
            skipBlanks()
            guard let byte = current else { throw Fault(why: "the entry is not closed") }
            if byte == close { step(); return entry }
            if byte == UInt8(ascii: ",") { step(); continue }
            try checkEntryStart("the entry")
            let fieldLine = line
            let name = word()
            skipBlanks()
            guard !name.isEmpty, current == UInt8(ascii: "=") else {
                throw Fault(why: "a field without a name or an equals sign on line \(fieldLine)")
            }
            step()
            entry.fields.append(SourceField(name, try value(close).trimmedOfWhitespace, line: fieldLine))
        }
    }

    private mutating func readMacro(_ close: UInt8) throws(Fault) {
        skipBlanks()
        let name = word()
        skipBlanks()
        guard !name.isEmpty, current == UInt8(ascii: "=") else { throw Fault(why: "a @string without a name or an equals sign") }
        step()
        let value = try value(close)
        // A macro that repeats others could grow without end.
        if value.utf8.count <= 100_000 { macros[name.lowercased()] = value }
        skipBlanks()
        guard current == close else { throw Fault(why: "a @string that is not closed") }
        step()
    }

    /// Parts in braces, in quotes, numbers and macros, joined by `#`.
    private mutating func value(_ close: UInt8) throws(Fault) -> String {
        var value = ""
        while true {
            skipBlanks()
            guard let byte = current else { throw Fault(why: "the entry is not closed") }
            switch byte {
            case UInt8(ascii: "{"):
                step()
                let from = position
                try skipBalanced(UInt8(ascii: "}"))
                value += rawText(from..<(position - 1))
            case UInt8(ascii: "\""): value += try quoted()
            default:
                let name = word()
                guard !name.isEmpty else { throw Fault(why: "a value that is neither in braces nor in quotes, on line \(line)") }
                value += macro(name)
            }
            if value.utf8.count > 16 << 20 { throw Fault(why: "a value of more than 16 MB") }
            skipBlanks()
            guard current == UInt8(ascii: "#") else { return value }
            step()
        }
    }

    private mutating func macro(_ name: String) -> String {
        if let value = macros[name.lowercased()] { return value }
        if !name.utf8.allSatisfy({ (48...57).contains($0) }), unknownMacros.count < 100 { unknownMacros.append((name, line)) }
        return name
    }

    /// Up to the quote that stands outside braces.
    private mutating func quoted() throws(Fault) -> String {
        step()
        let from = position
        var depth = 0
        while let byte = current {
            try checkEntryStart("a value in quotes")
            step()
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
            if byte == UInt8(ascii: "\""), depth <= 0 { return rawText(from..<(position - 1)) }
        }
        throw Fault(why: "a quote is not closed")
    }

    /// Behind the brace or bracket that closes what is open.
    private mutating func skipBalanced(_ close: UInt8) throws(Fault) {
        var depth = 0
        while let byte = current {
            try checkEntryStart("a value in braces")
            step()
            if depth == 0, byte == close { return }
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
        }
        throw Fault(why: "a brace is not closed")
    }

    /// Refuses to run over the beginning of another entry, `@type{` at the beginning of a line.
    private func checkEntryStart(_ what: String) throws(Fault) {
        guard bytes[position] == UInt8(ascii: "@"), position > 0, bytes[position - 1] == 10 || bytes[position - 1] == 13 else { return }
        var index = position + 1
        while index < bytes.count, index < position + 32, Self.isLetter(bytes[index]) { index += 1 }
        guard index > position + 1, index < bytes.count, bytes[index] == UInt8(ascii: "{") else { return }
        throw Fault(why: "\(what) is not closed before the next entry begins")
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func step() {
        let byte = bytes[position]
        position += 1
        if byte == 10 || (byte == 13 && !(position < bytes.count && bytes[position] == 10)) { line += 1 }
    }

    private mutating func skipBlanks() {
        while let byte = current, byte <= 32 { step() }
    }

    /// A name of a type, field or macro, or a number.
    private mutating func word() -> String {
        let from = position
        while let byte = current, byte > 32, !Self.stops.contains(byte) { position += 1 }
        return text(from..<position)
    }

    private func text(_ range: Range<Int>) -> String { rawText(range).trimmedOfWhitespace }

    private func rawText(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private static let stops = Set("{}()\",=#@%'".utf8)
    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }
}
