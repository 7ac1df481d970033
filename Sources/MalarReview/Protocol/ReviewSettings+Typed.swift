// SPDX-License-Identifier: Apache-2.0

internal import MalarUnits
internal import Yams

extension ReviewSettings {
    /// A whole number of 0 or more, at most 10⁹.
    func count(_ key: String) -> Int? {
        guard let text = text(key) else { return nil }
        return Self.count(text) ?? refused(key, "expected a whole number of 0 or more for \(key), not `\(text.prefix(40))`")
    }

    static func count(_ text: String) -> Int? {
        guard (1...10).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text),
            number <= 1_000_000_000
        else { return nil }
        return number
    }

    func truth(_ key: String) -> Bool? {
        guard let text = text(key) else { return nil }
        switch text.lowercased() {
        case "true", "yes": return true
        case "false", "no": return false
        default: return refused(key, "expected true or false for \(key)")
        }
    }

    /// A day such as 2025-06-08.
    func day(_ key: String) -> CalendarDate? {
        guard let text = text(key) else { return nil }
        return DateFormat.iso.parse(text)?.day ?? refused(key, "\(key) is a day such as 2025-06-08, not `\(text.prefix(40))`")
    }

    /// A year, a month or a day.
    func partialDate(_ key: String) -> PartialDate? {
        guard let text = text(key) else { return nil }
        return DateFormat.iso.parse(text) ?? refused(key, "\(key) is a date such as 2025, 2025-06 or 2025-06-08")
    }

    /// One of the words of an enumeration.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice? {
        guard let text = text(key) else { return nil }
        let words = Choice.allCases.map(\.rawValue)
        return Choice(rawValue: text) ?? refused(key, "`\(text)` is not known for \(key)\(NearestName.hint(text, among: words))")
    }

    /// Several words of an enumeration, without repetition.
    func choices<Choice: RawRepresentable<String> & CaseIterable & Hashable>(_ key: String, _ type: Choice.Type) -> [Choice] {
        let words = Choice.allCases.map(\.rawValue)
        var chosen: [Choice] = []
        for text in texts(key) {
            guard let choice = Choice(rawValue: text) else {
                report(key, "`\(text)` is not known for \(key)\(NearestName.hint(text, among: words))")
                continue
            }
            if !chosen.contains(choice) { chosen.append(choice) }
        }
        return chosen
    }

    /// A short id: letters, digits, `.`, `_` and `-`, first a letter or digit, at most 64, fit for names of files and for keys.
    func id(_ key: String) -> String {
        let text = requiredText(key)
        if !text.isEmpty, !ReviewID.isValid(text) { report(key, "\(key) `\(text.prefix(40))`: \(ReviewID.rule)") }
        return text
    }

    /// What stands under a key, for other rooms to read; `nil` where nothing does.
    func tree(_ key: String) -> SettingsTree? {
        guard let node = child(key) else { return nil }
        var budget = 20_000
        guard let tree = SettingsTree(node, budget: &budget) else { return refused(key, "too much stands under \(key)") }
        return tree
    }

    private func refused<Value>(_ key: String, _ message: String) -> Value? {
        report(key, message)
        return nil
    }
}

/// The ids of people, searches, criteria and studies.
enum ReviewID {
    static let rule = "an id has letters, digits, `.`, `_` and `-`, begins with a letter or digit, and has at most 64"

    static func isValid(_ text: String) -> Bool {
        guard let first = text.utf8.first, isAlphanumeric(first), text.utf8.count <= 64 else { return false }
        return text.utf8.allSatisfy { isAlphanumeric($0) || [0x2D, 0x2E, 0x5F].contains($0) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

extension YamlError {
    /// The line, where there is one, and what the parser says.
    var placeAndProblem: (line: Int?, problem: String) {
        switch self {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            (mark.line, problem)
        case .duplicatedKeysInMapping(let keys, let context):
            (context.mark.line, "a key occurs twice in one mapping: \(keys.sorted().map { "`\($0)`" }.joined(separator: ", "))")
        default: (nil, "it cannot be read")
        }
    }
}
