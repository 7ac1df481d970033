// SPDX-License-Identifier: Apache-2.0

extension JSONValue {
    /// How much white space the text has; it changes nothing else.
    public enum Layout: Sendable, Hashable {
        /// No white space.
        case compact
        /// Two spaces per level, one member or element a line, a line feed at the end.
        case pretty
        /// As `pretty`, with every array and object of some 400 bytes or less on one line, without white space.
        case lines
    }

    /// The value as JSON text; the same value always gives the same text.
    ///
    /// Doubles are the shortest text that reads back to the same value; a whole one has no fraction.
    /// - Precondition: every number is finite.
    public func encoded(_ layout: Layout = .compact) -> String {
        var text = ""
        write(to: &text, layout: layout, depth: 0)
        if layout != .compact { text += "\n" }
        return text
    }

    /// The most bytes, about, of an array or object that stands on one line.
    private static let longestLine = 400

    /// Takes off a budget what the value needs on one line; no more than the budget is looked at.
    private func spend(_ budget: inout Int) {
        switch self {
        case .null, .bool, .integer, .number: budget -= 6
        case .string(let value): budget -= value.utf8.count + 4
        case .array(let elements):
            budget -= 2
            for element in elements where budget >= 0 { element.spend(&budget) }
        case .object(let members):
            budget -= 2
            for member in members where budget >= 0 {
                budget -= member.key.utf8.count + 6
                member.value.spend(&budget)
            }
        }
    }

    private var fitsLine: Bool {
        var budget = Self.longestLine
        spend(&budget)
        return budget >= 0
    }

    private func write(to text: inout String, layout: Layout, depth: Int) {
        let layout = layout == .lines && fitsLine ? .compact : layout
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let value): text += Self.numeral(value)
        case .string(let value): Self.quote(value, to: &text)
        case .array(let elements):
            Self.write(elements, between: ("[", "]"), to: &text, layout: layout, depth: depth) { element, text in
                element.write(to: &text, layout: layout, depth: depth + 1)
            }
        case .object(let members):
            Self.write(members, between: ("{", "}"), to: &text, layout: layout, depth: depth) { member, text in
                Self.quote(member.key, to: &text)
                text += layout == .compact ? ":" : ": "
                member.value.write(to: &text, layout: layout, depth: depth + 1)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], between brackets: (String, String), to text: inout String, layout: Layout, depth: Int,
        each: (Item, inout String) -> Void
    ) {
        text += brackets.0
        for (index, item) in items.enumerated() {
            if index > 0 { text += "," }
            breakLine(in: &text, layout: layout, depth: depth + 1)
            each(item, &text)
        }
        if !items.isEmpty { breakLine(in: &text, layout: layout, depth: depth) }
        text += brackets.1
    }

    private static func breakLine(in text: inout String, layout: Layout, depth: Int) {
        guard layout != .compact else { return }
        text += "\n"
        for _ in 0..<depth { text += "  " }
    }

    /// The shortest numeral that reads back to the same value.
    static func numeral(_ value: Double) -> String {
        precondition(value.isFinite, "JSON has no numeral for a value that is not finite")
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private static func quote(_ value: String, to text: inout String) {
        text += "\""
        if isPlain(value) {
            text += value
        } else {
            escape(value, to: &text)
        }
        text += "\""
    }

    /// Whether nothing in a text needs escaping. U+2028 and U+2029 begin with the byte E2, as dashes and quotation marks do.
    private static func isPlain(_ value: String) -> Bool {
        value.utf8.withContiguousStorageIfAvailable { bytes in
            for (index, byte) in bytes.enumerated() {
                switch byte {
                case 0x22, 0x5C, 0x7F, 0..<0x20: return false
                case 0xE2 where bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8: return false
                default: continue
                }
            }
            return true
        } ?? false
    }

    private static func escape(_ value: String, to text: inout String) {
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{8}": text += "\\b"
            case "\u{C}": text += "\\f"
            // The two separators end a line in older JavaScript, where JSON is sometimes embedded.
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}": text += "\\u" + hexadecimal(scalar.value)
            default: text.unicodeScalars.append(scalar)
            }
        }
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
