// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing

/// Where a cell stands in a report: rows and columns count from 1; row 0 is the head of a table.
public struct CellPlace: Sendable, Hashable {
    /// The id of the table.
    public let table: String
    /// The number of the row, headings among the rows counted; 0 for the head.
    public let row: Int
    /// The number of the column.
    public let column: Int
    /// The words at the head of the row.
    public let rowName: String
    /// The words at the head of the column, its group included.
    public let columnName: String

    /// `efficacy/3/2`.
    public var address: String { "\(table)/\(row)/\(column)" }
}

/// What a report prints in its tables, its figures' data, its summary and its sentences, ready to be compared.
public struct PrintedReport: Sendable {
    /// The tables, the data of figures and the summary, each as a table.
    public let tables: [Table]
    /// The paragraphs of text.
    public let sentences: [String]

    /// What a document prints.
    public init(_ document: Document) {
        let summary = Table(
            id: "summary", label: "", caption: "Summary",
            columns: [Table.Column("Number"), Table.Column("Value"), Table.Column("Note")],
            rows: document.keyFigures.map { Table.Row([Cell($0.label), Cell($0.value, lineage: $0.lineage), Cell($0.note ?? "")]) })
        tables = (document.keyFigures.isEmpty ? [] : [summary]) + document.tables + document.figures.map(\.data)
        sentences = document.sections.flatMap(\.blocks).compactMap { block in
            if case .paragraph(let text) = block { text.plain } else { nil }
        }
    }

    /// The table of an id.
    public func table(_ id: String) -> Table? { tables.first { $0.id == id } }

    /// The cell of a place, by its numbers; `nil` where the table has none.
    public func cell(_ place: CellPlace) -> Cell? {
        guard let table = table(place.table), table.rows.indices.contains(place.row - 1) else { return nil }
        let cells = table.rows[place.row - 1].cells
        return cells.indices.contains(place.column - 1) ? cells[place.column - 1] : nil
    }
}

extension Table {
    /// The place of a cell by the numbers of row and column, from 1.
    public func place(row: Int, column: Int) -> CellPlace {
        CellPlace(table: id, row: row, column: column, rowName: rowName(row), columnName: columnName(column))
    }

    /// The words of a row: its first cell, behind the heading above it where there is one; "head" for row 0.
    func rowName(_ row: Int) -> String {
        guard row > 0 else { return "head" }
        let line = rows[row - 1]
        let own = line.cells.first?.text ?? ""
        guard line.kind != .heading, let heading = rows[..<(row - 1)].last(where: { $0.kind == .heading })?.cells.first?.text else {
            return own
        }
        return own.isEmpty ? heading : "\(heading): \(own)"
    }

    /// The words of a column, behind its group.
    func columnName(_ column: Int) -> String {
        guard columns.indices.contains(column - 1) else { return "" }
        let own = columns[column - 1]
        return [own.group, own.header.isEmpty ? own.detail : own.header].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// The words that the head of a column prints, its second line included.
    func headText(_ column: Int) -> String {
        let own = columns[column]
        return [own.group ?? "", own.header, own.detail ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
