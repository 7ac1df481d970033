// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarExchange
import Testing

@Suite("Folders that mean harm")
struct HostileFolderTests {
    /// Every finding has a place in a known file and every error a message; nothing crashes.
    private func check(_ files: [String: [UInt8]], _ conventions: DataConventions = DataConventions()) {
        do {
            let content = try StudyFolder.read(files: files, conventions: conventions)
            #expect(content.findings.allSatisfy { !$0.message.isEmpty && files[$0.place.file] != nil })
            #expect(content.findings.allSatisfy { ($0.value?.count ?? 0) <= 40 })
            let check = CohortCheck(indexDrug: Drug.named("anifrolumab"), conventions: conventions)
            #expect(check(content.cohort).allSatisfy { !$0.message.isEmpty })
            _ = StudyFolder.files(of: content.cohort)
        } catch {
            #expect(!error.problems.isEmpty && error.problems.allSatisfy { !$0.message.isEmpty })
        }
    }

    @Test("Random bytes", arguments: [DataTable.patients, .visits, .treatments, .events])
    func randomBytes(table: DataTable) {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
            var files = ["patients.csv": Array("patient\nP1\n".utf8)]
            files[table.fileName] = bytes
            check(files)
        }
    }

    @Test("Random fields under the columns of the dictionary", arguments: DataTable.allCases)
    func randomFields(table: DataTable) {
        var generator = SeededGenerator(seed: 6)
        let pieces = [
            "P1", "P2", "2024-01-15", "2024-01", "99999", "-1", "1e9", "<2", ">", "true", "none", "HCQ", "mg", "week", "every 0 days",
            "q99999999w", "\"", "\n", ",", "#",
            "\u{FEFF}", "μg", "10*9/L", "index", "flare", "|", "0.0000001", "NaN", "inf", "999999999999999999999", "é", "\u{200B}", "28",
            "",
        ]
        let columns = DataDictionary.variables(of: table).map(\.id)
        for _ in 0..<500 {
            let header = (columns.prefix(3) + columns.shuffled(using: &generator).prefix(8)).reduce(into: [String]()) {
                if !$0.contains($1) { $0.append($1) }
            }
            let rows = (0..<5).map { _ in
                header.map { id in
                    id == "patient"
                        ? "P1"
                        : id == "date" ? "2024-0\(Int.random(in: 1...9, using: &generator))" : pieces.randomElement(using: &generator) ?? ""
                }.joined(separator: ",")
            }
            var files = ["patients.csv": Array("patient\nP1\n".utf8)]
            files[table.fileName] = Array(([header.joined(separator: ",")] + rows).joined(separator: "\n").utf8)
            check(files, DataConventions(units: ["crp": "mg/L", "platelets": "10*9/L", "c3": "nonsense"]))
        }
    }

    @Test("A field of a million characters, a thousand columns, ten thousand truncated rows")
    func large() throws {
        let long = String(repeating: "x", count: 1_000_000)
        let field = try FolderFixture(["visits.csv": "patient,date,note\nP1,2024,\(long)\nP1,2025,short\n"]).read()
        #expect(field.places == ["malformed-row visits.csv:2:note error"])
        #expect(field.cohort.patients[0].visits.count == 1)
        let wide = try FolderFixture(["visits.csv": "patient,date," + (0..<990).map { "column\($0)" }.joined(separator: ",") + "\n"]).read()
        #expect(wide.findings.count == 990)
        let short = try FolderFixture(["visits.csv": "patient,date\n" + String(repeating: "P1\n", count: 9_000)]).read()
        #expect(short.findings.count == 9_000)
    }

    @Test("A visit before birth is read, and found by the check")
    func beforeBirth() throws {
        let content = try FolderFixture(["visits.csv": "patient,date\nP1,1979-12-31\n"]).read()
        #expect(content.findings == [])
        let findings = CohortCheck(indexDrug: nil, conventions: DataConventions())(content.cohort)
        #expect(
            findings.map(\.rule) == [.dateBeforeBirth] && findings[0].place == MalarCohort.Place(file: "visits.csv", row: 2, column: "date")
        )
    }

    @Test("Rows of thousands of strangers take linear time")
    func strangers() throws {
        let patients = "patient\n" + (0..<5_000).map { "P\($0)\n" }.joined()
        let visits = "patient,date\n" + (0..<20_000).map { "Q\($0),2024\n" }.joined()
        let content = try FolderFixture(["patients.csv": patients, "visits.csv": visits]).read()
        #expect(content.findings.count == 20_000)
    }
}
