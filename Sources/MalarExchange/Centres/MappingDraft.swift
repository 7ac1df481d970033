// SPDX-License-Identifier: Apache-2.0

public import MalarCohort
internal import MalarDelimited
internal import MalarUnits

/// A first mapping of a centre's file, from its header and its rows: guesses to be looked at, with what could not be guessed left open.
public struct MappingDraft: Sendable {
    /// The text of the mapping file. What it leaves open is refused when it is read.
    public let text: String

    /// Looks at a file.
    ///
    /// - Parameters:
    ///   - bytes: the file's content.
    ///   - name: its name.
    ///   - table: the table whose rows it holds; `nil` to take the one that most columns seem to belong to.
    /// - Throws: ``StudyFolderError`` where the file has no usable header.
    public init(_ bytes: [UInt8], name: String, table: DataTable? = nil) throws(StudyFolderError) {
        let encoding: FileEncoding = String(validating: bytes, as: UTF8.self) == nil ? .windows1252 : .utf8
        let decoded = try encoding.decoded(bytes, file: name, mapping: "mapping.yaml")
        let reading = DelimitedText.reading(
            bytes: decoded, fileName: name, options: DelimitedTextOptions(acceptsHeaderOnly: true))
        guard let file = reading.text else { throw StudyFolderError(problems: reading.errors.map(StudyFolderError.Problem.init)) }
        let columns = file.header.names
        let table = table ?? Self.table(columns)
        var lines = [
            "# A first mapping, guessed from the header: look at every line. What is FILL-IN must be given a variable (`malar dictionary",
            "# --table \(table.rawValue)`) or be moved to `ignored`.", "centre: FILL-IN", "separator: \(Self.separator(file.delimiter))",
            "decimal: \"\(Self.decimalMark(file))\"", "encoding: \(encoding.rawValue)", "dates: \(Self.dates(file, table))",
        ]
        let findings = Self.findings(file, table)
        if let findings { lines.append("findings: { \(findings) }   # present, absent or unknown, in every column of findings") }
        lines += [
            "", "\(table.rawValue):", "  - file: \(Self.quoted(name))", "    columns:",
        ]
        var taken: Set<String> = []
        for (index, column) in columns.enumerated() {
            let variable = LocalNames.variable(for: column, in: table).flatMap { taken.insert($0.id).inserted ? $0 : nil }
            lines.append("      \(Self.quoted(column)): \(Self.target(variable, file, index, isCoded: findings != nil))")
        }
        lines += ["    ignored: []"] + Self.missing(table, taken)
        text = lines.joined(separator: "\n") + "\n"
    }

    private static func table(_ columns: [String]) -> DataTable {
        func count(_ table: DataTable) -> Int {
            columns.count { LocalNames.variable(for: $0, in: table).map { $0.id != "patient" && $0.id != "note" } ?? false }
        }
        return DataTable.allCases.max { count($0) < count($1) } ?? .visits
    }

    private static func separator(_ delimiter: Delimiter) -> String {
        delimiter == .tab ? "tab" : "\"\(String(UnicodeScalar(delimiter.byte)))\""
    }

    /// The codes of all columns of findings together: a word that one column does not have today it may have tomorrow. `nil` where the
    /// words are understood anyway, or are too many to be codes.
    private static func findings(_ file: DelimitedText, _ table: DataTable) -> String? {
        let columns = file.header.names.indices.filter { LocalNames.variable(for: file.header.names[$0], in: table)?.kind == .finding }
        let codes = Set(columns.flatMap { Self.codes(file, $0) })
        guard (1...12).contains(codes.count), codes.contains(where: { if case .refused = parseFinding($0) { true } else { false } }) else {
            return nil
        }
        return codes.sorted().map { "\(quoted($0)): \(finding($0))" }.joined(separator: ", ")
    }

    private static func target(_ variable: Variable?, _ file: DelimitedText, _ index: Int, isCoded: Bool) -> String {
        guard let variable else { return "FILL-IN" }
        switch variable.kind {
        case .measurement(let analyte):
            return "{ variable: \(variable.id), unit: FILL-IN }   # \(analyte.units.map(\.ucum).joined(separator: ", "))"
        case .limit(of: let analyte): return "{ variable: \(variable.id), unit: FILL-IN }   # the unit of \(analyte.id)"
        case .finding where isCoded || !codes(file, index).contains(where: { finding($0) == "FILL-IN" }): return variable.id
        case .finding, .choice:
            let codes = codes(file, index)
            guard !codes.isEmpty else { return variable.id }
            let words = codes.map { "\(quoted($0)): \(guess($0, variable))" }.joined(separator: ", ")
            return "{ variable: \(variable.id), recode: { \(words) } }   # \(variable.permitted)"
        default: return variable.id
        }
    }

    /// The few different values of a column of codes; none where they are many, because then they are no codes.
    private static func codes(_ file: DelimitedText, _ index: Int) -> [String] {
        let values = Set(file.records.prefix(10_000).map { $0[index].text }).subtracting([""])
        return values.count <= 12 ? values.sorted() : []
    }

    private static func guess(_ code: String, _ variable: Variable) -> String {
        switch variable.kind {
        case .finding: return finding(code)
        case .choice(let levels):
            let folded = code.lowercased()
            if let level = levels.first(where: { $0.code.lowercased() == folded || $0.label.lowercased() == folded }) { return level.code }
            return variable.id == "sex" ? ["f": "female", "m": "male", "donna": "female", "uomo": "male"][folded] ?? "FILL-IN" : "FILL-IN"
        default: return "FILL-IN"
        }
    }

    private static func finding(_ code: String) -> String {
        let folded = code.lowercased()
        if ["si", "sì", "s", "1", "presente", "yes", "y", "true", "present", "+", "pos"].contains(folded) { return "present" }
        if ["no", "n", "0", "assente", "false", "absent", "-", "neg"].contains(folded) { return "absent" }
        return ["nd", "n.d.", "na", "?", "nn"].contains(folded) ? "unknown" : "FILL-IN"
    }

    private static func decimalMark(_ file: DelimitedText) -> String {
        let commas = file.records.prefix(1000).reduce(0) { $0 + $1.count { isNumber($0.text, ",") } }
        let points = file.records.prefix(1000).reduce(0) { $0 + $1.count { isNumber($0.text, ".") } }
        return commas > points ? "," : "."
    }

    private static func isNumber(_ text: String, _ mark: Character) -> Bool {
        let parts = text.split(separator: mark, omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }
    }

    /// The only format in which every date of the file can be read.
    private static func dates(_ file: DelimitedText, _ table: DataTable) -> String {
        let columns = file.header.names.indices.filter { LocalNames.variable(for: file.header.names[$0], in: table)?.kind == .date }
        let values = Set(file.records.prefix(10_000).flatMap { row in columns.map { row[$0].text } }).subtracting([""])
        let fitting = DateFormat.allCases.filter { format in values.allSatisfy { format.parse($0) != nil } }
        if values.isEmpty || fitting.contains(.iso) { return "iso" }
        if fitting.count == 1 { return fitting[0].rawValue }
        return "FILL-IN   # \(fitting.isEmpty ? "no one format fits" : fitting.map(\.rawValue).joined(separator: " or "))"
    }

    private static func missing(_ table: DataTable, _ taken: Set<String>) -> [String] {
        let missing = DataDictionary.variables(of: table).filter { $0.isRequired && !taken.contains($0.id) }.map(\.id)
        return missing.isEmpty ? [] : ["    # needed, as a column or under `constants`: \(missing.joined(separator: ", "))"]
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for character in text { quoted += character == "\"" || character == "\\" ? "\\\(character)" : String(character) }
        return quoted + "\""
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
