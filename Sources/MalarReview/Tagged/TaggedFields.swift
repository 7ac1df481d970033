// SPDX-License-Identifier: Apache-2.0

/// A record of a tagged file as it stands: its fields in their order, found by tag.
struct TaggedFields {
    private(set) var fields: [SourceField] = []
    private var places: [String: [Int]] = [:]

    init(_ fields: [SourceField]) {
        self.fields = fields
        for (place, field) in fields.enumerated() { places[field.name, default: []].append(place) }
    }

    /// The values of a tag that are not empty, as they stand.
    func values(_ tag: String) -> [String] {
        (places[tag] ?? []).compactMap { fields[$0].value.isEmpty ? nil : fields[$0].value }
    }

    /// The values of several tags, one tag after the other.
    func values(_ tags: [String]) -> [String] { tags.flatMap(values) }

    /// The first value of the first tag that has one, on one line; empty for none.
    func first(_ tags: String...) -> String {
        for tag in tags {
            for place in places[tag] ?? [] where !fields[place].value.isEmpty { return fields[place].value.onOneLine }
        }
        return ""
    }

    /// Every line of every value of a tag.
    func lines(_ tags: String...) -> [String] {
        values(tags).flatMap(\.linesOfText)
    }

    /// The line of a tag in the file; that of the record where the tag is absent.
    func line(of tags: String...) -> Int {
        for tag in tags {
            if let place = places[tag]?.first { return fields[place].line }
        }
        return fields.first?.line ?? 0
    }
}

extension String {
    /// The text with each run of line ends, and the blanks about it, as one space.
    var onOneLine: String {
        utf8.contains(10) ? linesOfText.joined(separator: " ") : self
    }

    /// The lines that hold something, trimmed.
    var linesOfText: [String] {
        guard utf8.contains(10) else { return isEmpty ? [] : [self] }
        return parts(by: 10)
    }

    /// The parts between separators, trimmed, empty ones left out.
    func parts(by separator: UInt8) -> [String] {
        utf8.split(separator: separator).compactMap { part in
            let plain = Self.trimmed(part)
            return plain.isEmpty ? nil : String(Substring(plain))
        }
    }

    /// The text without ASCII white space at its ends.
    var trimmedOfBlanks: String {
        let isPlain = utf8.first.map { $0 > 0x20 } ?? true && utf8.last.map { $0 > 0x20 } ?? true
        return isPlain ? self : String(Substring(Self.trimmed(utf8[...])))
    }

    private static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
        var rest = text
        while let first = rest.first, [UInt8].isSpace(first) { rest.removeFirst() }
        while let last = rest.last, [UInt8].isSpace(last) { rest.removeLast() }
        return rest
    }

    /// Whether an ASCII text stands in this one, compared byte by byte.
    func holds(_ word: StaticString) -> Bool {
        var copy = self
        return copy.withUTF8 { text in
            word.withUTF8Buffer { needle in
                guard let first = needle.first, needle.count <= text.count else { return false }
                for start in 0...(text.count - needle.count) where text[start] == first {
                    if needle.indices.allSatisfy({ text[start + $0] == needle[$0] }) { return true }
                }
                return false
            }
        }
    }

    /// The ASCII digits that follow an ASCII text, at its first place; empty for none.
    func digits(after word: StaticString) -> String {
        var copy = self
        return copy.withUTF8 { text in
            word.withUTF8Buffer { needle in
                guard let first = needle.first, needle.count <= text.count else { return "" }
                for start in 0...(text.count - needle.count) where text[start] == first {
                    guard needle.indices.allSatisfy({ text[start + $0] == needle[$0] }) else { continue }
                    return String(decoding: text[(start + needle.count)...].prefix { (48...57).contains($0) }, as: UTF8.self)
                }
                return ""
            }
        }
    }

    /// Whether the text is ASCII digits and at least one.
    var isDigits: Bool { !isEmpty && utf8.allSatisfy { (48...57).contains($0) } }

    /// Whether an ASCII digit stands in the text.
    var hasDigit: Bool { utf8.contains { (48...57).contains($0) } }
}

extension Array where Element: Hashable {
    /// Each element once, at its first place.
    var withoutRepetition: [Element] {
        guard count > 1 else { return self }
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
