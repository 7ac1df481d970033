// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

@Suite("Glucocorticoids in prednisone equivalents")
struct GlucocorticoidTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let id: String, doses: [String: Double], prednisone: String, band: String, le75: Truth, le5: Truth
        var testDescription: String { id }
    }

    @Test(
        "Daily doses",
        arguments: [
            Vector(id: "G1", doses: ["methylprednisolone": 6], prednisone: "7.5", band: "low", le75: .met, le5: .notMet),
            Vector(id: "G2", doses: ["methylprednisolone": 4], prednisone: "5", band: "low", le75: .met, le5: .met),
            Vector(id: "G3", doses: ["deflazacort": 9], prednisone: "7.5", band: "low", le75: .met, le5: .notMet),
            Vector(id: "G4", doses: ["hydrocortisone": 30], prednisone: "7.5", band: "low", le75: .met, le5: .notMet),
            Vector(id: "G5", doses: ["dexamethasone": 4], prednisone: "26.667", band: "medium", le75: .notMet, le5: .notMet),
            Vector(id: "G6", doses: ["prednisone": 10, "intervalDays": 2], prednisone: "5", band: "low", le75: .met, le5: .met),
            Vector(id: "G7", doses: ["prednisone": 5, "hydrocortisone": 10], prednisone: "7.5", band: "low", le75: .met, le5: .notMet),
            Vector(id: "G13", doses: ["cortisone": 37.5], prednisone: "7.5", band: "low", le75: .met, le5: .notMet),
            Vector(id: "none", doses: ["prednisone": 0], prednisone: "0", band: "none", le75: .met, le5: .met),
        ])
    func dose(_ vector: Vector) throws {
        let result = try GlucocorticoidEquivalence.assess(.numbers(vector.doses))
        let value = try #require(result.score?.value)
        #expect(vector.id == "G5" ? rounds(value, to: vector.prednisone) : value == Double(vector.prednisone))
        #expect(result.band == vector.band && result.missing.isEmpty)
        #expect(result.criteria.map(\.state).prefix(2) == [vector.le75, vector.le5])
        #expect(result.criteria.map(\.id) == ["gcLe75", "gcLe5", "gcFree"])
    }

    @Test("G2 fails where less than 5 mg is asked for")
    func strict() {
        let dose = Bounds(Glucocorticoid.prednisoneEquivalent(of: .methylprednisolone, milligrams: 4))
        #expect(Limit.lessThan(5).holds(for: dose) == .notMet && Limit.lessOrEqual(5).holds(for: dose) == .met)
    }

    @Test("A row without a dose is unknown; a drug without a dose beside another is not taken")
    func blanks() throws {
        let empty = try GlucocorticoidEquivalence.assess(Answers(["prednisone": .unknown]))
        #expect(empty.score?.value == nil && empty.score?.lowest == 0 && empty.score?.highest == nil && empty.missing == ["dose"])
        #expect(empty.criteria.allSatisfy { $0.state == .indeterminate })
        #expect(try GlucocorticoidEquivalence.assess(Answers(["prednisone": .unknown, "deflazacort": .number(6)])).score?.value == 5)
    }

    @Test("A drug that is not named is a range")
    func unnamed() throws {
        let result = try GlucocorticoidEquivalence.assess(.numbers(["glucocorticoidUnspecified": 6]))
        #expect(result.score?.value == nil && result.score?.lowest == 6 && result.score?.highest == 7.5 && result.missing == ["drug"])
        #expect(result.band == "low" && result.criteria.map(\.state) == [.met, .notMet, .notMet])
        #expect(try GlucocorticoidEquivalence.assess(.numbers(["glucocorticoidUnspecified": 0])).score?.value == 0)
    }

    @Test(
        "Names",
        arguments: [
            ("PDN", .prednisone), ("MP", .methylprednisolone), ("6-Methylprednisolone", .methylprednisolone),
            ("cortisone acetate", .cortisone),
            ("steroid", nil), ("", nil),
        ] as [(String, Glucocorticoid?)])
    func names(_ name: String, drug: Glucocorticoid?) {
        #expect(Glucocorticoid(name: name) == drug)
    }

    @Test("The table has a row for each drug, and no name twice")
    func table() {
        #expect(Glucocorticoid.table.map(\.drug) == Glucocorticoid.allCases)
        let names = Glucocorticoid.table.flatMap { [$0.drug.rawValue] + $0.synonyms }
        #expect(Set(names).count == names.count)
        for row in Glucocorticoid.table {
            let five = Glucocorticoid.prednisoneEquivalent(of: row.drug, milligrams: Double(row.equalToFive) ?? .nan)
            #expect((five - 5).magnitude < 1e-12, "\(row.label)")
        }
    }
}

@Suite("Glucocorticoids over time")
struct GlucocorticoidHistoryTests {
    static let start = CalendarDate(dayNumber: 19_000)
    static func days(_ from: Int, _ through: Int) -> ClosedRange<CalendarDate> { start.adding(days: from)...start.adding(days: through) }

    @Test("G8: three pulses of 500 mg methylprednisolone, then 27 days on 10 mg of prednisone", arguments: [true, false])
    func pulses(coded: Bool) {
        let history = GlucocorticoidHistory(
            observed: Self.days(0, 29),
            [
                .init(Self.days(0, 2), .methylprednisolone, milligramsPerDay: 500, pulse: coded),
                .init(Self.days(3, 29), .prednisone, milligramsPerDay: 10),
            ])
        #expect(history.cumulativeDose(over: Self.days(0, 29)).value == 2145)
        #expect(history.meanDose(over: Self.days(0, 29)).value == 71.5)
        #expect(history.dailyDose(on: Self.start.adding(days: 29)).value == 10)
        #expect(history.hasPulse(in: Self.days(0, 29)) == .met && history.hasPulse(in: Self.days(3, 29)) == .notMet)
        #expect(history.dailyDose(on: Self.start.adding(days: 40)) == Bounds(0, nil))
        #expect(history.meanDose(over: Self.days(0, 59)).value == nil && history.hasPulse(in: Self.days(3, 59)) == .indeterminate)
    }

    /// Prednisone from baseline, changed at the beginning of the given weeks, observed through week 52.
    static func state(_ weeks: [(from: Int, dose: Double)], observedWeeks: Int = 52, graceDays: Int = 0) -> EndpointState {
        let ends = weeks.dropFirst().map { $0.from * 7 - 1 } + [observedWeeks * 7]
        let segments = zip(weeks, ends).map { week, end in
            GlucocorticoidHistory.Segment(days(week.from * 7, end), .prednisone, milligramsPerDay: week.dose)
        }
        let history = GlucocorticoidHistory(observed: days(0, observedWeeks * 7), segments)
        return DoseDays(of: history, from: start).tulipSustainedReduction(graceDays: graceDays)
    }

    @Test("G9 to G12: sustained reduction")
    func sustainedReduction() {
        #expect(Self.state([(0, 15), (40, 7.5)]) == .evaluated(.met), "G9")
        #expect(Self.state([(0, 15), (40, 7.5), (46, 10)]) == .evaluated(.notMet), "G10")
        #expect(Self.state([(0, 8), (40, 5)]) == .notInDenominator, "G11")
        #expect(Self.state([(0, 20), (44, 5)]) == .evaluated(.notMet), "G12")
        #expect(Self.state([(0, 10), (40, 7.5)]) == .evaluated(.met), "10 mg at baseline count")
        #expect(Self.state([(0, 15), (40, 7.5)], observedWeeks: 50) == .evaluated(.indeterminate), "not observed to the end")
        #expect(Self.state([(0, 15), (40, 10)], observedWeeks: 50) == .evaluated(.notMet), "a known day decides")
        #expect(Self.state([(0, 15), (41, 7.5)], graceDays: 7) == .evaluated(.met), "seven days forgiven")
        #expect(Self.state([(0, 15), (41, 7.5)], graceDays: 6) == .evaluated(.notMet), "six days forgiven")
    }
}
