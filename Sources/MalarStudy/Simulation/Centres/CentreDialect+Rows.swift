// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarUnits

extension CentreDialect {
    /// The variables of a file in the order of its columns: the key, and what the file holds and the mapping does not say.
    func variables(of file: File) -> [String] {
        SimulatedColumns.of(file.table).ids.filter { id in
            if id == "patient" || file.table.key.contains(id) { return true }
            guard id != "centre", constants[file.table]?[id] == nil, file.holds(id) else { return false }
            if file.table == .visits, hasDoseAlone, id == "glucocorticoid" { return false }
            return !isUnit(id, of: file.table)
        }
    }

    /// A column's name in a file.
    func name(_ id: String, in file: File) -> String { file.hasDictionaryNames && id != "patient" && id != "date" ? id : names(id) }

    /// Whether a variable is the unit of a measurement, which the mapping states.
    private func isUnit(_ id: String, of table: DataTable) -> Bool {
        if case .unit = DataDictionary.variable(id, in: table)?.kind { true } else { false }
    }

    /// The header of a file.
    func header(of file: File) -> String {
        line(variables(of: file).map { name($0, in: file) } + (useless?.table == file.table ? [useless?.name ?? ""] : []))
    }

    /// The row of a file out of a row of the study's own tables.
    func row(_ fields: [String: String], of file: File) -> String {
        line(variables(of: file).map { value($0, fields, file.table) } + (useless?.table == file.table ? [useless?.value ?? ""] : []))
    }

    private func line(_ fields: [String]) -> String {
        fields.map { field in
            field.contains { $0 == separator || $0 == "\"" } ? "\"\(field)\"" : field
        }.joined(separator: String(separator)) + lineEnd
    }

    private func value(_ id: String, _ fields: [String: String], _ table: DataTable) -> String {
        let text = fields[id] ?? ""
        if id == "patient" { return String(text.dropFirst(prefix.count)) }
        if table == .visits, id == "glucocorticoidDose", hasDoseAlone, text.isEmpty { return fields["glucocorticoid"] == "none" ? "0" : "" }
        guard !text.isEmpty, let variable = DataDictionary.variable(id, in: table) else { return text }
        if let local = words[id]?.first(where: { $0.ours == text })?.local { return local }
        switch variable.kind {
        case .finding: return text == "1" ? present : absent
        case .date: return date(text)
        case .drug: return text == "prednisone" ? steroid?.drug ?? text : text
        case .doseUnit: return dose?.name ?? text
        case .number, .measurement, .limit: return marked(number(id, text, fields, table))
        default: return text
        }
    }

    private func number(_ id: String, _ text: String, _ fields: [String: String], _ table: DataTable) -> String {
        let analyte = String(id.prefix { $0 != "." })
        if let unit = units[analyte] { return text.scaled(by: unit.factor) }
        if id == "glucocorticoidDose", let steroid { return text.scaled(by: steroid.factor) }
        guard table == .treatments, id == "dose" else { return text }
        let amount = fields["drug"] == "prednisone" ? text.scaled(by: steroid?.factor ?? DecimalFactor(1)) : text
        return dose.map { amount.scaled(by: $0.factor) } ?? amount
    }

    private func marked(_ number: String) -> String { String(number.map { $0 == "." ? decimalMark : $0 }) }

    private func date(_ text: String) -> String {
        guard let date = DateFormat.iso.parse(text) else { return text }
        let parts = text.split(separator: "-").map(String.init)
        switch (dates, parts.count) {
        case (.dayMonthYear, 2...), (.monthDayYear, 2): return parts.reversed().joined(separator: "/")
        case (.monthDayYear, 3): return "\(parts[1])/\(parts[2])/\(parts[0])"
        case (.excel, 3):
            guard let day = date.day, let zero = CalendarDate(year: 1899, month: 12, day: 30) else { return text }
            return "\(day.days(since: zero))"
        default: return text
        }
    }
}

extension CentreDialect {
    /// The text of a centre's mapping file.
    func mapping(centre: String) -> String {
        var lines = [
            "# synthetic: how the made-up files of this centre become rows of the study.", "centre: \(centre)",
            "separator: \(separator == "\t" ? "tab" : "\"\(separator)\"")", "decimal: \"\(decimalMark)\"", "dates: \(dates.rawValue)",
            "encoding: \(encoding.rawValue)", "findings: { \"\(present)\": present, \"\(absent)\": absent }",
        ]
        if !prefix.isEmpty { lines.insert("prefix: \(prefix)", at: 2) }
        for table in DataTable.allCases {
            lines += ["", "\(table.rawValue):"]
            for file in files where file.table == table { lines += mapping(file) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func mapping(_ file: File) -> [String] {
        var lines = ["  - file: \(file.name)"]
        if file.hasDictionaryNames { lines.append("    sameNames: true") }
        lines.append("    columns:")
        for id in variables(of: file) where !file.hasDictionaryNames || name(id, in: file) != id {
            lines.append("      \"\(name(id, in: file))\": \(target(id, file.table))")
        }
        let constants = constants(of: file.table)
        if !constants.isEmpty {
            lines.append(
                "    constants: { \(constants.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")) }")
        }
        if let useless, useless.table == file.table { lines.append("    ignored: [\(useless.name)]") }
        return lines
    }

    private func constants(of table: DataTable) -> [String: String] {
        var values = constants[table] ?? [:]
        if table == .visits, hasDoseAlone { values["glucocorticoid"] = "prednisone" }
        return values
    }

    private func target(_ id: String, _ table: DataTable) -> String {
        let analyte = String(id.prefix { $0 != "." })
        let unit: String? =
            switch DataDictionary.variable(id, in: table)?.kind {
            case .measurement, .number: units[id]?.name ?? SimulatedMeasurement.all.first { $0.id == id }?.unit
            case .limit: units[analyte]?.name ?? SimulatedMeasurement.all.first { $0.id == analyte }?.unit
            default: nil
            }
        if let unit { return "{ variable: \(id), unit: \"\(unit)\" }" }
        guard let words = words[id] else { return id }
        let isFinding = DataDictionary.variable(id, in: table)?.kind == .finding
        let codes = words.map { "\"\($0.local)\": \(isFinding ? ($0.ours == "1" ? "present" : "absent") : $0.ours)" }
        return "{ variable: \(id), recode: { \(codes.joined(separator: ", ")) } }"
    }
}
