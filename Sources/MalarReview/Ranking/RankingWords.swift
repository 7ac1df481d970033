// SPDX-License-Identifier: Apache-2.0

/// Cuts texts into numbered words: runs of two or more letters, digits, marks or underscores, in lower case.
///
/// These are the words of scikit-learn's default pattern, which the published ranking models use.
struct RankingWords {
    private(set) var names: [String] = []
    private var numbers: [String: Int32] = [:]

    /// The numbers of the words of a text, in its order; words not yet known are added.
    mutating func numbering(_ text: String) -> [Int32] {
        var found: [Int32] = []
        Self.cut(text) { word in
            if let number = numbers[word] {
                found.append(number)
            } else if let number = Int32(exactly: names.count) {
                numbers[word] = number
                names.append(word)
                found.append(number)
            }
        }
        return found
    }

    /// The number of a word that is known.
    func number(of word: String) -> Int32? { numbers[word] }

    /// Gives each word of a text, in its order.
    static func cut(_ text: String, _ give: (String) -> Void) {
        let lower = text.lowercased().unicodeScalars
        var start: String.UnicodeScalarView.Index?
        for index in lower.indices {
            if isPart(lower[index]) {
                start = start ?? index
            } else if let from = start {
                giveIfLong(lower[from..<index], give)
                start = nil
            }
        }
        if let from = start { giveIfLong(lower[from...], give) }
    }

    private static func giveIfLong(_ word: Substring.UnicodeScalarView, _ give: (String) -> Void) {
        guard word.index(after: word.startIndex) < word.endIndex else { return }
        give(String(Substring(word)))
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (97...122).contains(scalar.value) || (48...57).contains(scalar.value) || scalar.value == 95
                || (65...90).contains(scalar.value)
        }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
