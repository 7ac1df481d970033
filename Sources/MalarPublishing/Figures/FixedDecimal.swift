// SPDX-License-Identifier: Apache-2.0

/// Numbers as text with a fixed number of decimals, the same on every platform.
enum FixedDecimal {
    /// Rounded to `decimals` places, halves away from zero, always with a point; zero has no sign.
    /// - Precondition: the value is finite, below 10¹² in magnitude, and `decimals` is 0 to 6.
    static func text(_ value: Double, decimals: Int) -> String {
        precondition(value.isFinite && abs(value) < 1e12 && (0...6).contains(decimals), "a number for print is finite and not vast")
        let scale = (0..<decimals).reduce(1) { product, _ in product * 10 }
        let units = Int(abs(value) * Double(scale) + 0.5)
        let sign = value < 0 && units > 0 ? "-" : ""
        guard decimals > 0 else { return sign + String(units) }
        let fraction = String(units % scale)
        return sign + String(units / scale) + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }

    /// A length for SVG: at most two decimals, without trailing zeros.
    static func length(_ value: Double) -> String {
        var text = text(value, decimals: 2)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}
