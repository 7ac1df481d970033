// SPDX-License-Identifier: Apache-2.0

extension [Section] {
    /// The sections without small counts of subjects, consistently in all tables and figures, and without anything about single subjects.
    ///
    /// Each table is treated as ``Table/suppressingSmallCells(below:)`` says. Beyond that, cells that count the very same subjects are shown or
    /// suppressed together, in whichever table they stand, and where the subjects of one shown count lie within those of another and fewer
    /// than `limit` are left, the later one goes: their difference would be a small count. Tables and figures that list single subjects are
    /// left out, each with a note in its place, and so are figures with a small count. Numbers such as medians stay where `limit` subjects
    /// or more stand behind them, without the words that say how many. No cell keeps its lineage.
    ///
    /// What a reader knows from elsewhere, and sums over three or more tables, are not looked at.
    ///
    /// - Parameters:
    ///   - limit: the smallest count that is shown.
    ///   - subjects: the ids of all subjects.
    /// - Precondition: the limit is 2 or more.
    /// - Complexity: the square of the number of shown counts, times the number of subjects over 64.
    public func suppressingSmallCounts(below limit: Int, of subjects: [String]) -> [Section] {
        precondition(limit >= 2, "a limit below 2 suppresses nothing")
        return SectionSuppression(limit: limit, subjects: subjects).applied(to: self)
    }
}

/// Suppression over all tables of a document.
struct SectionSuppression {
    typealias Place = CellSuppression.Place

    let limit: Int
    let total: Int
    private let index: [String: Int]

    init(limit: Int, subjects: [String]) {
        self.limit = limit
        index = Dictionary(subjects.enumerated().map { ($1, $0) }) { first, _ in first }
        total = index.count
    }

    /// A shown count with the subjects that it counts.
    private struct Fact {
        let table: Int
        let place: Place
        let count: Int
        let set: [UInt64]
    }

    func applied(to sections: [Section]) -> [Section] {
        let reduced = sections.map { section in
            var section = section
            section.blocks = section.blocks.map { withoutListings($0) }
            return section
        }
        var tables = reduced.flatMap(\.blocks).compactMap { block in if case .table(let table) = block { table } else { nil } }
        let hidden = hiddenPlaces(tables)
        for number in tables.indices { tables[number] = printed(tables[number], hidden[number]) }
        var next = tables.makeIterator()
        return reduced.map { section in
            var section = section
            section.blocks = section.blocks.map { block in
                if case .table = block, let table = next.next() { .table(table) } else { block }
            }
            return section
        }
    }

    // MARK: What is left out as a whole

    private func withoutListings(_ block: Block) -> Block {
        switch block {
        case .table(let table) where listsSubjects(table):
            return .paragraph("\(table.caption): left out, because the table lists single patients.")
        case .figure(var figure):
            if listsSubjects(figure.data) || figure.data.columns.contains(where: { $0.header == "At risk" }) {
                return .paragraph("\(figure.caption): left out, because the figure shows single patients.")
            }
            let counted = figure.data.columns.indices.filter { ["n", "Count"].contains(figure.data.columns[$0].header) }
            let cells = figure.data.rows.flatMap { row in counted.filter(row.cells.indices.contains).map { row.cells[$0] } }
            if counted.isEmpty || cells.contains(where: { isSmall($0) }) {
                return .paragraph("\(figure.caption): left out, because the figure shows counts below \(limit), or what gives them away.")
            }
            figure.data = figure.data.withoutLineage
            return .figure(figure)
        case .table, .paragraph, .subheading, .bulletList, .definitions, .keyFigures, .callout: return block
        }
    }

    /// Whether the rows of a table are those of single subjects.
    private func listsSubjects(_ table: Table) -> Bool {
        table.rows.contains { row in row.cells.contains { index[$0.text] != nil } }
    }

    // MARK: What is hidden

    func isSmall(_ count: Int) -> Bool { (1..<limit).contains(count) }

    /// Whether a cell gives away a small count by itself.
    func isSmall(_ cell: Cell) -> Bool {
        let subjects = Set(cell.lineage?.subjects ?? []).count
        switch cell.value {
        case .integer(let value):
            let whole = cell.lineage?.denominator
            return isSmall(value) || isSmall(subjects) || whole.map { isSmall($0) || isSmall($0 - value) || isSmall(total - $0) } ?? false
        case .number: return isSmall(subjects) || cell.marks.contains("d")
        case .none, .text: return holdsSmallCount(cell.text)
        }
    }

    /// `3`, `3/9 (33%)`, `3 of 9`.
    private func holdsSmallCount(_ text: String) -> Bool {
        if let whole = Int(text) { return isSmall(whole) }
        guard let match = text.firstMatch(of: #/(\d+)(?:\/| of )(\d+)/#), let part = Int(match.1), let whole = Int(match.2) else {
            return false
        }
        return isSmall(part) || isSmall(whole) || isSmall(whole - part)
    }

    private func hiddenPlaces(_ tables: [Table]) -> [Set<Place>] {
        let facts = tables.enumerated().flatMap { number, table in self.facts(number, table) }
        var hidden = tables.map { table in
            CellSuppression(table, limit: limit, forced: places(table) { isSmall($0) }.union(nearDenominators(table))).hidden
        }
        while let more = given(away: facts, hidden) {
            for (number, places) in more {
                hidden[number] = CellSuppression(tables[number], limit: limit, forced: hidden[number].union(places)).hidden
            }
        }
        return hidden
    }

    private func places(_ table: Table, where condition: (Cell) -> Bool) -> Set<Place> {
        var found: Set<Place> = []
        for (row, line) in table.rows.enumerated() where line.kind != .heading {
            for (column, cell) in line.cells.enumerated() where column > 0 || cell.value != .none {
                if condition(cell) { found.insert(Place(row: row, column: column)) }
            }
        }
        return found
    }

    /// Shares of a row whose printed denominator differs by a small count from that of a share before it.
    private func nearDenominators(_ table: Table) -> Set<Place> {
        var found: Set<Place> = []
        for (row, line) in table.rows.enumerated() where line.kind != .heading {
            var shown: [Int] = []
            for (column, cell) in line.cells.enumerated() where cell.text.contains("/") && !isSmall(cell) {
                guard let whole = cell.lineage?.denominator, cell.count != nil else { continue }
                if shown.contains(where: { isSmall(Int(($0 - whole).magnitude)) }) {
                    found.insert(Place(row: row, column: column))
                } else {
                    shown.append(whole)
                }
            }
        }
        return found
    }

    private func facts(_ number: Int, _ table: Table) -> [Fact] {
        places(table) { $0.count.map { $0.value > 0 } ?? false }.sorted().compactMap { place in
            let cell = table.rows[place.row].cells[place.column]
            let members = Set((cell.lineage?.subjects ?? []).compactMap { index[$0] })
            guard let count = cell.count?.value, members.count == count else { return nil }
            var set = [UInt64](repeating: 0, count: total / 64 + 1)
            for member in members { set[member / 64] |= 1 << UInt64(member % 64) }
            return Fact(table: number, place: place, count: count, set: set)
        }
    }

    /// What must be hidden beyond what is, because other tables give it away; `nil` where nothing does.
    private func given(away facts: [Fact], _ hidden: [Set<Place>]) -> [Int: Set<Place>]? {
        var more: [Int: Set<Place>] = [:]
        func isHidden(_ fact: Fact) -> Bool { hidden[fact.table].contains(fact.place) || more[fact.table]?.contains(fact.place) == true }
        for (number, first) in facts.enumerated() {
            for second in facts[(number + 1)...] where (first.count - second.count).magnitude < limit && first.count < total {
                let (small, large) = first.count <= second.count ? (first, second) : (second, first)
                guard large.count < total, zip(small.set, large.set).allSatisfy({ $0 & ~$1 == 0 }) else { continue }
                if small.count == large.count {
                    if isHidden(first) != isHidden(second) {
                        let shown = isHidden(first) ? second : first
                        more[shown.table, default: []].insert(shown.place)
                    }
                } else if !isHidden(first), !isHidden(second) {
                    more[second.table, default: []].insert(second.place)
                }
            }
        }
        return more.isEmpty ? nil : more
    }
}

extension SectionSuppression {
    // MARK: What is printed

    private func printed(_ table: Table, _ hidden: Set<Place>) -> Table {
        var table = table.suppressing(hidden, below: limit).withoutLineage
        for row in table.rows.indices {
            for column in table.rows[row].cells.indices {
                if case .number = table.rows[row].cells[column].value {
                    table.rows[row].cells[column].text = Self.withoutCounts(table.rows[row].cells[column].text)
                }
                if let text = table.rows[row].cells[column].badge?.text { table.rows[row].cells[column].badge?.text = scrubbed(text) }
            }
        }
        table.caption = scrubbed(table.caption)
        for column in table.columns.indices {
            table.columns[column].detail = table.columns[column].detail.map { scrubbed($0) }
            table.columns[column].group = table.columns[column].group.map { scrubbed($0) }
        }
        for note in table.footnotes.indices { table.footnotes[note].text = RichText(scrubbed(table.footnotes[note].text.plain)) }
        return table
    }

    /// `5.5 (2–6); n = 17` without its n.
    private static func withoutCounts(_ text: String) -> String {
        text.replacing(#/; n.=.\d+/#, with: "").replacing(#/\(n.=.\d+, /#, with: "(").replacing(#/ \(n.=.\d+\)/#, with: "")
    }

    /// A text without counts of subjects that are small or give a small one away: `N = 24` of 26, `3 of 26`, `2 patients`.
    func scrubbed(_ text: String) -> String {
        let sign = Table.suppressionSign
        return text.replacing(#/([Nn].=.)(\d+)/#) { match in
            let count = Int(match.2) ?? 0
            return isSmall(count) || isSmall(total - count) ? "\(match.1)\(sign)" : String(match.0)
        }.replacing(#/(\d+) of (\d+)/#) { match in
            let (part, whole) = (Int(match.1) ?? 0, Int(match.2) ?? 0)
            return isSmall(part) || isSmall(whole - part) ? "\(sign) of \(match.2)" : String(match.0)
        }.replacing(#/(\d+)( (?:patients?|visits?|more|events?)\b)/#) { match in
            let count = Int(match.1) ?? 0
            return isSmall(count) || isSmall(total - count) ? "\(sign)\(match.2)" : String(match.0)
        }
    }
}

extension Table {
    fileprivate var withoutLineage: Table {
        var table = self
        for row in rows.indices {
            for column in rows[row].cells.indices { table.rows[row].cells[column].lineage = nil }
        }
        return table
    }
}
