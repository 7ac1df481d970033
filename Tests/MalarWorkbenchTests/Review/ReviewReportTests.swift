// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarPublishing
import MalarReview
import MalarWorkbench
import Testing

/// A new folder that goes when the test ends.
private final class Scratch {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("malar-review-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }
    func text(_ name: String) throws -> String { try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8) }
}

private let root: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    while !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) { folder.deleteLastPathComponent() }
    return folder
}()

@Suite("The published review of anifrolumab in arthritis (Cassone 2025, section 4)")
struct PublishedReviewTests {
    private static let example = root.appendingPathComponent("Examples/anifrolumab-arthritis-review").path

    private func material() throws -> ReviewMaterial {
        let review = try ReviewFolder.read(at: Self.example) { bytes, name in try RecordFileReader.read(bytes, file: name) }
        var material = ReviewMaterial(review)
        try material.read(folder: Self.example)
        return material
    }

    @Test("66 + 270 = 336, three studies, and nothing that the paper does not print")
    func counts() throws {
        let report = ReviewReport(try material(), madeBy: "Malar")
        #expect(report.counts.databases == [.init("PubMed", 66), .init("Embase", 270)])
        #expect(report.counts.databaseResults == 336)
        #expect(report.counts.newStudies == 3)
        #expect(report.counts.duplicates == nil)
        #expect(report.counts.recordsScreened == nil)
        let text = report.diagram.description
        #expect(text.contains("not reported"))
    }

    @Test("17 of 31 rest on 2 patients that no study prints: 15 of 28 are printed")
    func pooled() throws {
        let report = ReviewReport(try material(), madeBy: "Malar")
        let synthesis = try #require(report.syntheses.first)
        let stated = try #require(synthesis.stated)
        #expect(stated.stated.events == 17)
        #expect(stated.stated.total == 31)
        #expect(stated.printed.events == 15)
        #expect(stated.printed.total == 28)
        #expect(stated.impliedEvents == 2)
        #expect(synthesis.result?.verdict == .notPooled)
        let implied = try #require(synthesis.implied)
        #expect(implied.totals.events == 17)
        #expect(implied.totals.total == 31)
    }

    @Test("No rule is broken; those that need what is not printed say so")
    func rules() throws {
        let check = ReviewReport(try material(), madeBy: "Malar").check
        #expect(check.problems.isEmpty)
        let outcomes = Dictionary(grouping: check.findings, by: \.rule).mapValues { $0.map(\.outcome) }
        #expect(outcomes[.r1] == [.holds])
        #expect(outcomes[.r2] == [.cannotBeChecked])
        #expect(outcomes[.r9]?.allSatisfy { $0 == .holds } == true)
        #expect(outcomes[.r14] == [.holds])
        #expect(Set(outcomes.keys) == Set(FlowRule.allCases))
    }

    @Test("The document is sound, and every checklist stands in it whole")
    func document() throws {
        let document = ReviewReport(try material(), madeBy: "Malar").document
        #expect(document.defects.isEmpty)
        let checklist = try #require(document.tables.first { $0.id == "checklist-prisma-2020" })
        #expect(checklist.rows.count { $0.kind == .body } == Checklist.prisma2020.items.count)
        #expect(document.tables.contains { $0.id == "checklist-prisma-s" })
    }

    @Test("A count that contradicts the others is told, and the report says so at its head")
    func contradiction() throws {
        var material = try material()
        var review = material.review
        review.protocol.flow?.databaseResults = 337
        material.review = review
        material.state = ReviewState(review)
        let report = ReviewReport(material, madeBy: "Malar")
        #expect(report.check.isImpossible)
        #expect(report.document.notices.contains { $0.text.contains("contradict") })
    }

    @Test("All files are written, and the same twice")
    func files() throws {
        let scratch = try Scratch()
        let first = try WriteReviewReport()(Self.example, to: scratch.path("one"), formats: [.html, .csv, .docx])
        _ = try WriteReviewReport()(Self.example, to: scratch.path("two"), formats: [.html, .csv, .docx])
        let names = Set(first.files.map { URL(fileURLWithPath: $0).lastPathComponent })
        #expect(names.isSuperset(of: ["index.html", "review.json", "report.docx", "flow.csv", "prisma.svg", "rules.csv"]))
        for name in ["index.html", "review.json", "flow.csv", "figures/prisma.svg"] {
            #expect(try scratch.text("one/\(name)") == scratch.text("two/\(name)"))
        }
        let flow = try FlowCounts.read(csv: Array(scratch.text("one/flow.csv").utf8), file: "flow.csv")
        #expect(flow.counts.databaseResults == 336)
        let json = try JSONSerialization.jsonObject(with: Data(scratch.text("one/review.json").utf8)) as? [String: Any]
        #expect((json?["rules"] as? [Any])?.isEmpty == false)
        #expect(first.violations.isEmpty)
    }

    @Test("A folder that is no report is left alone")
    func foreignFolder() throws {
        let scratch = try Scratch()
        try "mine".write(toFile: scratch.path("notes.txt"), atomically: true, encoding: .utf8)
        #expect(throws: RequestError.self) { try WriteReviewReport()(Self.example, to: scratch.url.path) }
        #expect(try scratch.text("notes.txt") == "mine")
    }

    @Test("Appraisals are told, drawn, and held against each other")
    func appraisals() throws {
        var material = try material()
        let tool = AppraisalTool.jbiCaseSeries
        func appraisal(_ reviewer: String, first: AppraisalJudgement) -> Appraisal {
            let entries = tool.items.enumerated().map { AppraisalEntry($1.id, $0 == 0 ? first : .yes) }
            return Appraisal(study: "maicas-2024", tool: tool, reviewer: reviewer, entries: entries)
        }
        material.appraisals = [("fs", [appraisal("fs", first: .yes)]), ("gc", [appraisal("gc", first: .no)])]
        let document = ReviewReport(material, madeBy: "Malar").document
        #expect(document.defects.isEmpty)
        #expect(document.figures.contains { $0.id.hasPrefix("bias-1-lights") })
        let words = document.sections.first { $0.id == "appraisal" }?.blocks.compactMap { block -> String? in
            if case .paragraph(let text) = block { text.plain } else { nil }
        }
        #expect(words?.joined().contains("9 of 10 judgements alike, 90 %") == true)
        #expect(words?.joined().contains("1 difference is open") == true)
    }
}
