// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import Testing

@Suite("Duplicates: labelled sets", .enabled(if: LabelledSets.isPresent))
struct LabelledSetTests {
    @Test(
        "No false positive, and at least as sensitive as the best published tool",
        arguments: [("cytology_screening", 1_856, 772), ("respiratory", 1_988, 436), ("diabetes", 1_845, 1_261), ("special_cases", 12, 3)])
    func score(set: String, count: Int, surplus: Int) throws {
        let records = try LabelledSets.records(set)
        let truth = try LabelledSets.truth(set)
        #expect(records.count == count)
        let score = DuplicateBenchmark.score(records, truth: truth, report: DuplicateFinder().find(in: records))
        #expect(score.truePositives + score.falseNegatives == surplus)
        #expect(score.falsePositives == 0 && score.falsePairs == 0)
        #expect(try #require(score.sensitivity) >= best(set))
    }

    @Test("The introductions of a minitrack of two years are asked about, as the set marks them, and never merged")
    func minitrack() throws {
        let report = DuplicateFinder().find(in: try LabelledSets.records("special_cases"))
        #expect(report.questions.map { [$0.first, $0.second] } == [["id_0000003", "id_0000004"]])
    }

    func best(_ set: String) throws -> Double {
        let folder = try #require(LabelledSets.folder)
        let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("published_tool_scores.csv")))
        let scores = try PublishedToolScore.read(bytes, fileName: "published_tool_scores.csv").filter { $0.dataset == set }
        return try #require(scores.filter { $0.score.falsePositives == 0 }.compactMap(\.score.sensitivity).max())
    }

    @Test("The order of a real set changes no cluster")
    func order() throws {
        let records = try LabelledSets.records("diabetes")
        let forward = DuplicateFinder().find(in: records).clusters.map(Set.init)
        let backward = DuplicateFinder().find(in: records.reversed()).clusters.map(Set.init)
        #expect(Set(forward) == Set(backward))
    }

    @Test("An EndNote library whose duplicates are captioned: the clusters hold the 114 captioned records and no other")
    func captioned() throws {
        let folder = try #require(LabelledSets.folder)
        let library = CaptionedLibrary(try Data(contentsOf: folder.appendingPathComponent("endnote-xml/tafenoquine.xml")))
        #expect(library.records.count == 179 && library.captioned.count == 114)
        let report = DuplicateFinder().find(in: library.records)
        #expect(Set(report.clusters.joined()) == library.captioned)
    }
}
