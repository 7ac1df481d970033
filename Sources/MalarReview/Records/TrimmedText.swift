// SPDX-License-Identifier: Apache-2.0

extension StringProtocol {
    /// The text without white space at its ends, line ends included.
    package var trimmedOfWhitespace: String {
        // Most texts begin and end with a printed sign of ASCII: they are trimmed already.
        if let first = first?.asciiValue, let last = last?.asciiValue, first > 32, last > 32 { return String(self) }
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...last])
    }
}
