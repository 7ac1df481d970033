// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("Anifrolumab, multicentre study: Tani 2024")
struct Cohort2024Tests {
    /// A visit in LLDAS, or not in it by its PGA.
    static func visit(low: Bool, withdrawn: Bool = false) -> Answers {
        .visit(
            [], ["pga": low ? 0.5 : 1.5, "prednisone": 5], findings: ["newActivity": .absent, "withdrawnForActivity": Finding(withdrawn)])
    }

    @Test(
        "Non-responders",
        arguments: [
            ("in LLDAS at week 24", 168, true, false, Truth.notMet as Truth?), ("not in LLDAS at week 24", 168, false, false, .met),
            ("withdrawn in LLDAS", 200, true, true, .met), ("a day short", 167, false, true, nil), ("a year", 365, true, false, .notMet),
        ])
    func nonResponder(_ id: String, day: Int, low: Bool, withdrawn: Bool, state: Truth?) throws {
        let result = try NonResponder2024.assessLast([(0, Self.visit(low: false)), (day, Self.visit(low: low, withdrawn: withdrawn))])
        #expect(result.state == state && result.missing.isEmpty && result.flags.contains("notInDenominator") == (state == nil))
        #expect(
            NonResponder2024.nonResponder(
                weeksOfFollowUp: Double(day) / 7, lldasAtLastVisit: Truth(low), withdrawnForActivity: Truth(withdrawn)) == state)
    }

    @Test("Withdrawal at an earlier row counts, and what decided is said")
    func withdrawal() throws {
        let rows = [(0, Self.visit(low: false)), (100, Self.visit(low: false, withdrawn: true)), (180, Self.visit(low: true))]
        let result = try NonResponder2024.assessLast(rows.map { (day: $0.0, answers: $0.1) })
        #expect(result.state == .met && result.met == ["withdrawn"])
        let pga = try NonResponder2024.assessLast([(0, Self.visit(low: false)), (180, Self.visit(low: false))])
        #expect(pga.criterion("noLldas")?.decidedBy == "PGA 1.5")
    }

    @Test("A recorded state decides where the criteria leave it open, and is flagged where they contradict it; scheduled weeks count")
    func recorded() throws {
        let open = Answers.numbers(["followUpWeeks": 24]).with(findings: ["lldasRecorded": .present])
        let result = try NonResponder2024.assessLast([(0, Answers()), (160, open)])
        #expect(result.state == .notMet && result.missing.isEmpty && result.part("weeksOfFollowUp")?.value == 24)
        let against = try NonResponder2024.assessLast([
            (0, Answers()), (168, Self.visit(low: false).with(findings: ["lldasRecorded": .present])),
        ])
        #expect(against.state == .met && against.flags.contains("recordedDiffers.lldas"))
        let unknown = try NonResponder2024.assessLast([(0, Answers()), (168, Answers())])
        #expect(unknown.state == .indeterminate && unknown.missing.contains("pga"))
    }

    struct Vector: Sendable, CustomTestStringConvertible {
        let id: String, organ: String, before: [Item], now: [Item], active: Truth, improved: Truth?, normalised: Truth?
        var testDescription: String { id }

        init(
            _ id: String, _ organ: String, _ before: [Item], _ now: [Item], active: Truth, improved: Truth?, normalised: Truth?
        ) {
            (self.id, self.organ, self.before, self.now) = (id, organ, before, now)
            (self.active, self.improved, self.normalised) = (active, improved, normalised)
        }
    }

    @Test(
        "Organs",
        arguments: [
            Vector("both gone", "serology", [.lowComplement, .increasedDnaBinding], [], active: .notMet, improved: .met, normalised: .met),
            Vector(
                "one gone", "serology", [.lowComplement, .increasedDnaBinding], [.lowComplement], active: .met, improved: .met,
                normalised: .notMet),
            Vector(
                "one for the other", "serology", [.lowComplement], [.increasedDnaBinding], active: .met, improved: .notMet,
                normalised: .notMet),
            Vector("never active", "renal", [.rash], [], active: .notMet, improved: nil, normalised: nil),
            Vector("newly active", "renal", [], [.proteinuria], active: .met, improved: nil, normalised: nil),
            Vector("unchanged", "haematological", [.leukopenia], [.leukopenia], active: .met, improved: .notMet, normalised: .notMet),
            Vector("resolved", "serositis", [.pericarditis], [], active: .notMet, improved: .met, normalised: .met),
        ])
    func organ(_ vector: Vector) throws {
        let result = try OrganActivity2024.assess(from: .visit(vector.before), to: .visit(vector.now))
        #expect(result.criterion("\(vector.organ).active")?.state == vector.active)
        for (name, state) in [("improved", vector.improved), ("normalised", vector.normalised)] {
            #expect(result.criterion("\(vector.organ).\(name)")?.state == state ?? .indeterminate)
            #expect(result.flags.contains("notInDenominator.\(vector.organ).\(name)") == (state == nil))
        }
        #expect(result.criteria.count == 21)
    }

    @Test("Haemolytic anaemia counts as haematological; unknown findings leave activity open; the baseline has activity only")
    func others() throws {
        let before = Answers.visit([], findings: ["hemolyticAnemia": .present])
        let result = try OrganActivity2024.assess(from: before, to: .visit([], findings: ["hemolyticAnemia": .absent]))
        #expect(result.criterion("haematological.normalised")?.state == .met && result.assumed.isEmpty)
        let open = try OrganActivity2024.assess(from: .visit([.proteinuria]), to: .visit(unknown: [.hematuria]))
        #expect(
            open.criterion("renal.active")?.state == .indeterminate && open.criterion("renal.active")?.decidedBy == "haematuria unknown")
        #expect(open.criterion("renal.improved")?.state == .indeterminate && open.score?.highest == 1)
        let first = try OrganActivity2024.assessLast([(0, .visit([.rash, .lowComplement]))])
        #expect(first.criteria.count == 7 && first.met == ["serology.active", "mucocutaneous.active"] && first.score?.value == 1)
        #expect(first.flags == ["baselineVisit"])
    }
}
