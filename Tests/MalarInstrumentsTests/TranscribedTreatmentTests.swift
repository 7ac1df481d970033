// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

@Suite("Copied twice: glucocorticoids")
struct TranscribedTreatmentTests {
    static let tables = ["glucocorticoids", "glucocorticoid-rules"]

    @Test("Equivalence: drugs, factors as fractions, milligrams equal to 5 mg of prednisone")
    func equivalence() throws {
        let transcribed = try Transcription("glucocorticoids").facts(["drug"], ["equalTo5", "numerator", "denominator"])
        let code = facts(Glucocorticoid.table) { ($0.drug.rawValue, "\($0.equalToFive) \($0.numerator) \($0.denominator)") }
        #expect(slips(transcribed, code) == [])
        for row in try Transcription("glucocorticoids").rows {
            let drug = try #require(Glucocorticoid(rawValue: row["drug"] ?? "")), five = try #require(Double(row["equalTo5"] ?? ""))
            #expect((Glucocorticoid.prednisoneEquivalent(of: drug, milligrams: five) - 5).magnitude < 1e-12, "\(drug.rawValue)")
        }
    }

    @Test("Endpoints: doses, weeks, reductions")
    func rules() throws {
        let limits = try Transcription("glucocorticoid-rules").rows.compactMap { PrintedLimit($0, id: ["rule"]) }
        #expect(slips(limits, Self.doses.merging(Self.tulip) { $1 }.merging(Self.illuminate) { $1 }.merging(Self.bliss) { $1 }) == [])
    }

    private static let start = CalendarDate(dayNumber: 19_000)

    private static func criterion(_ id: String, _ dose: Double, kilograms: Double = 400) throws -> Bool {
        let answers = Answers.numbers(["prednisone": dose, "weightKg": kilograms])
        let result = id == "c4Gc" ? try ChildLLDAS.assess(answers) : try GlucocorticoidEquivalence.assess(answers)
        return result.criterion(id)?.state == .met
    }

    private static let doses: [String: Rule] = [
        "gcLe75": { try criterion("gcLe75", $0) }, "gcLe5": { try criterion("gcLe5", $0) }, "gcFree": { try criterion("gcFree", $0) },
        "pulse": { try GlucocorticoidEquivalence.assess(.numbers(["prednisone": $0])).flags.contains("pulseDose") },
        "childMaximum": { try criterion("c4Gc", $0 * 20, kilograms: 20) }, "childMaximumDose": { try criterion("c4Gc", $0) },
    ]

    /// The doses of a year: that of the first day, then by day.
    private static func year(_ baseline: Double, _ dose: (Int) -> Double) -> DoseDays {
        DoseDays(from: start) { Bounds($0 == 0 ? baseline : dose($0)) }
    }

    private static let tulip: [String: Rule] = [
        "tulip.baseline": { year($0) { _ in 5 }.tulipSustainedReduction() != .notInDenominator },
        "tulip.target": { dose in year(15) { _ in dose }.tulipSustainedReduction() == .evaluated(.met) },
        "tulip.reachedBy": { week in year(15) { Double($0) < week * 7 ? 15 : 5 }.tulipSustainedReduction() == .evaluated(.met) },
        "tulip.keptThrough": { week in year(15) { Double($0) <= week * 7 ? 5 : 15 }.tulipSustainedReduction() == .evaluated(.met) },
    ]

    private static func illuminate(_ baseline: Double, _ dose: (Int) -> Double) -> Bool {
        year(baseline, dose).illuminateSparing(treatmentIncreased: .notMet) == .evaluated(.met)
    }

    /// Days from the start of week 30 that hold so many calendar months.
    private static func days(ofMonths months: Double) -> Int {
        let first = start.adding(days: 210)
        return (0...200).first { first.adding(days: $0).wholeMonths(since: first) >= Int(months) } ?? 200
    }

    private static let illuminate: [String: Rule] = [
        "illuminate.reduction": { percent in illuminate(8) { _ in 8 * (1 - percent / 100) } },
        "illuminate.target": { dose in illuminate(20) { _ in dose } },
        "illuminate.months": { months in illuminate(20) { (210..<210 + days(ofMonths: months)).contains($0) ? 5 : 20 } },
        "illuminate.from": { week in illuminate(20) { day in (Int(week) * 7..<Int(week) * 7 + 92).contains(day) ? 5 : 20 } },
        "illuminate.to": { week in illuminate(20) { day in (Int(week) * 7 - 91...Int(week) * 7).contains(day) ? 5 : 20 } },
    ]

    /// Whether a great dose on the first day of a week spoils the mean.
    private static func counts(_ week: Double) -> Bool {
        year(10) { Double($0) == week * 7 ? 100_000 : 0 }.blissReduction == .evaluated(.notMet)
    }

    private static let bliss: [String: Rule] = [
        "bliss.baseline": { year($0) { _ in 1 }.blissReduction != .notInDenominator },
        "bliss.reduction": { percent in year(8) { _ in 8 * (1 - percent / 100) }.blissReduction == .evaluated(.met) },
        "bliss.target": { dose in year(20) { _ in dose }.blissReduction == .evaluated(.met) },
        "bliss.from": { counts($0) }, "bliss.to": { counts($0) },
    ]
}
