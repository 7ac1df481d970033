// SPDX-License-Identifier: Apache-2.0

/// Numbers as they are typed: a point for decimals, no separators of thousands.
enum ExtractionNumber {
    static func number(_ text: String) -> Double? {
        let plain = text.replacing("−", with: "-")
        guard !plain.isEmpty, plain.utf8.count <= 30, plain.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 || $0 == 43 || $0 == 46 }),
            let value = Double(plain), value.isFinite, value.magnitude < 1e12
        else { return nil }
        return value
    }

    static func integer(_ text: String) -> Int? {
        let plain = text.replacing("−", with: "-")
        guard plain.utf8.count <= 15 else { return nil }
        return Int(plain)
    }
}
