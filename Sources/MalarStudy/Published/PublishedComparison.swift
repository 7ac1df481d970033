// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarPublishing
internal import MalarStatistics

/// A printed cell of a publication beside the computed one.
public struct PublishedComparison: Sendable, Hashable {
    /// What comes of setting them beside each other.
    public enum Verdict: String, Sendable, CaseIterable {
        case equal, differs, notComparable

        /// The verdict in words.
        public var words: String { self == .notComparable ? "not comparable" : rawValue }
    }

    /// The place of the publication.
    public let place: String
    /// The row of the report's table.
    public let row: String
    /// The heading that the row stands under, where the file names one.
    public let under: String?
    /// The column of the report's table.
    public let column: String
    /// The text as the publication prints it.
    public let printed: String
    /// The text of the report's cell; `nil` where there is none.
    public let computed: String?
    /// What comes of it.
    public let verdict: Verdict
    /// What differs, or why nothing can be compared.
    public let remark: String?
}

extension PublishedTable {
    /// Sets every printed cell beside the report's; empty prints are passed over.
    func compare(with tables: [Table]) -> [PublishedComparison] {
        let table = tables.first { $0.id == self.table }
        return rows.flatMap { row in
            zip(columns, row.printed).filter { !$0.1.isEmpty }.map { column, printed in
                let (cell, why) = found(row, column, in: table, among: tables)
                let (verdict, remark) = cell.map { Self.verdict(printed, $0, patients) } ?? (.notComparable, why)
                let remarks = [remark, row.note].compactMap(\.self).joined(separator: "; ")
                return PublishedComparison(
                    place: place, row: row.label, under: row.under, column: column, printed: printed, computed: cell?.text,
                    verdict: verdict,
                    remark: remarks.nilIfEmpty)
            }
        }
    }

    private func found(_ row: Row, _ column: String, in table: Table?, among tables: [Table]) -> (Cell?, String?) {
        func hint(_ name: String, _ known: [String]) -> String {
            Spelling.suggestion(for: name, among: known).map { "; did you mean `\($0)`?" } ?? ""
        }
        guard let table else { return (nil, "the report has no table `\(self.table)`\(hint(self.table, tables.map(\.id)))") }
        guard table.row(row.label, under: row.under) != nil else {
            return (nil, "the computed table has no row `\(row.label)`\(hint(row.label, table.rows.compactMap { $0.cells.first?.text }))")
        }
        guard table.column(column) != nil else {
            return (nil, "the computed table has no column `\(column)`\(hint(column, table.columns.map(\.header)))")
        }
        return (table.cell(row.label, under: row.under, column), nil)
    }

    private static func verdict(_ printed: String, _ cell: Cell, _ patients: Int?) -> (PublishedComparison.Verdict, String?) {
        if cell.text == Table.suppressionSign { return (.notComparable, "suppressed") }
        switch (PublishedText(printed), cell.value) {
        case (.count(let count, let total, let percent, _), .integer(let value)):
            return counts(count, of: total ?? (percent == nil ? nil : patients), percent, value, of: cell.lineage?.denominator)
        case (.percent(let percent), .integer(let value)):
            guard let total = cell.lineage?.denominator, total > 0 else { return (.notComparable, "no denominator was computed") }
            return percent.agrees(with: 100 * Double(value) / Double(total)) == .no ? (.differs, nil) : (.equal, nil)
        case (.spread(let middle, let lower, let upper), .number(let value)):
            return spread(middle, lower, upper, value, cell)
        case (.number(let number), .integer(let value)): return number.value == Double(value) ? (.equal, nil) : (.differs, nil)
        case (.number(let number), .number(let value)): return number.agrees(with: value) == .no ? (.differs, nil) : (.equal, nil)
        case (.below(let limit), .number(let value)): return value < limit.value ? (.equal, nil) : (.differs, nil)
        case (.above(let limit), .number(let value)): return value > limit.value ? (.equal, nil) : (.differs, nil)
        case (.notSignificant, .number(let value)):
            return value >= 0.05 ? (.equal, nil) : (.differs, "the computed p is below 0.05")
        case (.nothing, .none): return (.equal, nil)
        case (.words(let words), _): return words == cell.text ? (.equal, nil) : (.notComparable, "printed in words")
        case (_, .none): return (.notComparable, cell.lineage?.note.map { "nothing was computed: \($0)" } ?? "nothing was computed")
        default: return (.notComparable, "a print of another kind")
        }
    }

    private static func counts(
        _ count: Int, of total: Int?, _ percent: PrintedNumber?, _ value: Int, of denominator: Int?
    ) -> (PublishedComparison.Verdict, String?) {
        if let total, let denominator, total != denominator {
            let sameShare = percent.map { $0.agrees(with: 100 * Double(value) / Double(max(1, denominator))) != .no } ?? false
            return (.differs, "of \(total) published, of \(denominator) computed" + (sameShare ? "; the percentage is equal" : ""))
        }
        return count == value ? (.equal, nil) : (.differs, nil)
    }

    private static func spread(
        _ middle: PrintedNumber, _ lower: PrintedNumber, _ upper: PrintedNumber, _ value: Double, _ cell: Cell
    ) -> (PublishedComparison.Verdict, String?) {
        func quartile(_ name: String) -> Double? {
            cell.lineage?.options.first { $0.name == name }.flatMap { Double($0.value) }
        }
        let pairs = [
            ("median", middle, value as Double?), ("lower quartile", lower, quartile("lower quartile")),
            ("upper quartile", upper, quartile("upper quartile")),
        ]
        guard pairs.allSatisfy({ $0.2 != nil }) else { return (.notComparable, "no quartiles were computed") }
        let different = pairs.filter { $0.1.agrees(with: $0.2 ?? .nan) == .no }.map(\.0)
        if different.isEmpty { return (.equal, nil) }
        return (
            .differs, different.count == pairs.count ? nil : "only the \(different.listed) \(different.count == 1 ? "differs" : "differ")"
        )
    }
}
