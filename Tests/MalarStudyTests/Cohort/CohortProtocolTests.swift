// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarStatistics
import MalarStudy
import Testing

@Suite("The design of a cohort in study.yaml")
struct CohortProtocolTests {
    private static let head = "study: { id: a, title: A }\nindexDrug: anifrolumab\n"
    private static let cohort = head + "design: cohort\nendpoints: [{ score: sledai2k }]\n"
    private static let points = "timePoints: [{ name: T4, day: 28, window: [15, 56] }]\n"

    @Test("Both templates are protocols, with the designs of the two papers")
    func templates() throws {
        let drug = try SmallCohort.drug()
        #expect(ProtocolTemplate.all.map(\.name) == ["cohort-2024", "case-series-2025"])
        let studies = try ProtocolTemplate.all.map { try StudyProtocol(yaml: $0.text(id: "a \"b\"", title: "C: \\d", indexDrug: drug)) }
        let design = try #require(studies[0].cohort)
        #expect(studies[0].identity.id == "a \"b\"" && studies[0].identity.title == "C: \\d" && studies[0].statistics.preset == .spss)
        #expect(design.timePoints.map(\.day) == [28, 84, 168, 252, 336] && design.followUpFrom == 24 && design.missing == .observed)
        #expect(
            design.endpoints.map(\.measure.id).last == "prednisoneEquivalent" && design.endpoints[2].population == .mucocutaneousAtBaseline)
        #expect(studies[1].cohort == nil && studies[1].outcomes == ["sledai2k", "das28"] && studies[1].response?.conditions.count == 4)
    }

    @Test("The least design, with its defaults")
    func least() throws {
        let design = try #require(try StudyProtocol(yaml: Self.cohort + Self.points).cohort)
        #expect(design.missing == .observed && design.afterStop == .include && design.followUpFrom == 24)
        #expect(design.timePoints == [TimePoint("T4", label: "T4", day: 28, window: 15...56)])
    }

    @Test(
        "Mistakes name their line",
        arguments: [
            ("\(head)missing: locf\n", 3, "belongs to a cohort"),
            ("\(cohort)", 1, "needs `timePoints`"),
            ("\(cohort)timePoints: [{ name: T4, day: 28, window: [15] }]\n", 5, "window is the first and the last day"),
            ("\(cohort)timePoints: [{ name: T4, day: 70, window: [15, 56] }]\n", 5, "outside the window"),
            ("\(cohort)timePoints: [{ name: T4, day: 3, window: [-4, 9] }]\n", 5, "after day 0"),
            (
                "\(cohort)timePoints:\n  - { name: T4, day: 28, window: [15, 56] }\n  - { name: T4, day: 84, window: [57, 99] }\n", 7,
                "two time points"
            ),
            ("\(cohort)timePoints:\n  - { name: T4, window: [15, 56] }\n", 6, "`day` is missing"),
            ("\(cohort)\(points)missing: loccf\n", 6, "did you mean `locf`?"),
            ("\(cohort)\(points)followUpFrom: 2.5\n", 6, "whole number"),
            ("\(cohort)\(points)comparisonsWith: placebo\n", 6, "not known for comparisonsWith"),
            ("\(head)design: cohort\n\(points)endpoints: [{ score: sledia2k }]\n", 5, "did you mean `sledai2k`?"),
            ("\(head)design: cohort\n\(points)endpoints: [{ score: pga, population: joints }]\n", 5, "not known for population"),
            ("\(head)design: cohrt\n", 3, "did you mean `cohort`?"),
        ])
    func mistakes(text: String, line: Int, words: String) throws {
        let error = #expect(throws: StudyFileErrors.self) { try StudyProtocol(yaml: text) }
        let match = try #require(error?.errors.first { $0.message.contains(words) }, "\(error?.description ?? "")")
        #expect(match.line == line)
    }
}
