// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("SDAI, CDAI, RAPID3, Boolean remission")
struct ArthritisIndexTests {
    private static let d9 = Answers.numbers(["tjc28": 5, "sjc28": 4, "patientGlobal10": 4.5, "physicianGlobal10": 3, "crp": 12])

    @Test("D9: SDAI 17.7 and CDAI 16.5, both moderate")
    func d9() throws {
        let sdai = try SDAI.assess(Self.d9), cdai = try CDAI.assess(Self.d9)
        #expect(rounds(sdai.score?.value, to: "17.7") && sdai.band == "moderate" && sdai.missing.isEmpty && sdai.flags.isEmpty)
        #expect(rounds(cdai.score?.value, to: "16.5") && cdai.band == "moderate" && sdai.part("cdai")?.value == cdai.score?.value)
        #expect(rounds(SDAI.score(tjc28: 5, sjc28: 4, patientGlobal10: 4.5, physicianGlobal10: 3, crp: 12), to: "17.7"))
    }

    @Test(
        "D10, D11: RAPID3",
        arguments: [
            ("D10", 9.0, 5.5, 4.5, "3.0", "13.0", "high", "4.333", "high"),
            ("D11", 3, 1, 1, "1.0", "3.0", "near-remission", "1.0", "remission"),
            ("just above", 3, 1, 1.1, "1.0", "3.1", "low", "1.0333", "low"),
            ("6", 9, 1.5, 1.5, "3.0", "6.0", "low", "2.0", "low"), ("12", 18, 3, 3, "6.0", "12.0", "moderate", "4.0", "moderate"),
            ("most", 30, 10, 10, "10.0", "30.0", "high", "10.0", "high"),
        ])
    func rapid3(
        _ id: String, raw: Double, pain: Double, global: Double, function: String, score: String, band: String, weighted: String,
        word: String
    ) throws {
        let result = try RAPID3.assess(.numbers(["mdhaqFunctionRaw": raw, "pain10": pain, "patientGlobal10": global]))
        #expect(rounds(result.part("functionFn")?.value, to: function) && rounds(result.score?.value, to: score) && result.band == band)
        #expect(rounds(result.part("rapid3Weighted")?.value, to: weighted) && result.part("rapid3Weighted")?.band == word)
        #expect(result.missing.isEmpty, "\(id)")
    }

    @Test("RAPID3: recorded function stands in; only more than its rounding is a contradiction")
    func recordedFunction() throws {
        let recorded = try RAPID3.assess(.numbers(["functionFn": 0.7, "pain10": 1, "patientGlobal10": 1]))
        #expect(rounds(recorded.score?.value, to: "2.7") && recorded.missing.isEmpty)
        for (fn, flags) in [(0.7, []), (0.72, ["recordedDiffers.functionFn"]), (2, ["recordedDiffers.functionFn"])] {
            let both = try RAPID3.assess(.numbers(["mdhaqFunctionRaw": 2, "functionFn": fn, "pain10": 1, "patientGlobal10": 1]))
            #expect(both.flags == flags && rounds(both.score?.value, to: "2.6667"))
        }
        let open = try RAPID3.assess(.numbers(["pain10": 8, "patientGlobal10": 5]))
        #expect(open.missing == ["mdhaqFunctionRaw"] && open.score?.lowest == 13 && open.score?.highest == 23 && open.band == "high")
    }

    @Test(
        "Cut-offs at their edges",
        arguments: [
            (3.3, "remission", 2.8, "remission"), (3.4, "low", 2.9, "low"), (11, "low", 10, "low"), (11.1, "moderate", 10.1, "moderate"),
            (26, "moderate", 22, "moderate"), (26.1, "high", 22.1, "high"),
        ])
    func bands(_ sdai: Double, sdaiBand: String, cdai: Double, cdaiBand: String) {
        #expect(SDAI.bands.band(of: sdai) == sdaiBand && CDAI.bands.band(of: cdai) == cdaiBand)
    }

    @Test("Without C-reactive protein SDAI has no upper bound; CDAI does not need it")
    func withoutCrp() throws {
        var answers = Self.d9
        answers["crp"] = nil
        let open = try SDAI.assess(answers)
        #expect(open.score == PartialScore("sdai", value: nil, lowest: 16.5) && open.missing == ["crp"] && open.band == nil)
        #expect(open.part("cdai")?.value == 16.5)
        answers["tjc28"] = .number(20)
        #expect(try SDAI.assess(answers).band == "high")
        answers["crp"] = .number(150)
        #expect(try SDAI.assess(answers).flags == ["crpAbove10MgDl"])
    }

    @Test("Counts are counted from the joints")
    func joints() throws {
        var answers = Self.d9
        answers["tjc28"] = nil
        for (index, joint) in Joint28.allCases.enumerated() {
            answers["tender.\(joint.rawValue)"] = .finding(index < 5 ? .present : .absent)
        }
        #expect(rounds(try SDAI.assess(answers).score?.value, to: "17.7"))
        answers["tender.kneeLeft"] = .unknown
        let open = try CDAI.assess(answers)
        #expect(open.score?.lowest == 16.5 && open.score?.highest == 17.5 && open.missing == ["tender.kneeLeft"])
        answers["tjc28"] = .number(9)
        #expect(try CDAI.assess(answers).flags == ["recordedDiffers.tjc28"])
    }

    @Test(
        "Boolean remission of 2011 and 2022: edges of each limit",
        arguments: [
            ([1.0, 1, 10, 1], Truth.met, Truth.met), ([0, 0, 0, 0], .met, .met), ([1, 1, 10, 2], .notMet, .met),
            ([1, 1, 10, 1.5], .notMet, .met), ([1, 1, 10, 2.1], .notMet, .notMet), ([2, 0, 0, 0], .notMet, .notMet),
            ([0, 2, 0, 0], .notMet, .notMet), ([0, 0, 10.1, 0], .notMet, .notMet),
        ])
    func boolean(_ values: [Double], first: Truth, revised: Truth) throws {
        let answers = Answers.numbers(Dictionary(uniqueKeysWithValues: zip(["tjc28", "sjc28", "crp", "patientGlobal10"], values)))
        #expect(try BooleanRemission2011.assess(answers).state == first && BooleanRemission2022.assess(answers).state == revised)
    }

    @Test("Boolean remission: what is unknown leaves it open unless a criterion decides, and each criterion says why")
    func booleanOpen() throws {
        let open = try BooleanRemission2022.assess(.numbers(["tjc28": 0, "sjc28": 1, "crp": 3]))
        #expect(open.state == .indeterminate && open.missing == ["patientGlobal10"])
        #expect(
            open.criteria.map(\.decidedBy) == [
                "0 tender joints", "1 swollen joints", "C-reactive protein 3 mg/L", "patient's global unknown",
            ])
        #expect(try BooleanRemission2022.assess(.numbers(["tjc28": 4])).state == .notMet)
    }

    @Test(
        "Answers that no rule admits are refused by name",
        arguments: [
            ("sdai", "tjc28", 29.0), ("sdai", "crp", -1), ("sdai", "physicianGlobal10", 10.1), ("cdai", "patientGlobal10", 45),
            ("rapid3", "mdhaqFunctionRaw", 31), ("rapid3", "mdhaqFunctionRaw", 2.5), ("rapid3", "pain10", .nan),
            ("rapid3", "functionFn", 11),
            ("booleanRemission2011", "sjc28", -1), ("booleanRemission2022", "patientGlobal10", .infinity),
        ])
    func refusals(_ id: String, item: String, number: Double) throws {
        let type = try #require(Catalogue.named(id))
        let error = #expect(throws: AnswerError.self) { try type.assess(.numbers([item: number])) }
        #expect(error?.item == item)
    }
}
