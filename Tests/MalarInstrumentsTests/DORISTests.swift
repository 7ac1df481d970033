// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("DORIS remission")
struct DORISTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let id: String, present: [Item], unknown: [Item], numbers: [String: Double], state: Truth, decidedBy: [String: String]
        var testDescription: String { id }
    }

    static let urinary: [Item] = [.urinaryCasts, .hematuria, .proteinuria, .pyuria]
    static let urinaryUnknown = "urinary casts, haematuria, proteinuria, pyuria unknown"

    @Test(
        "Definition of 2021",
        arguments: [
            Vector(
                id: "R1", present: [.lowComplement, .increasedDnaBinding], unknown: [], numbers: ["pga": 0.3, "prednisone": 5], state: .met,
                decidedBy: ["cSledaiZero": "no clinical item present", "gcLow": "prednisone-equivalent 5 mg/day", "pgaBelow": "PGA 0.3"]),
            Vector(
                id: "R2", present: [], unknown: [], numbers: ["pga": 0.5, "prednisone": 0], state: .notMet,
                decidedBy: ["pgaBelow": "PGA 0.5"]),
            Vector(
                id: "R3", present: [.leukopenia], unknown: [], numbers: ["pga": 0.2, "prednisone": 0], state: .notMet,
                decidedBy: ["cSledaiZero": "leukopenia present", "gcLow": "no glucocorticoid"]),
            Vector(
                id: "R4", present: [], unknown: [], numbers: ["pga": 0, "prednisone": 7.5], state: .notMet,
                decidedBy: ["gcLow": "prednisone-equivalent 7.5 mg/day"]),
            Vector(
                id: "R5", present: [.increasedDnaBinding], unknown: [], numbers: ["pga": 0.1, "prednisone": 0], state: .met, decidedBy: [:]),
            Vector(id: "R6", present: [], unknown: [], numbers: ["pga": 0.1, "prednisone": 0], state: .met, decidedBy: [:]),
            Vector(
                id: "R7", present: [], unknown: [], numbers: ["prednisone": 4], state: .indeterminate,
                decidedBy: ["pgaBelow": "PGA not recorded"]),
            Vector(
                id: "R8", present: [], unknown: urinary, numbers: ["pga": 0.2, "prednisone": 4], state: .indeterminate,
                decidedBy: ["cSledaiZero": urinaryUnknown]),
            Vector(
                id: "R9", present: [.rash], unknown: urinary, numbers: ["pga": 0.2, "prednisone": 4], state: .notMet,
                decidedBy: ["cSledaiZero": "rash present"]),
            Vector(
                id: "no dose", present: [], unknown: [], numbers: ["pga": 0.2], state: .indeterminate,
                decidedBy: ["gcLow": "glucocorticoid dose not recorded"]),
            Vector(
                id: "unnamed", present: [], unknown: [], numbers: ["pga": 0.2, "glucocorticoidUnspecified": 4], state: .met, decidedBy: [:]),
            Vector(
                id: "unnamed 5", present: [], unknown: [], numbers: ["pga": 0.2, "glucocorticoidUnspecified": 5], state: .indeterminate,
                decidedBy: ["gcLow": "prednisone-equivalent 5 to 6.25 mg/day, drug not named"]),
        ])
    func vector(_ vector: Vector) throws {
        let result = try DORIS2021.assess(.visit(vector.present, unknown: vector.unknown, vector.numbers))
        #expect(result.state == vector.state)
        #expect(result.criteria.map(\.id) == ["cSledaiZero", "pgaBelow", "gcLow", "therapyAllowed"])
        for (id, words) in vector.decidedBy { #expect(result.criteria.first { $0.id == id }?.decidedBy == words) }
        #expect(result.assumed == ["therapyAllowed"])
        let typed = DORIS2021.remission(
            Findings(vector.present, unknown: vector.unknown), pga: vector.numbers["pga"],
            prednisone: Bounds(result.part("prednisoneEquivalent")?.lowest, result.part("prednisoneEquivalent")?.highest))
        #expect(typed == vector.state)
    }

    @Test("R1 fails where less than 5 mg is asked for, and the operator is part of the name")
    func variants() throws {
        var answers = Answers.visit([.lowComplement, .increasedDnaBinding], ["pga": 0.3, "prednisone": 5])
        answers["variant"] = .word("strictGc")
        let result = try DORIS2021.assess(answers)
        #expect(result.state == .notMet && result.flags == ["variant.strictGc"])
        #expect(DORIS2021.Definition().name == "DORIS 2021 (prednisone ≤ 5 mg/day, PGA < 0.5)")
        #expect(DORIS2021.Definition(gcLimit: .lessThan(5)).name == "DORIS 2021 (prednisone < 5 mg/day, PGA < 0.5)")
        var boundary = Answers.visit([], ["pga": 0.5, "prednisone": 0])
        boundary["variant"] = .word("inclusivePga")
        #expect(try DORIS2021.assess(boundary).state == .met)
    }

    @Test("Definitions of 2017")
    func definitionsOf2017() {
        func holds(_ definition: DORIS2017, _ present: [Item], _ prednisone: Double, drug: Finding) -> Truth {
            definition.holds(Findings(present), pga: 0.1, prednisone: Bounds(prednisone), immunosuppressiveOrBiologic: drug)
        }
        #expect(holds(.clinicalOffTherapy, [.increasedDnaBinding], 0, drug: .absent) == .met, "R5")
        #expect(holds(.completeOffTherapy, [.increasedDnaBinding], 0, drug: .absent) == .notMet, "R5")
        #expect(holds(.completeOnTherapy, [], 0, drug: .present) == .met, "R6")
        #expect(holds(.clinicalOffTherapy, [], 0, drug: .present) == .notMet, "R6")
        #expect(holds(.completeOffTherapy, [], 0, drug: .present) == .notMet, "R6")
        #expect(holds(.clinicalOffTherapy, [], 1, drug: .absent) == .notMet)
        #expect(holds(.clinicalOffTherapy, [], 0, drug: .unknown) == .indeterminate)
        #expect(
            DORIS2021.remissionOffTreatment(Findings([]), pga: 0.1, prednisone: Bounds(0), immunosuppressiveOrBiologic: .absent) == .met)
    }

    @Test("Treatment: never asked is assumed and said, an empty answer is unknown, not allowed decides")
    func treatment() throws {
        var answers = Answers.visit([], ["pga": 0.1, "prednisone": 0])
        answers["therapyAllowed"] = .unknown
        #expect(try DORIS2021.assess(answers).state == .indeterminate)
        answers["therapyAllowed"] = .finding(.absent)
        #expect(try DORIS2021.assess(answers).state == .notMet)
        #expect(try DORIS2021.assess(answers).assumed == [])
    }

    @Test("A recorded clinical SLEDAI decides where items leave it open, and is flagged where they contradict it")
    func recorded() throws {
        let numbers = ["clinicalSledai": 0.0, "pga": 0.1, "prednisone": 0]
        let open = try DORIS2021.assess(.numbers(numbers))
        #expect(open.state == .met && open.missing.isEmpty && open.criteria.first?.decidedBy == "clinical SLEDAI 0 as recorded")
        let contradicted = try DORIS2021.assess(.visit([.rash], numbers))
        #expect(contradicted.state == .notMet && contradicted.flags == ["recordedDiffers.clinicalSledai"])
    }

    @Test("Pulses and other activity are reported beside the state")
    func flags() throws {
        let findings: [String: Finding] = ["pulseSinceLastVisit": .present, "otherActivity": .present]
        let result = try DORIS2021.assess(.visit([], ["pga": 0.1, "prednisone": 0], findings: findings))
        #expect(result.state == .met && result.flags == ["pulseSinceLastVisit", "otherActivity"])
    }
}
