// SPDX-License-Identifier: Apache-2.0

/// How two titles stand to each other.
enum TitleRelation: UInt8, Sendable, Comparable {
    case missing, different, weak, changed, contained, near, exact

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The comparison of two titles over all their forms.
struct TitleComparison: Sendable {
    var relation: TitleRelation = .missing
    /// The share of words in common (Dice), 0 to 1.
    var similarity = 0.0
    /// Whether numbers differ between forms that would else be the same.
    var numbersDiffer = false
    /// Whether one form has numbers that the other lacks, as a part that was cut off may.
    var hasOtherNumbers = false

    init(_ left: ComparableTitle, _ right: ComparableTitle) {
        guard !left.isEmpty, !right.isEmpty else { return }
        relation = .different
        for first in left.forms {
            for second in right.forms { consider(first, second) }
        }
    }

    private mutating func consider(_ left: TitleForm, _ right: TitleForm) {
        if left.compact == right.compact {
            self.relation = .exact
            similarity = 1
            numbersDiffer = false
            hasOtherNumbers = false
            return
        }
        if relation == .exact { return }
        let alignment = TitleAlignment(left, right)
        let found = alignment.relation
        let differ = left.numbers != right.numbers && !(found == .contained && alignment.sharesNumbers)
        let isBetter = (found, alignment.dice) > (relation, similarity)
        if isBetter {
            relation = found
            similarity = alignment.dice
            numbersDiffer = differ
            hasOtherNumbers = left.numbers != right.numbers
        }
    }
}

/// The words of two titles set against each other.
struct TitleAlignment {
    private let left: TitleForm
    private let right: TitleForm
    private var restLeft: [Range<Int>] = []
    private var restRight: [Range<Int>] = []
    private(set) var dice = 0.0
    private var common = 0

    init(_ left: TitleForm, _ right: TitleForm) {
        self.left = left
        self.right = right
        align()
    }

    /// Takes the words in common off both sides.
    private mutating func align() {
        var counts: [UInt32: Int] = [:]
        for token in right.tokens { counts[token, default: 0] += 1 }
        let leftRanges = FoldedText.ranges(left.words)
        var taken: [UInt32: Int] = [:]
        for (token, range) in zip(left.tokens, leftRanges) {
            if let count = counts[token], count > 0 {
                counts[token] = count - 1
                taken[token, default: 0] += 1
                common += 1
            } else {
                restLeft.append(range)
            }
        }
        let total = left.tokens.count + right.tokens.count
        dice = total == 0 ? 0 : 2 * Double(common) / Double(total)
        guard dice >= 0.3 else { return }
        for (token, range) in zip(right.tokens, FoldedText.ranges(right.words)) {
            if let count = taken[token], count > 0 {
                taken[token] = count - 1
            } else {
                restRight.append(range)
            }
        }
    }

    var relation: TitleRelation {
        if dice < 0.3 { return .different }
        let rest = Rest(self)
        let shorter = min(left.tokens.count, right.tokens.count)
        if rest.isSpelling(of: max(left.words.count, right.words.count)), shorter >= 2 { return .near }
        if isContained { return .contained }
        return dice >= 0.6 ? .changed : .weak
    }

    /// Whether the numbers of the shorter title stand at the beginning or the end of those of the longer.
    var sharesNumbers: Bool {
        let (short, long) = left.numbers.count <= right.numbers.count ? (left.numbers, right.numbers) : (right.numbers, left.numbers)
        return long.starts(with: short) || long.suffix(short.count).elementsEqual(short)
    }

    /// Whether the shorter title, at least four words and 20 letters, begins or ends the longer one; its last word may be cut off.
    private var isContained: Bool {
        let (short, long) = left.words.count <= right.words.count ? (left, right) : (right, left)
        guard short.tokens.count >= 4, short.words.count >= 20 else { return false }
        if long.words.starts(with: short.words) { return !continuesWithPart(long.words[short.words.count...]) }
        return short.tokens.count >= 5 && long.tokens.suffix(short.tokens.count).elementsEqual(short.tokens)
    }

    /// "… part 2", "… II", "… reply": another item of the same name.
    private func continuesWithPart(_ rest: ArraySlice<UInt8>) -> Bool {
        if rest.elementsEqual(" 1".utf8) { return false }
        guard let word = rest.split(separator: 32).first.map({ String(decoding: $0, as: UTF8.self) }) else { return false }
        let parts: Set<String> = [
            "part", "i", "ii", "iii", "iv", "v", "vi", "reply", "response", "erratum", "comment", "correction", "author", "authors",
            "revisited",
            "update", "an",
        ]
        if word == "an" { return rest.count < 12 || String(decoding: rest, as: UTF8.self).hasPrefix(" an update") }
        return parts.contains(word) || word.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// The words without partner.
    private struct Rest {
        var left: [ArraySlice<UInt8>]
        var right: [ArraySlice<UInt8>]

        init(_ alignment: TitleAlignment) {
            left = alignment.restLeft.map { alignment.left.words[$0] }.filter { !WordForms.isEmpty($0) }
            right = alignment.restRight.map { alignment.right.words[$0] }.filter { !WordForms.isEmpty($0) }
        }

        /// Whether all that remains is spelling: words that join to the same letters, or that differ by a letter or two.
        func isSpelling(of length: Int) -> Bool {
            if left.isEmpty, right.isEmpty { return true }
            let allowed = max(1, length / 30)
            guard max(left.count, right.count) <= allowed + 2 else { return false }
            if Array(left.joined()) == Array(right.joined()) { return true }
            guard left.count == right.count, left.count <= allowed else { return joinsAlike(length) }
            var open = right
            for word in left {
                guard let partner = open.firstIndex(where: { WordForms.areSpellings(word, $0) }) else { return joinsAlike(length) }
                open.remove(at: partner)
            }
            return true
        }

        private func joinsAlike(_ length: Int) -> Bool {
            let first = Array(left.joined())
            let second = Array(right.joined())
            guard !first.isEmpty, !second.isEmpty, length >= 40, left.count != right.count else { return false }
            return WordForms.areSpellings(first[...], second[...])
        }
    }
}
