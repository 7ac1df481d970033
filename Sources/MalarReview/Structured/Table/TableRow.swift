// SPDX-License-Identifier: Apache-2.0

/// One row of a table of records, asked by the meaning of its columns.
struct TableRow {
    let header: TableHeader
    let cells: [String]
    /// Whether the table is one that this program wrote, whose lists and guarded cells are exact.
    let isOwn: Bool

    /// The first value of the columns with a meaning; empty where none has any.
    func value(_ role: TableRole) -> String {
        for column in header.columns(role) {
            let value = cell(column)
            if !value.isEmpty { return value }
        }
        return ""
    }

    /// The values of all columns with a meaning that have any.
    func values(_ role: TableRole) -> [String] {
        header.columns(role).map(cell).filter { !$0.isEmpty }
    }

    /// The value of the column with this name, in the form of `TableHeader.plain`.
    func value(named plain: String) -> String {
        guard let column = header.column(named: plain) else { return "" }
        return cell(column)
    }

    /// The text of a cell for our typed properties: trimmed, without the `="…"` that keeps spreadsheets from changing it; "NA" is nothing.
    private func cell(_ column: Int) -> String {
        guard column < cells.count else { return "" }
        let plain = cells[column].replacingReturns.trimmedOfWhitespace
        if isOwn { return FormulaGuard.disguiseRemoved(plain) }
        if plain == "NA" { return "" }
        guard plain.hasPrefix("=\""), plain.hasSuffix("\""), plain.utf8.count >= 3 else { return plain }
        return plain.dropFirst(2).dropLast().trimmedOfWhitespace
    }

    /// The items of all columns with a meaning.
    func list(_ role: TableRole) -> [String] {
        if isOwn { return TableList.items(of: value(role)) }
        var items: [String] = []
        for value in role.isGathered ? values(role) : [value(role)] {
            for item in Self.divided(value) where !items.contains(item) { items.append(item) }
        }
        return items
    }

    /// Divides at semicolons, bars and line breaks, else at commas outside brackets.
    static func divided(_ text: String) -> [String] {
        if let items = ListLiteral.items(of: text) { return items }
        let strong = text.contains { $0 == ";" || $0 == "|" || $0.isNewline }
        var depth = 0
        let pieces = text.split { character in
            if strong { return character == ";" || character == "|" || character.isNewline }
            if character == "(" { depth += 1 }
            if character == ")" { depth = max(0, depth - 1) }
            return character == "," && depth == 0
        }
        return pieces.map(\.trimmedOfWhitespace).filter { !$0.isEmpty }
    }
}

/// Lists in one cell as this program writes them: `; ` between the items, `\;` and `\\` within them.
enum TableList {
    static func text(of items: [String]) -> String {
        items.map { $0.map { $0 == ";" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() }.joined(separator: "; ")
    }

    static func items(of text: String) -> [String] {
        var items: [String] = []
        var item = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                item.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == ";" {
                items.append(item)
                item = ""
            } else {
                item.append(character)
            }
        }
        return (items + [item]).map(\.trimmedOfWhitespace).filter { !$0.isEmpty }
    }
}
