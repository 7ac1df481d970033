// SPDX-License-Identifier: Apache-2.0

/// Divides a folded title into its forms and takes off the notes that databases add to it.
struct TitleParts {
    private var text: [UInt8]
    private(set) var forms: [[UInt8]] = []
    private(set) var markers: TitleMarkers = []

    init(_ lowered: [UInt8]) { text = lowered }

    /// Fills in `forms` and `markers`.
    mutating func split() {
        var others: [[UInt8]] = []
        if let range = text.place(of: "<original>") {
            others.append(Array(text[range.upperBound...]))
            text.removeSubrange(range.lowerBound...)
        }
        takeGroups(&others)
        cutLanguageTail()
        for half in halves() { forms.append(takeMarkers(half)) }
        for other in others where FoldedText.words(other).count > 15 { forms.append(takeMarkers(other)) }
    }

    // MARK: Brackets

    /// Takes out bracketed notes; a bracketed translation becomes a form of its own, a wholly bracketed title loses its brackets.
    private mutating func takeGroups(_ others: inout [[UInt8]]) {
        var kept: [UInt8] = []
        var index = 0
        while index < text.count {
            let byte = text[index]
            guard byte == 91 || byte == 40 else {
                kept.append(byte)
                index += 1
                continue
            }
            let end = closing(index)
            let inner = Array(text[(index + 1)..<end])
            let isBracket = byte == 91
            index = min(end + 1, text.count)
            if note(inner, isBracket: isBracket, isClosed: end < text.count) { continue }
            let isRestEmpty = FoldedText.words(kept).isEmpty
            if isBracket, !isRestEmpty, FoldedText.words(inner).count > 24, FoldedText.words(kept).count > 24 {
                others.append(inner)
            } else {
                kept.append(32)
                kept.append(contentsOf: isBracket ? inner : [40] + inner + [41])
                kept.append(32)
            }
        }
        // A bracketed form glued to a letter, as in "p16(INK4a)", is one word in other sources; the compact comparison sees to that.
        text = kept
    }

    private func closing(_ start: Int) -> Int {
        let (open, close): (UInt8, UInt8) = text[start] == 91 ? (91, 93) : (40, 41)
        var depth = 0
        for index in start..<text.count {
            if text[index] == open { depth += 1 }
            if text[index] == close {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return text.count
    }

    private mutating func note(_ inner: [UInt8], isBracket: Bool, isClosed: Bool) -> Bool {
        let words = String(decoding: FoldedText.words(inner), as: UTF8.self)
        if words.isEmpty { return true }
        if words.hasPrefix("vol ") || words.hasPrefix("volume "), words.contains(" pg ") || words.contains(" p ") || words.contains(" page")
        {
            markers.insert(.erratum)
            return true
        }
        if !isBracket, isCitation(words) {
            markers.insert(.erratum)
            return true
        }
        if TitleNotes.openings.contains(where: words.hasPrefix) { return true }
        let list = words.split(separator: " ")
        guard list.count <= 6, list.allSatisfy({ TitleNotes.words.contains(String($0)) || $0.allSatisfy(\.isNumber) }) else { return false }
        if !isBracket, list.allSatisfy({ $0.allSatisfy(\.isNumber) }) { return false }
        if list.contains("abstract") || list.contains("poster") { markers.insert(.abstract) }
        if isClosed, list.contains("erratum") || list.contains("corrigendum") { markers.insert(.erratum) }
        return true
    }

    /// "New England Journal of Medicine (2009) 360 (542-544)": what an erratum corrects, as Embase puts it after the title.
    private func isCitation(_ words: String) -> Bool {
        let list = words.split(separator: " ")
        let tail = list.reversed().prefix { $0.contains(where: \.isNumber) }
        guard tail.count >= 3, list.count > tail.count else { return false }
        return tail.contains { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) }
    }

    // MARK: Tails and halves

    /// Cuts "LA: Chi" and ": original article" at the end.
    private mutating func cutLanguageTail() {
        if let range = text.place(of: " la: "), text.count - range.lowerBound < 12 { text.removeSubrange(range.lowerBound...) }
        for tail in [": original article", ": original investigation", ": research article", ": review article", ": short communication"] {
            let bytes = Array(tail.utf8)
            if text.count > bytes.count + 20, text.suffix(bytes.count).elementsEqual(bytes) { text.removeLast(bytes.count) }
        }
    }

    /// A title and its translation divided by a semicolon or an equals sign are two forms beside the whole.
    private func halves() -> [[UInt8]] {
        for separator in [UInt8(ascii: ";"), UInt8(ascii: "=")] {
            let parts = text.split(separator: separator)
            guard parts.count == 2, parts.allSatisfy({ FoldedText.words($0).count > 30 }) else { continue }
            return [text] + parts.map(Array.init)
        }
        return [text]
    }

    // MARK: Markers

    private mutating func takeMarkers(_ form: [UInt8]) -> [UInt8] {
        var words = FoldedText.words(form)
        for (opening, marker) in TitleNotes.markerOpenings where words.starts(with: opening) && words.count > opening.count + 10 {
            markers.insert(marker)
            words.removeFirst(opening.count)
            if marker == .erratum { words = withoutCitation(form, words) }
            break
        }
        if words.starts(with: TitleNotes.retracted) && words.count > 30 { words.removeFirst(TitleNotes.retracted.count) }
        if words.starts(with: TitleNotes.withdrawn) && words.count > 30 {
            words.removeFirst(TitleNotes.withdrawn.count)
            markers.insert(.withdrawn)
        }
        for (closing, marker) in TitleNotes.markerClosings
        where words.count > closing.count + 10 && words.suffix(closing.count).elementsEqual(closing) {
            markers.insert(marker)
            words.removeLast(closing.count)
            break
        }
        return words
    }

    /// An erratum often ends in the citation of what it corrects, in brackets; the title of that is what stands before.
    private func withoutCitation(_ form: [UInt8], _ words: [UInt8]) -> [UInt8] {
        guard let open = form.indices.dropFirst(form.count / 2).first(where: { form[$0] == 40 }) else { return words }
        let tail = FoldedText.words(form[open...])
        guard tail.count < words.count - 10, words.suffix(tail.count).elementsEqual(tail) else { return words }
        return Array(words.dropLast(tail.count + (tail.isEmpty ? 0 : 1)))
    }
}

/// The notes that databases add to titles, as folded words.
enum TitleNotes {
    static let words: Set<String> = [
        "review", "abstract", "abstracts", "conference", "meeting", "poster", "letter", "letters", "multiple", "provisional", "structured",
        "article", "original", "comment", "comments", "see", "refs", "references", "ref", "corrected", "retracted", "in", "no",
        "electronic",
        "resource", "editorial", "erratum", "corrigendum", "note", "summary", "proceedings", "translation", "authors", "author", "transl",
        "print", "case", "report", "citation", "news", "tp", "french", "german", "spanish", "italian", "portuguese", "chinese", "japanese",
        "korean", "russian", "polish", "czech", "hungarian", "dutch", "turkish", "hebrew", "arabic", "persian", "swedish", "norwegian",
        "danish", "finnish", "greek", "romanian", "serbian", "croatian", "bulgarian", "ukrainian", "slovak", "slovene", "slovenian",
        "english", "iranian", "farsi", "catalan", "lithuanian", "estonian", "latvian", "thai", "vietnamese", "serbo", "afrikaans", "and",
    ]
    static let openings = [
        "erratum appears", "erratum in", "published erratum", "comment in", "comments in", "see comment", "retraction in", "abstract no",
        "abstract p", "reprint in", "republished", "update in", "summary for patients", "author reply", "corrected and",
        "corrected republished",
    ]
    typealias Mark = (words: [UInt8], marker: TitleMarkers)

    static let markerOpenings: [Mark] =
        marks(
            .erratum,
            [
                "erratum to ", "erratum for ", "erratum ", "errata ", "corrigendum to ", "corrigendum ", "correction to ",
                "author correction ",
                "publisher correction ", "publishers note ", "addendum to ", "addendum ", "correction ",
            ])
        + marks(
            .retraction,
            [
                "retraction note to ", "retraction note ", "retraction notice to ", "retraction of ", "retraction ",
                "notice of retraction ",
                "expression of concern ",
            ])
        + marks(
            .reply,
            [
                "reply to ", "reply ", "authors reply ", "author reply ", "the authors reply ", "response to ", "in reply to ",
                "in response to ",
            ])
        + marks(
            .comment,
            [
                "comment on ", "comments on ", "comment to ", "commentary on ", "commentary ", "letter to the editor ", "letter regarding ",
                "letter by ", "re ", "regarding ", "discussion of ", "invited commentary ", "editorial comment ",
            ])
    static let markerClosings: [Mark] =
        marks(.reply, [" authors reply", " author reply", " the authors reply", " reply", " replies", " reply to the editor"])
        + marks(.erratum, [" erratum", " corrigendum"]) + marks(.comment, [" comment", " invited commentary"])

    private static func marks(_ marker: TitleMarkers, _ texts: [String]) -> [Mark] { texts.map { (Array($0.utf8), marker) } }

    static let retracted = Array("retracted article ".utf8)
    static let withdrawn = Array("withdrawn ".utf8)
}
