// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

/// Finds the terms of the question and of the criteria in a text.
///
/// A term is found as whole words, whatever the case; `arthr*` stands for all words that begin so, and a blank for any number of them or a hyphen.
/// Where terms overlap, the longer one is shown.
struct TermHighlighter {
    private struct Term {
        let letters: [Character]
        let isBeginning: Bool
        let style: PageText.Style
    }

    private let terms: [Term]
    /// Whether terms are also marked by signs, for terminals without styles: `*included*` and `~excluded~`.
    private let hasMarks: Bool

    init(_ plan: ReviewProtocol, marks: Bool) {
        let wanted = plan.question.elements.flatMap(\.highlight) + plan.inclusion.flatMap(\.highlight)
        let unwanted = plan.exclusion.flatMap(\.highlight)
        terms = (wanted.map { Self.term($0, .inclusion) } + unwanted.map { Self.term($0, .exclusion) })
            .filter { !$0.letters.isEmpty }.sorted { $0.letters.count > $1.letters.count }
        hasMarks = marks
    }

    private static func term(_ text: String, _ style: PageText.Style) -> Term {
        var letters = folded(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        let isBeginning = letters.last == "*"
        if isBeginning { letters.removeLast() }
        return Term(letters: letters, isBeginning: isBeginning, style: style)
    }

    /// One character for each, so that places in both texts are the same.
    private static func folded(_ text: String) -> [Character] {
        text.map { character in
            let lower = character.lowercased()
            return lower.count == 1 ? lower.first ?? character : character
        }
    }

    /// The text with its terms in their styles, the rest in another.
    func text(_ text: String, _ style: PageText.Style = .plain) -> PageText {
        let harmless = PageText(text).plain
        guard !terms.isEmpty else { return PageText(harmless, style) }
        let (characters, letters) = (Array(harmless), Self.folded(harmless))
        var result = PageText()
        var place = 0
        while place < letters.count {
            let isStart = place == 0 || !Self.isWord(letters[place - 1])
            if isStart, let (end, found) = match(letters, at: place) {
                let mark = hasMarks ? (found == .inclusion ? "*" : "~") : ""
                result.append(mark + String(characters[place..<end]) + mark, found)
                place = end
            } else {
                result.append(String(characters[place]), style)
                place += 1
            }
        }
        return result
    }

    private func match(_ letters: [Character], at place: Int) -> (end: Int, style: PageText.Style)? {
        for term in terms {
            guard var end = Self.end(of: term.letters, in: letters, at: place) else { continue }
            if term.isBeginning { while end < letters.count, Self.isWord(letters[end]) { end += 1 } }
            if end == letters.count || !Self.isWord(letters[end]) || !Self.isWord(letters[end - 1]) { return (end, term.style) }
        }
        return nil
    }

    private static func end(of term: [Character], in letters: [Character], at place: Int) -> Int? {
        var place = place
        for letter in term {
            if letter == " " {
                let start = place
                while place < letters.count, letters[place] == " " || letters[place] == "-" || letters[place] == "\n" { place += 1 }
                if place == start { return nil }
            } else {
                guard place < letters.count, letters[place] == letter else { return nil }
                place += 1
            }
        }
        return place
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
