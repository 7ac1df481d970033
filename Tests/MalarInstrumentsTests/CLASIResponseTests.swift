// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

@Suite("CLASI response: Klein 2011, CLASI-50 of TULIP")
struct CLASIResponseTests {
    typealias Verdict = CLASIResponse.Verdict

    /// A visit on a day of 2024 with a recorded activity.
    private static func visit(_ day: Int, _ activity: Double?) -> DatedAnswers {
        DatedAnswers(CalendarDate(dayNumber: 19_723 + day), Answers(["clasiActivity": activity.map { .number($0) } ?? .unknown]))
    }

    @Test(
        "C5-C7, C9, and the edges",
        arguments: [
            ("C5", 14, 7, .met, .met, .met), ("C6", 14, 8, .met, .met, .notMet), ("C7", 8, 3, .met, .met, .notEvaluable),
            ("C9", 25, 21, .met, .notMet, .notMet), ("20 % exactly", 15, 12, .notMet, .met, .notMet),
            ("half of 10", 10, 5, .met, .met, .met), ("half of 9", 9, 4, .met, .met, .notEvaluable),
            ("from 0", 0, 0, .notMet, .notEvaluable, .notEvaluable), ("from 3", 3, 0, .notMet, .met, .notEvaluable),
            ("worse", 12, 20, .notMet, .notMet, .notMet), ("70 to 56", 70, 56, .met, .met, .notMet),
        ] as [(String, Int, Int, Verdict, Verdict, Verdict)])
    func verdicts(_ id: String, baseline: Int, current: Int, four: Verdict, twenty: Verdict, half: Verdict) throws {
        #expect(CLASIResponse.response(baseline: baseline, current: current) == (four, twenty, half), "\(id)")
        let result = try CLASIResponse.assess(
            Self.visit(90, Double(current)), after: [Self.visit(0, Double(baseline)), Self.visit(30, 70)])
        #expect(result.score?.value == Double(baseline - current) && result.missing.isEmpty)
        for (criterion, verdict) in zip(result.criteria, [four, twenty, half]) {
            #expect(criterion.state == (verdict == .met ? .met : verdict == .notMet ? .notMet : .indeterminate), "\(id) \(criterion.id)")
            #expect(result.flags.contains("\(criterion.id).notEvaluable") == (verdict == .notEvaluable))
        }
        #expect(result.flags.contains("clasiImproved4.baselineTooLow") == (baseline < 4))
    }

    @Test("C5 and C7: the fall in per cent")
    func percent() throws {
        for (baseline, current, printed) in [(14.0, 7.0, "50.0"), (14, 8, "42.857"), (8, 3, "62.5"), (25, 21, "16.0")] {
            let result = try CLASIResponse.assess(Self.visit(1, current), after: [Self.visit(0, baseline)])
            #expect(rounds(result.part("improvementPercent")?.value, to: printed))
        }
    }

    @Test("Baseline is the first visit, even where its activity is unknown; the first visit has no response")
    func baseline() throws {
        let first = try CLASIResponse.assess(Self.visit(0, 14), after: [])
        #expect(first.flags == ["firstVisit"] && first.criteria.allSatisfy { $0.state == .indeterminate } && first.score?.value == nil)
        #expect(first.criteria.map(\.id) == ["clasiImproved4", "clasiImproved20pct", "clasi50"])
        let open = try CLASIResponse.assess(Self.visit(60, 7), after: [Self.visit(0, nil), Self.visit(30, 14)])
        #expect(open.criteria.allSatisfy { $0.state == .indeterminate } && open.flags.contains("baselineOpen"))
        #expect(open.part("activity")?.value == 7 && open.score?.lowest == -7 && open.score?.highest == 63)
    }

    @Test("The cells give the activity; a recorded total that contradicts them is flagged, one that fits decides")
    func cells() throws {
        var answers = Answers.skin(["erythema.chest": 3, "erythema.arms": 3])
        answers["clasiActivity"] = .number(9)
        let start = Self.visit(0, 14)
        let contradicted = try CLASIResponse.assess(DatedAnswers(CalendarDate(dayNumber: 20_000), answers), after: [start])
        #expect(contradicted.score?.value == 8 && contradicted.flags == ["recordedDiffers.clasiActivity"])
        answers["erythema.legs"] = .unknown
        let decided = try CLASIResponse.assess(DatedAnswers(CalendarDate(dayNumber: 20_000), answers), after: [start])
        #expect(decided.score?.value == 5 && decided.flags.isEmpty && decided.missing.isEmpty)
    }

    @Test("Answers of this visit are refused by name; those of earlier visits are unknown then")
    func refusals() throws {
        let error = #expect(throws: AnswerError.self) { try CLASIResponse.assess(Self.visit(1, 71), after: []) }
        #expect(error?.item == "clasiActivity")
        for wrong in [71.0, -1, 2.5, .nan, .infinity] {
            let result = try CLASIResponse.assess(Self.visit(1, 7), after: [Self.visit(0, wrong)])
            #expect(result.flags.contains("baselineOpen"))
        }
    }

    @Test("10,000 courses: what ranges decide is what every completion decides; a greater fall never loses a response")
    func properties() {
        var random = Seeded(state: 50)
        var decided = 0
        for _ in 0..<10_000 {
            let (baseline, current) = (Self.range(&random), Self.range(&random))
            let inside = (Int.random(in: baseline, using: &random), Int.random(in: current, using: &random))
            let known = CLASIResponse.response(baseline: inside.0, current: inside.1)
            let better = CLASIResponse.response(baseline: inside.0, current: max(0, inside.1 - 1))
            let open = [
                CLASIResponse.improved4(baseline: baseline, current: current),
                CLASIResponse.improved20Percent(baseline: baseline, current: current),
                CLASIResponse.clasi50(baseline: baseline, current: current),
            ]
            for (range, (value, next)) in zip(
                open, [(known.0, better.0), (known.1, better.1), (known.2, better.2)])
            {
                #expect(range == .indeterminate || range == value)
                #expect(value != .met || next == .met)
                #expect(value != .indeterminate)
                decided += range == .indeterminate ? 0 : 1
            }
        }
        #expect(decided > 3000)
    }

    @Test("10,000 assessments: open cells at baseline and now leave ranges that hold the complete course")
    func assessments() throws {
        var random = Seeded(state: 51)
        let activity = Array(0..<29)
        func visit() -> (whole: DatedAnswers, open: DatedAnswers) {
            let whole = CLASI.cells.map { CLASITests.grade($0, open: 0, &random) }
            let open = whole.map { Double.random(in: 0...1, using: &random) < 0.05 ? CLASI.Grades.unknown : $0 }
            let day = CalendarDate(dayNumber: 20_000)
            return (
                DatedAnswers(day, CLASITests.answers(whole, order: activity)), DatedAnswers(day, CLASITests.answers(open, order: activity))
            )
        }
        for _ in 0..<5000 {
            let (baseline, now) = (visit(), visit())
            let known = try CLASIResponse.assess(now.whole, after: [baseline.whole])
            let range = try CLASIResponse.assess(now.open, after: [baseline.open])
            #expect(range.score?.holds(try #require(known.score?.value)) == true && known.missing.isEmpty)
            for (value, part) in zip(known.parts, range.parts) { #expect(part.holds(value)) }
            for (value, criterion) in zip(known.criteria, range.criteria) {
                #expect(criterion.state == .indeterminate || criterion.state == value.state)
            }
        }
    }

    private static func range(_ random: inout Seeded) -> ClosedRange<Int> {
        let low = Int.random(in: 0...70, using: &random)
        return low...min(70, low + Int.random(in: 0...6, using: &random))
    }
}
