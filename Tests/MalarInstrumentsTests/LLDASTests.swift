// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

@Suite("LLDAS: Franklyn 2016")
struct LLDASTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let id: String, present: [Item], numbers: [String: Double], findings: [String: Finding], state: Truth, criterion: String,
            decidedBy: String
        var testDescription: String { id }

        init(
            _ id: String, _ present: [Item], _ numbers: [String: Double], new: Finding = .absent, findings: [String: Finding] = [:],
            _ state: Truth,
            _ criterion: String, _ decidedBy: String
        ) {
            (self.id, self.present, self.state, self.criterion, self.decidedBy) = (id, present, state, criterion, decidedBy)
            self.numbers = ["pga": 0.5, "prednisone": 5].merging(numbers) { $1 }
            self.findings = findings.merging(["newActivity": new]) { $1 }
        }
    }

    @Test(
        "Visits",
        arguments: [
            Vector(
                "L1", [.increasedDnaBinding, .lowComplement], ["hydroxychloroquine": 400, "mycophenolateMofetil": 2000], .met, "c1Activity",
                "SLEDAI-2K 4, no major organ active"),
            Vector(
                "L2", [.arthritis], ["pga": 1, "prednisone": 7.5, "hydroxychloroquine": 400], .met, "c4Gc",
                "prednisone-equivalent 7.5 mg/day"),
            Vector("L3", [.proteinuria], [:], .notMet, "c1Activity", "proteinuria present"),
            Vector("L4", [.fever], [:], .notMet, "c1Activity", "fever present"),
            Vector("L5", [.pleurisy], ["pga": 0.8], .notMet, "c1Activity", "pleurisy present"),
            Vector("L6", [.rash, .alopecia, .leukopenia], ["pga": 0.8], .notMet, "c1Activity", "SLEDAI-2K 5"),
            Vector("L7", [.rash], ["pga": 0.6], new: .present, .notMet, "c2NoNew", "new activity present"),
            Vector("L8", [], ["pga": 1.1], .notMet, "c3Pga", "PGA 1.1"),
            Vector("L10", [], ["azathioprine": 225], .notMet, "c5Maintenance", "azathioprine 225 mg/d, above 200"),
            Vector("L11", [], [:], findings: ["hemolyticAnemia": .present], .notMet, "c1Activity", "haemolytic anaemia present"),
            Vector(
                "L12", [.increasedDnaBinding], ["hydroxychloroquine": 400], new: .unknown, findings: ["firstVisit": .present],
                .indeterminate, "c2NoNew",
                "first visit: no previous assessment"),
            Vector(
                "flag left open", [], [:], findings: ["hemolyticAnemia": .unknown], .indeterminate, "c1Activity",
                "haemolytic anaemia unknown"),
            Vector(
                "not tolerated", [], [:], findings: ["treatmentTolerated": .absent], .notMet, "c5Maintenance", "treatment not tolerated"),
        ])
    func vector(_ vector: Vector) throws {
        let result = try LLDAS.assess(.visit(vector.present, vector.numbers, findings: vector.findings))
        #expect(result.state == vector.state)
        #expect(result.criteria.map(\.id) == ["c1Activity", "c2NoNew", "c3Pga", "c4Gc", "c5Maintenance"])
        #expect(result.criteria.first { $0.id == vector.criterion }?.decidedBy == vector.decidedBy)
    }

    @Test("L9: methylprednisolone 6 mg passes as 7.5")
    func methylprednisolone() throws {
        let result = try LLDAS.assess(.visit([], ["pga": 0.5, "methylprednisolone": 6], findings: ["newActivity": .absent]))
        #expect(result.state == .met && result.part("prednisoneEquivalent")?.value == 7.5)
        let typed = LLDAS.state(Findings([]), newActivity: .absent, pga: 0.5, prednisone: Bounds(7.5))
        #expect(typed == .met)
    }

    @Test("Open serology that cannot reach the limit does not open the criterion")
    func openButLow() throws {
        let answers = Answers.visit(unknown: [.lowComplement], ["pga": 0.5, "prednisone": 5], findings: ["newActivity": .absent])
        let result = try LLDAS.assess(answers)
        #expect(result.state == .met && result.criteria.first?.decidedBy == "SLEDAI-2K at most 2, no major organ active")
    }

    @Test("L12: the first visit is met where the protocol assumes so")
    func firstVisit() throws {
        var answers = Answers.visit([.increasedDnaBinding], ["pga": 0.5, "prednisone": 5], findings: ["firstVisit": .present])
        #expect(try LLDAS.assess(answers).state == .indeterminate)
        answers["firstVisitRule"] = .word("assumeMet")
        #expect(try LLDAS.assess(answers).state == .met)
    }

    @Test("L13: two thirds of the time, two thirds of the visits")
    func lldas50() throws {
        func day(_ number: Int) -> CalendarDate { CalendarDate(dayNumber: number) }
        let visits: [(day: CalendarDate, state: Truth)] = [(day(0), .met), (day(90), .notMet), (day(180), .met)]
        let share = StateShare(of: visits, until: day(270))
        #expect(share.daysMet == 180 && share.daysKnown == 270 && LLDAS.lldas50(share) == .met)
        #expect(rounds(share.ofTime, to: "0.667") && rounds(share.ofVisits, to: "0.667"))
        let capped = StateShare(of: visits, until: day(270), maxGapDays: 30)
        #expect(capped.daysMet == 60 && capped.daysKnown == 90)
        let open = StateShare(of: [(day(0), .indeterminate)], until: day(90))
        #expect(open.ofTime == nil && open.ofVisits == nil && LLDAS.lldas50(open) == .indeterminate)
    }

    @Test("L14: 5 mg for a child of 30 kg is too much, for an adult not")
    func child() {
        #expect(LLDAS.childGlucocorticoid(prednisone: Bounds(5), weightInKilograms: 30) == .notMet)
        #expect(LLDAS.childGlucocorticoid(prednisone: Bounds(4.5), weightInKilograms: 30) == .met)
        #expect(LLDAS.childGlucocorticoid(prednisone: Bounds(8), weightInKilograms: 60) == .notMet)
        #expect(LLDAS.gcLimit.holds(for: Bounds(5)) == .met)
    }

    @Test("Recorded total and organ activity decide where items are not given; what was not asked for is listed")
    func recorded() throws {
        var answers = Answers.numbers(["sledai2k": 2, "pga": 0.5, "prednisone": 5])
        answers["newActivity"] = .finding(.absent)
        #expect(try LLDAS.assess(answers).state == .indeterminate)
        answers["majorOrganActivity"] = .finding(.absent)
        let result = try LLDAS.assess(answers)
        #expect(result.state == .met && result.missing.isEmpty)
        #expect(result.assumed == LLDAS.chartFlags.map(\.id) + LLDAS.maintenance.map(\.id) + ["investigationalDrug", "treatmentTolerated"])
        answers["majorOrganActivity"] = .finding(.present)
        #expect(try LLDAS.assess(answers).state == .notMet)
    }

    @Test("The major organs are fifteen items")
    func majorOrgans() {
        #expect(LLDAS.majorOrganItems.count == 7 + 1 + 4 + 2 + 1)
        #expect(!LLDAS.majorOrganItems.contains(.thrombocytopenia) && LLDAS.majorOrganItems.contains(.fever))
    }
}
