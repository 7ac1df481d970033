// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import Yams

/// What is wrong in a study's YAML file, and where.
public struct StudyFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file.
    public let file: String
    /// The line, counted from 1; `nil` where the whole file is meant.
    public let line: Int?
    /// What is wrong and what to do.
    public let message: String

    /// An error at a line of a file.
    public init(file: String, line: Int?, _ message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    /// `study.yaml, line 12: unknown key ...`.
    public var description: String {
        "\(file)\(line.map { ", line \($0)" } ?? ""): \(message)"
    }
}

/// All that is wrong in a study's YAML file.
public struct StudyFileErrors: Error, Sendable, Hashable, CustomStringConvertible {
    /// The errors in order of lines.
    public let errors: [StudyFileError]

    /// One line per error.
    public var description: String { errors.map(\.description).joined(separator: "\n") }
}

/// Reads typed settings out of a YAML file, collecting every error with its line instead of stopping at the first.
final class SettingsReader {
    let file: String
    private(set) var errors: [StudyFileError] = []

    init(file: String) {
        self.file = file
    }

    /// The root mapping of a YAML text.
    func root(_ text: String) throws(StudyFileErrors) -> Settings {
        let node: Node?
        do {
            node = try compose(yaml: text)
        } catch let error as YamlError {
            throw StudyFileErrors(errors: [StudyFileError(file: file, line: error.line, "this is not YAML: \(error.problem)")])
        } catch {
            throw StudyFileErrors(errors: [StudyFileError(file: file, line: nil, "this is not YAML")])
        }
        guard let node else { throw StudyFileErrors(errors: [StudyFileError(file: file, line: nil, "the file is empty")]) }
        guard case .mapping = node else {
            throw StudyFileErrors(errors: [StudyFileError(file: file, line: 1, "expected `key: value` lines")])
        }
        return Settings(node, path: "", reader: self)
    }

    func report(_ node: Node, _ message: String) {
        errors.append(StudyFileError(file: file, line: node.mark?.line, message))
    }

    func report(at line: Int?, _ message: String) {
        errors.append(StudyFileError(file: file, line: line, message))
    }

    /// Throws if anything was reported.
    func finish() throws(StudyFileErrors) {
        guard errors.isEmpty else { throw StudyFileErrors(errors: errors.sorted { ($0.line ?? 0) < ($1.line ?? 0) }) }
    }
}

/// A mapping of a YAML file: typed access that reports what is wrong and goes on.
struct Settings {
    let node: Node
    let path: String
    let reader: SettingsReader

    init(_ node: Node, path: String, reader: SettingsReader) {
        self.node = node
        self.path = path
        self.reader = reader
    }

    /// Reports keys that are not among `keys`, with a suggestion.
    func allow(_ keys: [String]) {
        guard case .mapping(let mapping) = node else { return reader.report(node, "expected `key: value` lines under \(path)") }
        for (key, _) in mapping {
            let name = key.string ?? ""
            guard !keys.contains(name) else { continue }
            let hint =
                Spelling.suggestion(for: name, among: keys).map { "; did you mean `\($0)`?" }
                ?? "; known are \(keys.joined(separator: ", "))"
            reader.report(key, "unknown key `\(name)`\(path.isEmpty ? "" : " under \(path)")\(hint)")
        }
    }

    func child(_ key: String) -> Node? {
        guard case .mapping(let mapping) = node else { return nil }
        let value = mapping[key]
        if case .scalar(let scalar) = value, scalar.style == .plain, ["", "~", "null"].contains(scalar.string) { return nil }
        return value
    }

    func section(_ key: String) -> Settings? {
        child(key).map { Settings($0, path: path.isEmpty ? key : "\(path).\(key)", reader: reader) }
    }

    func sections(_ key: String) -> [Settings] {
        guard let node = child(key) else { return [] }
        guard case .sequence(let sequence) = node else {
            reader.report(node, "expected a list under \(key)")
            return []
        }
        return sequence.map { Settings($0, path: key, reader: reader) }
    }

    func text(_ key: String) -> String? {
        guard let node = child(key) else { return nil }
        guard case .scalar(let scalar) = node else {
            reader.report(node, "expected a text for \(key)")
            return nil
        }
        return scalar.string
    }

    func requiredText(_ key: String) -> String {
        if let text = text(key), !text.isEmpty { return text }
        reader.report(node, "`\(key)` is missing\(path.isEmpty ? "" : " under \(path)")")
        return ""
    }

    func texts(_ key: String) -> [String] {
        guard let node = child(key) else { return [] }
        if case .sequence(let sequence) = node { return sequence.compactMap(\.string) }
        return node.string.map { [$0] } ?? []
    }

    func number(_ key: String) -> Double? {
        guard let text = text(key), let node = child(key) else { return nil }
        guard let number = Double(text), number.isFinite else {
            reader.report(node, "expected a number for \(key)")
            return nil
        }
        return number
    }

    func truth(_ key: String) -> Bool? {
        guard let text = text(key), let node = child(key) else { return nil }
        switch text.lowercased() {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            reader.report(node, "expected true or false for \(key)")
            return nil
        }
    }

    /// One of the words of an enumeration.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice? {
        guard let text = text(key), let node = child(key) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let words = Choice.allCases.map(\.rawValue)
        let hint = Spelling.suggestion(for: text, among: words).map { "; did you mean `\($0)`?" } ?? ""
        reader.report(node, "`\(text)` is not known for \(key)\(hint) Known are \(words.joined(separator: ", "))")
        return nil
    }
}

extension YamlError {
    var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: nil
        }
    }

    var problem: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        case .duplicatedKeysInMapping(let keys, _):
            "a key occurs twice in one mapping: \(keys.sorted().map { "`\($0)`" }.joined(separator: ", "))"
        default: "it cannot be read"
        }
    }
}
