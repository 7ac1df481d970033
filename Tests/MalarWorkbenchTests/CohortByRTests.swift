// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarWorkbench
import Testing

/// The tables of a results.json by table, row and column, and what another program says of their cells.
struct CellComparison {
    struct Key: Hashable, CustomStringConvertible {
        let table: String, row: String, column: String

        var description: String { "\(table) | \(row) | \(column)" }
    }

    struct Cell: Equatable {
        var text: String
        var number: Double?
        var word: String?
    }

    /// One line of the other program.
    struct Line {
        let key: Key
        let isText: Bool
        let value: String
        let tolerance: Double

        init?(_ line: Substring) {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 6, ["text", "value"].contains(fields[3]), let tolerance = Double(fields[5]) else { return nil }
            key = Key(table: fields[0], row: fields[1], column: fields[2])
            (isText, value, self.tolerance) = (fields[3] == "text", fields[4], tolerance)
        }
    }

    var cells: [Key: Cell] = [:]
    private(set) var tables: [String] = []

    /// A row is named by its first cell, below those that it is indented under; of equal names the second is `name #2`.
    init(results: Data) throws {
        let root = try JSONSerialization.jsonObject(with: results) as? [String: Any]
        for table in try #require(root?["tables"] as? [[String: Any]]) {
            let id = try #require(table["id"] as? String)
            let columns = Self.columns(try #require(table["columns"] as? [[String: Any]]))
            var above: [String] = []
            var times: [String: Int] = [:]
            for row in try #require(table["rows"] as? [[String: Any]]) {
                let found = try #require(row["cells"] as? [[String: Any]])
                above = above.prefix(row["indent"] as? Int ?? 0) + [found.first?["text"] as? String ?? ""]
                let name = above.joined(separator: " / ")
                times[name, default: 0] += 1
                let unique = times[name] == 1 ? name : "\(name) #\(times[name] ?? 0)"
                for (column, cell) in zip(columns, found).dropFirst() {
                    cells[Key(table: id, row: unique, column: column)] = Cell(
                        text: cell["text"] as? String ?? "", number: cell["value"] as? Double, word: cell["value"] as? String)
                }
            }
            tables.append(id)
        }
    }

    /// The header below its group; of equal names the first is `name#1`.
    private static func columns(_ columns: [[String: Any]]) -> [String] {
        let names = columns.map { column in
            [column["group"] as? String, column["header"] as? String].compactMap(\.self).joined(separator: "/")
        }
        return names.indices.map { place in
            let same = names.indices.filter { names[$0] == names[place] }
            return same.count == 1 ? names[place] : "\(names[place])#\((same.firstIndex(of: place) ?? 0) + 1)"
        }
    }

    /// Where the other program says something else, or names a cell that there is not.
    func disagreements(_ lines: [Line]) -> [String] {
        lines.compactMap { line in
            guard let cell = cells[line.key] else { return "\(line.key): no such cell, R has \(line.value)" }
            if line.isText { return cell.text == line.value ? nil : "\(line.key): \(cell.text), R has \(line.value)" }
            guard let number = cell.number else {
                return cell.word == line.value ? nil : "\(line.key): \(cell.word ?? "no value"), R has \(line.value)"
            }
            guard let other = Double(line.value) else { return "\(line.key): \(number), R has \(line.value)" }
            return abs(number - other) <= line.tolerance * max(abs(number), abs(other)) + 1e-13
                ? nil : "\(line.key): \(number), R has \(other)"
        }
    }

    /// The cells with a value of which no line says anything.
    func unseen(_ lines: [Line]) -> [Key] {
        let seen = Set(lines.map(\.key))
        return cells.filter { ($0.value.number != nil || $0.value.word != nil) && !seen.contains($0.key) }.map(\.key)
    }

    /// Rows of flares that nobody recorded, found by the flare index, which has vectors of its own.
    func isFlareByIndexAlone(_ key: Key) -> Bool {
        key.table == "flares" && cells[Key(table: key.table, row: key.row, column: "Flare")]?.text == "–"
    }

    /// The tables of which no cell agrees.
    func untouched(_ lines: [Line]) -> Set<String> {
        Set(tables).subtracting(lines.filter { disagreements([$0]).isEmpty }.map(\.key.table))
    }
}

@Suite("The tables of the cohort, computed again in R from the raw rows")
struct CohortByRTests {
    private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private static let study = here.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Examples/italian-cohort").path

    /// Tables that R does not compute, and why.
    private static let exempt = ["strobe": "words of a checklist, no number"]
    /// Columns of values that R does not compute, and why.
    private static let exemptColumns = [
        "flares | Criteria that fired": "words of the flare index; its rules have their own vectors",
        "flares | Index drug": "as recorded in the event's row",
    ]

    private static func report(_ study: String) throws -> CellComparison {
        let place = try Workplace()
        _ = try WriteReport(searchPath: "")(study, to: place.path("r"))
        return try CellComparison(results: Data(place.text("r/results.json").utf8))
    }

    /// What R says; `nil`, with a printed word, where R or its package survival is not installed.
    private static func byR(_ study: String) throws -> [CellComparison.Line]? {
        guard System.has("Rscript") else { return nil }
        guard try System.output(["Rscript", "-e", "cat(requireNamespace('survival', quietly = TRUE))"]).hasSuffix("TRUE") else {
            print("skipped: the R package survival is not installed")
            return nil
        }
        let output = try System.output(["Rscript", here.appendingPathComponent("Peers/cohort.R").path, study])
        let rows = output.split(separator: "\n")
        let lines = rows.compactMap { CellComparison.Line($0) }
        #expect(lines.count == rows.count)
        return lines
    }

    /// The tables that R leaves out are the exempt ones, and every cell of the others agrees.
    private static func compare(_ whole: CellComparison, _ lines: [CellComparison.Line]) {
        let found = whole.disagreements(lines)
        #expect(found.isEmpty, "\(found.count) of \(lines.count): \(found.prefix(20).joined(separator: "\n"))")
        #expect(whole.untouched(lines) == Set(exempt.keys))
        let unseen = whole.unseen(lines).filter { key in
            exempt[key.table] == nil && exemptColumns["\(key.table) | \(key.column)"] == nil && !whole.isFlareByIndexAlone(key)
        }
        #expect(unseen.isEmpty, "\(unseen.count): \(unseen.prefix(20).map(\.description).sorted().joined(separator: "\n"))")
    }

    @Test("Another cohort agrees too: unknown states, comparisons without a pair, events after the last time point", arguments: [12, 13])
    func another(seed: UInt64) throws {
        let place = try Workplace()
        _ = try SimulateCohort()(.init(template: "cohort-2024", patients: 26, centres: 9, seed: seed), to: place.path("s"))
        guard let lines = try Self.byR(place.path("s")) else { return }
        Self.compare(try Self.report(place.path("s")), lines)
    }

    @Test("Every table agrees with R, and the comparison sees one changed number, one changed word and a table left out")
    func cells() throws {
        guard let lines = try Self.byR(Self.study) else { return }
        let whole = try Self.report(Self.study)
        Self.compare(whole, lines)
        var comparison = whole
        // The comparison itself: it must see what is changed, and nothing else.
        let p = try #require(lines.first { !$0.isText && $0.key.table == "portability" && $0.key.column == "p, two-sided/SPSS" })
        let value = try #require(comparison.cells[p.key]?.number)
        comparison.cells[p.key]?.number = value * (1 + 1e-8)
        #expect(comparison.disagreements(lines).count == 1)
        #expect(comparison.disagreements(lines).first?.hasPrefix(p.key.description) == true)
        comparison = whole
        let text = try #require(lines.first { $0.isText && $0.key.table == "characteristics" })
        comparison.cells[text.key]?.text += " "
        #expect(comparison.disagreements(lines).map { $0.hasPrefix(text.key.description) } == [true])
        comparison = whole
        comparison.cells[p.key] = nil
        #expect(comparison.disagreements(lines).allSatisfy { $0.contains("no such cell") })
        #expect(!comparison.disagreements(lines).isEmpty)
        let fewer = lines.filter { $0.key.table != "drift" }
        #expect(whole.untouched(fewer) == Set(Self.exempt.keys).union(["drift"]))
        #expect(whole.unseen(fewer).contains { $0.table == "drift" })
    }
}
