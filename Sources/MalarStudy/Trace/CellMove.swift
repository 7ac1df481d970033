// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing

/// A cell that two versions of a report print differently.
public struct CellMove: Sendable, Hashable {
    /// Where the cell stands; in the later version where the earlier has no such row.
    public let place: CellPlace
    /// What the earlier version prints; `nil` where it has no such cell.
    public let before: String?
    /// What the later version prints; `nil` where it has no such cell.
    public let after: String?
    /// The unrounded values.
    public let values: [Cell.Value?]
}

extension PrintedReport {
    /// Every cell that a later version prints differently: text, unrounded value, badge or marks; and the sentences that change.
    ///
    /// Rows are matched by their head and, where several share one, by what they say, so that a row that appears or goes does not make
    /// those below it differ.
    public func moves(to other: PrintedReport) -> [CellMove] {
        tables.flatMap { table -> [CellMove] in
            guard let later = other.table(table.id) else { return [] }
            return Self.moves(table, later)
        }
    }

    /// The paragraphs that a later version words differently, before and after, by their place in the text.
    public func changedSentences(to other: PrintedReport) -> [(before: String?, after: String?)] {
        let difference = RowMatching(sentences.map { ($0, $0) }, other.sentences.map { ($0, $0) })
        let gone = difference.onlyFirst.map { sentences[$0] }
        let new = difference.onlySecond.map { other.sentences[$0] }
        return (0..<max(gone.count, new.count)).map { index in
            (gone.indices.contains(index) ? gone[index] : nil, new.indices.contains(index) ? new[index] : nil)
        }
    }

    private static func moves(_ first: Table, _ second: Table) -> [CellMove] {
        if first == second { return [] }
        let matching = RowMatching(keys(first), keys(second))
        let columns =
            first.columns.count == second.columns.count
            ? first.columns.indices.map { ($0, $0) }
            : first.columns.indices.compactMap { index in
                second.columns.firstIndex { $0.header == first.columns[index].header && $0.group == first.columns[index].group }.map {
                    (index, $0)
                }
            }
        let head = columns.compactMap { one, two -> CellMove? in
            let (before, after) = (first.headText(one), second.headText(two))
            guard before != after else { return nil }
            return CellMove(place: first.place(row: 0, column: one + 1), before: before, after: after, values: [nil, nil])
        }
        let common = matching.pairs.flatMap { one, two in
            columns.compactMap { left, right -> CellMove? in
                guard let before = first.rows[one].cell(left), let after = second.rows[two].cell(right), before.says != after.says else {
                    return nil
                }
                return CellMove(
                    place: first.place(row: one + 1, column: left + 1), before: before.line, after: after.line,
                    values: [before.value, after.value])
            }
        }
        let gone = matching.onlyFirst.flatMap { row in
            first.rows[row].cells.indices.map { column in
                let cell = first.rows[row].cells[column]
                return CellMove(
                    place: first.place(row: row + 1, column: column + 1), before: cell.line, after: nil, values: [cell.value, nil])
            }
        }
        let new = matching.onlySecond.flatMap { row in
            second.rows[row].cells.indices.map { column in
                let cell = second.rows[row].cells[column]
                return CellMove(
                    place: second.place(row: row + 1, column: column + 1), before: nil, after: cell.line, values: [nil, cell.value])
            }
        }
        return head + (common + gone).sorted { ($0.place.row, $0.place.column) < ($1.place.row, $1.place.column) } + new
    }

    private static func keys(_ table: Table) -> [(head: String, whole: String)] {
        table.rows.indices.map { row in
            (table.rowName(row + 1), table.rows[row].cells.map(\.line).joined(separator: "\u{1F}"))
        }
    }
}

extension Table.Row {
    fileprivate func cell(_ column: Int) -> Cell? { cells.indices.contains(column) ? cells[column] : nil }
}

extension Cell {
    /// What a reader or a machine gets of the cell, without where it comes from.
    fileprivate var says: Cell { Cell(text, value: value, badge: badge, marks: marks) }
}

/// Which row of one table is which row of another.
struct RowMatching {
    private(set) var pairs: [(Int, Int)] = []
    private(set) var onlyFirst: [Int] = []
    private(set) var onlySecond: [Int] = []

    /// Rows with the same head are matched in order where there are as many of them; otherwise those that say the same are matched first,
    /// and the rest in order as far as it goes.
    init(_ first: [(head: String, whole: String)], _ second: [(head: String, whole: String)]) {
        let later = Dictionary(grouping: second.indices) { second[$0].head }
        let earlier = Dictionary(grouping: first.indices) { first[$0].head }
        for (head, ones) in earlier {
            let twos = later[head] ?? []
            if ones.count == twos.count {
                pairs += zip(ones, twos)
                continue
            }
            var left = ones
            var right = twos
            for one in ones {
                guard let index = right.firstIndex(where: { second[$0].whole == first[one].whole }) else { continue }
                pairs.append((one, right.remove(at: index)))
                left.removeAll { $0 == one }
            }
            pairs += zip(left, right)
            onlyFirst += left.dropFirst(right.count)
            onlySecond += right.dropFirst(left.count)
        }
        for (head, twos) in later where earlier[head] == nil { onlySecond += twos }
        pairs.sort { $0.0 < $1.0 }
        onlyFirst.sort()
        onlySecond.sort()
    }
}
