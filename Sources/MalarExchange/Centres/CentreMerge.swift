// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort

/// Puts the rows of one table together that a centre has in several files, or in several places of a wide one.
struct CentreMerge {
    /// A row in the making.
    private struct Draft {
        let entry: Int
        let line: Int
        var values: [Value?]
        var moved: [String: Place]?
    }

    let table: DataTable
    let layout: RecordColumns
    let plans: [CentrePlan]
    private(set) var findings: [DataFinding] = []
    private var drafts: [Draft] = []
    private var known: [[Value?]: Int] = [:]
    private let key: [Int]

    init(_ table: DataTable, _ layout: RecordColumns, _ plans: [CentrePlan]) {
        (self.table, self.layout, self.plans) = (table, layout, plans)
        key = table.key.compactMap(layout.position)
    }

    /// Adds the rows of a file, in the order of the mapping.
    mutating func add(_ rows: [CentreRow], of entry: Int) {
        let onlyAdds = onlyAdds(entry)
        for row in rows {
            guard !key.isEmpty else { drafts.append(Draft(entry: entry, line: row.line, values: row.values)); continue }
            let shared = key.map { row.values[$0] }
            guard let index = known[shared] else {
                if onlyAdds { report(.orphanRow, .warning, row, entry, key.last, unmatched(entry)) }
                known[shared] = drafts.count
                drafts.append(Draft(entry: entry, line: row.line, values: row.values))
                continue
            }
            if drafts[index].entry == entry { repeated(row, entry, index) } else { join(row, entry, index) }
        }
    }

    /// The records that begin in a file.
    func records(of entry: Int) -> [Record] {
        let plan = plans[entry]
        let names = plan.placed.map { ($0.mapping.variable.id, $0.mapping.local.text) }
        let source = RecordSource(columns: Dictionary(names, uniquingKeysWith: { first, _ in first }))
        return drafts.filter { $0.entry == entry }.map {
            Record(table, at: Place(file: plan.path, row: $0.line), $0.values, in: layout, source: source, moved: $0.moved)
        }
    }

    /// Whether a file has, beside the key, only variables that no file before it has: then its rows belong to rows of those.
    private func onlyAdds(_ entry: Int) -> Bool {
        let earlier = Set(plans[..<entry].flatMap(\.ids)).subtracting(table.key)
        return entry > 0 && plans[entry].placed.allSatisfy { !earlier.contains($0.mapping.variable.id) }
    }

    private func unmatched(_ entry: Int) -> String {
        let files = Set(plans[..<entry].map(\.path)).sorted().joined(separator: " and ")
        return "\(files) has no row of this patient\(table == .visits ? " on this date" : ""), so this row stands by itself"
    }

    private mutating func repeated(_ row: CentreRow, _ entry: Int, _ index: Int) {
        let differing = row.values.indices.filter { row.values[$0] != drafts[index].values[$0] }.map { plans[entry].name(layout.ids[$0]) }
        let ending = Self.difference(differing)
        report(.duplicateKey, .error, row, entry, key.last, "row \(drafts[index].line) is already \(what); this row is left out\(ending)")
    }

    private var what: String { table == .patients ? "this patient" : "this patient on this date" }

    /// What a second row of the same key has that the first has not.
    static func difference(_ columns: [String]) -> String {
        if columns.isEmpty { return "" }
        let shown = columns.prefix(8).joined(separator: ", ") + (columns.count > 8 ? " and \(columns.count - 8) more" : "")
        return ", and it differs in \(shown): say which of the two is right"
    }

    private mutating func join(_ row: CentreRow, _ entry: Int, _ index: Int) {
        let constants = plans[entry].constants
        for position in row.values.indices {
            guard let value = row.values[position], !key.contains(position) else { continue }
            let id = layout.ids[position]
            if drafts[index].values[position] == nil {
                drafts[index].values[position] = value
                drafts[index].moved = drafts[index].moved ?? [:]
                drafts[index].moved?[id] = Place(file: plans[entry].path, row: row.line, column: plans[entry].name(id))
            } else if drafts[index].values[position] != value, constants[id] == nil {
                let first = "\(plans[drafts[index].entry].path), row \(drafts[index].line)"
                report(
                    .conflictingValues, .error, row, entry, position,
                    "\(first), gives another value for \(what); that one is used, and one of the two is wrong")
            }
        }
    }

    private mutating func report(
        _ rule: DataRule, _ severity: Severity, _ row: CentreRow, _ entry: Int, _ position: Int?, _ message: String
    ) {
        var patient: String?
        if let place = layout.position(of: "patient"), case .word(let word) = row.values[place] { patient = word }
        let id = position.map { layout.ids[$0] }
        let place = Place(file: plans[entry].path, row: row.line, column: id.map(plans[entry].name))
        var finding = DataFinding(
            rule, severity, at: place, patient: patient, value: position.flatMap { row.values[$0]?.text.shortenedForFinding }, message)
        if place.column != id { finding.variable = id }
        findings.append(finding)
    }
}
