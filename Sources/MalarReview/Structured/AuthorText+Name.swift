// SPDX-License-Identifier: Apache-2.0

extension AuthorText {
    /// One name: "Family, Given, Suffix", "Family, Suffix, Given", "Family GI" or "Given Family"; a group in braces or by its words.
    static func name(_ text: String) -> AuthorName? {
        let plain = withoutNumber(text.trimmedOfWhitespace)
        guard !plain.isEmpty else { return nil }
        if plain.first == "{", plain.last == "}", !plain.dropFirst().dropLast().contains("{") {
            return AuthorName(family: plain.dropFirst().dropLast().trimmedOfWhitespace, isCollective: true)
        }
        if isGroup(plain) { return AuthorName(family: plain.hasSuffix(",") ? String(plain.dropLast()) : plain, isCollective: true) }
        return plain.contains(",") ? inverted(plain) : direct(plain)
    }

    private static func inverted(_ text: String) -> AuthorName {
        let parts = text.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false).map(\.trimmedOfWhitespace)
        var given = parts.count > 1 ? parts[1] : ""
        var suffix = parts.count > 2 ? parts[2] : ""
        if AuthorName.isSuffix(given), !suffix.isEmpty { swap(&given, &suffix) }
        if given == "null" { given = "" }
        return parts[0].isEmpty ? AuthorName(family: given) : AuthorName(family: parts[0], given: given, suffix: suffix)
    }

    private static func direct(_ text: String) -> AuthorName {
        var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        var suffix = ""
        if words.count > 2, let last = words.last, AuthorName.isSuffix(last), !isInitials(last) || last.count > 1 && words.count > 2 {
            suffix = words.removeLast()
        }
        var initials = 0
        while initials < words.count - 1, isInitials(words[words.count - 1 - initials]), initials < 4 { initials += 1 }
        if initials > 0 {
            return AuthorName(
                family: words.dropLast(initials).joined(separator: " "), given: words.suffix(initials).joined(separator: " "),
                suffix: suffix)
        }
        var start = max(0, words.count - 1)
        while start > 1, particles.contains(words[start - 1].lowercased()), words[start - 1].first?.isLowercase == true { start -= 1 }
        return AuthorName(
            family: words[start...].joined(separator: " "), given: words[..<start].joined(separator: " "), suffix: suffix)
    }

    /// Scopus puts its number of an author in brackets behind the name.
    private static func withoutNumber(_ text: String) -> String {
        guard text.last == ")", let open = text.lastIndex(of: "(") else { return text }
        let inside = text[text.index(after: open)...].dropLast()
        return !inside.isEmpty && inside.allSatisfy { $0.isASCII && $0.isNumber } ? text[..<open].trimmedOfWhitespace : text
    }

    /// Whether one of several words is one that groups have in their names; all of these are ASCII, five letters or more.
    private static func isGroup(_ text: String) -> Bool {
        let words = text.utf8.split { !(65...90).contains($0 & 0xDF) || $0 > 127 }
        return words.count > 1 && words.contains { $0.count >= 5 && groupWords.contains(String(Substring($0)).lowercased()) }
    }

    private static let groupWords: Set<String> = [
        "group", "study", "society", "consortium", "investigators", "committee", "association", "collaboration", "collaborative", "network",
        "organization", "organisation", "institute", "collaborators", "federation", "taskforce", "trialists",
    ]
    private static let particles: Set<String> = [
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "ten", "ter", "zu", "zur", "el", "al", "bin",
        "ibn", "af", "av",
    ]
}

extension AuthorName {
    /// "Jr", "III", "2nd": what stands behind a name.
    static func isSuffix(_ text: String) -> Bool {
        (2...3).contains(text.utf8.count) && suffixes.contains(text.lowercased())
    }

    private static let suffixes: Set<String> = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "2nd", "3rd", "4th"]
}
