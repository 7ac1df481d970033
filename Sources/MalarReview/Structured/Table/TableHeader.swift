// SPDX-License-Identifier: Apache-2.0

/// The columns of a table of records, recognised by their names.
struct TableHeader {
    /// The names as they stand; where a name is empty or stands before, with the number of the column.
    let names: [String]
    private let columns: [TableRole: [Int]]
    /// The columns by their names in the form of `plain`.
    private let places: [String: Int]

    /// Recognises columns; whether it is a table of records at all is for `isOfRecords`.
    init(names: [String]) {
        self.names = Self.distinct(names)
        let plain = names.map(Self.plain)
        places = Dictionary(zip(plain, plain.indices)) { first, _ in first }
        var columns: [TableRole: [(rank: Int, column: Int)]] = [:]
        for (column, name) in plain.enumerated() {
            for place in Self.meanings[name] ?? [] { columns[place.role, default: []].append((place.rank, column)) }
        }
        self.columns = columns.mapValues { found in
            found.sorted { ($0.rank, $0.column) < ($1.rank, $1.column) }.map(\.column)
        }
    }

    /// Whether one of the columns can only belong to a table of records.
    var isOfRecords: Bool { columns.keys.contains(where: \.tellsRecords) }

    /// The number of meanings that were recognised.
    var roleCount: Int { columns.count }

    func has(_ role: TableRole) -> Bool { columns[role] != nil }

    /// The columns with a meaning, most telling first.
    func columns(_ role: TableRole) -> [Int] { columns[role] ?? [] }

    /// Whether a column with this name, in the form of `plain`, is there.
    func hasColumn(_ plain: String) -> Bool { places[plain] != nil }

    /// The column with this name, in the form of `plain`.
    func column(named plain: String) -> Int? { places[plain] }

    /// Lower case, with single spaces for whatever is neither letter nor digit: `Author(s)` is `author s`.
    static func plain(_ name: String) -> String {
        name.prefix(200).lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: " ")
    }

    private static let meanings: [String: [(role: TableRole, rank: Int)]] = {
        var places: [String: [(role: TableRole, rank: Int)]] = [:]
        for role in TableRole.allCases {
            for (rank, alias) in role.aliases.enumerated() { places[alias, default: []].append((role, rank)) }
        }
        return places
    }()

    private static func distinct(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.enumerated().map { index, name in
            let plain = name.trimmedOfWhitespace
            let isFree = !plain.isEmpty && seen.insert(plain).inserted
            return isFree ? plain : "\(plain.isEmpty ? "column" : plain) [\(index + 1)]"
        }
    }
}
