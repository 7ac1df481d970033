// SPDX-License-Identifier: Apache-2.0

/// How two names of journals, books or proceedings stand to each other.
enum JournalRelation: UInt8, Sendable {
    case different, missing, same
}

/// A journal's names ready for comparison: full name, abbreviation, names in other languages.
struct ComparableJournal: Sendable {
    /// One name as words of content.
    struct Name: Sendable {
        var words: [[UInt8]]
        /// The words joined, for names written as one.
        var joined: [UInt8]
        var isConference: Bool
        /// The congress that stands after the journal's name; it is compared with records that name the congress alone.
        var isAside = false
    }

    var names: [Name] = []
    /// The name speaks of a congress, as "Circulation. Conference: …" does.
    var saysConference = false
    /// A server of preprints.
    var isPreprintServer = false
    var isCochrane = false

    init(_ texts: [String]) {
        for text in texts where !text.isEmpty {
            let lowered = FoldedText.lowered(text)
            let (stem, isConference) = Self.stem(lowered)
            if isConference { saysConference = true }
            for part in Self.parts(stem) { append(part) }
            if isConference, let range = lowered.place(of: "conference") {
                append(Array(lowered[range.upperBound...]), isAside: true)
            }
        }
        let whole = names.first.map { String(decoding: $0.joined, as: UTF8.self) } ?? ""
        isPreprintServer = Self.servers.contains { whole.hasPrefix($0) }
        isCochrane = whole.hasPrefix("cochranedatabasesystematic") || whole.hasPrefix("cochranedatabasesyst")
    }

    private static let servers = [
        "medrxiv", "biorxiv", "arxiv", "ssrn", "researchsquare", "preprintsorg", "psyarxiv", "osfpreprints", "chemrxiv", "corr",
    ]
    private static let small: Set<[UInt8]> = Set(
        [
            "of", "the", "and", "for", "in", "on", "de", "la", "le", "les", "des", "du", "der", "die", "das", "und", "fur", "et", "di", "e",
            "y", "el",
            "del", "della", "van", "het", "a", "an", "to", "with", "d", "l", "do", "da", "no", "annual", "th", "st", "nd", "rd", "ed",
            "series",
        ].map { Array($0.utf8) })
    private static let meeting: Set<[UInt8]> = Set(
        ["conference", "proceedings", "symposium", "workshop", "congress", "meeting", "conf", "proc", "symp", "colloquium", "convention"]
            .map { Array($0.utf8) })

    private mutating func append(_ text: [UInt8], isAside: Bool = false) {
        guard names.count < 6 else { return }
        let all = FoldedText.words(text).split(separator: 32).map(Array.init)
        // The last word counts whatever it is: "U S A".
        var words = all.enumerated().filter { place, word in
            (place == all.count - 1 && place > 0 || !Self.small.contains(word)) && !Self.isNumber(word)
        }.map(\.element)
        if words.isEmpty { words = all }
        guard !words.isEmpty else { return }
        let isConference = words.contains(where: Self.meeting.contains)
        names.append(Name(words: words, joined: Array(words.joined()), isConference: isConference || isAside, isAside: isAside))
    }

    /// Years, counts and ordinals, which name an issue of the same series.
    private static func isNumber(_ word: [UInt8]) -> Bool {
        guard let first = word.first, (48...57).contains(first) else { return false }
        let tail = String(decoding: word.drop { (48...57).contains($0) }, as: UTF8.self)
        return ["", "st", "nd", "rd", "th"].contains(tail)
    }

    /// The name without what databases add: the congress, the publisher's place in brackets, "official journal of …".
    private static func stem(_ lowered: [UInt8]) -> (stem: [UInt8], isConference: Bool) {
        var text = lowered
        var isConference = false
        for mark: StaticString in [". conference", ".conference", " conference:", ", conference"] {
            guard let range = text.place(of: mark), range.lowerBound > 3 else { continue }
            text.removeSubrange(range.lowerBound...)
            isConference = true
        }
        for mark: StaticString in [
            ": official", ": an official", ": the official", ": the journal of", " : the journal of", ": a journal of", " : official",
            " : an official",
            " : the official", ". official", "/ official", ", official", ": publication of", ": journal of the", " : journal of the",
        ] {
            guard let range = text.place(of: mark), range.lowerBound > 6 else { continue }
            text.removeSubrange(range.lowerBound...)
        }
        return (withoutBrackets(text), isConference)
    }

    private static func withoutBrackets(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var depth = 0
        for byte in text {
            if byte == 40 || byte == 91 { depth += 1 }
            if depth == 0 { result.append(byte) }
            if byte == 41 || byte == 93 { depth = max(0, depth - 1) }
        }
        return FoldedText.words(result).isEmpty ? text : result
    }

    /// Both names where two stand beside each other: "A = B", and an acronym before or after the name ("JPEN. Journal of …").
    private static func parts(_ text: [UInt8]) -> [[UInt8]] {
        let equal = text.split(separator: UInt8(ascii: "=")).map(Array.init)
        if equal.count > 1 { return equal.flatMap { parts($0) } }
        for mark in [UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "-")] {
            guard let place = text.firstIndex(of: mark) else { continue }
            let before = FoldedText.words(text[..<place])
            let after = FoldedText.words(text[(place + 1)...])
            if JournalNames.isAcronym(before, of: after) { return [Array(text[(place + 1)...]), Array(text[..<place])] }
            if JournalNames.isAcronym(after, of: before) { return [Array(text[..<place]), Array(text[(place + 1)...])] }
        }
        return [text]
    }

    /// Whether both speak of the same congress, which two journals of one publisher may print.
    func sharesCongress(_ other: ComparableJournal) -> Bool {
        names.contains { left in left.isAside && left.words.count >= 3 && other.names.contains { $0.isAside && $0.joined == left.joined } }
    }

    func compared(to other: ComparableJournal) -> JournalRelation {
        guard !names.isEmpty, !other.names.isEmpty else { return .missing }
        for left in names {
            for right in other.names where !(left.isAside && right.isAside) {
                if left.isAside || right.isAside, !(left.isConference && right.isConference) { continue }
                if JournalNames.areSame(left, right) { return .same }
            }
        }
        return .different
    }
}
