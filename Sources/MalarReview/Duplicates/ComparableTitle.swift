// SPDX-License-Identifier: Apache-2.0

/// What a title says about the record beyond its subject.
struct TitleMarkers: OptionSet, Sendable, Hashable {
    let rawValue: UInt8
    static let erratum = Self(rawValue: 1)
    static let reply = Self(rawValue: 2)
    static let comment = Self(rawValue: 4)
    static let retraction = Self(rawValue: 8)
    /// "[Abstract]", "conference abstract"; it is a hint, and no conflict where the other record lacks it.
    static let abstract = Self(rawValue: 16)
    /// "Editorial", "Introduction", "Book review": a heading that many items share.
    static let generic = Self(rawValue: 32)
    static let withdrawn = Self(rawValue: 64)
    /// "Protocol", "study protocol": what is planned, not what was found.
    static let plan = Self(rawValue: 128)

    /// The markers that set an item apart from what it is about.
    static let telling: TitleMarkers = [.erratum, .reply, .comment, .retraction]
}

/// One form of a title: as words, with their hashes and the numbers among them.
struct TitleForm: Sendable {
    /// Folded words, divided by single spaces.
    var words: [UInt8]
    /// The hash of the words without spaces.
    var compact: UInt64
    var tokens: [UInt32]
    /// Runs of digits and Roman numerals from II on, in their order.
    var numbers: [UInt32]

    init(words: [UInt8]) {
        self.words = words
        compact = FoldedText.hash64(words.lazy.filter { $0 != 32 })
        let ranges = FoldedText.ranges(words)
        tokens = ranges.map { FoldedText.hash(words[$0]) }
        numbers = TitleForm.numbers(words, ranges, tokens)
    }

    private static func hashed<Value>(_ words: [String: Value]) -> [UInt32: Value] {
        Dictionary(words.map { (FoldedText.hash($0.key.utf8), $0.value) }) { first, _ in first }
    }

    /// Roman numerals and words for numbers that cannot be mistaken for anything else.
    private static let written: [UInt32: UInt32] = hashed([
        "ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14,
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    ])
    /// Words after which a single letter counts.
    private static let ordered: Set<UInt32> = Set(
        ["part", "phase", "chapter", "section", "volume", "study", "paper", "type", "grade", "class"].map { FoldedText.hash($0.utf8) })
    private static let single: [UInt32: UInt32] = hashed(["i": 1, "v": 5, "x": 10, "a": 101, "b": 102, "c": 103, "d": 104])

    static func numbers(_ words: [UInt8], _ ranges: [Range<Int>], _ tokens: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        var previous: UInt32 = 0
        for (range, token) in zip(ranges, tokens) {
            if let number = written[token] ?? (range.count == 1 && ordered.contains(previous) ? single[token] : nil) {
                result.append(number)
            }
            previous = token
            appendDigits(words[range], &result)
        }
        return result
    }

    private static func appendDigits(_ word: ArraySlice<UInt8>, _ result: inout [UInt32]) {
        var value: UInt32?
        for byte in word {
            if (48...57).contains(byte) {
                value = (value ?? 0) &* 10 &+ UInt32(byte - 48)
            } else if let whole = value {
                result.append(whole)
                value = nil
            }
        }
        if let whole = value { result.append(whole) }
    }
}

/// A title ready for comparison: the title itself, then its other forms (a translation, the original).
struct ComparableTitle: Sendable {
    var forms: [TitleForm] = []
    var markers: TitleMarkers = []

    /// Bytes of a title that are looked at; beyond them there is no title, and comparing would take long.
    private static let longest = 1_500

    var isEmpty: Bool { forms.isEmpty }
    var main: TitleForm? { forms.first }

    init(_ title: String, original: String = "") {
        var parts = TitleParts(FoldedText.lowered(title))
        parts.split()
        markers = parts.markers
        for part in parts.forms { append(FoldedText.words(part)) }
        if !original.isEmpty {
            var others = TitleParts(FoldedText.lowered(original))
            others.split()
            for part in others.forms { append(FoldedText.words(part)) }
        }
        if let main = forms.first, GenericTitle.holds(main) { markers.insert(.generic) }
        if let main = forms.first, main.words.holds("protocol") { markers.insert(.plan) }
    }

    private mutating func append(_ words: [UInt8]) {
        guard !words.isEmpty, forms.count < 4 else { return }
        let form = TitleForm(words: words.count > Self.longest ? Array(words.prefix(Self.longest)) : words)
        if !forms.contains(where: { $0.compact == form.compact }) { forms.append(form) }
    }
}
