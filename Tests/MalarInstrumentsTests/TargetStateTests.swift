// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

@Suite("Low activity states beside LLDAS")
struct LowActivityStateTests {
    @Test(
        "L14 and L1 to L11: the child's state",
        arguments: [
            ("L14", [], ["prednisone": 5, "weightKg": 30], Truth.notMet, "prednisone-equivalent 5 mg/day, 0.1667 mg/kg/day"),
            ("at the limit", [], ["prednisone": 4.5, "weightKg": 30], .met, "prednisone-equivalent 4.5 mg/day, 0.15 mg/kg/day"),
            ("7.5 mg", [], ["prednisone": 7.5, "weightKg": 60], .met, "prednisone-equivalent 7.5 mg/day, 0.125 mg/kg/day"),
            ("8 mg", [], ["prednisone": 8, "weightKg": 60], .notMet, "prednisone-equivalent 8 mg/day, 0.1333 mg/kg/day"),
            ("no weight", [], ["prednisone": 5], .indeterminate, "prednisone-equivalent 5 mg/day, body weight unknown"),
            ("no weight, none", [], ["prednisone": 0], .met, "no glucocorticoid"),
            ("no weight, 8 mg", [], ["prednisone": 8], .notMet, "prednisone-equivalent 8 mg/day, body weight unknown"),
            ("L3", [.proteinuria], ["prednisone": 1, "weightKg": 30], .notMet, "prednisone-equivalent 1 mg/day, 0.0333 mg/kg/day"),
        ] as [(String, [Item], [String: Double], Truth, String)])
    func child(_ id: String, present: [Item], numbers: [String: Double], state: Truth, words: String) throws {
        let answers = Answers.visit(present, numbers.merging(["pga": 0.5]) { $1 }, findings: ["newActivity": .absent])
        let result = try ChildLLDAS.assess(answers)
        #expect(result.state == state)
        #expect(result.criteria.map(\.id) == ["c1Activity", "c2NoNew", "c3Pga", "c4Gc", "c5Maintenance"])
        #expect(result.criteria[3].decidedBy == words)
        #expect(result.missing == (state == .indeterminate || words.contains("unknown") ? ["weightKg"] : []))
    }

    @Test(
        "Minimal disease activity, and low disease activity as in Toronto",
        arguments: [
            ([], 0, Finding.absent, Truth.met, Truth.met), ([.leukopenia], 5, .present, .met, .notMet),
            ([.leukopenia], 0, .absent, .met, .met),
            ([.rash], 0, .absent, .notMet, .met), ([.rash, .fever], 0, .absent, .notMet, .notMet),
            ([.leukopenia], 6, .absent, .notMet, .notMet),
            ([.lowComplement, .increasedDnaBinding, .fever], 0, .absent, .met, .met), ([], 0, .unknown, .met, .indeterminate),
        ] as [([Item], Double, Finding, Truth, Truth)])
    func toronto(_ present: [Item], dose: Double, drug: Finding, mda: Truth, lda: Truth) throws {
        let answers = Answers.visit(present, ["prednisone": dose], findings: ["immunosuppressiveOrBiologic": drug])
        #expect(try MinimalDiseaseActivity.assess(answers).state == mda)
        #expect(try TorontoLDA.assess(answers).state == lda)
        #expect(MinimalDiseaseActivity.state(Findings(present), prednisone: Bounds(dose)) == mda)
        #expect(TorontoLDA.state(Findings(present), prednisone: Bounds(dose), immunosuppressiveOrBiologic: drug) == lda)
    }

    @Test(
        "Off and on treatment",
        arguments: [
            ([], 0, Finding.absent, Truth.met, Truth.met), ([], 5, .absent, .notMet, .met), ([], 0, .present, .notMet, .met),
            ([], 8, .absent, .notMet, .notMet), ([.proteinuria], 0, .absent, .notMet, .notMet), ([], 0, .unknown, .indeterminate, .met),
        ] as [([Item], Double, Finding, Truth, Truth)])
    func byTreatment(_ present: [Item], dose: Double, drug: Finding, off: Truth, on: Truth) throws {
        let findings: [String: Finding] = ["newActivity": .absent, "immunosuppressiveOrBiologic": drug]
        let result = try LLDASByTreatment.assess(
            .visit(present, ["pga": 0.5, "prednisone": dose, "azathioprine": 225], findings: findings))
        #expect(result.criteria.suffix(2).map(\.state) == [off, on] && result.state == on)
        #expect(result.missing == (drug == .unknown ? ["immunosuppressiveOrBiologic"] : []))
    }

    @Test("Recorded totals decide where items are not given; what is not asked for is assumed and said")
    func recorded() throws {
        let result = try MinimalDiseaseActivity.assess(.numbers(["clinicalSledai": 1, "prednisone": 5]))
        #expect(result.state == .met && result.missing.isEmpty && result.assumed == ["therapyAllowed"])
        #expect(result.criteria.first?.decidedBy == "clinical SLEDAI 1 as recorded")
    }
}

@Suite("LLDAS-50")
struct LLDAS50Tests {
    static func rows(_ states: [(Int, Truth)]) -> [DatedAnswers] {
        states.map { day, state in
            dated(day, state == .indeterminate ? Answers() : Answers(["lldas": .finding(state == .met ? .present : .absent)]))
        }
    }

    @Test("L13: two thirds of the time, two of the first three visits")
    func vector() throws {
        let rows = Self.rows([(0, .met), (90, .notMet), (180, .met)])
        let result = try LLDAS50.assess(dated(270, Answers()), after: rows)
        #expect(result.state == .met && rounds(result.score?.value, to: "0.6667") && rounds(result.part("visitShare")?.value, to: "0.6667"))
        #expect(result.criteria.map(\.decidedBy) == ["180 of 270 known days", "2 of 3 known visits"])
        #expect(result.flags == ["maxGapDays.180", "indeterminateVisits"] && !result.missing.isEmpty)
        let typed: [DatedState] = zip([0, 90, 180], [Truth.met, .notMet, .met]).map { (CalendarDate(dayNumber: $0), $1) }
        #expect(LLDAS50.state(typed, until: CalendarDate(dayNumber: 270)) == .met)
    }

    @Test("From items: L1 at the first visit holds until the second")
    func items() throws {
        let met = Answers.visit([], ["pga": 0.5, "prednisone": 5], findings: ["newActivity": .absent])
        let result = try LLDAS50.assess(dated(100, .visit([.proteinuria])), after: [dated(0, met)])
        #expect(result.score?.value == 1 && result.part("visitShare")?.value == 0.5 && result.part("sustainedDays")?.value == 0)
    }

    @Test("Time beyond the longest gap is not known; half is enough; indeterminate time counts in neither")
    func gaps() throws {
        let long = try LLDAS50.assess(dated(1000, Self.rows([(0, .notMet)])[0].answers), after: Self.rows([(0, .met)]))
        #expect(long.part("daysMet")?.value == 180 && long.part("daysKnown")?.value == 180)
        var capped = Answers(["lldas": .finding(.present)])
        capped["maxGapDays"] = .number(30)
        let half = try LLDAS50.assess(dated(60, capped), after: Self.rows([(0, .met), (30, .notMet)]))
        #expect(half.score?.value == 0.5 && half.state == .met && half.flags == ["maxGapDays.30"])
        let open = try LLDAS50.assess(dated(90, capped), after: Self.rows([(0, .met), (30, .indeterminate), (60, .met)]))
        #expect(open.part("daysKnown")?.value == 60 && open.score?.value == 1)
        #expect(open.part("sustainedDays")?.lowest == 30 && open.part("sustainedDays")?.highest == 90)
        let first = try LLDAS50.assess(dated(0, capped), after: [])
        #expect(first.state == .indeterminate && first.score?.value == nil)
    }
}

@Suite("Zen 2015")
struct ZenTests {
    @Test(
        "Levels",
        arguments: [
            ("Z1", [], 0, Finding.absent, "complete"), ("Z2", [], 0, .present, "clinicalOffGc"),
            ("Z3", [.increasedDnaBinding], 0, .absent, "clinicalOffGc"), ("Z4", [.increasedDnaBinding], 5, .absent, "clinicalOnGc"),
            ("Z5", [], 6, .absent, "unremitted"), ("Z6", [.leukopenia], 0, .absent, "unremitted"),
            ("0.5 mg", [], 0.5, .absent, "clinicalOnGc"),
        ] as [(String, [Item], Double, Finding, String)])
    func level(_ id: String, present: [Item], dose: Double, drug: Finding, level: String) throws {
        let result = try ZenRemission.assess(
            .visit(present, ["prednisone": dose], findings: ["immunosuppressiveOrBiologic": drug]))
        let levels = result.criteria.suffix(4)
        #expect(levels.map(\.id) == ZenRemission.Level.allCases.map(\.rawValue))
        #expect(levels.filter { $0.state == .met }.map(\.id) == [level] && !levels.contains { $0.state == .indeterminate })
        #expect(result.state == Truth(level != "unremitted") && result.missing.isEmpty)
        #expect(
            ZenRemission.level(Findings(present), prednisone: Bounds(dose), immunosuppressiveOrBiologic: drug)?.rawValue == level)
    }

    @Test("Unknown serology leaves two levels, and remission all the same")
    func open() throws {
        let result = try ZenRemission.assess(
            .visit([], unknown: [.increasedDnaBinding], ["prednisone": 0], findings: ["immunosuppressiveOrBiologic": .absent]))
        #expect(result.state == .met && result.missing == ["increasedDnaBinding"])
        #expect(result.criteria.suffix(4).map(\.state) == [.indeterminate, .indeterminate, .notMet, .notMet])
        #expect(
            ZenRemission.level(
                Findings([], unknown: [.increasedDnaBinding]), prednisone: Bounds(0), immunosuppressiveOrBiologic: .absent) == nil)
    }

    static func quarter(_ number: Int, _ present: [Item] = [.increasedDnaBinding], unknown: [Item] = []) throws -> DatedAnswers {
        let day = try #require(CalendarDate(year: 2010 + number / 4, month: 1 + number % 4 * 3, day: 10))
        let answers = Answers.visit(present, unknown: unknown, ["prednisone": 0], findings: ["immunosuppressiveOrBiologic": .absent])
        return DatedAnswers(day, answers)
    }

    @Test("Z7: quarterly visits for 61 months without a break are a prolonged remission")
    func prolonged() throws {
        let rows = try (0...20).map { try Self.quarter($0) }
        let end = try #require(CalendarDate(year: 2015, month: 2, day: 10))
        let result = try ZenProlonged.assess(DatedAnswers(end, rows[0].answers), after: rows)
        #expect(result.score?.value == 61 && result.state == .met)
        #expect(result.part("monthsOffGc")?.value == 61 && result.part("monthsComplete")?.value == 0)
        #expect(result.criteria.map(\.state) == [.notMet, .met, .met])
        #expect(try ZenProlonged.assess(rows[20], after: Array(rows[..<20])).state == .met)
        #expect(try ZenProlonged.assess(rows[19], after: Array(rows[..<19])).state == .notMet)
    }

    @Test("A flare breaks the run; an unknown visit or a long gap leaves it open")
    func broken() throws {
        var rows = try (0...20).map { try Self.quarter($0) }
        rows[10] = try Self.quarter(10, [.rash])
        let flare = try ZenProlonged.assess(rows[20], after: Array(rows[..<20]))
        #expect(flare.state == .notMet && flare.score?.value == 27)
        rows[10] = try Self.quarter(10, [], unknown: [.rash])
        let open = try ZenProlonged.assess(rows[20], after: Array(rows[..<20]))
        #expect(open.state == .indeterminate && open.score?.lowest == 27 && open.score?.highest == 60)
        let gap = try ZenProlonged.assess(rows[20], after: [rows[0]])
        #expect(gap.state == .indeterminate && gap.score?.lowest == 0 && gap.score?.highest == 60)
        #expect(try ZenProlonged.assess(Self.quarter(3, [.rash]), after: []).state == .notMet)
    }
}

@Suite("Treat to target")
struct TreatToTargetTests {
    static func states(_ answers: Answers) throws -> [String: Truth] {
        let result = try TreatToTarget.assess(dated(0, answers), after: [])
        return Dictionary(uniqueKeysWithValues: result.criteria.map { ($0.id, $0.state) })
    }

    static let noNew: [String: Finding] = ["newActivity": .absent]

    @Test("T1: DORIS met, LLDAS as a rule, but not with new activity or a dose above the standard")
    func t1() throws {
        var answers = Answers.visit([], ["pga": 0.3, "prednisone": 5], findings: Self.noNew)
        #expect(try Self.states(answers)["doris"] == .met && Self.states(answers)["lldas"] == .met)
        answers["azathioprine"] = .number(225)
        #expect(try Self.states(answers)["doris"] == .met && Self.states(answers)["lldas"] == .notMet)
    }

    @Test("T2: PGA 0.8 is in LLDAS and not in DORIS remission; T3: 7.5 mg is in LLDAS and not in EULAR 2019")
    func t2t3() throws {
        let t2 = try Self.states(.visit([], ["pga": 0.8, "prednisone": 5], findings: Self.noNew))
        #expect(t2["doris"] == .notMet && t2["lldas"] == .met)
        let t3 = try Self.states(.visit([], ["pga": 0.3, "prednisone": 7.5], findings: Self.noNew))
        #expect(t3["gcEular2019"] == .notMet && t3["gcEular2023"] == .notMet && t3["lldas"] == .met)
    }

    @Test(
        "T4, T5, T6",
        arguments: [("T4", 2.076, 5.0, Truth.met, Truth.met), ("T5", 2.295, 7.5, .notMet, .met), ("T6", 1.12, 10, .notMet, .notMet)])
    func sledas(_ id: String, score: Double, dose: Double, remission: Truth, lda: Truth) throws {
        let answers = Answers.numbers(["sledas": score, "prednisone": dose])
        let states = try Self.states(answers)
        #expect(states["sleDasRemission"] == remission && states["sleDasLda"] == lda)
        #expect(try TreatToTarget.status(.sleDasRemission, answers) == remission)
        #expect(try SLEDAS.assess(answers).band == (score == 2.295 ? "mild" : "remission"))
    }

    static func rows(_ states: [(Int, Truth)]) throws -> [DatedAnswers] {
        try LLDAS50Tests.rows(states).map { row in
            let month = try #require(CalendarDate(year: 2020, month: 1 + row.date.dayNumber, day: 1))
            return DatedAnswers(month, row.answers)
        }
    }

    @Test("T7: not met at months 0 and 3, met at 6 and 9")
    func t7() throws {
        let rows = try Self.rows([(0, .notMet), (3, .notMet), (6, .met), (9, .met)])
        let result = try TreatToTarget.assess(rows[3], after: Array(rows[..<3]))
        #expect(result.part("monthsToTarget")?.value == 6 && result.part("timeToTarget")?.value == 182)
        #expect(result.part("timeInTarget")?.value == 92 && result.state == .met)
        #expect(result.flags == ["target.lldas", "maxGapDays.180"])
        let before = try TreatToTarget.assess(rows[1], after: [rows[0]])
        #expect(before.part("monthsToTarget")?.value == nil && before.part("monthsToTarget")?.lowest == 3)
        #expect(before.part("timeInTarget")?.value == 0 && before.state == .notMet && before.flags.contains("targetNotReached"))
    }

    @Test("An unknown visit before the target leaves the time to it and in it as ranges")
    func open() throws {
        let rows = try Self.rows([(0, .notMet), (3, .indeterminate), (6, .met), (9, .met)])
        let result = try TreatToTarget.assess(rows[3], after: Array(rows[..<3]))
        #expect(result.part("monthsToTarget") == PartialScore("monthsToTarget", value: nil, lowest: 3, highest: 6))
        #expect(result.part("timeInTarget") == PartialScore("timeInTarget", value: nil, lowest: 92, highest: 183))
    }

    @Test("The target is the one that is asked for; a contradiction in this visit is refused")
    func target() throws {
        var answers = Answers.visit([], ["pga": 0.8, "prednisone": 5], findings: Self.noNew)
        answers["target"] = .word("doris")
        #expect(try TreatToTarget.assess(dated(0, answers), after: []).state == .notMet)
        answers["target"] = .word("sleDasLda")
        let open = try TreatToTarget.assess(dated(0, answers), after: [])
        #expect(open.state == .indeterminate && open.missing.contains("neuropsychiatric"))
        answers["thrombocytopenia"] = .finding(.present)
        answers["platelets"] = .number(200)
        #expect(throws: AnswerError.self) { try TreatToTarget.assess(dated(0, answers), after: []) }
    }
}
