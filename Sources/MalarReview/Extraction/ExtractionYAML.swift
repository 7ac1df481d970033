// SPDX-License-Identifier: Apache-2.0

internal import Yams

/// Reads a YAML file of an extraction and collects every error with its line.
final class ExtractionYAML {
    let file: String
    private(set) var errors: [RecordFileError] = []

    /// Larger files are refused: nobody types so much by hand.
    static let mostBytes = 4_000_000

    init(file: String) { self.file = file }

    /// The root mapping of a text; `nil`, with an error, where there is none.
    func root(_ text: String) -> Entry? {
        guard text.utf8.count <= Self.mostBytes else {
            report(0, "the file is larger than \(Self.mostBytes / 1_000_000) MB, which no extraction is")
            return nil
        }
        if let line = ExtractionYAMLGuard.aliasLine(text) {
            report(line, "anchors (&) and aliases (*) are not used here; put text that begins with such a sign in quotation marks")
            return nil
        }
        do {
            guard let node = try compose(yaml: text) else {
                report(0, "the file is empty")
                return nil
            }
            guard case .mapping = node else {
                report(1, "expected `key: value` lines")
                return nil
            }
            return Entry(node, path: "", yaml: self)
        } catch let error as YamlError {
            report(error.lineNumber, "this is not YAML: \(error.reason)")
        } catch {
            report(0, "this is not YAML")
        }
        return nil
    }

    func report(_ line: Int?, _ message: String) { errors.append(RecordFileError(file: file, line: line ?? 0, message)) }

    func finish() throws(ExtractionFileErrors) {
        if !errors.isEmpty { throw ExtractionFileErrors(errors) }
    }

    /// A mapping with typed access; what is wrong is reported, and reading goes on.
    struct Entry {
        let node: Node
        let path: String
        let yaml: ExtractionYAML

        init(_ node: Node, path: String, yaml: ExtractionYAML) {
            (self.node, self.path, self.yaml) = (node, path, yaml)
        }

        var line: Int { node.mark?.line ?? 0 }
        var isMapping: Bool { node.mapping != nil }
        func report(_ message: String) { yaml.report(line, message) }
    }
}

extension YamlError {
    fileprivate var lineNumber: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: nil
        }
    }

    fileprivate var reason: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        case .duplicatedKeysInMapping(let keys, _): "a key occurs twice in one mapping: \(keys.sorted().joined(separator: ", "))"
        default: "it cannot be read"
        }
    }
}
