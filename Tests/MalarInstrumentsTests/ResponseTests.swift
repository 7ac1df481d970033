// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

@Suite("SLE Responder Index")
struct SRITests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let id: String, sledai: (Double, Double), before: [String: String], now: [String: String], pga: (Double, Double), failure: Bool,
            sri4: Truth, sri6: Truth
        var testDescription: String { id }

        init(
            _ id: String, _ sledai: (Double, Double), _ before: [String: String], _ now: [String: String], _ pga: (Double, Double),
            failure: Bool = false, _ sri4: Truth, _ sri6: Truth
        ) {
            (self.id, self.sledai, self.before, self.now, self.pga) = (id, sledai, before, now, pga)
            (self.failure, self.sri4, self.sri6) = (failure, sri4, sri6)
        }
        var baseline: Answers { .bilag(before).with(["sledai2k": sledai.0, "pga": pga.0]) }
        var visit: Answers {
            .bilag(now).with(["sledai2k": sledai.1, "pga": pga.1], findings: ["treatmentFailure": failure ? .present : .absent])
        }
    }

    @Test(
        "Q1 to Q9",
        arguments: [
            Vector("Q1", (10, 6), [:], [:], (1.8, 1.2), .met, .notMet), Vector("Q2", (10, 7), [:], [:], (1.8, 1.2), .notMet, .notMet),
            Vector("Q3", (12, 6), [:], ["renal": "B"], (1.5, 1.5), .met, .met),
            Vector("Q4", (12, 6), [:], ["renal": "B", "ophthalmic": "B"], (1.5, 1.0), .notMet, .notMet),
            Vector("Q5", (12, 6), ["renal": "C"], ["renal": "A"], (1.5, 1.0), .notMet, .notMet),
            Vector("Q6", (10, 4), [:], [:], (1.0, 1.29), .met, .met), Vector("Q7", (10, 4), [:], [:], (1.0, 1.30), .notMet, .notMet),
            Vector("Q8", (10, 4), ["renal": "A"], ["renal": "B"], (1.0, 0.5), .met, .met),
            Vector("Q9", (10, 2), [:], [:], (1.0, 0.5), failure: true, .notMet, .notMet),
        ])
    func vector(_ vector: Vector) throws {
        let result = try SRI.assess(from: vector.baseline, to: vector.visit)
        #expect(result.state == vector.sri4 && result.missing.isEmpty && result.flags.contains("n.4"))
        #expect(result.part("sri6")?.value == (vector.sri6 == .met ? 1 : 0))
        #expect(try SRI.assess(from: vector.baseline, to: vector.visit.with(words: ["sriN": "sri6"])).state == vector.sri6)
        #expect(result.criteria.map(\.id) == ["sledaiReduction", "noNewBilag", "noPgaWorsening", "noTreatmentFailure"])
        let modified = try ModifiedSRI.assess(from: vector.baseline, to: vector.visit)
        #expect(modified.state == Truth.all([result.criteria[0].state, result.criteria[2].state]))
    }

    @Test("Each n asks for its own fall")
    func thresholds() throws {
        for fall in 0...10 {
            let result = try SRI.assess(
                from: Vector("", (12, 0), [:], [:], (1, 1), .met, .met).baseline,
                to: .bilag([:]).with(["sledai2k": Double(12 - fall), "pga": 1]))
            #expect(result.parts.map(\.value) == [4, 5, 6, 7, 8].map { fall >= $0 ? 1 : 0 })
        }
    }

    @Test("A baseline below n cannot respond and is named; the baseline itself has no result")
    func denominators() throws {
        let vector = Vector("", (5, 0), [:], [:], (1, 1), .met, .notMet)
        let result = try SRI.assess(from: vector.baseline, to: vector.visit.with(words: ["sriN": "sri6"]))
        #expect(result.state == .notMet && result.flags.contains("baselineBelow.6"))
        let first = try SRI.assessLast([(0, vector.baseline)])
        #expect(first.state == nil && first.flags == ["baselineVisit"] && first.parts.allSatisfy { $0.value == nil })
    }

    @Test("The latest row marked as baseline counts, not the first")
    func baseline() throws {
        let rows = [8.0, 12, 7].map { Answers.bilag([:]).with(["sledai2k": $0, "pga": 1]) }
        let marked = rows[1].with(findings: ["isBaseline": .present])
        #expect(try SRI.assessLast([(0, rows[0]), (10, rows[1]), (20, rows[2])]).state == .notMet)
        #expect(try SRI.assessLast([(0, rows[0]), (10, marked), (20, rows[2])]).state == .met)
        #expect(try SRI.assessLast([(0, rows[0]), (10, marked)]).flags == ["baselineVisit"])
    }

    @Test("A missing component is indeterminate, unless a known one fails or the trial rule is asked for")
    func missing() throws {
        let vector = Vector("", (10, 6), [:], [:], (1, 1), .met, .notMet)
        var open = vector.visit
        open["pga"] = .unknown
        let result = try SRI.assess(from: vector.baseline, to: open)
        #expect(result.state == .indeterminate && result.missing == ["pga"] && result.part("sri4")?.highest == 1)
        #expect(result.part("sri6")?.value == 0)
        let trial = try SRI.assess(from: vector.baseline, to: open.with(words: ["missingResponse": "nonResponder"]))
        #expect(trial.state == .notMet && trial.flags.contains("missingAsNonResponder"))
        var neverAsked = vector.visit
        neverAsked["treatmentFailure"] = nil
        let assumed = try SRI.assess(from: vector.baseline, to: neverAsked)
        #expect(assumed.state == .met && assumed.assumed == ["treatmentFailure"])
    }

    @Test("The typed function on plain counts")
    func typed() {
        let response = SRI.response(
            .sri5, sledai: (Bounds(10), Bounds(5)), newA: Bounds(0), newB: Bounds(1), pga: (Bounds(1), Bounds(1.3)),
            treatmentFailure: .absent)
        #expect(response == .notMet)
        #expect(ModifiedSRI.response(sledai: (Bounds(10), Bounds(6)), pga: (Bounds(1), Bounds(1.29))) == .met)
    }
}

@Suite("BICLA")
struct BICLATests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let id: String, before: [String: String], now: [String: String], sledai: (Double, Double), pga: (Double, Double), original: Truth,
            tulip: Truth, sri4: Truth
        var testDescription: String { id }

        init(
            _ id: String, _ before: [String: String], _ now: [String: String], _ sledai: (Double, Double), _ pga: (Double, Double),
            _ original: Truth, tulip: Truth? = nil, sri4: Truth
        ) {
            (self.id, self.before, self.now, self.sledai, self.pga) = (id, before, now, sledai, pga)
            (self.original, self.tulip, self.sri4) = (original, tulip ?? original, sri4)
        }
        var baseline: Answers { .bilag(before).with(["sledai2k": sledai.0, "pga": pga.0]) }
        var visit: Answers { .bilag(now).with(["sledai2k": sledai.1, "pga": pga.1], findings: ["treatmentFailure": .absent]) }
    }

    static let msk = "musculoskeletal", skin = "mucocutaneous"

    @Test(
        "B1 to B7",
        arguments: [
            Vector("B1", [msk: "A", skin: "B"], [msk: "B", skin: "C"], (12, 8), (1.9, 1.2), .met, sri4: .met),
            Vector("B2", [msk: "A", skin: "B"], [msk: "B", skin: "B"], (12, 4), (1.9, 0.8), .notMet, sri4: .met),
            Vector("B3", [msk: "A", "renal": "C"], [msk: "C", "renal": "B"], (10, 10), (1.5, 1.5), .met, sri4: .notMet),
            Vector("B4", [msk: "A"], [msk: "C", "renal": "B", "haematological": "B"], (10, 6), (1.5, 1.0), .notMet, sri4: .notMet),
            Vector("B5", [msk: "A"], [msk: "D"], (10, 11), (1.5, 0.5), .notMet, sri4: .notMet),
            Vector("B6", [msk: "A", skin: "B"], [msk: "C", skin: "D"], (10, 8), (1.5, 1.8), .met, tulip: .notMet, sri4: .notMet),
            Vector("B7", [msk: "B", skin: "B"], [msk: "C", skin: "C"], (8, 6), (1.5, 1.0), .met, sri4: .notMet),
            Vector("A unchanged", [msk: "A"], [msk: "A"], (10, 6), (1, 1), .notMet, sri4: .met),
            Vector("B to A", [msk: "B"], [msk: "A"], (10, 6), (1, 1), .notMet, sri4: .notMet),
        ])
    func vector(_ vector: Vector) throws {
        let result = try BICLA.assess(from: vector.baseline, to: vector.visit)
        #expect(result.state == vector.original && result.missing.isEmpty)
        let tulip = try BICLA.assess(from: vector.baseline, to: vector.visit.with(words: ["biclaPga": "tulip"]))
        #expect(tulip.state == vector.tulip && tulip.flags.contains("unverified.tulipPga"))
        #expect(result.parts.map(\.value) == [vector.original, vector.tulip].map { $0 == .met ? 1 : 0 } && tulip.parts == result.parts)
        #expect(try SRI.assess(from: vector.baseline, to: vector.visit).state == vector.sri4)
        #expect(
            result.criteria.map(\.id) == [
                "bilagImprovement", "noBilagWorsening", "noSledaiWorsening", "noPgaWorsening", "noTreatmentFailure",
            ])
    }

    @Test("Without A or B at baseline a patient does not count")
    func denominator() throws {
        let vector = Vector("", [Self.msk: "C"], [Self.msk: "D"], (8, 2), (1, 1), .met, sri4: .met)
        let result = try BICLA.assess(from: vector.baseline, to: vector.visit)
        #expect(result.state == nil && result.flags == ["notInDenominator"])
        var open = vector.baseline
        open["bilag.renal"] = .unknown
        let unsettled = try BICLA.assess(from: open, to: vector.visit.with(["sledai2k": 20]))
        #expect(unsettled.flags.contains("denominatorUnknown") && unsettled.state == .indeterminate)
    }

    @Test("What did not improve is named; treatment failure decides; grade E is read as D")
    func words() throws {
        let vector = Vector("", [Self.msk: "A", Self.skin: "B"], [Self.msk: "E", Self.skin: "B"], (8, 2), (1, 1), .notMet, sri4: .met)
        let result = try BICLA.assess(from: vector.baseline, to: vector.visit)
        #expect(result.criterion("bilagImprovement")?.decidedBy == "not improved: mucocutaneous")
        #expect(result.flags.contains("gradeEAfterInvolvement.musculoskeletal"))
        let better = vector.visit.with(words: ["bilag.mucocutaneous": "C"])
        #expect(try BICLA.assess(from: vector.baseline, to: better).state == .met)
        #expect(try BICLA.assess(from: vector.baseline, to: better.with(findings: ["treatmentFailure": .present])).state == .notMet)
    }

    @Test("Typed, and together with glucocorticoid sparing")
    func typed() {
        let before = BICLA.response(
            baseline: BILAG2004.Grades([.musculoskeletal: .a], others: .d), now: BILAG2004.Grades([.musculoskeletal: .c], others: .d),
            sledai: (Bounds(8), Bounds(8)), pga: (Bounds(1.5), Bounds(1.8)), treatmentFailure: .absent, wording: .tulip)
        #expect(before == .notMet)
        let tapered = DoseDays(from: CalendarDate(dayNumber: 19_000)) { Bounds($0 < 200 ? 15 : 7.5) }
        #expect(BICLA.sparingGlucocorticoids(response: .met, doses: tapered) == .evaluated(.met))
        #expect(BICLA.sparingGlucocorticoids(response: .notMet, doses: tapered) == .evaluated(.notMet))
        let low = DoseDays(from: CalendarDate(dayNumber: 19_000)) { _ in Bounds(5) }
        #expect(BICLA.sparingGlucocorticoids(response: .met, doses: low) == .notInDenominator)
        let unknown = DoseDays(from: CalendarDate(dayNumber: 19_000)) { _ in Bounds(0, nil) }
        #expect(BICLA.sparingGlucocorticoids(response: .notMet, doses: unknown) == .evaluated(.indeterminate))
    }
}

@Suite("S2K RI-50: Touma 2011")
struct S2KRI50Tests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let id: String, before: [Item], now: [Item], improved: [Item], score: Double, sledai: Double
        var testDescription: String { id }
    }

    static func followUp(_ present: [Item], improved: [Item]) -> Answers {
        Item.allCases.reduce(into: Answers.visit(present)) {
            $0[S2KRI50.improvement(of: $1)] = .finding(improved.contains($1) ? .present : .absent)
        }
    }

    @Test(
        "N1 to N6",
        arguments: [
            Vector(
                id: "N1", before: [.arthritis, .rash, .increasedDnaBinding], now: [.arthritis, .rash], improved: [.arthritis], score: 4,
                sledai: 6),
            Vector(id: "N2", before: [.proteinuria], now: [.proteinuria], improved: [], score: 4, sledai: 4),
            Vector(id: "N3", before: [.proteinuria], now: [.proteinuria], improved: [.proteinuria], score: 2, sledai: 4),
            Vector(id: "N4", before: [.arthritis], now: [.mucosalUlcers], improved: [], score: 2, sledai: 2),
            Vector(id: "N5", before: [.thrombocytopenia], now: [.thrombocytopenia], improved: [.thrombocytopenia], score: 0.5, sledai: 1),
            Vector(id: "N6", before: [.seizure, .psychosis], now: [.seizure], improved: [.seizure], score: 4, sledai: 8),
        ])
    func vector(_ vector: Vector) throws {
        let result = try S2KRI50.assess(from: .visit(vector.before), to: Self.followUp(vector.now, improved: vector.improved))
        #expect(result.score?.value == vector.score && result.part("sledai2k")?.value == vector.sledai && result.missing.isEmpty)
        let typed = S2KRI50.score(baseline: Findings(vector.before), now: Findings(vector.now), improved: Findings(vector.improved))
        #expect(typed.value == vector.score)
    }

    @Test("N1: the change is -4 by RI-50 and -2 by SLEDAI-2K")
    func change() throws {
        let result = try S2KRI50.assess(
            from: .visit([.arthritis, .rash, .increasedDnaBinding]), to: Self.followUp([.arthritis, .rash], improved: [.arthritis]))
        #expect(result.part("change")?.value == -4 && result.met == ["drop2", "drop4"] && result.state == nil)
    }

    @Test("An improvement that is not known leaves half the weight open; one without baseline is not counted")
    func open() throws {
        let open = try S2KRI50.assess(from: .visit([.arthritis]), to: .visit([.arthritis]))
        #expect(open.score?.lowest == 2 && open.score?.highest == 4 && open.missing == ["improvedBy50.arthritis"])
        let new = try S2KRI50.assess(from: .visit([]), to: Self.followUp([.arthritis], improved: [.arthritis]))
        #expect(new.score?.value == 4 && new.flags == ["improvedWithoutBaseline.arthritis"])
        let first = try S2KRI50.assessLast([(0, .visit([.arthritis]))])
        #expect(first.score?.value == 4 && first.flags == ["baselineVisit"])
    }

    @Test("Never above SLEDAI-2K, in steps of half a point, and within the bounds of what is unknown")
    func properties() {
        var random = Seeded(state: 50)
        for _ in 0..<10_000 {
            let (before, now, improved) = (
                PropertyTests.findings(&random), PropertyTests.findings(&random), PropertyTests.findings(&random)
            )
            let score = S2KRI50.score(baseline: before, now: now, improved: improved), total = SLEDAI2K.tally(now).range
            #expect((score.highest ?? 999) <= (total.highest ?? -1) && (score.lowest ?? -1) >= (total.lowest ?? 999) / 2)
            #expect(((score.lowest ?? 0.1) * 2).truncatingRemainder(dividingBy: 1) == 0)
        }
    }
}

@Suite("SLE-DAS response: Jesus 2019")
struct SLEDASResponseTests {
    @Test(
        "E1 to E5, D19, D20",
        arguments: [
            ("E1", 8.038, 6.222, "improved"), ("E2", 8.038, 6.676, "stable"), ("E3", 15.0043, 12.3627, "improved"),
            ("E4", 9.7638, 4.6536, "improved"), ("E5", 0.366, 2.9781, "worsened"), ("D19", 7.932, 6.116, "improved"),
            ("D20", 2.076, 0.366, "stable"), ("edge", 3.8, 2.08, "improved"),
        ])
    func response(_ id: String, baseline: Double, now: Double, band: String) throws {
        let result = try SLEDASResponse.assess(from: .numbers(["sleDas": baseline]), to: .numbers(["sleDas": now]))
        #expect(
            result.band == band && result.state == Truth(band == "improved")
                && SLEDASResponse.response(baseline: baseline, current: now) == band)
        #expect(result.met == (band == "stable" ? [] : [band]))
    }

    @Test("Compared with the baseline, not with the visit before")
    func baseline() throws {
        let rows = [10.0, 4, 9].enumerated().map { (day: $0 * 30, answers: Answers.numbers(["sleDas": $1])) }
        #expect(try SLEDASResponse.assessLast(rows).band == "stable" && SLEDASFlare.assessLast(rows).state == .met)
        #expect(try SLEDASResponse.assessLast(Array(rows.prefix(1))).flags == ["baselineVisit"])
        let open = try SLEDASResponse.assess(from: .numbers(["sleDas": 3]), to: Answers())
        #expect(open.state == .indeterminate && open.missing == ["sleDas"])
    }
}
