// SPDX-License-Identifier: Apache-2.0

/// Whether two names mean one journal.
enum JournalNames {
    /// The same words, an abbreviation word by word, an acronym, or, for proceedings, most of the words.
    static func areSame(_ left: ComparableJournal.Name, _ right: ComparableJournal.Name) -> Bool {
        if left.joined == right.joined { return true }
        if left.words.count == right.words.count, zip(left.words, right.words).allSatisfy({ abbreviates($0, $1) }) { return true }
        if abuts(left, right) || abuts(right, left) { return true }
        if left.joined.count >= 12, right.joined.count >= 12,
            EditDistance.within(1, left.joined[...], right.joined[...]) != nil
        {
            return true
        }
        if left.isConference || right.isConference { return areSameMeeting(left, right) }
        return isAcronym(left.joined, words: right.words) && left.words.count == 1
            || isAcronym(right.joined, words: left.words) && right.words.count == 1
    }

    /// Whether one word abbreviates the other: its beginning, or its letters in order with the same first two ("natl", "national").
    static func abbreviates(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        if left == right { return true }
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        guard short.first == long.first else { return false }
        if long.starts(with: short) { return short.count <= 8 || long.count - short.count <= 2 }
        guard short.count >= 2, long.count > short.count, short.count <= 6 else {
            return long.count >= 8 && EditDistance.within(1, short[...], long[...]) != nil
        }
        return isSubsequence(short, of: long)
            && (short.count >= 3 ? short[1] == long[1] || short.last == long.last : short.last == long.last)
    }

    private static func isSubsequence(_ short: [UInt8], of long: [UInt8]) -> Bool {
        var rest = long[...]
        for byte in short {
            guard let place = rest.firstIndex(of: byte) else { return false }
            rest = rest[(place + 1)...]
        }
        return true
    }

    /// An abbreviation written as one word ("archinternmed"): each word of the other gives its beginning in turn,
    /// three letters or more, "journal" also one.
    private static func abuts(_ one: ComparableJournal.Name, _ other: ComparableJournal.Name) -> Bool {
        guard one.words.count == 1, other.words.count >= 2, one.joined.count >= 6 else { return false }
        return fits(one.joined[...], other.words[...], isAcronym: false, steps: 400).fits
    }

    private static func fits(_ text: ArraySlice<UInt8>, _ words: ArraySlice<[UInt8]>, isAcronym: Bool, steps: Int) -> (
        fits: Bool, steps: Int
    ) {
        guard let word = words.first else { return (text.isEmpty, steps) }
        var steps = steps - 1
        guard steps > 0 else { return (false, 0) }
        var length = zip(text, word).prefix { $0 == $1 }.count
        let least = min(isAcronym || word.first == 106 ? 1 : 3, word.count)
        while length >= least {
            let rest = fits(text.dropFirst(length), words.dropFirst(), isAcronym: isAcronym, steps: steps)
            if rest.fits { return rest }
            steps = rest.steps
            length -= 1
        }
        return (false, steps)
    }

    /// "jama", "pnas": three letters or more, the initials of the other name's words, small words counted or not.
    static func isAcronym(_ text: [UInt8], of words: [UInt8]) -> Bool {
        let all = words.split(separator: 32).map(Array.init)
        let small: Set<[UInt8]> = [Array("of".utf8), Array("the".utf8), Array("and".utf8), Array("for".utf8), Array("in".utf8)]
        return isAcronym(text, words: all) || isAcronym(text, words: all.filter { !small.contains($0) })
    }

    private static func isAcronym(_ text: [UInt8], words: [[UInt8]]) -> Bool {
        guard text.count >= 3, text.count == words.count, !text.contains(32) else { return false }
        return zip(text, words).allSatisfy { $0 == $1.first }
    }

    private static let formal: Set<[UInt8]> = Set(
        [
            "conference", "proceedings", "symposium", "workshop", "congress", "meeting", "conf", "proc", "international", "intl", "int",
            "acm", "ieee",
            "first", "joint", "vol", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        ].map { Array($0.utf8) })

    private static let regions: Set<[UInt8]> = Set(
        [
            "americas", "american", "european", "europe", "pacific", "asia", "asian", "hawaii", "mediterranean", "australasian", "african",
            "nordic", "scandinavian", "latin", "australian", "chinese", "british", "german", "italian", "french", "japanese", "indian",
        ].map { Array($0.utf8) })

    /// "amcis" of "Americas Conference on Information Systems": four to eight letters, each word's beginning in turn.
    private static func spells(_ text: [UInt8], _ words: [[UInt8]]) -> Bool {
        guard (4...8).contains(text.count), words.count >= 3, words.count >= text.count - 2 else { return false }
        return fits(text[...], words[...], isAcronym: true, steps: 200).fits
    }

    /// Proceedings: three quarters of the telling words of the shorter name stand in the longer, or one gives the acronym of the other.
    private static func areSameMeeting(_ left: ComparableJournal.Name, _ right: ComparableJournal.Name) -> Bool {
        let one = left.words.filter { !formal.contains($0) }
        let other = right.words.filter { !formal.contains($0) }
        let (short, long) = one.count <= other.count ? (one, other) : (other, one)
        guard !short.isEmpty, Set(one).intersection(regions) == Set(other).intersection(regions) || min(one.count, other.count) == 1 else {
            return false
        }
        let shared = short.count { word in long.contains { abbreviates(word, $0) && min(word.count, $0.count) >= 3 || word == $0 } }
        if short.count >= 2, 4 * shared >= 3 * short.count { return true }
        if short.count == 1, shared == 1, let word = short.first, word.count >= 4 { return true }
        return one.contains { spells($0, right.words) } || other.contains { spells($0, left.words) }
    }
}
