// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarExchange
import MalarPublishing
import MalarWorkbench
import Testing

@Suite("A cohort tabulated in one pass")
struct TabulateStudyTests {
    private func simulated(_ place: borrowing Workplace, patients: Int, seed: UInt64) throws -> String {
        let path = place.path("s")
        _ = try SimulateCohort()(.init(template: "cohort-2024", patients: patients, centres: 9, seed: seed), to: path)
        return path
    }

    /// The rows of a table as printed, by their first cell; a row below another has both names.
    private func printed(_ table: Table) -> [String: [String]] {
        var name = ""
        return table.rows.reduce(into: [:]) { found, row in
            if row.indent == 0 { name = row.cells[0].text }
            found[row.indent == 0 ? name : "\(name), \(row.cells[0].text)"] = row.cells.dropFirst().map(\.text)
        }
    }

    @Test("The numbers are those of the report, whatever the batches and threads", arguments: [(26, 3), (150, 11)] as [(Int, UInt64)])
    func sameAsReport(patients: Int, seed: UInt64) throws {
        let place = try Workplace()
        let folder = try simulated(place, patients: patients, seed: seed)
        _ = try WriteReport()(folder, to: place.path("r"))
        let results = try JSONSerialization.jsonObject(with: Data(place.text("r/results.json").utf8)) as? [String: Any]
        let tables = try #require(results?["tables"] as? [[String: Any]])
        let efficacy = try cells("efficacy", of: tables), states = try cells("stateCourse", of: tables)
        for (threads, size) in [(1, 250), (2, 7), (3, 1)] {
            let output = try TabulateStudy(threads: threads, batchSize: size)(folder)
            let found = printed(output.table)
            #expect(output.patients == patients && output.unusable == 0 && output.visits > patients)
            for (name, label) in [("SLEDAI-2K", "SLEDAI-2K"), ("SLE-DAS", "SLE-DAS"), ("CLASI activity", "CLASI activity")] {
                let row = try #require(efficacy[label])
                // n, median (quartiles) of the baseline, then n, median (quartiles) and p of each time point.
                let counts = [row[0]] + stride(from: 2, to: row.count, by: 3).map { row[$0] }
                let medians = [row[1]] + stride(from: 3, to: row.count, by: 3).map { row[$0] }
                let p = ["–"] + stride(from: 4, to: row.count, by: 3).map { row[$0] }
                let ours = try #require(found[name]), spread = try #require(found["\(name), quartiles"])
                #expect(found["\(name), patients"] == counts)
                #expect(found["\(name), p"] == p)
                #expect(zip(ours, spread).map { $1 == "–" ? $0 : "\($0) (\($1))" } == medians)
            }
            for label in ["Remission (DORIS 2021)", "Low disease activity (LLDAS)"] { #expect(found[label] == states[label]) }
        }
    }

    /// The cells of a table of results.json by their row.
    private func cells(_ id: String, of tables: [[String: Any]]) throws -> [String: [String]] {
        let table = try #require(tables.first { $0["id"] as? String == id })
        let rows = try #require(table["rows"] as? [[String: Any]])
        return rows.reduce(into: [:]) { found, row in
            guard let cells = (row["cells"] as? [[String: Any]])?.map({ $0["text"] as? String ?? "" }), let name = cells.first else {
                return
            }
            if found[name] == nil { found[name] = Array(cells.dropFirst()) }
        }
    }

    @Test("Rows in another order than the patients are refused by file and line")
    func order() throws {
        let place = try Workplace()
        let folder = try simulated(place, patients: 12, seed: 1)
        let lines = try place.text("s/visits.csv").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let head = lines.prefix { $0.hasPrefix("#") }.count + 1
        let last = try #require(lines.last { !$0.isEmpty })
        var moved = lines.filter { $0 != last }
        moved.insert(last, at: head)
        try place.write(moved.joined(separator: "\n"), to: "s/visits.csv")
        let error = #expect(throws: StudyFolderError.self) { try TabulateStudy(threads: 1, batchSize: 3)(folder) }
        #expect(error?.description.contains("visits.csv, line \(head + 2)") == true)
        #expect(error?.description.contains("in the order of patients.csv") == true)
        // In one batch nothing is out of order.
        #expect(try TabulateStudy(threads: 1, batchSize: 50)(folder).patients == 12)
    }

    @Test("Values that cannot be used are counted, with their places in the whole file")
    func unusable() throws {
        let place = try Workplace()
        let folder = try simulated(place, patients: 12, seed: 1)
        var lines = try place.text("s/visits.csv").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let names = try #require(lines.first { !$0.hasPrefix("#") }).split(separator: ",", omittingEmptySubsequences: false)
        let column = try #require(names.firstIndex(of: "pga"))
        let row = lines.count - 4
        var fields = lines[row].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        fields[column] = "17"
        lines[row] = fields.joined(separator: ",")
        lines[row + 1] += ",one field too many"
        try place.write(lines.joined(separator: "\n"), to: "s/visits.csv")
        let output = try TabulateStudy(threads: 2, batchSize: 3)(folder)
        #expect(output.unusable == 2)
        #expect(output.examples == ["visits.csv, row \(row + 1), column pga: out-of-range"])
    }

    @Test("A case series and a folder without patients are refused")
    func refused() throws {
        #expect(throws: RequestError.self) { try TabulateStudy()(StudyUseCaseTests.example) }
        let place = try Workplace()
        let folder = try simulated(place, patients: 2, seed: 1)
        try FileManager.default.removeItem(atPath: folder + "/patients.csv")
        #expect(throws: StudyFolderError.self) { try TabulateStudy()(folder) }
    }
}
