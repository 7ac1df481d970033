// SPDX-License-Identifier: Apache-2.0

/// The language of a title by its small words, only to tell a translation from another subject.
enum TitleLanguage: UInt8, Sendable {
    case unknown, english, german, french, spanish, portuguese, italian, dutch, other

    private static let words: [(language: TitleLanguage, words: Set<UInt32>)] = [
        (
            .english,
            hashed([
                "of", "the", "and", "with", "for", "from", "by", "on", "are", "is", "between", "their", "versus", "after", "using", "an",
                "study", "patients", "treatment", "effect",
            ])
        ),
        (
            .german,
            hashed([
                "der", "die", "das", "und", "bei", "mit", "fur", "von", "als", "zur", "zum", "im", "einer", "eine", "des", "den", "nach",
                "unter", "einem", "einen", "durch", "auf", "dem",
            ])
        ),
        (
            .french,
            hashed(["le", "les", "des", "et", "du", "dans", "une", "au", "aux", "chez", "sur", "par", "etude", "traitement", "avec"])
        ),
        (.spanish, hashed(["el", "los", "las", "del", "y", "una", "con", "por", "para", "en", "estudio", "tratamiento", "sobre"])),
        (.portuguese, hashed(["o", "os", "da", "do", "dos", "das", "em", "na", "no", "uma", "com", "estudo", "tratamento", "pela"])),
        (.italian, hashed(["il", "gli", "della", "dei", "nella", "nel", "di", "con", "studio", "trattamento", "delle", "dopo"])),
        (.dutch, hashed(["het", "een", "van", "bij", "met", "voor", "op", "naar", "onderzoek", "behandeling"])),
    ]

    private static func hashed(_ words: [String]) -> Set<UInt32> { Set(words.map { FoldedText.hash($0.utf8) }) }

    /// The language of most small words; another script is `other`; without two small words, or with as many of a second language, unknown.
    init(_ form: TitleForm) {
        let foreign = form.words.count { $0 >= 128 }
        if 3 * foreign > form.words.count {
            self = .other
            return
        }
        let counts = Self.words.map { entry in (entry.language, form.tokens.count { entry.words.contains($0) }) }.sorted { $0.1 > $1.1 }
        guard let best = counts.first, best.1 >= 2, counts.count < 2 || counts[1].1 < best.1 else {
            self = .unknown
            return
        }
        self = best.0
    }

    /// Whether two titles are in languages that are known and not the same.
    static func differ(_ left: ComparableTitle, _ right: ComparableTitle) -> Bool {
        guard let one = left.main, let other = right.main else { return false }
        let (first, second) = (TitleLanguage(one), TitleLanguage(other))
        return first != .unknown && second != .unknown && first != second
    }
}
