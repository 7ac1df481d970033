// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

/// A visit on a day, for instruments that look back.
func dated(_ day: Int, _ answers: Answers) -> DatedAnswers { DatedAnswers(CalendarDate(dayNumber: day), answers) }

@Suite("SLE-DAS change")
struct SLEDASChangeTests {
    typealias Visit = (present: [SLEDAS.Item], numbers: [String: Double])

    @Test(
        "From items",
        arguments: [
            ("D19", (SLEDASTests.both, ["sjc28": 6]), (SLEDASTests.both, ["sjc28": 2]), "-1.816", "improved"),
            ("D20", (SLEDASTests.both, [:]), ([], [:]), "-1.710", "stable"),
            ("E1", ([], ["sjc28": 10]), ([], ["sjc28": 6]), "-1.816", "improved"),
            ("E2", ([], ["sjc28": 10]), ([], ["sjc28": 7]), "-1.362", "stable"),
            (
                "E3", (SLEDASTests.both, ["proteinuriaMg": 3000]), (SLEDASTests.both, ["proteinuriaMg": 1500]), "-2.6416", "improved"
            ),
            ("E4", ([], ["platelets": 20]), ([], ["platelets": 50]), "-5.1102", "improved"),
            ("E5", ([], [:]), ([], ["leukocytes": 2]), "2.6121", "worsened"),
        ] as [(String, Visit, Visit, String, String)])
    func items(_ id: String, before: Visit, now: Visit, change: String, response: String) throws {
        let earlier = dated(0, SLEDASTests.visit(before.present, before.numbers))
        let result = try SLEDASChange.assess(dated(90, SLEDASTests.visit(now.present, now.numbers)), after: [earlier])
        #expect(rounds(result.score?.value, to: change) && result.band == response)
        let typed = SLEDASChange.response(previous: result.part("sledasBefore")?.value ?? 0, current: result.part("sledas")?.value ?? 0)
        #expect(typed.rawValue == response)
        #expect(result.criteria.map(\.state) == [Truth(response == "improved"), Truth(response == "worsened")])
    }

    @Test(
        "O3, O4 and the edges",
        arguments: [
            ("O3", 2.08, 3.80, "worsened"), ("O4", 2.076, 3.790, "stable"), ("mirror", 3.80, 2.08, "improved"),
            ("below", 3.80, 2.09, "stable"),
        ])
    func recorded(_ id: String, before: Double, now: Double, response: String) throws {
        #expect(SLEDASChange.response(previous: before, current: now).rawValue == response)
        let result = try SLEDASChange.assess(dated(30, .numbers(["sledas": now])), after: [dated(0, .numbers(["sledas": before]))])
        #expect(result.band == response && result.missing.isEmpty)
    }

    @Test("Compared with the previous visit, or with the baseline; without one there is no change")
    func compared() throws {
        let rows = [dated(0, .numbers(["sledas": 10])), dated(30, .numbers(["sledas": 5])), dated(60, .numbers(["sledas": 4]))]
        var now = Answers.numbers(["sledas": 5])
        #expect(try SLEDASChange.assess(dated(90, now), after: rows).score?.value == 1)
        now["comparedWith"] = .word("baseline")
        #expect(try SLEDASChange.assess(dated(90, now), after: rows).score?.value == -5)
        var marked = rows
        marked[1] = dated(30, Answers(["sledas": .number(5), "isBaseline": .finding(.present)]))
        #expect(try SLEDASChange.assess(dated(90, now), after: marked).score?.value == 0)
        let first = try SLEDASChange.assess(dated(90, now), after: [])
        #expect(first.score?.value == nil && first.band == nil && first.flags == ["noPreviousVisit"])
        #expect(first.criteria.allSatisfy { $0.state == .indeterminate })
    }

    @Test("Open scores leave ranges; a wide enough one decides; refused answers of earlier visits are unknown")
    func open() throws {
        var severe = SLEDASTests.visit()
        severe["neuropsychiatric"] = .finding(.present)
        severe["alopecia"] = .unknown
        let result = try SLEDASChange.assess(dated(30, severe), after: [dated(0, SLEDASTests.visit())])
        #expect(result.score?.value == nil && result.band == "worsened" && result.criteria[1].state == .met)
        for (numbers, change) in [(["sledas": 2.0, "sjc28": 99], 7.0), (["sledas": -1], nil), (["sledas": 2, "platelets": 0], nil)] {
            let refused = dated(0, .numbers(numbers))
            #expect(try SLEDASChange.assess(dated(30, .numbers(["sledas": 9])), after: [refused]).score?.value == change)
            #expect(throws: AnswerError.self) { try SLEDASChange.assess(refused, after: []) }
        }
    }
}
