// SPDX-License-Identifier: Apache-2.0

/// A factor with a finite decimal expansion: `digits` × 10 to the power of minus `decimals`.
struct DecimalFactor: Sendable {
    let digits: Int, decimals: Int

    init(_ digits: Int, decimals: Int = 0) { (self.digits, self.decimals) = (digits, decimals) }
}

extension String {
    /// The decimal number times a factor, digit by digit, so that nothing is rounded; other text stays as it is.
    ///
    /// Numbers have at most some twelve digits here, so that a product fits into an `Int`.
    func scaled(by factor: DecimalFactor) -> String {
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let digits = Int(parts.joined()), digits >= 0, first?.isNumber == true else { return self }
        let decimals = (parts.count == 2 ? parts[1].count : 0) + factor.decimals
        var text = String(digits * factor.digits)
        text = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
        guard decimals > 0 else { return text }
        let whole = text.dropLast(decimals)
        var fraction = text.suffix(decimals)
        while fraction.last == "0" { fraction = fraction.dropLast() }
        return fraction.isEmpty ? String(whole) : "\(whole).\(fraction)"
    }
}
