// SPDX-License-Identifier: Apache-2.0

/// Writes elements and escaped text that are well-formed both as HTML and as XML.
struct Markup {
    typealias Attributes = KeyValuePairs<String, String?>

    private(set) var result = ""

    /// An element with a body. An attribute without value is left out.
    mutating func element(_ name: String, _ attributes: Attributes = [:], _ body: (inout Markup) -> Void) {
        open(name, attributes)
        body(&self)
        close(name)
    }

    /// An element that holds text alone.
    mutating func element(_ name: String, _ attributes: Attributes, _ text: String) {
        open(name, attributes)
        write(text)
        close(name)
    }

    mutating func element(_ name: String, _ text: String) { element(name, [:], text) }

    /// An element without body.
    mutating func empty(_ name: String, _ attributes: Attributes = [:]) {
        start(name, attributes)
        result += " />"
    }

    mutating func open(_ name: String, _ attributes: Attributes = [:]) {
        start(name, attributes)
        result += ">"
    }

    mutating func close(_ name: String) {
        result += "</"
        result += name
        result += ">"
    }

    /// Text, escaped.
    mutating func write(_ text: String) { Self.escape(text, to: &result) }

    /// Markup that is known to be well-formed.
    mutating func raw(_ markup: String) { result += markup }

    mutating func newLine() { result += "\n" }

    private mutating func start(_ name: String, _ attributes: Attributes) {
        result += "<"
        result += name
        for (key, value) in attributes {
            guard let value else { continue }
            result += " "
            result += key
            result += "=\""
            Self.escape(value, to: &result)
            result += "\""
        }
    }

    /// Escapes what has a meaning in markup; characters that XML does not allow become U+FFFD.
    private static func escape(_ text: String, to result: inout String) {
        if isPlain(text) {
            result += text
        } else {
            escapeEach(text, to: &result)
        }
    }

    /// Whether nothing in a text needs escaping; where in doubt, it is not plain.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            for (index, byte) in bytes.enumerated() {
                switch byte {
                // & < > " ', controls but tab and line feed; U+0080 to U+009F begin with C2, U+FFFE and U+FFFF with EF BF.
                case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0x7F, 0..<0x09, 0x0B..<0x20, 0xEF: return false
                case 0xC2 where bytes[index + 1] < 0xA0: return false
                default: continue
                }
            }
            return true
        } ?? false
    }

    private static func escapeEach(_ text: String, to result: inout String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case "\r": result += "&#13;"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    /// An id that HTML, XML and links can carry: ASCII letters, digits, hyphen and full stop stay, all else becomes `_hex_`.
    static func identifier(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ".": result.unicodeScalars.append(scalar)
            default: result += "_\(String(scalar.value, radix: 16))_"
            }
        }
    }
}
