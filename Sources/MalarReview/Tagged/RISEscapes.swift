// SPDX-License-Identifier: Apache-2.0

/// How any text stands on one line of a RIS file: a backslash before a backslash, `\n`, `\r`, `\t`, `\s` for a space at an end, and `\u{…}`
/// for other characters that do not print.
enum RISEscapes {
    /// The text on one line, with a backslash also before the characters of `more`.
    static func escaped(_ text: String, more: String = "") -> String {
        guard needsEscape(text, more) else { return text }
        var result = ""
        for (place, scalar) in text.unicodeScalars.enumerated() {
            if more.unicodeScalars.contains(scalar) { result += "\\" }
            result += place == 0 && scalar == " " ? "\\s" : escaped(scalar)
        }
        if result.utf8.last == 0x20 { result = String(result.unicodeScalars.dropLast()) + "\\s" }
        return result
    }

    private static func needsEscape(_ text: String, _ more: String) -> Bool {
        if text.utf8.first == 0x20 || text.utf8.last == 0x20 { return true }
        if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x5C || $0 == 0xE2 }) { return true }
        return !more.isEmpty && text.unicodeScalars.contains { more.unicodeScalars.contains($0) }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default:
            let isPlain = scalar.value >= 0x20 && scalar.value != 0x7F && scalar.value != 0x2028 && scalar.value != 0x2029
            return isPlain ? String(Character(scalar)) : "\\u{\(String(scalar.value, radix: 16))}"
        }
    }

    /// The text that was escaped; what is no escape stays as it is.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(0x5C) else { return text }
        var result = String.UnicodeScalarView()
        var rest = Substring(text).unicodeScalars
        while let scalar = rest.popFirst() {
            guard scalar == "\\", let next = rest.popFirst() else {
                result.append(scalar)
                continue
            }
            result.append(contentsOf: character(after: next, &rest))
        }
        return String(result)
    }

    private static func character(after scalar: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView) -> [Unicode.Scalar] {
        switch scalar {
        case "n": return ["\n"]
        case "r": return ["\r"]
        case "t": return ["\t"]
        case "s": return [" "]
        case "u":
            guard rest.first == "{", let close = rest.prefix(10).firstIndex(of: "}") else { return [scalar] }
            let digits = String(rest[rest.index(after: rest.startIndex)..<close])
            guard let value = UInt32(digits, radix: 16), let found = Unicode.Scalar(value) else { return [scalar] }
            rest = rest[rest.index(after: close)...]
            return [found]
        default: return [scalar]
        }
    }

    /// Several texts in one, with bars between.
    static func joined(_ parts: [String]) -> String {
        parts.map { part in
            guard part.utf8.contains(where: { $0 == 0x7C || $0 == 0x5C }) else { return part }
            return String(String.UnicodeScalarView(part.unicodeScalars.flatMap { $0 == "|" || $0 == "\\" ? ["\\", $0] : [$0] }))
        }.joined(separator: "|")
    }

    /// The texts that were joined, filled up with empty ones to a count.
    static func parts(_ text: String, _ count: Int) -> [String] {
        var parts = [String.UnicodeScalarView()]
        var rest = Substring(text).unicodeScalars
        while let scalar = rest.popFirst() {
            if scalar == "|", parts.count < count {
                parts.append(String.UnicodeScalarView())
            } else if scalar == "\\", let next = rest.popFirst() {
                parts[parts.count - 1].append(next)
            } else {
                parts[parts.count - 1].append(scalar)
            }
        }
        return (parts + Array(repeating: String.UnicodeScalarView(), count: max(0, count - parts.count))).map { String($0) }
    }
}
