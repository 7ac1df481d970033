// SPDX-License-Identifier: Apache-2.0

import MalarPublishing
import Testing

@Suite("Suppression of small counts")
struct SuppressionTests {
    private static func count(_ value: Int, of denominator: Int, _ text: String? = nil) -> Cell {
        Cell(
            text ?? "\(value)", value: .integer(value),
            lineage: Lineage(subjects: ["P1"], records: ["row 1"], denominator: denominator, method: "count"))
    }

    /// A table of counts with a total row, and a total column in front where asked for.
    private static func table(_ counts: [[Int]], totalColumn: Bool) -> Table {
        let whole = counts.flatMap { $0 }.reduce(0, +)
        func row(_ name: String, _ values: [Int], kind: Table.Row.Kind) -> Table.Row {
            Table.Row(
                [Cell(name)] + ((totalColumn ? [values.reduce(0, +)] : []) + values).map { count($0, of: 10 * whole + 100) }, kind: kind)
        }
        let totals = counts[0].indices.map { column in counts.reduce(0) { $0 + $1[column] } }
        return Table(
            id: "t", label: "Table", caption: "", columns: (0...(counts[0].count + (totalColumn ? 1 : 0))).map { Table.Column("\($0)") },
            rows: counts.enumerated().map { row("\($0)", $1, kind: .body) } + [row("all", totals, kind: .total)])
    }

    private static func isHidden(_ cell: Cell) -> Bool { cell.text == Table.suppressionSign }

    @Test("Small counts, small rests and numbers of few go; zeros, sizes and plain numbers stay")
    func primary() {
        let cells: [(Cell, Bool)] = [
            (Self.count(4, of: 100), true), (Self.count(5, of: 100), false), (Self.count(0, of: 100), false),
            (Self.count(24, of: 26, "24/26 (92%)"), true), (Self.count(21, of: 26, "21/26 (81%)"), false), (Self.count(26, of: 26), false),
            (Cell("7.5", value: .number(7.5), lineage: Lineage(denominator: 4, method: "median")), true),
            (Cell("7.5", value: .number(7.5), lineage: Lineage(denominator: 5, method: "median")), false),
            (Cell("3", value: .integer(3), lineage: Lineage(method: "age")), false), (Cell("3"), false),
        ]
        let table = Table(
            id: "t", label: "", caption: "", columns: [Table.Column("a"), Table.Column("b")],
            rows: cells.map { Table.Row(["x", $0.0]) })
        let result = table.suppressingSmallCells(below: 5)
        #expect(result.rows.map { Self.isHidden($0.cells[1]) } == cells.map(\.1))
        #expect(result.footnotes.last?.mark == Table.suppressionSign)
        for row in result.rows {
            #expect(row.cells[1].lineage?.subjects ?? [] == [] && row.cells[1].lineage?.records ?? [] == [])
            if Self.isHidden(row.cells[1]) { #expect(row.cells[1].value == .none && row.cells[1].lineage?.denominator == nil) }
        }
    }

    @Test("Words in brackets that hold smaller counts go, percentages stay")
    func brackets() {
        let table = Table(
            id: "t", label: "", caption: "", columns: [Table.Column("a"), Table.Column("b")],
            rows: [
                Table.Row(["x", Self.count(6, of: 60, "6 (5 colds, 1 cellulitis)")]),
                Table.Row(["y", Self.count(20, of: 30, "20/30 (67%)")]),
            ])
        #expect(table.suppressingSmallCells(below: 5).rows.map { $0.cells[1].text } == ["6", "20/30 (67%)"])
    }

    @Test("A rate beside a suppressed count goes with it")
    func beside() {
        let rate = Cell("30.0", value: .number(30), lineage: Lineage(denominator: 26, method: "rate"))
        let table = Table(
            id: "t", label: "", caption: "", columns: [Table.Column("a"), Table.Column("b"), Table.Column("c")],
            rows: [Table.Row(["x", Self.count(2, of: 60), rate]), Table.Row(["y", Self.count(20, of: 60), rate])])
        let result = table.suppressingSmallCells(below: 5)
        #expect(result.rows.map { Self.isHidden($0.cells[2]) } == [true, false])
    }

    @Test("Levels of one denominator: the last one does not give the small one away")
    func levels() {
        let table = Table(
            id: "t", label: "", caption: "", columns: [Table.Column("a"), Table.Column("b")],
            rows: [
                Table.Row(["x", Self.count(10, of: 40)]), Table.Row(["y", Self.count(27, of: 40)]),
                Table.Row(["z", Self.count(3, of: 40)]),
            ])
        #expect(table.suppressingSmallCells(below: 5).rows.map { Self.isHidden($0.cells[1]) } == [true, false, true])
    }

    @Test("Nothing small leaves every number as it is")
    func untouched() {
        let table = Self.table([[10, 20], [30, 40]], totalColumn: true)
        let result = table.suppressingSmallCells(below: 5)
        #expect(result.rows.map { $0.cells.map(\.text) } == table.rows.map { $0.cells.map(\.text) } && result.footnotes.isEmpty)
    }

    @Test("No small count can be computed from what is left", arguments: 1...40)
    func safe(seed: UInt64) {
        var generator = Seeded(seed)
        let (height, width) = (Int.random(in: 2...3, using: &generator), Int.random(in: 2...3, using: &generator))
        let counts = (0..<height).map { _ in (0..<width).map { _ in Int.random(in: 0...9, using: &generator) } }
        let table = Self.table(counts, totalColumn: true)
        let result = table.suppressingSmallCells(below: 4)
        // What a reader knows: cells as printed. Every table of whole numbers that fits is tried.
        func shown(_ row: Int, _ column: Int) -> Int? { Int(result.rows[row].cells[column + 1].text) }
        let open = (0..<height).flatMap { row in (0..<width).map { (row, $0) } }.filter { shown($0.0, $0.1 + 1) == nil }
        var possible = [[Int]](repeating: [], count: open.count)
        var guess = (0..<height).map { row in (0..<width).map { shown(row, $0 + 1) ?? 0 } }
        func fits() -> Bool {
            let rows = (0..<height).allSatisfy { row in shown(row, 0).map { $0 == guess[row].reduce(0, +) } ?? true }
            let columns = (0..<width).allSatisfy { column in
                shown(height, column + 1).map { $0 == (0..<height).reduce(0) { $0 + guess[$1][column] } } ?? true
            }
            return rows && columns && (shown(height, 0).map { $0 == guess.flatMap { $0 }.reduce(0, +) } ?? true)
        }
        func fill(_ index: Int) {
            guard index < open.count else {
                if fits() {
                    for (place, cell) in open.enumerated() where !possible[place].contains(guess[cell.0][cell.1]) {
                        possible[place].append(guess[cell.0][cell.1])
                    }
                }
                return
            }
            for value in 0...10 {
                guess[open[index].0][open[index].1] = value
                fill(index + 1)
            }
        }
        guard open.count <= 5 else { return }
        fill(0)
        for (place, cell) in open.enumerated() where (1..<4).contains(counts[cell.0][cell.1]) {
            #expect(possible[place].count > 1, "\(counts) hides \(cell), which can only be \(possible[place])")
        }
        for row in counts.indices {
            for column in counts[row].indices where (1..<4).contains(counts[row][column]) { #expect(shown(row, column + 1) == nil) }
        }
    }
}
