// SPDX-License-Identifier: Apache-2.0

/// How a file writes the mark before the decimals.
public enum DecimalMark: String, Sendable, Hashable, CaseIterable, Codable {
    case point, comma
    /// Both occur. `1.500` and `1,500` are then refused, because they may be one thousand five hundred.
    case either
}

/// Reads a decimal number such as `7.5`, `-0.3` or `.05`.
///
/// Only ASCII digits, one leading sign (`+`, `-` or the minus sign U+2212) and one decimal mark between digits or before them.
/// Exponents, hexadecimal numbers, infinities and thousands separators are refused, never guessed at.
///
/// - Returns: the nearest `Double`; `.unknown` where `isUnknown` says so; else the reason why it was refused.
public func parseDecimal(_ field: some StringProtocol, decimalMark: DecimalMark) -> FieldReading<Double> {
    let text = field.trimmedOfBlanks
    if isUnknown(text) { return .unknown }
    var number = text.unicodeScalars[...]
    var isNegative = false
    if let sign = number.first, "+-\u{2212}".unicodeScalars.contains(sign) {
        isNegative = sign != "+"
        number.removeFirst()
    }
    let digits = number.filter { ("0"..."9").contains($0) }.count
    let marks = number.filter { $0 == "." || $0 == "," }
    guard digits > 0, digits + marks.count == number.count, marks.count <= 1, number.last != marks.first else {
        return .refused(refusal(of: text, number: number))
    }
    if let mark = marks.first, let refusal = refusal(of: mark, in: number, decimalMark: decimalMark) { return .refused(refusal) }
    let plain = (isNegative ? "-" : "") + String(String.UnicodeScalarView(number.map { $0 == "," ? "." : $0 }))
    guard let value = Double(plain.first == "." ? "0" + plain : plain), value.isFinite else { return .refused(.notFinite) }
    return .value(value)
}

/// Why the one mark of a number is not a decimal mark here, if it is not.
private func refusal(of mark: Unicode.Scalar, in number: Substring.UnicodeScalarView, decimalMark: DecimalMark) -> FieldRefusal? {
    switch decimalMark {
    case .point: return mark == "." ? nil : .wrongDecimalMark
    case .comma: return mark == "," ? nil : .wrongDecimalMark
    case .either:
        let parts = number.split(separator: mark, omittingEmptySubsequences: false)
        // A group of thousands has three digits after the mark, and one to three before it that do not begin with 0.
        let mayBeThousands = parts[1].count == 3 && (1...3).contains(parts[0].count) && parts[0].first != "0"
        return mayBeThousands ? .ambiguousMark : nil
    }
}

/// Names what is wrong with a text that is not digits with at most one mark.
private func refusal(of text: String, number: Substring.UnicodeScalarView) -> FieldRefusal {
    let lower = text.lowercased()
    if let first = lower.first, "<>≤≥=".contains(first) { return .censored }
    if ["inf", "infinity", "nan", "∞"].contains(where: { lower.hasSuffix($0) }) { return .notFinite }
    if lower.contains("0x") { return .hexadecimal }
    let hasOnly: (String) -> Bool = { permitted in number.allSatisfy { permitted.unicodeScalars.contains($0) } }
    let hasDigits = number.contains { ("0"..."9").contains($0) }
    if hasDigits, hasOnly("0123456789.,eE+-"), lower.contains("e") { return .exponent }
    let startsAndEndsWithDigit = ("0"..."9").contains(number.first ?? " ") && ("0"..."9").contains(number.last ?? " ")
    return startsAndEndsWithDigit && hasOnly("0123456789., '’\u{A0}\u{202F}") ? .thousandsSeparator : .notANumber
}
