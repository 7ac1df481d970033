// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarUnits
import Testing

@Suite("Check of a cohort")
struct CohortCheckTests {
    @Test("Rules of sense fire at their place, and rest where nothing is wrong", arguments: SenseCase.all)
    func rule(_ sense: SenseCase) {
        var fixture = CohortFixture()
        sense.spoil(&fixture)
        #expect(fixture.places == sense.expected)
        #expect(fixture.findings.allSatisfy { $0.patient == "P1" && !$0.message.isEmpty })
    }

    @Test("Every rule of sense fires in the table above")
    func complete() {
        let fired = Set(SenseCase.all.flatMap(\.expected).compactMap { DataRule(rawValue: String($0.prefix { $0 != " " })) })
        let reading = DataRule.allCases.prefix { $0 != .implausibleValue }
        #expect(Set(DataRule.allCases).subtracting(reading).subtracting(fired) == [])
        #expect(Set(reading).isDisjoint(with: fired))
    }

    @Test("Messages hold no value; the finding does")
    func values() {
        var fixture = CohortFixture()
        fixture.patient["ageAtStart"] = .number(77)
        fixture.visits[0]["platelets"] = measured("platelets", 123_456, "10*9/L")
        #expect(fixture.findings.map(\.value) == ["77", "123456 10*9/L"])
        #expect(fixture.findings.allSatisfy { !$0.message.contains("77") && !$0.message.contains("123456") })
    }

    @Test(
        "Acknowledgements cover what they name",
        arguments: [
            (Acknowledgement(rule: "weekly-drug-daily", reason: "As printed."), true),
            (
                Acknowledgement(
                    rule: "weekly-drug-daily", patient: "P1", file: "treatments.csv", column: "frequency", reason: "As printed."), true
            ),
            (Acknowledgement(rule: "weekly-drug-daily", patient: "P2", reason: "As printed."), false),
            (Acknowledgement(rule: "weekly-drug-daily", file: "visits.csv", reason: "As printed."), false),
            (Acknowledgement(rule: "weekly-drug-daily", column: "dose", reason: "As printed."), false),
            (Acknowledgement(rule: "dose-above-maximum", reason: "As printed."), false),
        ])
    func acknowledgement(_ acknowledgement: Acknowledgement, covers: Bool) {
        var fixture = CohortFixture()
        fixture.treatments.append(course("MTX", "concomitant", 15, .days(1)))
        fixture.conventions.acknowledgements = [acknowledgement]
        #expect(fixture.findings.map(\.severity) == [covers ? .acknowledged : .error])
        #expect(fixture.findings.map(\.reason) == [covers ? "As printed." : nil])
        #expect(fixture.findings.count(.error) == (covers ? 0 : 1))
    }

    @Test("Findings stand in order of file, row and column")
    func order() {
        let places = [
            Place(file: "b", row: 1), Place(file: "a", row: 10), Place(file: "a", row: 9, column: "y"), Place(file: "a", row: 9),
            Place(file: "a"),
        ]
        let findings = places.map { DataFinding(.wrongType, .error, at: $0, "wrong") }.acknowledging([])
        #expect(findings.map(\.place) == places.reversed())
        #expect(Severity.allCases.sorted() == [.acknowledged, .note, .warning, .error])
    }

    @Test("Rule ids are unique words with hyphens, and every rule has a meaning")
    func rules() {
        #expect(Set(DataRule.allCases.map(\.meaning)).count == DataRule.allCases.count)
        #expect(DataRule.allCases.allSatisfy { $0.rawValue.allSatisfy { $0.isLowercase || $0 == "-" } && $0.meaning.hasSuffix(".") })
    }
}
