// SPDX-License-Identifier: Apache-2.0

/// A number as it stands in print, for example "108.75", "5" or "0.750": its decimals say how far it was rounded.
public struct PrintedNumber: Hashable, Sendable {
    /// The text as printed, without surrounding spaces.
    public let text: String
    /// What the text says.
    public let value: Double
    /// How many digits stand after the decimal point.
    public let decimals: Int
    /// The digits without sign and point; `nil` where they are too many to be compared as a whole number.
    private let wholeDigits: Int?

    /// Reads optional sign (- + or the minus sign U+2212), digits, and optional point with digits; ".05" is allowed.
    ///
    /// `nil` for anything else: thousands separators, decimal commas, exponents, percent signs and "<0.001" are not guessed at.
    public init?(_ text: String) {
        let trimmed = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        var digits = Substring(String(trimmed))
        let isNegative = digits.first == "-" || digits.first == "\u{2212}"
        if isNegative || digits.first == "+" { digits.removeFirst() }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), parts.last?.isEmpty == false,
            let magnitude = Double(parts[0].isEmpty ? "0" + digits : String(digits)), magnitude.isFinite
        else { return nil }
        self.text = String(trimmed)
        value = isNegative ? -magnitude : magnitude
        decimals = parts.count == 2 ? parts[1].utf8.count : 0
        wholeDigits = Int(parts.joined()).flatMap { $0 < 1 << 53 ? $0 : nil }
    }
}

extension PrintedNumber {
    /// How well a computed value agrees with what is printed.
    public enum Agreement: String, Hashable, Sendable, Codable {
        /// The computed value is the printed one, within a few units in the last place.
        case exact
        /// The computed value gives the printed one when rounded to its decimals.
        case afterRounding
        case no
    }

    /// Compares a computed value with the print.
    ///
    /// Both ways to round a half are accepted: away from zero (as SPSS and Excel print) and to the even digit. A value within
    /// a few units in the last place of a half, but not on it, may have been rounded to either side.
    public func agrees(with computed: Double) -> Agreement {
        guard computed.isFinite else { return .no }
        if (computed - value).magnitude <= 4 * max(computed.magnitude, value.magnitude).ulp { return .exact }
        return roundings(of: computed.magnitude).contains { isPrinted($0, sign: computed.sign) } ? .afterRounding : .no
    }

    private func isPrinted(_ rounded: Double, sign: FloatingPointSign) -> Bool {
        guard let wholeDigits, rounded == Double(wholeDigits) else { return false }
        // A small negative number may be printed as 0.0 or as -0.0.
        return wholeDigits == 0 || (value < 0) == (sign == .minus)
    }

    /// The whole numbers of units in the last printed decimal that the magnitude may have been rounded to.
    private func roundings(of magnitude: Double) -> [Double] {
        guard decimals <= 22 else { return [] }
        // Powers of ten are exact up to 10^22.
        let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
        let scaled = magnitude * power
        guard scaled < 0x1p52 else { return [] }
        let remainder = (-scaled).addingProduct(magnitude, power)
        let below = scaled.rounded(.down)
        let fromHalf = scaled - below - 0.5
        if fromHalf == 0, remainder == 0 { return [below + 1, scaled.rounded(.toNearestOrEven)] }
        if fromHalf.magnitude <= 4 * max(1, scaled).ulp { return [below, below + 1] }
        return [scaled.rounded()]
    }
}
