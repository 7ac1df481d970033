// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarDelimited
internal import MalarUnits

/// Which column of a file is which variable.
struct ColumnPlan {
    /// A column of the file that is a variable of the table.
    struct Placed {
        let variable: Variable
        let index: Int
        /// The unit in the header: `platelets [10*9/L]`.
        var headerUnit: HeaderUnit = .none
    }

    /// What the header says of a measurement's unit.
    enum HeaderUnit {
        case none
        case known(AnalyteUnit)
        /// There is a unit that the analyte does not have: no value of the column is taken for any other unit.
        case refused
    }

    /// The columns in the order of the data dictionary.
    private(set) var placed: [Placed] = []
    private(set) var findings: [DataFinding] = []
    private let table: DataTable
    private let header: DelimitedHeader

    init(_ table: DataTable, _ header: DelimitedHeader) {
        self.table = table
        self.header = header
        let order = Dictionary(uniqueKeysWithValues: DataDictionary.variables(of: table).enumerated().map { ($1.id, $0) })
        for (index, name) in header.names.enumerated() { place(name, at: index) }
        placed.sort { order[$0.variable.id, default: 0] < order[$1.variable.id, default: 0] }
        for variable in DataDictionary.variables(of: table) where variable.isRequired && !has(variable.id) {
            report(.missingColumn, variable.id, "the file needs this column; no row can be used without it")
        }
    }

    /// Whether the file has a column for the variable.
    func has(_ id: String) -> Bool { placed.contains { $0.variable.id == id } }

    private mutating func place(_ name: String, at index: Int) {
        let (base, unit) = Self.split(name)
        if let variable = DataDictionary.variable(name, in: table) {
            add(Placed(variable: variable, index: index))
        } else if let unit, let variable = DataDictionary.variable(base, in: table), case .measurement(let analyte) = variable.kind {
            if let known = analyte.unit(named: unit) {
                add(Placed(variable: variable, index: index, headerUnit: .known(known)))
            } else {
                add(Placed(variable: variable, index: index, headerUnit: .refused))
                report(
                    .unknownUnit, base, value: unit,
                    "\(analyte.unknownUnit(unit)); no value of this column without a unit of its own is used")
            }
        } else {
            report(.unknownColumn, name, "the data dictionary has no such column for \(table.fileName), so it is not read\(hint(base))")
        }
    }

    private mutating func add(_ column: Placed) {
        if has(column.variable.id) {
            report(
                .unknownColumn, column.variable.id,
                "the column stands here a second time, with and without a unit in its header; only the first is read")
        } else {
            placed.append(column)
        }
    }

    private func hint(_ base: String) -> String {
        let names = DataDictionary.variables(of: table).map(\.id)
        if names.contains(base) { return "; only a measurement has its unit in the header: did you mean `\(base)`?" }
        return FieldParser.hint(base, among: names)
    }

    private mutating func report(_ rule: DataRule, _ column: String, value: String? = nil, _ message: String) {
        let place = Place(file: table.fileName, row: header.line, column: column.shortenedForMessage)
        findings.append(DataFinding(rule, .error, at: place, value: value?.shortenedForFinding, message))
    }

    /// A header's name and the unit in brackets behind it, if any: `antiDsDna [[IU]/mL]`.
    static func split(_ name: String) -> (base: String, unit: String?) {
        guard name.last == "]", let bracket = name.firstIndex(of: "["), bracket != name.startIndex else { return (name, nil) }
        return (name[..<bracket].trimmedOfBlanks, name[name.index(after: bracket)...].dropLast().trimmedOfBlanks)
    }
}

extension String {
    /// A value as findings show it: one line, at most 40 characters.
    var shortenedForFinding: String {
        let line = String(prefix(41).map { $0.isNewline || $0 == "\t" ? " " : $0 })
        return line.count <= 40 ? line : line.prefix(39) + "…"
    }
}
