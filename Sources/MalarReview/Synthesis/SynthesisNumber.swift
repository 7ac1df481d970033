// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Numbers of a synthesis in print.
enum SynthesisNumber {
    /// With fixed decimals and a true minus sign; a number that rounds to zero has no sign, one that is not finite is "not estimable".
    static func text(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite else { return "not estimable" }
        let digits = String(format: "%.\(decimals)f", value.magnitude)
        let isZero = digits.allSatisfy { $0 == "0" || $0 == "." }
        return value < 0 && !isZero ? "−" + digits : digits
    }

    /// At most two decimals, without trailing zeros.
    static func short(_ value: Double) -> String {
        var text = text(value, 2)
        guard text.contains(".") else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    /// A share as a percentage with one decimal, without its sign: "54.8".
    static func percent(_ share: Double) -> String { text(100 * share, 1) }

    /// "54.8 % (36.0 to 72.7)".
    static func percent(_ share: Double, _ lower: Double, _ upper: Double) -> String {
        "\(percent(share)) % (\(percent(lower)) to \(percent(upper)))"
    }

    /// "p = 0.023" or "p < 0.001".
    static func p(_ value: Double) -> String {
        value < 0.001 ? "p < 0.001" : "p = \(text(value, 3))"
    }

    /// "1 study", "3 studies".
    static func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }

    /// "A", "A and B", "A, B and C"; beyond eight the rest as a number.
    static func list(_ names: [String]) -> String {
        if names.count > 8 { return names.prefix(7).joined(separator: ", ") + " and \(names.count - 7) more" }
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}
