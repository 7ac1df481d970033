// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("Other definitions of flare")
struct OtherFlareTests {
    @Test("O1, O2: SLEDAI-2K", arguments: [("O1", 8.0, Truth.met, Truth.met), ("O2", 7, .notMet, .met), ("6", 6, .notMet, .notMet)])
    func sledai(_ id: String, now: Double, four: Truth, three: Truth) throws {
        let visits = (before: Answers.numbers(["sledai2k": 4]), after: Answers.numbers(["sledai2k": now]))
        #expect(try SLEDAI2KFlare.assess(from: visits.before, to: visits.after).state == four)
        let result = try SLEDAI3Flare.assess(from: visits.before, to: visits.after)
        #expect(result.state == three && result.score?.value == now - 4)
        #expect(SLEDAI2KFlare.flare(previous: Bounds(4), current: Bounds(now)) == four)
        #expect(SLEDAI3Flare.flare(previous: Bounds(4), current: Bounds(now)) == three)
    }

    @Test(
        "The bands of change meet without a gap",
        arguments: [(-4.0, "improvement"), (-3, "persistent"), (0, "persistent"), (3, "persistent"), (4, "flare")])
    func changeBands(_ change: Double, band: String) {
        #expect(SLEDAI2KFlare.changeBands.band(of: change) == band)
    }

    @Test("Items, ranges, and the first row")
    func ranges() throws {
        let open = try SLEDAI2KFlare.assess(from: .visit([.rash]), to: .visit([.rash, .arthritis], unknown: [.fever]))
        #expect(open.state == .met && open.score?.lowest == 4 && open.score?.highest == 5 && open.missing == ["fever"])
        let undecided = try SLEDAI2KFlare.assess(from: .visit([.rash], unknown: [.fever]), to: .visit([.rash, .arthritis]))
        #expect(undecided.state == .indeterminate && undecided.missing.isEmpty)
        let first = try SLEDAI2KFlare.assessLast([(0, .visit([]))])
        #expect(first.state == .indeterminate && first.score?.value == nil && first.flags == ["noPreviousVisit"])
    }

    @Test("O3, O4: SLE-DAS", arguments: [("O3", 2.08, 3.80, true), ("O4", 2.076, 3.790, false), ("E5", 0.366, 2.9781, true)])
    func sleDas(_ id: String, before: Double, now: Double, flare: Bool) throws {
        #expect(SLEDASFlare.flare(previous: before, current: now) == flare)
        let result = try SLEDASFlare.assess(from: .numbers(["sleDas": before]), to: .numbers(["sleDas": now]))
        #expect(result.state == Truth(flare) && result.missing.isEmpty)
    }

    @Test(
        "O5, O6: childhood lupus",
        arguments: [("O5", 4.0, 0.0, "2.00", Truth.met), ("O6", 2, 1, "1.02", .notMet), ("edge", 2, 2, "1.04", .met)])
    func childhood(_ id: String, sledai: Double, esr: Double, score: String, state: Truth) throws {
        let before = Answers.numbers(["sledai2k": 2, "pcRatio": 0.2, "mdGlobal": 3, "esr": 20])
        let result = try CSLEFlareScore.assess(from: before, to: before.with(["sledai2k": 2 + sledai, "esr": 20 + esr]))
        #expect(rounds(result.score?.value, to: score) && result.state == state && result.missing.isEmpty)
        #expect(rounds(CSLEFlareScore.score(sledai: sledai, pcRatio: 0, mdGlobal: 0, esr: esr), to: score))
        #expect(CSLEFlareScore.table.map(\.weight) == [0.5, 0.45, 0.5, 0.02])
    }

    @Test(
        "Persistently active disease, in both readings",
        arguments: [
            ([6.0], 1.0, Truth.notMet, Truth.notMet), ([6, 5], 2, .notMet, .met), ([6, 5, 8], 3, .met, .met),
            ([6, 4, 8], 1, .notMet, .notMet),
            ([6, 5, 4], 0, .notMet, .notMet),
        ])
    func persistent(_ scores: [Double], run: Double, three: Truth, two: Truth) throws {
        let rows = scores.enumerated().map { (day: $0 * 90, answers: Answers.numbers(["clinicalSledai": $1])) }
        let result = try PersistentlyActive.assessLast(rows)
        #expect(result.score?.value == run && result.criteria.map(\.state) == [three, two] && result.state == three)
        #expect(PersistentlyActive.state(scores.map { Bounds($0) }, as: .twoVisits) == two)
        var last = rows
        last[rows.count - 1].answers["padReading"] = .word("twoVisits")
        #expect(try PersistentlyActive.assessLast(last).state == two)
    }

    @Test("Serology does not make a visit active; an unknown visit leaves the run open")
    func persistentOpen() throws {
        let serological = Answers.visit([.arthritis, .lowComplement, .increasedDnaBinding])
        #expect(try PersistentlyActive.assessLast([(0, serological), (90, serological), (180, serological)]).score?.value == 0)
        let active = Answers.visit([.arthritis, .rash])
        let open = try PersistentlyActive.assessLast([(0, active), (90, Answers()), (180, active)])
        #expect(open.score?.lowest == 1 && open.score?.highest == 3 && open.state == .indeterminate)
        #expect(
            try PersistentlyActive.assessLast([(0, Answers()), (90, active), (180, active)]).criteria.map(\.state) == [
                .indeterminate, .met,
            ])
    }
}

@Suite("BILAG flares on grades")
struct BILAGFlareTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let id: String, before: [String: String], now: [String: String], tulip: Truth, level: String
        var testDescription: String { id }
    }

    @Test(
        "Grades entered",
        arguments: [
            Vector(
                id: "B3: two new B", before: ["renal": "C", "mucocutaneous": "C"], now: ["renal": "B", "mucocutaneous": "B"], tulip: .met,
                level: "moderate"),
            Vector(
                id: "B3: one new B", before: ["renal": "B", "mucocutaneous": "C"], now: ["renal": "B", "mucocutaneous": "B"],
                tulip: .notMet, level: "mild"),
            Vector(id: "new A", before: ["renal": "B"], now: ["renal": "A"], tulip: .met, level: "severe"),
            Vector(
                id: "A to B", before: ["renal": "A", "mucocutaneous": "A"], now: ["renal": "B", "mucocutaneous": "B"], tulip: .notMet,
                level: "none"),
            Vector(id: "A as before", before: ["renal": "A"], now: ["renal": "A"], tulip: .notMet, level: "none"),
            Vector(
                id: "three new C", before: [:], now: ["renal": "C", "mucocutaneous": "C", "ophthalmic": "C"], tulip: .notMet, level: "mild"),
            Vector(id: "two new C", before: [:], now: ["renal": "C", "mucocutaneous": "C"], tulip: .notMet, level: "none"),
        ])
    func vector(_ vector: Vector) throws {
        let (before, now) = (Answers.bilag(vector.before), Answers.bilag(vector.now))
        let tulip = try BILAGFlareTulip.assess(from: before, to: now)
        #expect(tulip.state == vector.tulip && tulip.missing.isEmpty)
        #expect(try BILAGFlare.assess(from: before, to: now).band == vector.level)
    }

    @Test("Unknown grades leave what they may change")
    func open() throws {
        var now = Answers.bilag(["renal": "B"])
        now["bilag.ophthalmic"] = .unknown
        let result = try BILAGFlareTulip.assess(from: .bilag([:]), to: now)
        #expect(result.state == .indeterminate && result.missing == ["bilag.ophthalmic"])
        let levels = try BILAGFlare.assess(from: .bilag([:]), to: now)
        #expect(levels.score?.lowest == 1 && levels.score?.highest == 3 && levels.state == .met)
        #expect(try BILAGFlareTulip.assessLast([(0, .bilag(["renal": "A"]))]).state == .indeterminate)
        let grades = BILAG2004.Grades([.renal: .b, .mucocutaneous: .b], others: .d)
        #expect(BILAGFlare.level(previous: BILAG2004.Grades([:], others: .c), current: grades).value == 2)
    }

    @Test("E after involvement is named; grades other than A to E are refused")
    func grades() throws {
        let result = try BILAGFlareTulip.assess(from: .bilag(["renal": "C"]), to: .bilag(["renal": "E"]))
        #expect(result.flags == ["gradeEAfterInvolvement.renal"] && result.state == .notMet)
        let error = #expect(throws: AnswerError.self) { try BILAGFlareTulip.assess(from: .bilag([:]), to: .bilag(["renal": "F"])) }
        #expect(error?.item == "bilag.renal" && error?.code == .unknownWord)
    }
}
