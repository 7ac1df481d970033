// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarUnits

/// The variables that a source has columns for. The rows of a table share one value of it.
public final class RecordColumns: Sendable {
    /// The variables' ids in the order of the source.
    public let ids: [String]
    private let positions: [String: Int]

    /// The columns of a source.
    ///
    /// - Precondition: no id occurs twice.
    public init(_ ids: [String]) {
        self.ids = ids
        positions = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    }

    /// The place of a variable among the ids, from 0; `nil` where the source has no column for it.
    public func position(of id: String) -> Int? { positions[id] }
}

/// What the columns of a source are called where they do not have the names of the dictionary. The rows of a file share one value of it.
public final class RecordSource: Sendable {
    /// The columns' own names by variable id.
    public let columns: [String: String]

    /// Columns by variable id.
    public init(columns: [String: String]) { self.columns = columns }
}

/// One row of a table: the values that are known, and where the row stands.
public struct Record: Sendable {
    /// The table.
    public let table: DataTable
    /// Where the row stands.
    public let place: Place
    private let columns: RecordColumns
    private let values: [Value?]
    /// What the row's columns are called where it stands; `nil` where they have the names of the dictionary.
    private let source: RecordSource?
    /// Where values stand that another row has given.
    private let moved: [String: Place]?

    /// A row with its values in the order of its source's columns, `nil` where they are unknown.
    ///
    /// - Parameters:
    ///   - source: what the columns are called where the row stands, if not as in the dictionary.
    ///   - moved: where values stand that come out of another row.
    /// - Precondition: there are as many values as columns.
    public init(
        _ table: DataTable, at place: Place, _ values: [Value?], in columns: RecordColumns, source: RecordSource? = nil,
        moved: [String: Place]? = nil
    ) {
        precondition(values.count == columns.ids.count, "a row has one value for each column")
        self.table = table
        self.place = place
        self.columns = columns
        self.values = values
        self.source = source
        self.moved = moved
    }

    /// A row with its known values by variable id; `asked` are the variables that the source has a column for.
    public init(_ table: DataTable, at place: Place, values: [String: Value], asked: Set<String>) {
        let ids = asked.union(values.keys).sorted()
        self.init(table, at: place, ids.map { values[$0] }, in: RecordColumns(ids))
    }

    /// The value of a variable; `nil` where it is unknown.
    public subscript(id: String) -> Value? { columns.position(of: id).flatMap { values[$0] } }

    /// A variable's field: `nil` where the source has no column for it, and a `nil` in it where it is unknown.
    func field(_ id: String) -> Value?? { columns.position(of: id).map { values[$0] } }

    /// Whether the source asks for the variable at all. What is asked for and empty is unknown; what is never asked for may be assumed,
    /// where the protocol says so.
    public func asks(for id: String) -> Bool { columns.position(of: id) != nil }

    /// The ids of the variables that have a value, in alphabetical order.
    public var knownIDs: [String] { zip(columns.ids, values).compactMap { $1 == nil ? nil : $0 }.sorted() }

    /// Where a variable's value stands: file, row and the column as the file calls it.
    public func place(of id: String) -> Place {
        moved?[id] ?? Place(file: place.file, row: place.row, column: source?.columns[id] ?? id)
    }

    /// The row with another value of a variable, or with none; unchanged where the source has no column for it.
    public func replacing(_ id: String, with value: Value?) -> Record {
        guard let position = columns.position(of: id) else { return self }
        var changed = values
        changed[position] = value
        return Record(table, at: place, changed, in: columns, source: source, moved: moved)
    }

    /// The ids of the variables that the source has a column for, in its order.
    public var askedIDs: [String] { columns.ids }

    /// A short name of the row for lineage: `visits.csv:4`.
    public var reference: String { "\(place.file):\(place.row ?? 0)" }
}

extension Record: Hashable {
    /// Whether two rows stand at the same place, ask for the same variables, in any order, and have the same values.
    public static func == (left: Record, right: Record) -> Bool {
        guard left.table == right.table, left.place == right.place else { return false }
        if left.columns === right.columns { return left.values == right.values }
        return left.values.count == right.values.count && left.columns.ids.allSatisfy { right.asks(for: $0) && left[$0] == right[$0] }
    }

    /// By table and place, which few rows share.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(table)
        hasher.combine(place)
    }
}

extension Record {
    func finding(_ id: String) -> Finding {
        if case .finding(let finding) = self[id] { finding } else { .unknown }
    }

    func number(_ id: String) -> Double? {
        if case .number(let number) = self[id] { number } else { nil }
    }

    func count(_ id: String) -> Int? {
        number(id).map { Int($0) }
    }

    func date(_ id: String) -> PartialDate? {
        if case .date(let date) = self[id] { date } else { nil }
    }

    func word(_ id: String) -> String? {
        switch self[id] {
        case .word(let word): word
        case .text(let text): text
        default: nil
        }
    }

    func words(_ id: String) -> [String]? {
        if case .words(let words) = self[id] { words } else { nil }
    }

    func drug(_ id: String) -> Drug? {
        if case .drug(let drug) = self[id] { drug } else { nil }
    }

    func measurement(_ id: String) -> Measurement? {
        if case .measurement(let measurement) = self[id] { measurement } else { nil }
    }
}
