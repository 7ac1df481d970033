// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarCohort
import MalarPublishing
import MalarStudy
import Testing

/// The whole report of the example study: kept texts, lineage, and what must hold of any report.
@Suite("The report of the example study")
struct ReportTests {
    let report: StudyReport

    init() throws {
        report = StudyReport(try Modena.analysis())
    }

    @Test("The document has no dead link, no uneven row, no mark without its footnote")
    func defects() {
        #expect(report.document.defects.isEmpty)
    }

    @Test("Every table as it was looked at and kept")
    func tables() throws {
        #expect(
            report.document.tables.map(\.id) == [
                "baseline", "outcomes", "summary", "paired", "glucocorticoids", "states", "reported", "contradictions", "findings",
            ])
        for table in report.document.tables { try expectSnapshot(table.csv(.printed, writer: CSVWriter(lineEnd: "\n")), "\(table.id).csv") }
    }

    @Test("Methods and results in sentences, as they were read and kept")
    func sentences() throws {
        let text = report.document.sections.flatMap(\.blocks).compactMap { block -> String? in
            switch block {
            case .paragraph(let text): text.plain
            case .callout(let callout): "\(callout.title): \(callout.body.map(\.plain).joined(separator: " "))"
            default: nil
            }
        }
        try expectSnapshot(text.joined(separator: "\n\n") + "\n", "sentences.txt")
    }

    @Test("Every figure as it was looked at and kept")
    func figures() throws {
        for figure in report.document.figures { try expectSnapshot(figure.svg, "\(figure.id).svg") }
    }

    @Test("The headline as the terminal prints it")
    func headline() throws {
        try expectSnapshot(TerminalTable(width: 100).text(of: report.headline), "headline.txt")
    }

    @Test("The same folder gives the same bytes")
    func deterministic() throws {
        let again = StudyReport(try Modena.analysis())
        #expect(HTMLRenderer().page(of: again.document) == HTMLRenderer().page(of: report.document))
        #expect(again.results.encoded(.pretty) == report.results.encoded(.pretty))
    }

    @Test("Every number of a table has its lineage: patients, rows, method; a denominator wherever patients are counted together")
    func lineage() {
        for table in report.document.tables where !["reported", "contradictions", "findings"].contains(table.id) {
            for cell in table.rows.filter({ $0.kind != .heading }).flatMap(\.cells) where cell.value != .none {
                let lineage = cell.lineage
                #expect(lineage != nil && lineage?.method.isEmpty == false, "\(table.id): \(cell.text)")
                if let lineage, lineage.subjects.count > 1 { #expect(lineage.denominator != nil, "\(table.id): \(cell.text)") }
                #expect(lineage?.records.allSatisfy { $0.contains(", row ") } == true, "\(table.id): \(cell.text)")
            }
        }
    }

    @Test("results.json names patients, visits, rows, denominator and method of every cell, and is valid JSON")
    func results() throws {
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(report.results.encoded(.pretty).utf8)) as? [String: Any])
        let tables = try #require(json["tables"] as? [[String: Any]])
        let paired = try #require(tables.first { $0["id"] as? String == "paired" })
        let rows = try #require(paired["rows"] as? [[String: Any]])
        let cells = try #require(rows.first?["cells"] as? [[String: Any]])
        let lineage = try #require(cells[7]["lineage"] as? [String: Any])
        let sources = try #require(json["sources"] as? [[String: Any]])
        let number = try #require(lineage["source"] as? Int)
        let source = sources[number - 1]
        #expect(source["number"] as? Int == number)
        #expect(source["patients"] as? [String] == ["P1", "P2", "P3", "P4"])
        #expect((source["visits"] as? [String])?.count == 8)
        #expect((source["records"] as? [String])?.contains { $0.contains("(visits.csv, row ") } == true)
        #expect(lineage["denominator"] as? Int == 4)
        #expect(lineage["method"] as? String == "Wilcoxon signed-rank test")
        #expect(cells[7]["value"] as? Double == 0.25)
    }

    @Test("Each source of results.json stands there once, and every cell's is the lineage of the document")
    func sources() throws {
        let results = report.results
        guard case .array(let sources)? = results["sources"], case .array(let tables)? = results["tables"] else {
            return #expect(Bool(false), "results.json has sources and tables")
        }
        let lists = sources.map { [$0["patients"], $0["records"]] }
        #expect(Set(lists).count == lists.count)
        for (table, json) in zip(report.document.tables, tables) {
            guard case .array(let rows)? = json["rows"] else { continue }
            for (row, line) in zip(table.rows, rows) {
                guard case .array(let cells)? = line["cells"] else { continue }
                for (cell, written) in zip(row.cells, cells) {
                    guard let lineage = cell.lineage else { continue }
                    guard case .integer(let number)? = written["lineage"]?["source"] else { return #expect(Bool(false), "\(table.id)") }
                    #expect(sources[number - 1]["patients"] == .strings(lineage.subjects))
                    #expect(sources[number - 1]["records"] == .strings(lineage.records))
                }
            }
        }
    }

    @Test("Unknown counted as absent changes what is open, and the report says so")
    func unknownAsAbsent() throws {
        let changed = try Modena.analysis(changing: [
            "study.yaml": { $0.replacingOccurrences(of: "unknownItems: unknown", with: "unknownItems: absent") }
        ])
        #expect(changed.value("doris.baseline", "P3")?.text == "No")
        let methods = StudyReport(changed).document.sections.first { $0.id == "methods" }
        #expect("\(String(describing: methods))".contains("counted as absent"))
    }

    @Test("A synthetic study says so at the top of its report")
    func synthetic() throws {
        let changed = try Modena.analysis(changing: [
            "study.yaml": { $0.replacingOccurrences(of: "synthetic: false", with: "synthetic: true") }
        ])
        #expect(StudyReport(changed).document.notices.first?.text == "Synthetic data: these patients do not exist.")
    }

    @Test("Text from the data cannot break the page")
    func hostile() throws {
        let hostile = "<script>alert(1)</script>"
        let changed = try Modena.analysis(changing: ["patients.csv": { $0.replacingOccurrences(of: "Cuban", with: hostile) }])
        let page = HTMLRenderer().page(of: StudyReport(changed).document)
        #expect(!page.contains(hostile))
        #expect(page.contains("&lt;script&gt;alert(1)"))
    }

    @Test("Dates derive age and disease duration where the protocol prefers them, with the recorded value beside")
    func derivedTimes() throws {
        let changed = try Modena.analysis(changing: [
            "study.yaml": { $0.replacingOccurrences(of: "times: recorded", with: "times: derived") }
        ])
        #expect(changed.value("diseaseDuration", "P1")?.text == "3")
        #expect(changed.value("diseaseDuration", "P1")?.note == "recorded as 15")
        // A year of diagnosis leaves a range, so the recorded number stands, with a note where it lies outside.
        #expect(changed.value("diseaseDuration", "P2")?.text == "60")
        #expect(changed.value("diseaseDuration", "P2")?.note == "diagnosis and first dose give 63 to 74")
    }
}
