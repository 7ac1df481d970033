// SPDX-License-Identifier: Apache-2.0

internal import MalarUnits
internal import Yams

/// Reads typed settings out of a YAML file of a review, collecting every error with its line instead of stopping at the first.
final class ReviewSettingsReader {
    /// Larger files are refused: no file that people write by hand comes near.
    static let largestFile = 4_000_000
    /// Nesting beyond this is refused before it is parsed.
    static let deepestNesting = 64

    let file: String
    private(set) var errors: [ReviewFileError] = []

    init(file: String) {
        self.file = file
    }

    /// The root mapping of a YAML text.
    func root(_ text: String) throws(ReviewFileErrors) -> ReviewSettings {
        if let refusal = Self.refusal(of: text) { throw ReviewFileErrors([ReviewFileError(file: file, refusal)]) }
        let node: Node?
        do {
            node = try compose(yaml: text)
        } catch let error as YamlError {
            let (line, problem) = error.placeAndProblem
            throw ReviewFileErrors([ReviewFileError(file: file, line: line, "this is not YAML: \(problem)")])
        } catch {
            throw ReviewFileErrors([ReviewFileError(file: file, "this is not YAML")])
        }
        guard let node else { throw ReviewFileErrors([ReviewFileError(file: file, "the file is empty")]) }
        guard case .mapping = node else { throw ReviewFileErrors([ReviewFileError(file: file, line: 1, "expected `key: value` lines")]) }
        return ReviewSettings(node, path: "", reader: self)
    }

    func report(_ node: Node, _ message: String) {
        errors.append(ReviewFileError(file: file, line: node.mark?.line, message))
    }

    /// Throws if anything was reported.
    func finish() throws(ReviewFileErrors) {
        guard errors.isEmpty else { throw ReviewFileErrors(errors.sorted { ($0.line ?? 0) < ($1.line ?? 0) }) }
    }

    /// Size, and nesting that would exhaust the stack of a recursive parser: opening brackets, indicators of lists and indents.
    private static func refusal(of text: String) -> String? {
        guard text.utf8.count <= largestFile else { return "the file is larger than \(largestFile / 1_000_000) MB" }
        var run = 0
        var depth = 0
        for byte in text.utf8 {
            switch byte {
            case 0x5B, 0x7B: depth += 1
            case 0x5D, 0x7D: depth = max(0, depth - 1)
            case 0x2D, 0x3F, 0x3A: run += 1
            case 0x20: break
            default: run = 0
            }
            // Brackets of running text are closed as a rule; a few that are not do no harm.
            if run > 200 || depth > deepestNesting { return "the settings are nested too deeply" }
        }
        return nil
    }
}

/// A mapping of a YAML file: typed access that reports what is wrong and goes on.
struct ReviewSettings {
    let node: Node
    let path: String
    let reader: ReviewSettingsReader

    init(_ node: Node, path: String, reader: ReviewSettingsReader) {
        self.node = node
        self.path = path
        self.reader = reader
    }

    /// Reports keys that are not among `keys`, with the nearest known one.
    func allow(_ keys: [String]) {
        guard case .mapping(let mapping) = node else { return reader.report(node, "expected `key: value` lines under \(path)") }
        for (key, _) in mapping {
            let name = key.string ?? ""
            if !keys.contains(name) { reader.report(key, "unknown key `\(name)`\(place)\(NearestName.hint(name, among: keys))") }
        }
    }

    private var place: String { path.isEmpty ? "" : " under \(path)" }

    func child(_ key: String) -> Node? {
        guard case .mapping(let mapping) = node else { return nil }
        let value = mapping[key]
        if case .scalar(let scalar) = value, scalar.style == .plain, ["", "~", "null"].contains(scalar.string) { return nil }
        return value
    }

    func report(_ key: String, _ message: String) {
        reader.report(child(key) ?? node, message)
    }

    func section(_ key: String) -> ReviewSettings? {
        child(key).map { ReviewSettings($0, path: path.isEmpty ? key : "\(path).\(key)", reader: reader) }
    }

    func sections(_ key: String) -> [ReviewSettings] {
        guard let node = child(key) else { return [] }
        guard case .sequence(let sequence) = node else {
            reader.report(node, "expected a list under \(key)")
            return []
        }
        return sequence.map { ReviewSettings($0, path: key, reader: reader) }
    }

    /// The keys and values of a mapping, in their order.
    func entries(_ key: String) -> [(name: String, value: ReviewSettings)] {
        guard let node = child(key) else { return [] }
        guard case .mapping(let mapping) = node else {
            reader.report(node, "expected `name: value` lines under \(key)")
            return []
        }
        return mapping.compactMap { name, value in name.string.map { ($0, ReviewSettings(value, path: key, reader: reader)) } }
    }

    /// The text that stands here; `nil` where a list or a mapping does.
    var ownText: String? { if case .scalar(let scalar) = node { scalar.string } else { nil } }

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
        reader.report(node, "`\(key)` is missing\(place)")
        return ""
    }

    /// A list of texts, or a single text; anything else in the list is reported.
    func texts(_ key: String) -> [String] {
        guard let node = child(key) else { return [] }
        guard case .sequence(let sequence) = node else { return text(key).map { [$0] } ?? [] }
        return sequence.compactMap { item in
            if case .scalar(let scalar) = item { return scalar.string }
            reader.report(item, "expected a text in the list \(key)")
            return nil
        }
    }
}
