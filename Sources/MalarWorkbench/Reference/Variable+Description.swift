// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarPublishing

extension [Variable] {
    /// The variables of one table, with a heading where a new section of the form begins.
    func form(of table: DataTable) -> Table {
        var rows: [Table.Row] = []
        for (index, variable) in enumerated() {
            if index == 0 || self[index - 1].section != variable.section { rows.append(.heading(Cell(variable.section))) }
            let name = variable.isRequired ? "\(variable.label) (required)" : variable.label
            let meaning = variable.meaning.isEmpty ? name : "\(name): \(variable.meaning)"
            let values = [variable.permitted, variable.unit ?? ""].filter { !$0.isEmpty }
            let cells = [variable.id, values.joined(separator: " "), meaning, variable.feedsInWords]
            rows.append(Table.Row(cells.map { Cell($0) }))
        }
        let columns = ["Column", "Values", "Meaning", "Feeds"].map { Table.Column($0) }
        return Table(id: "variables-\(table.rawValue)", label: "", caption: "", columns: columns, rows: rows)
    }

    /// The variables of all tables, a flat list.
    var list: Table {
        let columns = ["table", "id", "label", "kind", "values", "unit", "required", "section", "feeds", "loinc", "meaning"]
        let rows = map { variable in
            let cells = [
                variable.table.rawValue, variable.id, variable.label, variable.kindName, variable.permitted, variable.unit ?? "",
                "\(variable.isRequired)", variable.section, variable.feeds.map { "\($0.instrument).\($0.item)" }.joined(separator: "|"),
                variable.loinc ?? "", variable.meaning,
            ]
            return Table.Row(cells.map { Cell($0) })
        }
        return Table(id: "variables", label: "", caption: "", columns: columns.map { .init($0) }, rows: rows)
    }
}

extension Variable {
    /// The instruments that the variable feeds, each once; the item where its name is another one.
    fileprivate var feedsInWords: String {
        let names = feeds.map { $0.item == id ? $0.instrument : "\($0.instrument).\($0.item)" }
        return names.prefix(4).joined(separator: ", ") + (names.count > 4 ? " and \(names.count - 4) more" : "")
    }

    var json: JSONValue {
        [
            "table": .string(table.rawValue), "id": .string(id), "label": .string(label), "kind": .string(kindName),
            "values": .string(permitted), "unit": .string(orNull: unit), "required": .bool(isRequired), "section": .string(section),
            "feeds": .array(feeds.map { ["instrument": .string($0.instrument), "item": .string($0.item)] }),
            "loinc": .string(orNull: loinc), "meaning": .string(meaning),
        ]
    }
}
