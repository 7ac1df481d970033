// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

@Suite("Glucocorticoid tapering")
struct GlucocorticoidTaperingTests {
    /// Rows at the beginning of weeks, each with its dose.
    static func rows(_ weeks: [(week: Int, dose: Double)]) -> [(day: Int, answers: Answers)] {
        weeks.map { (day: $0.week * 7, answers: Answers.bilag([:]).with(["prednisone": $0.dose])) }
    }

    static func result(_ weeks: [(week: Int, dose: Double)], _ last: [String: Answer] = [:]) throws -> Assessment {
        var rows = rows(weeks)
        for (id, answer) in last { rows[rows.count - 1].answers[id] = answer }
        return try GlucocorticoidTapering.assessLast(rows)
    }

    @Test(
        "G9 to G12, at the visit of week 52",
        arguments: [
            ("G9", [(0, 15.0), (40, 7.5), (52, 7.5)], Truth.met as Truth?), ("G10", [(0, 15), (40, 7.5), (46, 10), (52, 10)], .notMet),
            ("G11", [(0, 8), (40, 5), (52, 5)], nil), ("G12", [(0, 20), (44, 5), (52, 5)], .notMet),
            ("week 50", [(0, 15), (40, 7.5), (50, 7.5)], .indeterminate), ("10 mg count", [(0, 10), (30, 5), (52, 5)], .met),
            ("known to fail", [(0, 15), (40, 10), (41, 10)], .notMet), ("after week 52", [(0, 15), (38, 5), (60, 20)], .met),
        ] as [(String, [(Int, Double)], Truth?)])
    func tulip(_ id: String, weeks: [(Int, Double)], state: Truth?) throws {
        let result = try Self.result(weeks.map { (week: $0.0, dose: $0.1) })
        #expect(result.criterion("tulipSustainedReduction")?.state == state ?? .indeterminate)
        #expect(result.flags.contains("notInDenominator.tulipSustainedReduction") == (state == nil))
    }

    @Test("Grace days, and pulses between rows")
    func graceAndPulses() throws {
        let late: [(week: Int, dose: Double)] = [(0, 15), (41, 7.5), (52, 7.5)]
        #expect(try Self.result(late).criterion("tulipSustainedReduction")?.state == .notMet)
        #expect(try Self.result(late, ["graceDays": .number(7)]).criterion("tulipSustainedReduction")?.state == .met)
        #expect(try Self.result(late, ["graceDays": .number(6)]).criterion("tulipSustainedReduction")?.state == .notMet)
        let within: [(week: Int, dose: Double)] = [(0, 15), (40, 7.5), (52, 7.5)]
        #expect(
            try Self.result(within, ["pulseSinceLastVisit": .finding(.present)]).criterion("tulipSustainedReduction")?.state == .notMet)
        let across: [(week: Int, dose: Double)] = [(0, 15), (36, 7.5), (52, 7.5)]
        #expect(
            try Self.result(across, ["pulseSinceLastVisit": .finding(.present)]).criterion("tulipSustainedReduction")?.state
                == .indeterminate)
    }

    @Test("Without worsening: a new A in weeks 40 to 52 breaks it, one before does not")
    func noWorsening() throws {
        func state(_ grades: [Int: String]) throws -> Truth? {
            let rows = [0, 36, 40, 46, 52].map { week in
                (day: week * 7, answers: Answers.bilag(["renal": grades[week] ?? "D"]).with(["prednisone": week == 0 ? 15 : 7.5]))
            }
            return try GlucocorticoidTapering.assessLast(rows).criterion("sustainedReductionNoWorsening")?.state
        }
        #expect(try state([:]) == .met && state([36: "A"]) == .met && state([46: "B"]) == .met)
        #expect(try state([46: "A"]) == .notMet && state([52: "A"]) == .notMet)
        var unknown = Self.rows([(0, 15), (40, 7.5), (52, 7.5)])
        unknown[2].answers["bilag.renal"] = .unknown
        #expect(try GlucocorticoidTapering.assessLast(unknown).criterion("sustainedReductionNoWorsening")?.state == .indeterminate)
    }

    @Test(
        "Sparing for three months within weeks 24 to 52",
        arguments: [
            ("8 to 6, all the time", [(0, 8.0), (24, 6.0), (52, 6.0)], Truth.met as Truth?),
            ("8 to 7: less than 25 %", [(0, 8), (24, 7), (52, 7)], .notMet),
            ("20 to 10: above 7.5", [(0, 20), (24, 10), (52, 10)], .notMet), ("10 to 7.5", [(0, 10), (30, 7.5), (44, 7.5)], .met),
            ("twelve weeks only", [(0, 10), (30, 7.5), (42, 10), (52, 10)], .notMet),
            ("not yet", [(0, 10), (30, 7.5), (40, 7.5)], .indeterminate),
            ("too late to reach it", [(0, 10), (42, 10)], .notMet), ("none before", [(0, 0), (30, 0), (52, 0)], nil),
            ("before week 24 only", [(0, 10), (4, 5), (25, 10), (52, 10)], .notMet),
        ] as [(String, [(Int, Double)], Truth?)])
    func illuminate(_ id: String, weeks: [(Int, Double)], state: Truth?) throws {
        let result = try Self.result(weeks.map { (week: $0.0, dose: $0.1) })
        #expect(result.criterion("illuminateSparing")?.state == state ?? .indeterminate)
        #expect(result.flags.contains("notInDenominator.illuminateSparing") == (state == nil))
        let increased = try Self.result(weeks.map { (week: $0.0, dose: $0.1) }, ["treatmentIncreased": .finding(.present)])
        #expect(state == nil || increased.criterion("illuminateSparing")?.state == .notMet)
    }

    @Test("The reduction of the BLISS trials is off unless asked for, and marked")
    func bliss() throws {
        let weeks: [(week: Int, dose: Double)] = [(0, 10), (30, 7.5), (52, 7.5)]
        #expect(try Self.result(weeks).criterion("blissReduction") == nil)
        let asked = try Self.result(weeks, ["askBlissReduction": .finding(.present)])
        #expect(asked.criterion("blissReduction")?.state == .met && asked.flags.contains("unverified.blissReduction"))
        let little = try Self.result([(0, 8), (30, 7), (52, 7)], ["askBlissReduction": .finding(.present)])
        #expect(little.criterion("blissReduction")?.state == .notMet)
        let low = try Self.result([(0, 7.5), (30, 5), (52, 5)], ["askBlissReduction": .finding(.present)])
        #expect(low.flags.contains("notInDenominator.blissReduction"))
    }

    @Test("G8: cumulative and mean dose, pulses included")
    func cumulative() throws {
        let rows = [
            (day: 0, answers: Answers.numbers(["prednisone": 0])),
            (day: 3, answers: Answers.numbers(["prednisone": 10, "pulsePrednisone": 1875])),
            (day: 30, answers: Answers.numbers(["prednisone": 10])),
        ]
        let result = try GlucocorticoidTapering.assessLast(rows)
        #expect(rounds(result.part("cumulativeGrams")?.value, to: "2.145") && result.part("meanDose")?.value == 71.5)
        #expect(result.score?.value == 10 && result.part("changeFromBaseline")?.value == 10)
        var unsized = rows
        unsized[1].answers["pulsePrednisone"] = nil
        unsized[1].answers["pulseSinceLastVisit"] = .finding(.present)
        let open = try GlucocorticoidTapering.assessLast(unsized)
        #expect(open.part("cumulativeGrams")?.lowest == 0.27 && open.part("cumulativeGrams")?.highest == nil)
        let first = try GlucocorticoidTapering.assessLast(Array(rows.prefix(1)))
        #expect(first.part("cumulativeGrams")?.value == 0 && first.part("meanDose")?.value == nil && first.flags.contains("baselineVisit"))
        let history = GlucocorticoidHistory(
            observed: CalendarDate(dayNumber: 0)...CalendarDate(dayNumber: 29),
            [
                .init(CalendarDate(dayNumber: 0)...CalendarDate(dayNumber: 2), .methylprednisolone, milligramsPerDay: 500, pulse: true),
                .init(CalendarDate(dayNumber: 3)...CalendarDate(dayNumber: 29), .prednisone, milligramsPerDay: 10),
            ])
        #expect(history.cumulativeGrams(over: history.observed).value == 2.145)
    }

    @Test("A row without a dose leaves its days open")
    func gap() throws {
        var rows = Self.rows([(0, 15), (40, 7.5), (44, 7.5), (52, 7.5)])
        rows[2].answers["prednisone"] = .unknown
        let result = try GlucocorticoidTapering.assessLast(rows)
        #expect(result.criterion("tulipSustainedReduction")?.state == .indeterminate && result.part("cumulativeGrams")?.highest == nil)
        rows[3].answers["prednisone"] = .unknown
        #expect(try GlucocorticoidTapering.assessLast(rows).missing == ["dose"])
    }

    @Test("Limits of targets at the visit")
    func limits() throws {
        #expect(try Self.result([(0, 7.5)]).met == ["gcLe75"] && Self.result([(0, 5)]).met == ["gcLe75", "gcLe5"])
        #expect(try Self.result([(0, 0)]).met == ["gcLe75", "gcLe5", "gcFree"])
    }

    @Test("Rows and a history give the same, whatever the doses")
    func agreement() throws {
        var random = Seeded(state: 40)
        let start = CalendarDate(dayNumber: 19_000)
        for _ in 0..<500 {
            let weeks = ([0] + (0..<4).map { _ in Int.random(in: 1...51, using: &random) }).sorted() + [52]
            let course = weeks.map { (week: $0, dose: Double(Int.random(in: 2...5, using: &random)) * 2.5) }
            let ends = course.dropFirst().map { $0.week * 7 - 1 } + [364]
            let segments = zip(course, ends).compactMap { row, end -> GlucocorticoidHistory.Segment? in
                guard end >= row.week * 7 else { return nil }
                return .init(start.adding(days: row.week * 7)...start.adding(days: end), .prednisone, milligramsPerDay: row.dose)
            }
            let history = GlucocorticoidHistory(observed: start...start.adding(days: 364), segments)
            let days = DoseDays(of: history, from: start)
            let result = try Self.result(course)
            for (id, state) in [
                ("tulipSustainedReduction", days.tulipSustainedReduction()),
                ("illuminateSparing", days.illuminateSparing(treatmentIncreased: .notMet)),
            ] {
                #expect(state == .notInDenominator || state == .evaluated(result.criterion(id)?.state ?? .indeterminate))
            }
            #expect(days.blissReduction != .evaluated(.indeterminate))
        }
    }
}
