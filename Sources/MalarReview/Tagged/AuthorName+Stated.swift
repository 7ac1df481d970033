// SPDX-License-Identifier: Apache-2.0

extension AuthorName {
    /// A name as a database writes it: "Yang, Z.", "King, Martin, Jr", "Liu R.", "de Bree R", "Hannah Jones", "SLE Study Group".
    ///
    /// With a comma the family name stands first. Without one, initials at the end are the given name ("Liu R."), and else the last word is
    /// the family name, with the particles before it. Names with a word for a body of people are collective. Empty text gives an empty name.
    public init(stated text: String) {
        let plain = text.onOneLine.trimmedOfBlanks
        let parts = plain.utf8.contains(0x2C) ? Self.commaParts(plain) : []
        if Self.isBody(plain, hasComma: parts.count > 1) {
            self.init(family: plain, isCollective: true)
        } else if parts.count > 1 {
            self.init(parts: parts)
        } else {
            self.init(words: (parts.first ?? plain).parts(by: 0x20))
        }
    }

    private static func commaParts(_ text: String) -> [String] {
        text.parts(by: 0x2C)
    }

    private init(parts: [String]) {
        let rest = Array(parts.dropFirst())
        if let place = rest.firstIndex(where: Self.isNameSuffix), rest.count > 1 {
            let given = rest.indices.filter { $0 != place }.map { rest[$0] }
            self.init(family: parts[0], given: given.joined(separator: ", "), suffix: rest[place])
        } else {
            self.init(family: parts[0], given: rest.joined(separator: ", "))
        }
    }

    private init(words: [String]) {
        guard words.count > 1 else {
            self.init(family: words.first ?? "")
            return
        }
        var suffix = ""
        var names = words
        if names.count > 2, let last = names.last, Self.isNameSuffix(last) { suffix = names.removeLast() }
        let initials = names.reversed().prefix(while: Self.isInitials).count
        if initials > 0 {
            let start = max(1, names.count - initials)
            self.init(
                family: names[..<start].joined(separator: " "), given: names[start...].joined(separator: " "), suffix: suffix)
        } else {
            var start = names.count - 1
            while start > 1, Self.particles.contains(names[start - 1].lowercased()) { start -= 1 }
            self.init(
                family: names[start...].joined(separator: " "), given: names[..<start].joined(separator: " "), suffix: suffix)
        }
    }

    /// "R.", "D.G.", "J.-P.", "XY": capitals with points, or up to three capitals alone.
    private static func isInitials(_ word: String) -> Bool {
        let letters = word.unicodeScalars.filter { $0 != "." && $0 != "-" && $0 != "'" }
        guard !letters.isEmpty, letters.allSatisfy({ $0.properties.isUppercase }) else { return false }
        return letters.count <= 3 || word.utf8.contains(0x2E) && letters.count <= 5
    }

    private static func isNameSuffix(_ word: String) -> Bool {
        (2...3).contains(word.utf8.count) && suffixes.contains(word.lowercased())
    }

    private static let suffixes: Set<String> = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "2nd", "3rd", "4th"]

    private static func isBody(_ text: String, hasComma: Bool) -> Bool {
        guard text.utf8.count > 8, text.utf8.contains(0x20) else { return false }
        let least = hasComma ? 3 : 1
        guard text.utf8.count(where: { $0 == 0x20 || $0 == 0x2D }) >= least else { return false }
        let words = text.utf8.split { $0 < 0x41 || $0 > 0x5A && $0 < 0x61 || $0 > 0x7A && $0 < 0x80 }
        guard words.count > least else { return false }
        return words.contains { $0.count > 3 && bodies.contains(Substring($0).lowercased()) }
    }

    private static let particles: Set<String> = [
        "de", "del", "della", "der", "den", "di", "da", "dos", "das", "do", "du", "la", "le", "van", "von", "vom", "zu", "zur", "ten",
        "ter",
        "bin", "ibn", "al", "el", "st", "st.",
    ]

    private static let bodies: Set<String> = [
        "group", "groups", "consortium", "collaboration", "collaborators", "collaborative", "study", "committee", "society", "network",
        "investigators", "trialists", "association", "team", "working", "initiative", "foundation", "organization", "organisation",
        "institute", "centre", "center", "registry", "alliance", "force", "council", "university", "programme", "program", "project",
        "federation", "college", "academy", "ministry", "department", "agency", "authors", "contributors",
    ]
}
