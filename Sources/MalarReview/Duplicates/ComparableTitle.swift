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
        numbers = TitleForm.numbers(words, ranges)
    }

    private static let roman: [String: UInt32] = [
        "ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14,
    ]
    private static let words: [String: UInt32] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    ]
    private static let ordered: Set<String> = ["part", "phase", "chapter", "section", "volume", "study", "paper", "type", "grade", "class"]
    private static let single: [String: UInt32] = ["i": 1, "v": 5, "x": 10, "a": 101, "b": 102, "c": 103, "d": 104]

    static func numbers(_ words: [UInt8], _ ranges: [Range<Int>]) -> [UInt32] {
        var result: [UInt32] = []
        var previous = ""
        for range in ranges {
            if range.count <= 9 {
                let word = String(decoding: words[range], as: UTF8.self)
                if let number = roman[word] ?? Self.words[word] ?? (ordered.contains(previous) ? single[word] : nil) { result.append(number) }
                previous = word
            } else {
                previous = ""
            }
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
    }

    private mutating func append(_ words: [UInt8]) {
        guard !words.isEmpty, forms.count < 4 else { return }
        let form = TitleForm(words: words)
        if !forms.contains(where: { $0.compact == form.compact }) { forms.append(form) }
    }
}
