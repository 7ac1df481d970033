// SPDX-License-Identifier: Apache-2.0

public import MalarCohort
internal import MalarUnits
internal import Yams

extension CentreMapping {
    /// Reads a mapping from the text of a centre's `mapping.yaml`.
    ///
    /// What can be judged without the centre's files is judged here: names of variables, units, repeated variables.
    ///
    /// - Parameters:
    ///   - text: the file's text.
    ///   - file: the file's path in the study folder, such as `centres/pisa/mapping.yaml`.
    /// - Throws: ``StudyFileErrors`` with every error and its line.
    public init(yaml text: String, file: String) throws(StudyFileErrors) {
        let reader = SettingsReader(file: file)
        let root = try reader.root(text)
        root.allow(["centre", "prefix"] + FileDefaults.keys + DataTable.allCases.map(\.rawValue))
        let defaults = FileDefaults(root, over: FileDefaults())
        let files = DataTable.allCases.flatMap { FileMapping.all(of: $0, root, defaults) }
        if files.isEmpty { reader.report(root.node, "no table is mapped; name at least one of patients, visits, treatments, events") }
        let mapping = CentreMapping(
            file: file, centre: Self.id("centre", root) ?? Self.folderName(file), prefix: Self.id("prefix", root) ?? "",
            line: (root.child("prefix") ?? root.child("centre") ?? root.node).mark?.line, files: files)
        try reader.finish()
        self = mapping
    }

    private static func folderName(_ file: String) -> String {
        file.split(separator: "/").dropLast().last.map(String.init) ?? "centre"
    }

    /// A text that becomes an id or a part of one.
    private static func id(_ key: String, _ root: Settings) -> String? {
        guard let text = root.text(key), let node = root.child(key) else { return nil }
        if text == "FILL-IN" {
            root.reader.report(node, "`\(key)` is still to be given")
            return nil
        }
        if text.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) }) { return text }
        root.reader.report(node, "`\(key)` is written with letters, digits, - _ and . alone, because it becomes an id")
        return nil
    }
}

/// What a mapping says of all its files, and a file of itself.
private struct FileDefaults {
    var separator: Character?
    var decimalMark: Character = ".", dates = DateFormat.iso, encoding = FileEncoding.utf8
    var hasDictionaryNames = false
    var findings: [String: String]?

    static let keys = ["separator", "decimal", "dates", "encoding", "sameNames", "findings"]
    private static let separators: [String: Character] = [",": ",", ";": ";", "tab": "\t", "\t": "\t", "|": "|"]

    init() {}

    init(_ settings: Settings, over defaults: FileDefaults) {
        self = defaults
        if let text = settings.text("separator"), text != "auto" {
            separator = Self.separators[text]
            if separator == nil { settings.refuse("separator", "separator is \",\", \";\", tab, \"|\" or auto") }
        }
        if let text = settings.text("decimal") {
            if text == "." || text == "," { decimalMark = Character(text) } else { settings.refuse("decimal", "decimal is \".\" or \",\"") }
        }
        dates = settings.choice("dates", DateFormat.self) ?? dates
        if let named = settings.text("encoding")?.lowercased() {
            let isWestern = ["iso-8859-1", "latin-1", "latin1", "cp1252"].contains(named)
            encoding = isWestern ? .windows1252 : settings.choice("encoding", FileEncoding.self) ?? encoding
        }
        hasDictionaryNames = settings.truth("sameNames") ?? hasDictionaryNames
        findings = settings.codes("findings") ?? findings
    }
}

extension FileMapping {
    /// The files of a table: one, or a list.
    fileprivate static func all(of table: DataTable, _ root: Settings, _ defaults: FileDefaults) -> [FileMapping] {
        guard let node = root.child(table.rawValue) else { return [] }
        let entries = node.sequence == nil ? [root.section(table.rawValue)].compactMap(\.self) : root.sections(table.rawValue)
        return entries.compactMap { FileMapping(table, $0, defaults) }
    }

    private init?(_ table: DataTable, _ settings: Settings, _ defaults: FileDefaults) {
        settings.allow(["file", "columns", "constants", "ignored"] + FileDefaults.keys)
        guard settings.node.mapping != nil else { return nil }
        let own = FileDefaults(settings, over: defaults)
        let name = settings.requiredText("file")
        if name.contains("/") || name.contains("\\") {
            settings.refuse("file", "the file stands in the centre's folder; give its name alone")
        }
        let columns = Self.columns(table, settings, own)
        let constants = Self.constants(table, settings)
        Self.checkOnce(columns, constants, settings)
        self.init(
            table: table, name: MappedText(name, line: (settings.child("file") ?? settings.node).mark?.line), separator: own.separator,
            decimalMark: own.decimalMark, dates: own.dates, encoding: own.encoding, hasDictionaryNames: own.hasDictionaryNames,
            findings: own.findings, columns: columns, constants: constants, ignored: settings.lines("ignored"))
    }

    private static func columns(_ table: DataTable, _ settings: Settings, _ own: FileDefaults) -> [ColumnMapping] {
        guard let section = settings.section("columns") else { return [] }
        guard let pairs = section.node.mapping else {
            settings.refuse("columns", "expected lines such as `data_visita: date` under columns")
            return []
        }
        return pairs.compactMap { key, value in
            let local = MappedText(key.string ?? "", line: key.mark?.line)
            if let id = value.string {
                guard let variable = section.variable(id, in: table, at: value) else { return nil }
                return ColumnMapping(local: local, variable: variable, codes: variable.kind == .finding ? own.findings : nil)
            }
            let column = Settings(value, path: "columns.\(local.text)", reader: settings.reader)
            column.allow(["variable", "unit", "recode"])
            let id = column.requiredText("variable")
            guard !id.isEmpty, let variable = section.variable(id, in: table, at: column.child("variable") ?? value) else { return nil }
            let codes = column.codes("recode") ?? (variable.kind == .finding ? own.findings : nil)
            return ColumnMapping(local: local, variable: variable, unit: column.unit(of: variable), codes: codes)
        }
    }

    private static func constants(_ table: DataTable, _ settings: Settings) -> [String: MappedText] {
        guard let section = settings.section("constants") else { return [:] }
        var constants: [String: MappedText] = [:]
        for (key, value) in section.node.mapping ?? [:] {
            guard let variable = section.variable(key.string ?? "", in: table, at: key) else { continue }
            guard let text = value.string else {
                settings.reader.report(value, "a constant is one value, such as `drug: methylprednisolone`")
                continue
            }
            constants[variable.id] = MappedText(text, line: key.mark?.line)
        }
        return constants
    }

    /// No variable may come from two columns of a file, or from a column and a constant.
    private static func checkOnce(_ columns: [ColumnMapping], _ constants: [String: MappedText], _ settings: Settings) {
        var first: [String: MappedText] = [:]
        for column in columns {
            let id = column.variable.id
            if let other = first[id] ?? constants[id] {
                let what = first[id].map { "the column `\($0.text)`" } ?? "a constant"
                settings.reader.report(
                    at: column.local.line,
                    "`\(id)` is mapped twice: by `\(column.local.text)` and by \(what) of line \(other.line ?? 0); keep one")
            }
            first[id] = first[id] ?? column.local
        }
    }
}

extension Settings {
    fileprivate func refuse(_ key: String, _ message: String) { reader.report(child(key) ?? node, message) }

    /// The variable of an id, or an error with what is near.
    fileprivate func variable(_ id: String, in table: DataTable, at node: Node) -> Variable? {
        if let variable = DataDictionary.variable(id, in: table) { return variable }
        let elsewhere = DataTable.allCases.filter { DataDictionary.variable(id, in: $0) != nil }.map(\.rawValue)
        let hint =
            elsewhere.isEmpty
            ? Spelling.suggestion(for: id, among: DataDictionary.variables(of: table).map(\.id)).map { "; did you mean `\($0)`?" }
                ?? "; `malar dictionary --table \(table.rawValue)` lists what there is"
            : "; it belongs to \(elsewhere.joined(separator: " and "))"
        reader.report(node, "\(table.rawValue) has no variable `\(id)`\(hint)")
        return nil
    }

    /// The centre's codes; a list of one code each, `recode: { si: true, no: false, nd: unknown }`.
    fileprivate func codes(_ key: String) -> [String: String]? {
        guard let node = child(key) else { return nil }
        guard let pairs = node.mapping else {
            reader.report(node, "expected codes under \(key), such as { si: true, no: false, nd: unknown }")
            return nil
        }
        var codes: [String: String] = [:]
        for (code, word) in pairs {
            guard let code = code.string, let word = word.string else {
                reader.report(word, "a code stands for one word")
                continue
            }
            codes[code] = ["unknown", "~", "null"].contains(word) ? "" : word
        }
        return codes
    }

    /// Texts with their lines: one, or a list.
    fileprivate func lines(_ key: String) -> [MappedText] {
        guard let node = child(key) else { return [] }
        let nodes = node.sequence.map { Array($0) } ?? [node]
        return nodes.compactMap { node in
            if let text = node.string { return MappedText(text, line: node.mark?.line) }
            reader.report(node, "expected the name of a column under \(key)")
            return nil
        }
    }

    /// The unit of a column, where its variable has one that it can be converted to.
    fileprivate func unit(of variable: Variable) -> String? {
        guard let unit = text("unit"), let node = child("unit") else { return nil }
        switch variable.kind {
        case .measurement(let analyte), .limit(of: let analyte):
            if analyte.unit(named: unit) == nil {
                let codes = analyte.units.map(\.ucum)
                let hint = Spelling.suggestion(for: unit, among: codes).map { "; did you mean `\($0)`?" } ?? ""
                reader.report(node, "`\(unit)` is no unit of \(analyte.id); known are \(codes.joined(separator: ", "))\(hint)")
            }
        case .number(_, let wanted) where variable.id != "dose":
            if NumberUnit(from: unit, to: wanted) == nil {
                reader.report(node, "`\(variable.id)` is in \(wanted), and there is no fixed factor from `\(unit)`")
            }
        case .number: reader.report(node, "the unit of a dose is a variable of its own: write `unit: \(unit)` under constants")
        default: reader.report(node, "`\(variable.id)` has no unit")
        }
        return unit
    }
}
