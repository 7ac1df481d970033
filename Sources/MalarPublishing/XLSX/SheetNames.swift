// SPDX-License-Identifier: Apache-2.0

/// Gives each sheet a name that spreadsheets accept and no other sheet has.
struct SheetNames {
    static let longest = 31
    private static let forbidden = Set("[]:*?/\\")
    private var taken: Set<String>

    /// Names differ in more than their case.
    init(taken: [String]) { self.taken = Set(taken.map { $0.lowercased() } + ["history"]) }

    /// The wish, or what is left of it without forbidden signs, cut and numbered where needed.
    mutating func name(for wish: String) -> String {
        let signs = wish.filter { !Self.forbidden.contains($0) && !$0.isNewline && $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } }
        let trimmed = signs.drop { $0 == "'" || $0 == " " }
        let stem = trimmed.isEmpty ? "Sheet" : String(trimmed)
        for number in 1... {
            let suffix = number == 1 ? "" : " (\(number))"
            let name = Self.cut(stem, to: Self.longest - suffix.count) + suffix
            guard !taken.contains(name.lowercased()) else { continue }
            taken.insert(name.lowercased())
            return name
        }
        return stem
    }

    /// Cut by the units in which spreadsheets count, and not ending in an apostrophe or a space.
    private static func cut(_ text: String, to count: Int) -> String {
        var text = text
        while text.utf16.count > count || text.last == "'" || text.last == " " { text.removeLast() }
        return text
    }
}
