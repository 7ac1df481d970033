// SPDX-License-Identifier: Apache-2.0

extension Double {
    /// The number with fixed decimals, halves away from zero; a number that rounds to zero has no sign.
    ///
    /// - Precondition: the number is finite and has at most fifteen digits before the point.
    public func printed(_ decimals: Int, minus: Character = "-") -> String {
        let scale = (0..<decimals).reduce(1.0) { result, _ in result * 10 }
        let units = Int((magnitude * scale + 1e-9).rounded())
        let sign = self < 0 && units > 0 ? String(minus) : ""
        guard decimals > 0 else { return sign + String(units) }
        return "\(sign)\(units / Int(scale)).\(padded(units % Int(scale), decimals))"
    }
}
