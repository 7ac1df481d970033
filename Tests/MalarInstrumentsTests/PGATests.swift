// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("Physician global assessment: PISCOS")
struct PGATests {
    @Test(
        "Conversions",
        arguments: [
            ("P1", ["mm": 33, "lineLength": 100], "0.99", "mild", "mm"), ("P2", ["mm": 42, "lineLength": 100], "1.26", "moderate", "mm"),
            ("P3", ["mm": 40, "lineLength": 80], "1.5", "moderate", "mm"), ("P4", ["score10": 3], "0.9", "mild", "score10"),
            ("0-100", ["score100": 30], "0.9", "mild", "score100"), ("whole line", ["mm": 80, "lineLength": 80], "3", "severe", "mm"),
        ] as [(String, [String: Double], String, String, String)])
    func converted(_ id: String, numbers: [String: Double], pga: String, band: String, source: String) throws {
        let result = try PhysicianGlobalAssessment.assess(.numbers(numbers))
        #expect(rounds(result.score?.value, to: pga) && result.band == band && result.missing.isEmpty)
        #expect(result.flags == ["converted", "converted.\(source)"])
        #expect(result.criteria.allSatisfy { $0.state == .indeterminate })
    }

    @Test(
        "P5, P6, P7: bands, and the limits of remission and low activity",
        arguments: [
            (0.0, "below mild", Truth.met, Truth.met), (0.49, "below mild", .met, .met), (0.50, "mild", .notMet, .met),
            (1.0, "mild", .notMet, .met), (1.01, "moderate", .notMet, .notMet), (2.0, "moderate", .notMet, .notMet),
            (2.01, "severe", .notMet, .notMet), (3, "severe", .notMet, .notMet),
        ])
    func bands(_ pga: Double, band: String, doris: Truth, lldas: Truth) throws {
        let result = try PhysicianGlobalAssessment.assess(.numbers(["pga": pga]))
        #expect(result.band == band && result.flags.isEmpty)
        #expect(result.criteria.map(\.id) == ["pgaBelow", "c3Pga"] && result.criteria.map(\.state) == [doris, lldas])
        let dorisResult = try DORIS2021.assess(.visit([], ["pga": pga, "prednisone": 0]))
        #expect(dorisResult.criteria.first { $0.id == "pgaBelow" }?.state == doris)
        #expect(try LLDAS.assess(.visit([], ["pga": pga])).criteria.first { $0.id == "c3Pga" }?.state == lldas)
    }

    @Test(
        "Refused",
        arguments: [
            (["pga": 3.4], "pga"), (["pga": -0.1], "pga"), (["mm": 90, "lineLength": 80], "mm"), (["score10": 11], "score10"),
            (["score100": 101], "score100"), (["mm": 10, "lineLength": 0], "lineLength"), (["pga": .nan], "pga"),
        ] as [([String: Double], String)])
    func refused(_ numbers: [String: Double], item: String) {
        let error = #expect(throws: AnswerError.self) { try PhysicianGlobalAssessment.assess(.numbers(numbers)) }
        #expect(error?.item == item && error?.description.hasPrefix("\(item): expects ") == true)
    }

    @Test("A rating of 0 to 3 comes first; without any the score is 0 to 3, and what is missing is named")
    func order() throws {
        let both = try PhysicianGlobalAssessment.assess(.numbers(["pga": 2, "score10": 1]))
        #expect(both.score?.value == 2 && both.flags.isEmpty)
        let none = try PhysicianGlobalAssessment.assess(Answers())
        #expect(none.score == PartialScore("pga", value: nil, lowest: 0, highest: 3) && none.missing == ["pga"])
        #expect(try PhysicianGlobalAssessment.assess(.numbers(["mm": 40])).missing == ["lineLength"])
    }
}
