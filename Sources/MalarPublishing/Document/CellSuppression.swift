// SPDX-License-Identifier: Apache-2.0

/// Which cells of a table must not be shown.
struct CellSuppression {
    struct Place: Hashable, Comparable {
        let row: Int
        let column: Int

        static func < (left: Place, right: Place) -> Bool { (left.row, left.column) < (right.row, right.column) }
    }

    /// Parts that add up to a total: a cell of the table, or a number that is printed anyway.
    struct Sum: Hashable {
        let parts: [Place]
        let total: Place?

        var cells: [Place] { parts + (total.map { [$0] } ?? []) }
    }

    private(set) var hidden: Set<Place> = []
    private let counts: [Place: (value: Int, denominator: Int)]
    private let limit: Int
    private let sums: [Sum]
    private var small: Set<Place> = []

    /// - Parameter forced: cells that are suppressed for reasons outside of the table.
    init(_ table: Table, limit: Int, forced: Set<Place> = []) {
        self.limit = limit
        var counts: [Place: (value: Int, denominator: Int)] = [:]
        for (row, line) in table.rows.enumerated() where line.kind != .heading {
            for (column, cell) in line.cells.enumerated() {
                let place = Place(row: row, column: column)
                if let count = cell.count { counts[place] = count }
                if Self.isSmall(cell, limit) { small.insert(place) }
            }
        }
        self.counts = counts
        sums = Self.sums(of: table, counts)
        small.formUnion(forced)
        hidden = small
        protect()
        hideBeside(table)
    }

    /// The numbers that stand beside a suppressed count: in its group of columns, or in the row where it has none.
    private mutating func hideBeside(_ table: Table) {
        for place in hidden where counts[place] != nil {
            let group = table.columns.indices.contains(place.column) ? table.columns[place.column].group : nil
            for (column, cell) in table.rows[place.row].cells.enumerated() where !isAverage(cell) {
                guard case .number = cell.value, group == nil || table.columns[column].group == group else { continue }
                hidden.insert(Place(row: place.row, column: column))
            }
        }
    }

    /// A median or a rank test of enough subjects, from which no count follows.
    private func isAverage(_ cell: Cell) -> Bool {
        guard let lineage = cell.lineage, Set(lineage.subjects).count >= limit else { return false }
        return ["median", "Wilcoxon", "Mann-Whitney"].contains { lineage.method.contains($0) }
    }

    private static func isSmall(_ cell: Cell, _ limit: Int) -> Bool {
        let few = 1..<limit
        if let count = cell.count {
            return few.contains(count.value) || count.denominator > count.value && few.contains(count.denominator - count.value)
        }
        if case .number = cell.value, let denominator = cell.lineage?.denominator { return few.contains(denominator) }
        return false
    }

    /// Suppresses further counts until the small ones are safe.
    private mutating func protect() {
        while let sum = sums.first(where: isTooThin) ?? sums.first(where: betrays) {
            guard let next = candidate(in: sum) else {
                // Nothing is left to hide in this sum: it stands alone, with all its cells suppressed.
                return protectRest()
            }
            hidden.insert(next)
        }
    }

    /// A sum of which every cell is suppressed already is passed over.
    private mutating func protectRest() {
        while let next = sums.first(where: { (isTooThin($0) || betrays($0)) && candidate(in: $0) != nil }).flatMap({ candidate(in: $0) }) {
            hidden.insert(next)
        }
    }

    /// Whether one suppressed cell is alone in a sum, or the suppressed parts are together too small.
    private func isTooThin(_ sum: Sum) -> Bool {
        let missing = sum.cells.filter(hidden.contains)
        guard !missing.isEmpty else { return false }
        if missing.count == 1 { return true }
        let parts = sum.parts.filter(hidden.contains)
        let isTotalHidden = sum.total.map(hidden.contains) ?? false
        return !isTotalHidden && parts.reduce(0) { $0 + (counts[$1]?.value ?? 0) } < limit
    }

    /// Whether all sums together give away a small cell of this one.
    private func betrays(_ sum: Sum) -> Bool {
        let exposed = sum.cells.filter(small.contains)
        guard !exposed.isEmpty else { return false }
        let system = determined
        return exposed.contains(where: system.contains)
    }

    /// The shown cell of a sum that costs least: the smallest part above 0, then the total, then a zero.
    private func candidate(in sum: Sum) -> Place? {
        let shown = sum.parts.filter { !hidden.contains($0) }.sorted { (counts[$0]?.value ?? 0, $0) < (counts[$1]?.value ?? 0, $1) }
        return shown.first { (counts[$0]?.value ?? 0) > 0 } ?? sum.total.flatMap { hidden.contains($0) ? nil : $0 } ?? shown.first
    }
}

extension CellSuppression {
    /// The suppressed cells that the sums determine, by elimination.
    private var determined: Set<Place> {
        let unknowns = sums.flatMap(\.cells).filter(hidden.contains)
        let places = Array(Set(unknowns)).sorted()
        let index = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
        var rows = sums.compactMap { sum -> [Double]? in
            var row = [Double](repeating: 0, count: places.count)
            for part in sum.parts { if let place = index[part] { row[place] += 1 } }
            if let total = sum.total, let place = index[total] { row[place] -= 1 }
            return row.contains { $0 != 0 } ? row : nil
        }
        var pivots = 0
        for column in places.indices {
            guard let pivot = rows.indices.dropFirst(pivots).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
                abs(rows[pivot][column]) > 1e-9
            else { continue }
            rows.swapAt(pivots, pivot)
            let leading = rows[pivots][column]
            rows[pivots] = rows[pivots].map { $0 / leading }
            for row in rows.indices where row != pivots && abs(rows[row][column]) > 1e-9 {
                let factor = rows[row][column]
                for other in places.indices { rows[row][other] -= factor * rows[pivots][other] }
            }
            pivots += 1
        }
        // A row with one unknown left determines it.
        return Set(
            rows.compactMap { row in
                let left = row.indices.filter { abs(row[$0]) > 1e-9 }
                return left.count == 1 ? places[left[0]] : nil
            })
    }

    /// Every sum that the table shows or that holds in it.
    private static func sums(of table: Table, _ counts: [Place: (value: Int, denominator: Int)]) -> [Sum] {
        table.columns.indices.flatMap { totals(table, $0, counts) + levels(table, $0, counts) } + across(table, counts)
    }

    /// A total row and the rows since the one before it, in one column.
    private static func totals(_ table: Table, _ column: Int, _ counts: [Place: (value: Int, denominator: Int)]) -> [Sum] {
        var parts: [Place] = []
        var sums: [Sum] = []
        for (row, line) in table.rows.enumerated() where line.kind != .heading {
            let place = Place(row: row, column: column)
            guard line.kind == .total else {
                if counts[place] != nil { parts.append(place) }
                continue
            }
            let sum = parts.reduce(0) { $0 + (counts[$1]?.value ?? 0) }
            if let total = counts[place], !parts.isEmpty, sum == total.value { sums.append(Sum(parts: parts, total: place)) }
            parts = []
        }
        return sums
    }

    /// Neighbouring rows of a column that add up to their common denominator.
    private static func levels(_ table: Table, _ column: Int, _ counts: [Place: (value: Int, denominator: Int)]) -> [Sum] {
        let places = table.rows.indices.map { Place(row: $0, column: column) }
        return places.indices.flatMap { first -> [Sum] in
            guard let whole = counts[places[first]]?.denominator, whole > 0 else { return [] }
            var (sum, found) = (0, [Sum]())
            for last in first..<places.count {
                guard table.rows[last].kind == .body, let count = counts[places[last]], count.denominator == whole else { break }
                sum += count.value
                if last > first, sum == whole { found.append(Sum(parts: Array(places[first...last]), total: nil)) }
                if sum > whole { break }
            }
            return found
        }
    }

    /// A column that equals the sum of neighbouring ones in every row that has them all.
    private static func across(_ table: Table, _ counts: [Place: (value: Int, denominator: Int)]) -> [Sum] {
        let width = table.columns.count
        return (0..<width).flatMap { total -> [Sum] in
            (0..<width).flatMap { first -> [Sum] in
                guard first + 1 < width else { return [] }
                return (first + 1..<width).flatMap { last -> [Sum] in
                    (first...last).contains(total) ? [] : rows(table, total, first...last, counts)
                }
            }
        }
    }

    private static func rows(
        _ table: Table, _ total: Int, _ parts: ClosedRange<Int>, _ counts: [Place: (value: Int, denominator: Int)]
    ) -> [Sum] {
        var found: [Sum] = []
        for row in table.rows.indices {
            let cells = parts.map { Place(row: row, column: $0) }
            guard let whole = counts[Place(row: row, column: total)], cells.allSatisfy({ counts[$0] != nil }) else { continue }
            guard cells.reduce(0, { $0 + (counts[$1]?.value ?? 0) }) == whole.value else { return [] }
            found.append(Sum(parts: cells, total: Place(row: row, column: total)))
        }
        return found
    }
}
