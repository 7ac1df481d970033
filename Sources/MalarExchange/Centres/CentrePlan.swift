// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarDelimited
internal import MalarUnits

/// Which column of a centre's file is which variable, and what is wrong with the mapping of the file.
struct CentrePlan {
    /// A column of the file that is a variable.
    struct Placed {
        let mapping: ColumnMapping
        let index: Int
    }

    let file: FileMapping
    let path: String
    /// The columns in the order of the dictionary: the patient first, limits and units before they are asked for.
    private(set) var placed: [Placed] = []
    private(set) var constants: [String: Value] = [:]
    private(set) var findings: [DataFinding] = []
    private let mappingFile: String

    init(_ file: FileMapping, path: String, mappingFile: String, centre: String, header: DelimitedHeader, units: [String: String]) {
        (self.file, self.path, self.mappingFile) = (file, path, mappingFile)
        place(header)
        readConstants()
        if file.table == .patients, !has("centre") { constants["centre"] = .word(centre) }
        for variable in DataDictionary.variables(of: file.table) where variable.isRequired && !has(variable.id) {
            report(
                file.name.line, variable.id,
                "\(path) has neither a column nor a constant for `\(variable.id)`; no row can be used without it")
        }
        for column in placed { check(column.mapping, units) }
    }

    /// Whether the file has a column or a constant for the variable.
    func has(_ id: String) -> Bool { constants[id] != nil || placed.contains { $0.mapping.variable.id == id } }

    /// What the file calls a variable.
    func name(_ id: String) -> String { placed.first { $0.mapping.variable.id == id }?.mapping.local.text ?? id }

    /// The variables that the file gives.
    var ids: [String] { placed.map(\.mapping.variable.id) + constants.keys }

    private mutating func place(_ header: DelimitedHeader) {
        for column in file.columns { place(column, header) }
        let ignored = Set(file.ignored.map(\.text)), listed = Set(file.columns.map(\.local.text))
        for name in file.ignored where header.index(of: name.text) == nil {
            report(name.line, name.text, "\(path) has no such column to ignore\(FieldParser.hint(name.text, among: header.names))")
        }
        if file.hasDictionaryNames {
            for (index, name) in header.names.enumerated() where !ignored.contains(name) && !listed.contains(name) {
                guard let variable = DataDictionary.variable(name, in: file.table), !has(name), file.constants[name] == nil else {
                    continue
                }
                let codes = variable.kind == .finding ? file.findings : nil
                let mapping = ColumnMapping(local: MappedText(name, line: nil), variable: variable, codes: codes)
                placed.append(Placed(mapping: mapping, index: index))
            }
        }
        let order = Dictionary(uniqueKeysWithValues: DataDictionary.variables(of: file.table).enumerated().map { ($1.id, $0) })
        placed.sort { order[$0.mapping.variable.id, default: 0] < order[$1.mapping.variable.id, default: 0] }
    }

    private mutating func place(_ column: ColumnMapping, _ header: DelimitedHeader) {
        if let index = header.index(of: column.local.text) {
            placed.append(Placed(mapping: column, index: index))
        } else {
            let free = header.names.filter { name in !file.columns.contains { $0.local.text == name } }
            let hint = FieldParser.hint(column.local.text, among: free)
            report(
                column.local.line, column.local.text,
                "\(path) has no such column\(hint.isEmpty ? "; take the name from the file's header" : hint)")
        }
    }

    private mutating func readConstants() {
        for (id, constant) in file.constants {
            guard let variable = DataDictionary.variable(id, in: file.table) else { continue }
            switch FieldParser(variable, DataConventions(), settings: "mapping.yaml").parse(constant.text) {
            case .value(let value): constants[id] = value
            case .unknown: break
            case .refused(_, let message): report(constant.line, id, "the constant cannot be used: \(message)")
            }
        }
    }

    /// Holds the words that codes stand for, and the unit of a measurement, against the dictionary.
    private mutating func check(_ column: ColumnMapping, _ units: [String: String]) {
        if case .measurement(let analyte) = column.variable.kind {
            guard column.unit == nil, units[analyte.id] == nil, !has("\(analyte.id).unit") else { return }
            report(
                column.local.line, column.local.text,
                "the values have no unit and are not used; write `\(column.local.text): { variable: \(analyte.id), unit: \(analyte.canonicalUnit.ucum) }` "
                    + "with the unit of the file (one of \(analyte.units.map(\.ucum).joined(separator: ", ")))")
            return
        }
        let parser = FieldParser(column.variable, DataConventions(), settings: "mapping.yaml")
        for word in Set((column.codes ?? [:]).values).sorted() where !word.isEmpty {
            guard case .refused(_, let message) = parser.parse(word) else { continue }
            report(column.local.line, column.local.text, "a code stands for `\(word.shortenedForMessage)`: \(message)")
        }
    }

    private mutating func report(_ line: Int?, _ column: String, _ message: String) {
        findings.append(DataFinding(.mapping, .error, at: Place(file: mappingFile, row: line, column: column.shortenedForMessage), message))
    }
}
