// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarInstruments
import MalarPublishing
import MalarStudy
import Testing

@Suite("Lineage in both directions")
struct TraceTests {
    /// Cells of some tables; the head and the summary are not in the tables of results.json.
    private static func comparable(_ moves: [CellMove], _ tables: Set<String>) -> Set<String> {
        Set(moves.filter { $0.place.row > 0 && tables.contains($0.place.table) }.map(\.place.address))
    }

    /// The tables that have the same rows, by their first cells, in both: a row that comes or goes has no counterpart at its place.
    private static func steady(_ before: [String: String], _ after: [String: String]) -> Set<String> {
        func heads(_ cells: [String: String]) -> [String: [String: String]] {
            cells.filter { $0.key.hasSuffix("/1") }.reduce(into: [:]) { heads, cell in
                heads[String(cell.key.prefix { $0 != "/" }), default: [:]][cell.key] = cell.value
            }
        }
        let (first, second) = (heads(before), heads(after))
        return Set(first.keys.filter { first[$0] == second[$0] })
    }

    @Test(
        "What a value moves is what differs in results.json when the file says otherwise",
        arguments: [
            (3, "arthritis", "true", "present"), (2, "rash", "", "unknown"), (3, "pga", "", "unknown"),
            (6, "lowComplement", "false", "absent"),
        ]
    )
    func bruteForce(line: Int, column: String, field: String, change: String) throws {
        let traced = try TracedCohort()
        let other = try TracedCohort(writing: field, in: column, ofLine: line)
        let before = traced.cells
        let after = other.cells
        let tables = Self.steady(before, after)
        let expected = Set(before.keys.filter { before[$0] != after[$0] && tables.contains(String($0.prefix { $0 != "/" })) })
        let trace = StudyTrace(traced.analysis, of: traced.cohort)
        let effects = trace.effects(of: RawPlace(row: "visits.csv:\(line)", variable: column))
        let effect = try #require(effects.first { $0.change == change })
        #expect(tables.isSuperset(of: ["efficacy", "stateCourse", "attrition", "sensitivity", "characteristics", "patientListing"]))
        #expect(!expected.isEmpty)
        #expect(Self.comparable(effect.moves, tables) == expected)
    }

    @Test("A rash that nobody saw moves the SLEDAI-2K at three months, and nothing of the baseline")
    func knownCells() throws {
        let traced = try TracedCohort()
        let trace = StudyTrace(traced.analysis, of: traced.cohort)
        let effects = trace.effects(of: RawPlace(row: "visits.csv:3", variable: "rash"))
        #expect(effects.map(\.change) == ["unknown", "present"])
        let moves = effects[1].moves.filter { $0.place.table == "efficacy" }
        #expect(!moves.isEmpty)
        #expect(moves.allSatisfy { $0.place.rowName == "SLEDAI-2K" })
        #expect(moves.allSatisfy { $0.place.columnName.contains("T12") })
        // 0, 2, 2, 4 become 2, 2, 2, 4: the median stays at 2, the lower quartile rises.
        let median = try #require(moves.first { $0.place.columnName.hasSuffix("Median") })
        #expect(median.before == "2 (0.5–3.5)")
        #expect(median.after == "2 (2–3.5)")
        let states = effects[1].moves.filter { $0.place.table == "stateCourse" }.map(\.place.rowName)
        #expect(Set(states) == ["Remission (DORIS 2021)"])
    }

    @Test("Cells that rest on a row are those whose sources name it, and a value that moves nothing is said to move nothing")
    func resting() throws {
        let traced = try TracedCohort()
        let trace = StudyTrace(traced.analysis, of: traced.cohort)
        let cells = trace.cells(restingOn: "visits.csv:3")
        #expect(cells.contains { $0.table == "efficacy" && $0.rowName == "SLEDAI-2K" })
        #expect(!cells.contains { $0.table == "efficacy" && $0.columnName.contains("T0") && $0.columnName.hasSuffix("Median") })
        let unknown = trace.effects(of: RawPlace(row: "visits.csv:99", variable: "rash"))
        #expect(unknown.allSatisfy { $0.moves.isEmpty })
    }

    @Test("A row that goes takes its cells along, and the rows below do not differ for that")
    func wholeRow() throws {
        let traced = try TracedCohort()
        let trace = StudyTrace(traced.analysis, of: traced.cohort)
        let effect = try #require(trace.effects(of: RawPlace(row: "patients.csv:2", variable: nil)).first)
        let listing = effect.moves.filter { $0.place.table == "patientListing" }
        #expect(Set(listing.map(\.place.rowName)) == ["A"])
        #expect(listing.allSatisfy { $0.after == nil })
    }

    @Test("A cell names the values that it takes, and no others")
    func sources() throws {
        let traced = try TracedCohort()
        let trace = StudyTrace(traced.analysis, of: traced.cohort)
        let table = try #require(trace.report.table("efficacy"))
        let names = table.rows.indices.map { table.place(row: $0 + 1, column: 1).rowName }
        let row = try #require(names.firstIndex(of: "Physician global assessment"))
        let column = try #require(table.columns.indices.first { table.place(row: 1, column: $0 + 1).columnName.hasSuffix("Median") })
        let sources = trace.sources(of: table.place(row: row + 1, column: column + 1))
        #expect(sources.map(\.patient) == ["A", "B", "C", "D"])
        #expect(sources.map(\.record.reference) == ["visits.csv:2", "visits.csv:4", "visits.csv:6", "visits.csv:8"])
        #expect(sources.allSatisfy { $0.variables == ["date", "pga"] })
    }
}

@Suite("Pages of patients")
struct PatientPageTests {
    @Test("The page says in words which criterion fails, and which is undecided")
    func criteria() throws {
        let traced = try TracedCohort()
        let report = try #require(PatientReport("B", in: traced.analysis))
        let table = try #require(report.document.tables.first { $0.id == "criteria" })
        let lines = table.rows.map { $0.cells.map(\.line).joined(separator: " | ") }
        #expect(lines.contains("2024-05-24 (T12)"))
        #expect(lines.contains("DORIS | [not met] | Clinical SLEDAI-2K = 0 | [fails] | rash present"))
        #expect(report.document.defects.isEmpty)
        let undecided = try #require(PatientReport("D", in: traced.analysis)?.document.tables.first { $0.id == "criteria" })
        #expect(undecided.rows.contains { $0.cells.map(\.line).contains("[undecided]") && $0.cells.last?.text == "PGA not recorded" })
        #expect(PatientReport("E", in: traced.analysis) == nil)
    }

    @Test("A cohort has a page for each patient, linked from the report and to its neighbours")
    func pages() throws {
        let traced = try TracedCohort()
        let pages = traced.analysis.patientPages()
        #expect(pages.keys.sorted() == ["A", "B", "C", "D"].map { "patients/\($0).html" })
        #expect(pages.values.allSatisfy { $0.defects.isEmpty })
        #expect(pages["patients/B.html"]?.pageLinks.map(\.address) == ["../index.html", "A.html", "C.html"])
        let page = HTMLRenderer().page(of: StudyReport(traced.analysis).document)
        #expect(page.contains("<a class=\"subject\" href=\"patients/A.html\">A</a>"))
        let series = try Modena.analysis()
        #expect(series.patientPages().isEmpty)
    }

    @Test("JSON of a patient")
    func json() throws {
        let traced = try TracedCohort()
        let report = try #require(PatientReport("C", in: traced.analysis))
        try expectSnapshot(report.json.encoded(.pretty), "patient.json")
    }

    @Test("The timeline")
    func timeline() throws {
        let traced = try TracedCohort()
        let report = try #require(PatientReport("D", in: traced.analysis))
        try expectSnapshot(try #require(report.document.figures.first).svg, "timeline.svg")
    }

    @Test(
        "Names of files are safe",
        arguments: [
            ("P1", "P1"), ("../../etc/passwd", "_2e_2e_2f_2e_2e_2fetc_2fpasswd"), ("..", "_2e_2e"), (".", "_2e"), ("a/b", "a_2fb"),
            ("Müller", "M_c3_bcller"), ("con", "_63on"), ("a b\n", "a_20b_0a"), ("", "__1"), ("A_1", "A_5f1"),
        ])
    func names(id: String, name: String) {
        #expect(PatientFileNames([id])[id] == name)
    }

    @Test("No two patients share a name, on systems that ignore letter case either")
    func collisions() {
        let long = String(repeating: "x", count: 300)
        let ids = [
            "p1", "P1", "P_1", "P__1", "p1__2", "", long, long + "y", long + "z", "ü", "_c3_bc", "..", "_2e_2e", "A.1", "a.1", "p1 ",
            "P1__2",
        ]
        let names = PatientFileNames(ids)
        let found = ids.compactMap { names[$0]?.lowercased() }
        #expect(found.count == ids.count)
        #expect(Set(found).count == ids.count)
        #expect(found.allSatisfy { $0.utf8.count < 200 })
        let safe = found.allSatisfy { name in name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") } }
        #expect(safe)
        #expect(names["other"] == nil)
    }
}
