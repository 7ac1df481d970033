// SPDX-License-Identifier: Apache-2.0

public import MalarCohort

/// Rows of the tables of simulated patients, as the bytes of their files.
public struct SimulatedTables: Sendable {
    /// The text of each table since it was last taken.
    public private(set) var bytes: [DataTable: [UInt8]] = [:]
    /// The rows of each table, in all.
    public private(set) var rows: [DataTable: Int] = [:]
    /// What was planted since it was last taken, one line each.
    public private(set) var planted: [UInt8] = []
    /// The same with their places.
    private(set) var plantedErrors: [PlantedPlace] = []

    /// No rows.
    public init() {}

    /// Drops the text, which has been written; the memory is kept.
    public mutating func clear() {
        for table in DataTable.allCases { bytes[table]?.removeAll(keepingCapacity: true) }
        planted.removeAll(keepingCapacity: true)
        plantedErrors.removeAll(keepingCapacity: true)
    }

    /// Notes an error that was planted.
    mutating func note(_ error: PlantedPlace) {
        plantedErrors.append(error)
        planted.append(contentsOf: (error.line(file: error.table.fileName) + "\n").utf8)
    }

    /// Adds a row.
    mutating func add(_ table: DataTable, _ row: SimulatedRow) {
        bytes[table, default: []].append(contentsOf: row.bytes)
        rows[table, default: 0] += 1
    }
}

/// The fields of one row, in the order of the table's columns. A field of a column that the data dictionary does not have is passed over.
struct SimulatedRow {
    private(set) var bytes: [UInt8] = []
    private let isKept: [Bool]
    private var column = 0

    init(_ columns: SimulatedColumns) {
        isKept = columns.isKept
        bytes.reserveCapacity(columns.isKept.count * 4)
    }

    /// Text without commas, quotes or line ends; those are written as they must be.
    mutating func add(_ text: String) {
        guard isNext() else { return }
        if text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) {
            let quoted = text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            bytes.append(contentsOf: "\"\(quoted)\"".utf8)
        } else {
            bytes.append(contentsOf: text.utf8)
        }
    }

    /// A finding: 1, 0, or nothing where it is unknown.
    mutating func add(_ finding: Bool?) {
        guard isNext() else { return }
        if let finding { bytes.append(finding ? 0x31 : 0x30) }
    }

    /// A number of so many decimals, given in units of the last of them; nothing where it is unknown.
    mutating func add(_ number: Int?, decimals: Int = 0) {
        guard isNext(), let number else { return }
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        var (whole, rest) = number.quotientAndRemainder(dividingBy: scale)
        digits(whole)
        guard rest != 0 else { return }
        bytes.append(0x2E)
        while rest != 0 {
            scale /= 10
            (whole, rest) = rest.quotientAndRemainder(dividingBy: scale)
            bytes.append(UInt8(0x30 + whole))
        }
    }

    /// Ends the row. Every column must have had its field.
    mutating func end() {
        precondition(column == isKept.count, "a field for each column; a test holds it")
        bytes.append(0x0A)
    }

    private mutating func isNext() -> Bool {
        let kept = isKept[column]
        column += 1
        if kept, !bytes.isEmpty || column > 1 { bytes.append(0x2C) }
        return kept
    }

    private mutating func digits(_ number: Int) {
        precondition(number >= 0, "nothing that is simulated is negative")
        if number >= 10 { digits(number / 10) }
        bytes.append(UInt8(0x30 + number % 10))
    }
}

/// The columns of a table of simulated patients: those that the data dictionary has.
struct SimulatedColumns: Sendable {
    let isKept: [Bool]
    let header: String
    /// The variables that are kept, in the order of the columns.
    let ids: [String]

    init(_ table: DataTable, _ names: [String]) {
        isKept = names.map { DataDictionary.variable($0, in: table) != nil }
        ids = zip(names, isKept).filter(\.1).map(\.0)
        header = ids.joined(separator: ",")
    }
}
