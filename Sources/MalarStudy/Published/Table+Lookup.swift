// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

extension Table {
    /// The index of a row by the text of its first cell, capitals aside; `under` names the heading or the less indented row above it.
    func row(_ label: String, under heading: String? = nil) -> Int? {
        rows.indices.first { index in
            Self.same(rows[index].cells.first?.text, label) && rows[index].kind != .heading
                && (heading.map { wanted in Self.same(parent(of: index), wanted) } ?? true)
        }
    }

    /// The heading above a row, or the nearest row above it that is less indented.
    private func parent(of index: Int) -> String? {
        let own = rows[index].indent
        return rows[..<index].last { $0.kind == .heading || $0.indent < own }?.cells.first?.text
    }

    /// The index of a column: by its header as the CSV file has it, by its header alone, or by `T12: Median` where the spanning header
    /// names the time point in brackets.
    func column(_ name: String) -> Int? {
        let parts = name.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " }.description }
        return columns.firstIndex { column in
            let whole = [column.group, column.header].compactMap(\.self).joined(separator: ": ")
            if Self.same(whole, name) || Self.same(column.header, name) || Self.names(column.header, name) { return true }
            guard parts.count == 2, let group = column.group, Self.same(column.header, parts[1]) else { return false }
            return Self.same(group, parts[0]) || Self.names(group, parts[0])
        }
    }

    /// The cell of a row and a column; `nil` where there is none.
    func cell(_ row: String, under heading: String? = nil, _ column: String) -> Cell? {
        guard let row = self.row(row, under: heading), let column = self.column(column), rows[row].cells.indices.contains(column) else {
            return nil
        }
        return rows[row].cells[column]
    }

    /// Whether a header names a time point: `3 months (T12), N = 24` names T12.
    private static func names(_ header: String, _ point: String) -> Bool {
        header == point || header.hasPrefix("\(point),") || header.contains("(\(point))")
    }

    private static func same(_ left: String?, _ right: String) -> Bool {
        left.map { $0.lowercased().plainSpaces == right.lowercased().plainSpaces } ?? false
    }
}

extension String {
    /// With ordinary spaces in place of those that do not break.
    var plainSpaces: String { String(map { $0 == "\u{A0}" ? " " : $0 }) }
}
