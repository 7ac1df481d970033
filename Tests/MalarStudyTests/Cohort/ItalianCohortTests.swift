// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarCohort
import MalarExchange
import MalarPublishing
import MalarStudy
import Testing

/// The simulated cohort that the repository holds.
enum ItalianCohort {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Examples/italian-cohort")

    static func analysis(suppressBelow: Int? = nil) throws -> StudyAnalysis {
        let study = try StudyProtocol(yaml: String(contentsOf: folder.appending(path: "study.yaml"), encoding: .utf8))
        let content = try StudyFolder.read(at: folder.path, conventions: study.data)
        let findings = content.findings + CohortCheck(indexDrug: study.indexDrug, conventions: study.data)(content.cohort)
        return StudyAnalysis(study: study, cohort: content.cohort, findings: findings, reported: nil, suppressBelow: suppressBelow)
    }
}

@Suite("The example of a cohort")
struct ItalianCohortTests {
    @Test("Every table as it was when its numbers were last computed by another path")
    func tables() throws {
        let tables = StudyReport(try ItalianCohort.analysis()).document.tables
        #expect(tables.count >= 25)
        for table in tables { try expectSnapshot(table.csv(writer: CSVWriter(lineEnd: "\n")), "italian-cohort/\(table.id).csv") }
        let kept = try FileManager.default.contentsOfDirectory(
            atPath: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(
                path: "Snapshots/italian-cohort"
            )
            .path)
        #expect(Set(kept) == Set(tables.map { "\($0.id).csv" }))
    }

    @Test("The tables of a paper stand under its numbers, and every figure has data and a description")
    func numbering() throws {
        let document = StudyReport(try ItalianCohort.analysis()).document
        let labels = Dictionary(uniqueKeysWithValues: document.tables.map { ($0.id, $0.label) })
        #expect(labels["characteristics"] == "Table 1" && labels["efficacy"] == "Table 2" && labels["adverse-events"] == "Table 3")
        #expect(labels["by-reason"] == "Table S1" && labels["by-damage"] == "Table S2")
        #expect(Set(labels.values).count == labels.count)
        let figures = document.figures
        #expect(figures.prefix(4).map(\.label) == ["Figure 1a", "Figure 1b", "Figure 1c", "Figure 1d"])
        #expect(Set(figures.map(\.label)).count == figures.count)
        #expect(figures.allSatisfy { !$0.data.rows.isEmpty && !$0.alternativeText.isEmpty })
        #expect(document.defects.isEmpty)
    }

    @Test("All figures have the width that is asked for", arguments: [85.0, 175])
    func figureWidths(width: Double) throws {
        var analysis = try ItalianCohort.analysis()
        analysis.figureWidth = width
        let figures = StudyReport(analysis).document.figures
        for figure in figures { #expect(abs(figure.scene.size.width - width * 72 / 25.4) < 1e-9, "\(figure.id)") }
    }
}
