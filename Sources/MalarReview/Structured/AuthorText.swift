// SPDX-License-Identifier: Apache-2.0

/// Names of authors as tables, EndNote and BibTeX write them, with or without separators.
enum AuthorText {
    enum Separators {
        /// Found out from the text: a list of Python, semicolons, bars, " and ", line breaks, or commas.
        case any
        /// One name a line.
        case lines
        /// " and " alone, as BibTeX has it.
        case and
    }

    /// The names of a text in their order.
    ///
    /// Where commas alone divide a text, `Yang Z., Jiang B.` are two people and `Yang, Z.` is one. Where nothing divides it, as in
    /// `Adeli K.Lewis G. F.`, a name begins after each full stop that a word follows at once.
    static func names(of text: String, separators: Separators = .any) -> [AuthorName] {
        let plain = text.trimmedOfWhitespace
        guard !plain.isEmpty else { return [] }
        return pieces(of: plain, separators).map(\.trimmedOfWhitespace).filter { !$0.isEmpty }.compactMap(name)
    }

    private static func pieces(of text: String, _ separators: Separators) -> [String] {
        switch separators {
        case .lines: return text.split(whereSeparator: \.isNewline).map(String.init)
        case .and: return dividedByAnd(text)
        case .any: break
        }
        if let items = ListLiteral.items(of: text) { return items }
        for mark in [";", "|"] as [Character] where text.contains(mark) { return text.split(separator: mark).map(String.init) }
        let named = dividedByAnd(text)
        if named.count > 1 { return named }
        if text.contains(where: \.isNewline) { return text.split(whereSeparator: \.isNewline).map(String.init) }
        return text.contains(",") ? dividedByCommas(text) : dividedByStops(text)
    }

    /// Divides at the word "and", outside braces; within a piece, white space is one space.
    static func dividedByAnd(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var pieces: [String] = []
        var start = 0
        var depth = 0
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
            guard depth == 0, byte <= 32, index >= start, isAnd(bytes, at: index + 1) else { continue }
            pieces.append(piece(bytes[start..<index]))
            start = index + 4
        }
        return pieces + [piece(bytes[min(start, bytes.count)...])]
    }

    /// Whether the word "and" stands there, with white space or the end behind it.
    private static func isAnd(_ bytes: [UInt8], at index: Int) -> Bool {
        guard index + 3 <= bytes.count, bytes[index] | 32 == 97, bytes[index + 1] | 32 == 110, bytes[index + 2] | 32 == 100 else {
            return false
        }
        // At the end of a text "And" is a family name.
        return index + 3 == bytes.count ? bytes[index] == 97 : bytes[index + 3] <= 32
    }

    private static func piece(_ bytes: ArraySlice<UInt8>) -> String {
        let words = bytes.split { $0 <= 32 }
        return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }

    private static func dividedByCommas(_ text: String) -> [String] {
        let pieces = text.split(separator: ",").map(\.trimmedOfWhitespace).filter { !$0.isEmpty }
        if pieces.count == 2, !pieces.allSatisfy(endsWithInitials) { return [text] }
        if pieces.count == 3, AuthorName.isSuffix(pieces[2]) || AuthorName.isSuffix(pieces[1]) { return [text] }
        let givens = stride(from: 1, to: pieces.count, by: 2).map { pieces[$0] }
        guard pieces.count % 2 == 0, givens.allSatisfy(isInitials) else { return pieces }
        return stride(from: 0, to: pieces.count, by: 2).map { pieces[$0] + ", " + pieces[$0 + 1] }
    }

    /// `Adeli K.Lewis G. F.`: a full stop that a word of two letters or more follows at once ends a name.
    private static func dividedByStops(_ text: String) -> [String] {
        let letters = Array(text)
        var pieces: [String] = []
        var start = 0
        for index in letters.indices where letters[index] == "." && index > 0 {
            let word = letters[(index + 1)...].prefix { $0.isLetter || $0 == "'" || $0 == "’" }
            guard word.count >= 2, letters[index - 1].isLetter else { continue }
            pieces.append(String(letters[start...index]))
            start = index + 1
        }
        return pieces + [String(letters[start...])]
    }

    private static func endsWithInitials(_ text: String) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace)
        return words.count >= 2 && words.last.map { isInitials(String($0)) } == true
    }

    /// "J", "J.-P.", "JM", "C M": capitals with full stops and hyphens, four letters at most.
    static func isInitials(_ text: String) -> Bool {
        let letters = text.filter(\.isLetter)
        return (1...4).contains(letters.count) && letters.allSatisfy(\.isUppercase)
            && text.allSatisfy { $0.isLetter || ".-‐ ".contains($0) }
    }
}
