// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A table copied a second time, by hand, from what the publications print; never from the code. The tests compare it with the code's table in
/// both directions, so that a slip of either hand fails with the name of the item.
struct Transcription {
    /// A row by the names of the columns; a blank cell is an empty string.
    typealias Row = [String: String]

    /// The rows in the order of the file.
    let rows: [Row]

    /// Lines that begin with `#` say where the table stands; the next one names the columns.
    init(_ name: String, file: String = #filePath) throws {
        let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Transcription")
        let text = try String(contentsOf: folder.appending(path: "\(name).tsv"), encoding: .utf8)
        self.init(text: text)
    }

    init(text: String) {
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        let columns = lines.first ?? []
        rows = lines.dropFirst().map { cells in
            Dictionary(uniqueKeysWithValues: zip(columns, cells + Array(repeating: "", count: max(0, columns.count - cells.count))))
        }
    }

    /// The facts of every row by its key: the cells of the other columns, in the order in which they are asked for.
    func facts(_ key: [String], _ columns: [String]) -> [String: String] {
        Dictionary(
            rows.map { row in (key.joined(of: row), columns.joined(of: row)) }, uniquingKeysWith: { "\($0), and again \($1)" })
    }

    /// The names of the files in the folder.
    static func files(file: String = #filePath) throws -> [String] {
        let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Transcription")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".tsv") }
            .map { String($0.dropLast(4)) }.sorted()
    }
}

extension [String] {
    fileprivate func joined(of row: Transcription.Row) -> String { map { row[$0] ?? "" }.joined(separator: " ") }
}

/// Where two tables differ: items that only one holds, and items of which they say different things. Numbers are compared as numbers.
func slips(_ transcribed: [String: String], _ code: [String: String]) -> [String] {
    Set(transcribed.keys).union(code.keys).sorted().compactMap { item in
        let (left, right) = (transcribed[item].map(canonical), code[item].map(canonical))
        return left == right ? nil : "\(item): transcribed \(left ?? "nothing"), code \(right ?? "nothing")"
    }
}

/// The facts of the code, by item; an item that stands twice is told.
func facts<Rows: Sequence>(_ rows: Rows, _ fact: (Rows.Element) -> (String, String)) -> [String: String] {
    Dictionary(rows.map(fact), uniquingKeysWith: { "\($0), and again \($1)" })
}

private func canonical(_ facts: String) -> String {
    facts.split(separator: " ").map { word in Double(word).map { "\($0)" } ?? String(word) }.joined(separator: " ")
}

/// A limit as printed: the operator belongs to it.
struct PrintedLimit {
    let id: String, comparison: String, limit: Double, unit: String

    init?(_ row: Transcription.Row, id: [String]) {
        guard let limit = Double(row["limit"] ?? "") else { return nil }
        (self.id, self.limit) = (id.joined(of: row), limit)
        (comparison, unit) = (row["operator"] ?? "", row["unit"] ?? "")
    }

    /// What lies beside the limit: the next whole number of a count, otherwise a little.
    var step: Double {
        switch unit {
        case "points", "joints", "domains", "week", "months", "criteria", "titre", "years": 1
        case "%": 2
        case "of time", "rounded": 0.01
        default: max(limit.magnitude, 1) * 1e-6
        }
    }

    func admits(_ number: Double) -> Bool? {
        switch comparison {
        case "<": number < limit
        case "<=": number <= limit
        case ">": number > limit
        case ">=": number >= limit
        case "=": number == limit
        default: nil
        }
    }
}

/// Whether the code counts a number.
typealias Rule = @Sendable (Double) throws -> Bool

/// Where the code decides otherwise than a printed limit, below it, at it and above it; and the limits that only one side knows.
func slips(_ limits: [PrintedLimit], _ code: [String: Rule]) -> [String] {
    let unknown = Set(limits.map(\.id)).symmetricDifference(code.keys).sorted().map { "\($0): only one side has it" }
    return unknown
        + limits.flatMap { limit -> [String] in
            guard let holds = code[limit.id] else { return [] }
            let below = limit.comparison == "=" && limit.limit == 0 ? [] : [limit.limit - limit.step]
            return (below + [limit.limit, limit.limit + limit.step]).compactMap { number in
                (try? holds(number)) == limit.admits(number)
                    ? nil : "\(limit.id) \(limit.comparison) \(limit.limit): code differs at \(number)"
            }
        }
}
