// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing
internal import MalarStatistics

/// Describes a statistical procedure as a biostatistician reads it: keys, formula, conventions, sources, a worked example.
public struct DescribeProcedure: Sendable {
    /// Describes a procedure.
    public init() {}

    /// The names of all procedures.
    public static var names: [String] { ProcedureCatalogue.all.map(\.name) }

    /// The description of a procedure by its name.
    ///
    /// - Throws: ``RequestError`` where there is no such procedure.
    public func callAsFunction(_ name: String) throws(RequestError) -> Document {
        try Self.find(name).document
    }

    static func find(_ name: String) throws(RequestError) -> Procedure {
        guard let procedure = ProcedureCatalogue.procedure(named: name) else {
            let near = suggestion(for: name, among: Self.names).map { "; \($0)" } ?? ""
            throw RequestError(.unknownProcedure, "there is no procedure named `\(name.shortened)`\(near). See `malar stats list`")
        }
        return procedure
    }

    /// Every procedure with what it answers, in the chapters of the reference.
    public func list() -> Table {
        let rows = Procedure.Group.allCases.flatMap { group in
            let own = ProcedureCatalogue.all.filter { $0.group == group }
            return own.isEmpty
                ? []
                : [Table.Row.heading(Cell(group.rawValue))] + own.map { Table.Row([Cell($0.name), Cell($0.title), Cell($0.purpose)]) }
        }
        return Table(
            id: "procedures", label: "", caption: "", columns: ["Procedure", "Name", "What it answers"].map { .init($0) }, rows: rows)
    }
}

extension Procedure {
    /// The page of the procedure, with its example answered by the code as it is.
    var document: Document {
        let sections = [
            Section(id: "data", title: "Data", blocks: [.table(table(of: data, further: takesFurtherColumns))]),
            Section(id: "options", title: "Options", blocks: options.isEmpty ? [] : [.table(table(of: options, further: false))]),
            Section(id: "formula", title: "How it is computed", blocks: [.bulletList(formula.map { RichText($0) })]),
            Section(id: "conventions", title: "Where programs differ", blocks: list(conventions)),
            Section(id: "example", title: "Worked example", blocks: exampleBlocks),
            Section(id: "checked", title: "Checked against", blocks: list(checkedAgainst)),
            Section(id: "sources", title: "Publications", blocks: list(sources)),
        ]
        return Document(
            title: "\(title) (\(name))", subtitle: purpose, sections: sections.filter { !$0.blocks.isEmpty })
    }

    private func list(_ lines: [String]) -> [Block] { lines.isEmpty ? [] : [.bulletList(lines.map { RichText($0) })] }

    private func table(of keys: [ProcedureKey], further: Bool) -> Table {
        let rows = keys.map { key in
            Table.Row([Cell(key.name), Cell(key.kind.words), Cell(key.presence), Cell(key.meaning)])
        }
        let more = further ? [Table.Row([Cell("any other"), Cell("numbers"), Cell("no"), Cell("columns that an option names")])] : []
        return Table(
            id: "keys", label: "", caption: "", columns: ["Key", "Holds", "Needed", "Meaning"].map { .init($0) }, rows: rows + more)
    }

    private var exampleBlocks: [Block] {
        let request: JSONValue = .object(
            [.init("data", example.data.json)] + (example.options.isEmpty ? [] : [.init("options", example.options.json)]))
        let command = "malar stats \(name) <<< '\(request.encoded())'"
        guard let answer = try? self.answer(example).value else { return [.paragraph([.code(command)])] }
        let rows = answer.values.map { Table.Row([Cell($0.key), Cell($0.value.json.encoded())]) }
        let result = Table(id: "result", label: "", caption: "Result", columns: [.init("Key"), .init("Value")], rows: rows)
        let warnings = answer.warnings.map { RichText("Warning: \($0.sentence)") }
        return [.paragraph([.code(command)]), .table(result)] + (warnings.isEmpty ? [] : [.bulletList(warnings)])
    }
}

extension ProcedureKey {
    /// Whether it must be given, and what is used where it is not.
    fileprivate var presence: String {
        if let standard { return "no; \(standard.json.encoded())" }
        return isOptional ? "no" : "yes"
    }
}

extension ProcedureKey.Kind {
    /// What stands behind a key, in words.
    fileprivate var words: String {
        switch self {
        case .numbers: "numbers; null is missing"
        case .number: "number"
        case .count: "whole number, 0 or more"
        case .matrix: "rows of numbers"
        case .table: "rows of counts"
        case .groups: "lists of numbers"
        case .labels: "names or numbers"
        case .words: "words"
        case .text: "word"
        case .flag: "true or false"
        case .choice(let words): words.joined(separator: ", ")
        case .points: "list of {f, args}"
        }
    }
}
