// SPDX-License-Identifier: Apache-2.0

/// How two lists of authors stand to each other.
enum AuthorRelation: UInt8, Sendable, Comparable {
    case different, missing, similar, same

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The authors of a record as hashes of the words of their names, so that order and initials do not matter.
struct ComparableAuthors: Sendable {
    /// Words of the family names, from two letters on, in order.
    var families: [UInt32] = []
    /// The same words without their last letters, which faulty encodings drop; 0 for short ones.
    var shortened: [UInt32] = []
    /// Words of the given names, from three letters on.
    var given: [UInt32] = []
    /// All words of the first author.
    var first: [UInt32] = []
    var isEmpty: Bool { families.isEmpty }

    private static let unknown: Set<String> = [
        "unknown", "anonymous", "anon", "anonymus", "no author", "no authors listed", "no author listed", "na", "n a", "nn", "nct", "et al",
        "not available", "author unknown", "editor", "the editors", "none",
    ]
    private static let passed: Set<[UInt8]> = Set(
        ["jr", "sr", "nd", "rd", "th", "et", "al", "and", "the", "of", "md", "phd"].map { Array($0.utf8) })

    init(_ authors: [AuthorName]) {
        for author in authors.prefix(60) {
            let family = FoldedText.words(of: author.family)
            if Self.unknown.contains(String(decoding: family, as: UTF8.self)), author.given.isEmpty { continue }
            let names = Self.words(family, from: 2)
            let others = Self.words(FoldedText.words(of: author.given), from: 3)
            if first.isEmpty {
                first = (authors.count == 1 && names.count > 3 ? Array(names.prefix(2)) : names).map(\.whole) + others.map(\.whole)
            }
            families += names.map(\.whole)
            shortened += names.map(\.cut)
            given += others.map(\.whole)
        }
    }

    /// Hashes of the words, doubled letters and transliterated umlauts as one: "Koenig" and "König" meet.
    private static func words(_ text: [UInt8], from length: Int) -> [(whole: UInt32, cut: UInt32)] {
        text.split(separator: 32).filter { $0.count >= length && !passed.contains(Array($0)) }.map {
            let word = soft($0)
            return (FoldedText.hash(word), word.count >= 4 ? FoldedText.hash(word.dropLast()) : 0)
        }
    }

    /// Whether a family name, by its place, stands in another list, its last letter lost in one of them or not.
    private func holds(_ place: Int, of other: ComparableAuthors) -> Bool {
        let name = other.families[place]
        if families.contains(name) || given.contains(name) || shortened.contains(name) { return true }
        let cut = other.shortened[place]
        return cut != 0 && (families.contains(cut) || shortened.contains(cut))
    }

    private static func soft(_ word: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in word {
            if byte == 101, let last = result.last, last == 97 || last == 111 || last == 117, result.count + 1 < word.count { continue }
            if byte == result.last { continue }
            result.append(byte)
        }
        return result
    }

    /// The share of the shorter list that is found in the longer, and how the lists stand to each other.
    func compared(to other: ComparableAuthors) -> (relation: AuthorRelation, overlap: Double) {
        guard !isEmpty, !other.isEmpty else { return (.missing, 0) }
        let (short, long) = families.count <= other.families.count ? (self, other) : (other, self)
        let matched = short.families.indices.count { long.holds($0, of: short) }
        let reverse = long.families.indices.count { short.holds($0, of: long) }
        let overlap = min(1, Double(max(matched, min(reverse, short.families.count))) / Double(max(1, short.families.count)))
        let sharesFirst = first.contains { other.first.contains($0) } || holds(0, of: other) && other.holds(0, of: self)
        let leads = sharesFirst || first.contains { other.families.prefix(4).contains($0) || other.given.prefix(3).contains($0) }
        if overlap >= 0.75, leads || short.families.count >= 4 || overlap >= 0.9 && short.families.count >= 3 { return (.same, overlap) }
        if overlap >= 0.5 || sharesFirst { return (.similar, overlap) }
        return (.different, overlap)
    }
}
