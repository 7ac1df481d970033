// SPDX-License-Identifier: Apache-2.0

import MalarPublishing
import Testing

@Suite("Small counts over all tables of a document")
struct SectionSuppressionTests {
    static let ids = (1...40).map { "P\($0)" }

    private static func count(_ members: ClosedRange<Int>, of denominator: Int) -> Cell {
        let subjects = members.map { "P\($0)" }
        return Cell(
            "\(subjects.count)/\(denominator)", value: .integer(subjects.count),
            lineage: Lineage(subjects: subjects, denominator: denominator, method: "share"))
    }

    private static func section(_ tables: [[Cell]]) -> [Section] {
        [
            Section(
                id: "s", title: "",
                blocks: tables.enumerated().map { number, cells in
                    let columns = [Table.Column("x")] + cells.map { _ in Table.Column("c") }
                    return .table(Table(id: "t\(number)", label: "", caption: "", columns: columns, rows: [Table.Row(["r"] + cells)]))
                })
        ]
    }

    private static func texts(_ sections: [Section]) -> [[String]] {
        sections.suppressingSmallCounts(below: 5, of: ids).flatMap(\.blocks).compactMap { block in
            if case .table(let table) = block { table.rows[0].cells.dropFirst().map(\.text) } else { nil }
        }
    }

    @Test("A whole, and a part in another table that leaves a small rest, are not both shown")
    func difference() {
        let shown = Self.texts(Self.section([[Self.count(1...12, of: 40)], [Self.count(1...10, of: 20)]]))
        #expect(shown == [["12/40"], ["‡"]])
    }

    @Test("The same patients are shown in both tables or in none")
    func same() {
        let hidden = Self.section([[Self.count(1...10, of: 12)], [Self.count(1...10, of: 40)]])
        #expect(Self.texts(hidden) == [["‡"], ["‡"]])
        let open = Self.section([[Self.count(1...10, of: 20)], [Self.count(1...10, of: 40)]])
        #expect(Self.texts(open) == [["10/20"], ["10/40"]])
    }

    @Test("Denominators of a row that differ by few are not both shown")
    func denominators() {
        #expect(Self.texts(Self.section([[Self.count(1...6, of: 20), Self.count(11...17, of: 18)]])) == [["6/20", "‡"]])
    }

    @Test("Lists of single patients go as a whole; no lineage stays")
    func listings() {
        let list = Self.section([[Cell("P7")]]).suppressingSmallCounts(below: 5, of: Self.ids)
        #expect(list.flatMap(\.blocks).count == 1)
        if case .paragraph(let text) = list[0].blocks[0] {
            #expect(text.plain.contains("left out"))
        } else {
            Issue.record("a list is shown")
        }
        let table = Self.section([[Self.count(1...20, of: 40)]]).suppressingSmallCounts(below: 5, of: Self.ids)
        if case .table(let table) = table[0].blocks[0] { #expect(table.rows[0].cells[1].lineage == nil) }
    }
}
