// SPDX-License-Identifier: Apache-2.0

/// How a spreadsheet must format an unrounded number so that the reader sees what the author printed.
struct PrintedNumber: Hashable {
    /// A number format of a spreadsheet, such as `0.00` or `[<0.001]"<0.001";0.000`.
    var format: String

    private struct Numeral {
        var sign: Character?
        var value: Double
        var decimals: Int
        var rest: String
    }

    /// `nil` where the print is more than one number and words, or not the number at all: "2 of 4", "12 (4 to 20)", "moderate".
    init?(_ text: String, value: Double) {
        guard value.isFinite else { return nil }
        if let first = text.first, "<>".contains(first) {
            guard let bound = Self.bounded(text.dropFirst(), by: first, value) else { return nil }
            self = bound
            return
        }
        guard let numeral = Self.numeral(text) else { return nil }
        let zeros = Self.zeros(numeral.decimals)
        let isPercent = numeral.rest.drop { $0.isWhitespace }.first == "%" && Self.rounds(value * 100, to: numeral)
        guard isPercent || Self.rounds(value, to: numeral) else { return nil }
        let words = isPercent ? Self.percent(numeral.rest) : Self.quoted(numeral.rest)
        let body = zeros + words
        format =
            switch numeral.sign {
            case "−": "\(body);\"−\"\(body)"
            case "+": "+\(body);-\(body);\(body)"
            default: body
            }
    }

    /// "<0.001" with a value below it.
    private static func bounded(_ text: Substring, by sign: Character, _ value: Double) -> PrintedNumber? {
        let words = text.drop { $0 == " " }
        guard let numeral = numeral(String(words)), numeral.sign == nil, numeral.rest.isEmpty else { return nil }
        guard sign == "<" ? value < numeral.value : value > numeral.value else { return nil }
        let limit = FixedDecimal.text(numeral.value, decimals: numeral.decimals)
        return PrintedNumber(format: "[\(sign)\(limit)]\"\(sign)\(text.hasPrefix(" ") ? " " : "")\(limit)\";\(zeros(numeral.decimals))")
    }

    private init(format: String) { self.format = format }

    /// A numeral at the beginning, and a rest without digits.
    private static func numeral(_ text: String) -> Numeral? {
        let sign = text.first.flatMap { "-−+".contains($0) ? $0 : nil }
        let unsigned = sign == nil ? Substring(text) : text.dropFirst()
        let digits = unsigned.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let rest = String(unsigned.dropFirst(digits.count))
        guard digits.first != ".", digits.last != ".", let magnitude = Double(digits), !rest.contains(where: \.isNumber) else { return nil }
        let decimals = digits.split(separator: ".").dropFirst().first?.count ?? 0
        guard decimals <= 6, magnitude < 1e11 else { return nil }
        return Numeral(sign: sign, value: sign == "-" || sign == "−" ? -magnitude : magnitude, decimals: decimals, rest: rest)
    }

    private static func rounds(_ value: Double, to numeral: Numeral) -> Bool {
        let half = (0..<numeral.decimals).reduce(0.5) { half, _ in half / 10 }
        return abs(value - numeral.value) <= half * (1 + 1e-9)
    }

    private static func zeros(_ decimals: Int) -> String { decimals == 0 ? "0" : "0." + String(repeating: "0", count: decimals) }

    /// Words as a literal of a format.
    static func quoted(_ words: String) -> String { words.isEmpty ? "" : "\"\(words.filter { $0 != "\"" && !$0.isNewline })\"" }

    private static func percent(_ rest: String) -> String {
        let space = rest.prefix { $0.isWhitespace }
        return (space.isEmpty ? "" : "\" \"") + "%" + quoted(String(rest.dropFirst(space.count + 1)))
    }
}
