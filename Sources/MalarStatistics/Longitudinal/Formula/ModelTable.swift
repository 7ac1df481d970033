// SPDX-License-Identifier: Apache-2.0

/// A column of a table for a model: numbers, or words, which are always a factor. `nil` is missing.
public enum ModelColumn: Hashable, Sendable {
    case numbers([Double?])
    case words([String?])

    var count: Int {
        switch self {
        case .numbers(let values): values.count
        case .words(let values): values.count
        }
    }

    func isMissing(_ row: Int) -> Bool {
        switch self {
        case .numbers(let values): values[row] == nil
        case .words(let values): values[row] == nil
        }
    }

    var isFinite: Bool {
        guard case .numbers(let values) = self else { return true }
        return values.allSatisfy { $0?.isFinite ?? true }
    }

    /// The numbers of some rows; `nil` where the column holds words.
    func numbers(_ rows: [Int]) -> [Double]? {
        guard case .numbers(let values) = self else { return nil }
        return rows.map { values[$0] ?? 0 }
    }
}

/// Columns of equal length by their names, one row for each observation.
public struct ModelTable: Hashable, Sendable {
    /// The columns by their names.
    public let columns: [String: ModelColumn]

    /// A table from its columns.
    public init(_ columns: [String: ModelColumn]) {
        self.columns = columns
    }

    subscript(name: String) -> ModelColumn {
        get throws(StatisticsFailure) {
            guard let column = columns[name] else { throw .invalidArgument }
            return column
        }
    }
}

/// The different values of a column in their order: numbers by size, words by the alphabet (by size where every one is a number).
struct ModelLevels {
    let names: [String]
    /// The level of every row.
    let index: [Int]
    /// The number behind each level; `nil` where the levels are words.
    let numbers: [Double]?

    init(_ column: ModelColumn, rows: [Int]) {
        switch column {
        case .numbers(let values):
            let values = rows.map { values[$0] ?? 0 }
            let sorted = Set(values).sorted()
            let place = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
            names = sorted.map { StatisticsValue.number($0).words }
            index = values.map { place[$0] ?? 0 }
            numbers = sorted
        case .words(let words):
            let words = rows.map { words[$0] ?? "" }
            let found = Array(Set(words))
            let asNumbers = found.compactMap(Double.init)
            numbers = asNumbers.count == found.count ? asNumbers.sorted() : nil
            names =
                asNumbers.count == found.count
                ? found.sorted { ((Double($0) ?? 0), $0) < ((Double($1) ?? 0), $1) } : found.sorted()
            let place = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
            index = words.map { place[$0] ?? 0 }
        }
    }
}
