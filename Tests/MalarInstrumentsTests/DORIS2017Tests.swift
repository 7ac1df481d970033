// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("DORIS framework 2017")
struct DORIS2017Tests {
    static let ids = ["clinicalOnTherapy", "completeOnTherapy", "clinicalOffTherapy", "completeOffTherapy"]

    @Test(
        "The four definitions",
        arguments: [
            (
                "R1", [.lowComplement, .increasedDnaBinding], ["pga": 0.3, "prednisone": 5], Finding.present,
                [.met, .notMet, .notMet, .notMet]
            ),
            ("R2", [], ["pga": 0.5, "prednisone": 0], .absent, [.notMet, .notMet, .notMet, .notMet]),
            ("R3", [.leukopenia], ["pga": 0.2, "prednisone": 0], .absent, [.notMet, .notMet, .notMet, .notMet]),
            ("R4", [], ["pga": 0, "prednisone": 7.5], .absent, [.notMet, .notMet, .notMet, .notMet]),
            ("R5", [.increasedDnaBinding], ["pga": 0.1, "prednisone": 0], .absent, [.met, .notMet, .met, .notMet]),
            ("R6", [], ["pga": 0.1, "prednisone": 0], .present, [.met, .met, .notMet, .notMet]),
            ("R7", [], ["prednisone": 4], .present, [.indeterminate, .indeterminate, .notMet, .notMet]),
            ("all", [], ["pga": 0.1, "prednisone": 0], .absent, [.met, .met, .met, .met]),
            ("drugs unknown", [], ["pga": 0.1, "prednisone": 0], .unknown, [.met, .met, .indeterminate, .indeterminate]),
        ] as [(String, [Item], [String: Double], Finding, [Truth])])
    func vectors(_ id: String, present: [Item], numbers: [String: Double], drug: Finding, states: [Truth]) throws {
        let result = try DORIS2017.assess(.visit(present, numbers, findings: ["immunosuppressiveOrBiologic": drug]))
        #expect(result.criteria.suffix(4).map(\.id) == Self.ids && result.criteria.suffix(4).map(\.state) == states)
        #expect(result.state == Truth.any(states))
        for (definition, state) in zip(DORIS2017.allCases, states) {
            let typed = definition.holds(
                Findings(present), pga: numbers["pga"], prednisone: Bounds(numbers["prednisone"]), immunosuppressiveOrBiologic: drug)
            #expect(typed == state)
        }
    }

    @Test("R8, R9: an unknown urinalysis leaves it open, a known rash decides")
    func urinalysis() throws {
        let drug: [String: Finding] = ["immunosuppressiveOrBiologic": .absent]
        let open = try DORIS2017.assess(.visit([], unknown: DORISTests.urinary, ["pga": 0.2, "prednisone": 4], findings: drug))
        #expect(open.state == .indeterminate && open.missing == DORISTests.urinary.map(\.rawValue))
        #expect(open.criteria.first { $0.id == "clinicalOnTherapy" }?.decidedBy == DORISTests.urinaryUnknown)
        let rash = try DORIS2017.assess(.visit([.rash], unknown: DORISTests.urinary, ["pga": 0.2, "prednisone": 4], findings: drug))
        #expect(rash.state == .notMet)
        #expect(rash.criteria.first { $0.id == "completeOffTherapy" }?.decidedBy == "rash present; prednisone-equivalent 4 mg/day")
    }

    @Test("Doses that are not for maintenance decide against remission on therapy; other indices are read by their own item")
    func maintenanceAndIndex() throws {
        var answers = Answers.visit([], ["pga": 0.1, "prednisone": 5], findings: ["immunosuppressiveOrBiologic": .present])
        #expect(try DORIS2017.assess(answers).assumed == ["maintenanceDoses"])
        answers["maintenanceDoses"] = .finding(.absent)
        #expect(try DORIS2017.assess(answers).state == .notMet)
        var bilag = Answers.visit([.rash], ["pga": 0.1, "prednisone": 5], findings: ["immunosuppressiveOrBiologic": .absent])
        bilag["activityIndex"] = .word("bilag2004")
        #expect(try DORIS2017.assess(bilag).state == .indeterminate && DORIS2017.assess(bilag).missing == ["bilagOnlyDOrE"])
        bilag["bilagOnlyDOrE"] = .finding(.present)
        let result = try DORIS2017.assess(bilag)
        #expect(result.state == .met && result.flags == ["activityIndex.bilag2004"])
    }
}
