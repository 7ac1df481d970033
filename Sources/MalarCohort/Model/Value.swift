// SPDX-License-Identifier: Apache-2.0

public import MalarInstruments
public import MalarUnits

/// A value of the data model, as its variable's kind admits.
public enum Value: Sendable, Hashable {
    case finding(Finding)
    case number(Double)
    case measurement(Measurement)
    case date(PartialDate)
    /// A word of the variable's levels, or an id.
    case word(String)
    case words([String])
    case drug(Drug)
    case interval(DoseInterval)
    case doseUnit(DoseUnit)
    case text(String)
}

/// Where a value stands in the source.
public struct Place: Sendable, Hashable, Comparable {
    /// The file.
    public let file: String
    /// The line of the file on which the record begins, counted from 1; `nil` where a finding concerns the whole file.
    public let row: Int?
    /// The column's header; `nil` where a finding concerns the whole row.
    public let column: String?

    /// A place in a source file.
    public init(file: String, row: Int? = nil, column: String? = nil) {
        self.file = file
        self.row = row
        self.column = column
    }

    /// By file, then row, then column: a finding about a whole file stands before its rows, one about a whole row before its columns.
    public static func < (left: Place, right: Place) -> Bool {
        (left.file, left.row ?? 0, left.column ?? "") < (right.file, right.row ?? 0, right.column ?? "")
    }
}

/// One row of a table: the values that are known, and where the row stands.
public struct Record: Sendable, Hashable {
    /// The table.
    public let table: DataTable
    /// Where the row stands.
    public let place: Place
    private var values: [String: Value]
    private var asked: Set<String>

    /// A row with its known values by variable id; `asked` are the variables that the source has a column for.
    public init(_ table: DataTable, at place: Place, values: [String: Value], asked: Set<String>) {
        self.table = table
        self.place = place
        self.values = values
        self.asked = asked.union(values.keys)
    }

    /// The value of a variable; `nil` where it is unknown.
    public subscript(id: String) -> Value? { values[id] }

    /// Whether the source asks for the variable at all. What is asked for and empty is unknown; what is never asked for may be assumed,
    /// where the protocol says so.
    public func asks(for id: String) -> Bool { asked.contains(id) }

    /// The ids of the variables that have a value, in alphabetical order.
    public var knownIDs: [String] { values.keys.sorted() }

    /// A short name of the row for lineage: `visits.csv:4`.
    public var reference: String { "\(place.file):\(place.row ?? 0)" }
}

extension Record {
    func finding(_ id: String) -> Finding {
        if case .finding(let finding) = values[id] { finding } else { .unknown }
    }

    func number(_ id: String) -> Double? {
        if case .number(let number) = values[id] { number } else { nil }
    }

    func count(_ id: String) -> Int? {
        number(id).map { Int($0) }
    }

    func date(_ id: String) -> PartialDate? {
        if case .date(let date) = values[id] { date } else { nil }
    }

    func word(_ id: String) -> String? {
        switch values[id] {
        case .word(let word): word
        case .text(let text): text
        default: nil
        }
    }

    func words(_ id: String) -> [String]? {
        if case .words(let words) = values[id] { words } else { nil }
    }

    func drug(_ id: String) -> Drug? {
        if case .drug(let drug) = values[id] { drug } else { nil }
    }

    func measurement(_ id: String) -> Measurement? {
        if case .measurement(let measurement) = values[id] { measurement } else { nil }
    }
}
