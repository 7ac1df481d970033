// SPDX-License-Identifier: Apache-2.0

internal import Yams

extension ExtractionYAML.Entry {
    /// Keys with their values in the order of the file.
    var members: [(key: String, entry: ExtractionYAML.Entry)] {
        (node.mapping ?? [:]).map { key, value in
            let name = key.string ?? ""
            return (name, ExtractionYAML.Entry(value, path: path.isEmpty ? name : "\(path).\(name)", yaml: yaml))
        }
    }

    /// Reports keys that are not among these.
    func allow(_ keys: [String]) {
        guard let mapping = node.mapping else { return report("expected `key: value` lines under \(path)") }
        for (key, _) in mapping where !keys.contains(key.string ?? "") {
            let place = path.isEmpty ? "" : " under \(path)"
            yaml.report(key.mark?.line, "unknown key `\(key.string ?? "?")`\(place); known are \(keys.joined(separator: ", "))")
        }
    }

    func child(_ key: String) -> ExtractionYAML.Entry? {
        guard let value = node.mapping?[key] else { return nil }
        let entry = ExtractionYAML.Entry(value, path: path.isEmpty ? key : "\(path).\(key)", yaml: yaml)
        return entry.isNull ? nil : entry
    }

    /// Nothing, `~` or `null`.
    var isNull: Bool {
        if case .scalar(let scalar) = node { scalar.style == .plain && ["", "~", "null"].contains(scalar.string) } else { false }
    }

    /// The entries of a list; reports what is no list.
    var items: [ExtractionYAML.Entry] {
        guard case .sequence(let sequence) = node else {
            report("expected a list under \(path)")
            return []
        }
        return sequence.map { ExtractionYAML.Entry($0, path: path, yaml: yaml) }
    }

    /// A scalar as it stands; `nil` without an error where it is none.
    var scalar: String? { node.scalar?.string.trimmedOfWhitespace }

    func text(_ key: String) -> String? {
        guard let entry = child(key) else { return nil }
        if let text = entry.scalar { return text }
        entry.report("expected a text for \(key)")
        return nil
    }

    func requiredText(_ key: String) -> String {
        if let text = text(key), !text.isEmpty { return text }
        if child(key)?.scalar != nil || child(key) == nil { report("`\(key)` is missing\(path.isEmpty ? "" : " under \(path)")") }
        return ""
    }

    func number(_ key: String) -> Double? { child(key)?.number }
    func integer(_ key: String) -> Int? { child(key)?.integer }

    /// A finite number below 10¹² in magnitude; anything else is reported.
    var number: Double? {
        guard let text = scalar, let number = ExtractionNumber.number(text) else {
            report("expected a number such as 7.6\(place)")
            return nil
        }
        return number
    }

    /// A whole number up to 15 digits; anything else is reported.
    var integer: Int? {
        guard let text = scalar, let number = ExtractionNumber.integer(text) else {
            report("expected a whole number\(place)")
            return nil
        }
        return number
    }

    private var place: String { path.isEmpty ? "" : " for \(path)" }

    func truth(_ key: String) -> Bool? {
        guard let entry = child(key) else { return nil }
        switch entry.scalar?.lowercased() {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            entry.report("expected yes or no for \(key)")
            return nil
        }
    }

    /// A scalar or a list of scalars.
    func texts(_ key: String) -> [String] {
        guard let entry = child(key) else { return [] }
        if let text = entry.scalar { return [text] }
        return entry.items.compactMap { item in
            if item.scalar == nil { item.report("expected a text under \(key)") }
            return item.scalar
        }
    }

    func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice? {
        guard let text = text(key) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        child(key)?.report("`\(text.prefix(60))` is not known for \(key); known are \(known)")
        return nil
    }
}

extension ExtractionYAML.Entry {
    /// The value in one line, at most 300 letters.
    var asWritten: String {
        if let scalar { return String(scalar.prefix(300)) }
        let listed = (node.sequence ?? []).compactMap { $0.scalar?.string }
        let named = members.compactMap { member in member.entry.scalar.map { "\(member.key): \($0)" } }
        return String((listed + named).joined(separator: "; ").prefix(300))
    }
}
