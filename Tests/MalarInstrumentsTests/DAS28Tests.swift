// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("DAS28: Prevoo 1995, das-score.nl")
struct DAS28Tests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let id: String, inputs: [Double], esr4: String, esr3: String, crp4: String, crp3: String
        var testDescription: String { id }
        var answers: Answers { .numbers(Dictionary(uniqueKeysWithValues: zip(["tjc28", "sjc28", "esr", "crp", "gh"], inputs))) }
    }

    @Test(
        "Four formulae",
        arguments: [
            //                     tjc sjc esr crp gh
            Vector(id: "D1", inputs: [0, 0, 1, 0, 0], esr4: "0.0000", esr3: "0.1600", crp4: "0.9600", crp3: "1.1500"),
            Vector(id: "D2", inputs: [4, 9, 20, 10, 50], esr4: "4.7570", esr3: "4.5416", crp4: "4.4832", crp3: "4.2556"),
            Vector(id: "D3", inputs: [10, 6, 45, 25, 65], esr4: "6.0314", esr3: "5.6911", crp4: "5.4996", crp3: "5.1426"),
            Vector(id: "D4", inputs: [1, 0, 5, 2, 10], esr4: "1.8266", esr3: "1.9815", crp4: "2.0555", crp3: "2.2011"),
            Vector(id: "D5", inputs: [28, 28, 150, 300, 100], esr4: "9.3523", esr3: "8.7485", crp4: "8.8594", crp3: "8.2994"),
            Vector(id: "D6", inputs: [2, 1, 12, 3, 20], esr4: "3.0914", esr3: "3.1963", crp4: "2.8110", crp3: "2.8781"),
        ])
    func formulae(_ vector: Vector) throws {
        let result = try DAS28.assess(vector.answers)
        #expect(rounds(result.part("das28Esr4")?.value, to: vector.esr4))
        #expect(rounds(result.part("das28Esr3")?.value, to: vector.esr3))
        #expect(rounds(result.part("das28Crp4")?.value, to: vector.crp4))
        #expect(rounds(result.part("das28Crp3")?.value, to: vector.crp3))
        #expect(result.score == result.part("das28Esr4") && result.missing.isEmpty)
        #expect(result.flags == ["crpBandScheme.das28CrpDedicated"])
    }

    @Test(
        "D2, D3, D4, D6: bands, by both sets for CRP",
        arguments: [
            ("D2", [4.0, 9, 20, 10, 50], "moderate", "moderate", "moderate"), ("D3", [10, 6, 45, 25, 65], "high", "high", "high"),
            ("D4", [1, 0, 5, 2, 10], "remission", "remission", "remission"), ("D6", [2, 1, 12, 3, 20], "low", "low", "low"),
            ("2.5", [0, 0, 1, 1, 92], "remission", "low", "remission"),
        ])
    func bands(_ id: String, inputs: [Double], esr: String, dedicated: String, legacy: String) throws {
        var answers = Vector(id: id, inputs: inputs, esr4: "", esr3: "", crp4: "", crp3: "").answers
        #expect(try DAS28.assess(answers).part("das28Esr4")?.band == esr)
        #expect(try DAS28.assess(answers).part("das28Crp4")?.band == dedicated)
        answers["crpBandScheme"] = .word("das28CrpLegacy")
        #expect(try DAS28.assess(answers).part("das28Crp4")?.band == legacy)
    }

    @Test("D7: without global health the four-variable forms are ranges")
    func globalHealthMissing() throws {
        let result = try DAS28.assess(.numbers(["tjc28": 3, "sjc28": 2, "esr": 30, "crp": 8]))
        #expect(rounds(result.part("das28Esr3")?.value, to: "4.2065") && rounds(result.part("das28Crp3")?.value, to: "3.5226"))
        #expect(result.score?.id == "das28Esr4" && result.score?.value == nil && result.part("das28Crp4")?.value == nil)
        let range = try #require(result.score.flatMap { score in score.highest.flatMap { high in score.lowest.map { high - $0 } } })
        #expect(rounds(range, to: "1.4000"))
        #expect(result.flags.contains("ghMissing") && result.missing == ["gh"])
    }

    @Test(
        "D8: EULAR response",
        arguments: [
            (6.03, 3.10, "good"), (4.76, 3.90, "moderate"), (6.8, 5.9, "none"), (3.0, 2.5, "none"), (6.8, 5.3, "moderate"),
            (4.4, 3.2, "moderate"),
            (4.5, 3.2, "good"), (4.0, 3.4, "none"), (5.7, 5.1, "none"), (5.8, 5.1, "moderate"), (3.0, 6.0, "none"),
        ])
    func response(baseline: Double, current: Double, word: String) throws {
        #expect(EULARResponse.response(baseline: baseline, current: current).rawValue == word)
        #expect(try EULARResponse.assess(.numbers(["baseline": baseline, "current": current])).band == word)
    }

    @Test("The response needs both scores")
    func openResponse() throws {
        let result = try EULARResponse.assess(.numbers(["baseline": 5]))
        #expect(result.missing == ["current"] && result.band == nil && result.score?.value == nil)
    }

    @Test("Counts are counted from 28 known joints")
    func joints() throws {
        var answers = Answers.numbers(["esr": 20, "crp": 10, "gh": 50, "sjc28": 9])
        for (index, joint) in Joint28.allCases.enumerated() {
            answers["tender.\(joint.rawValue)"] = .finding(index < 4 ? .present : .absent)
        }
        #expect(rounds(try DAS28.assess(answers).score?.value, to: "4.7570"))
        answers["tender.kneeLeft"] = .unknown
        let open = try DAS28.assess(answers)
        #expect(open.score?.value == nil && rounds(open.score?.lowest, to: "4.7570") && open.missing == ["tender.kneeLeft"])
        answers["tjc28"] = .number(9)
        #expect(try DAS28.assess(answers).flags.contains("recordedDiffers.tjc28"))
        #expect(Joint28.mcp3Left.label == "left MCP 3" && Joint28.shoulderRight.label == "right shoulder" && Joint28.allCases.count == 28)
    }

    @Test("ESR below 1 is taken as 1 and flagged; without its marker a formula has no bounds")
    func markers() throws {
        let zero = try DAS28.assess(.numbers(["tjc28": 0, "sjc28": 0, "esr": 0, "gh": 0]))
        #expect(zero.score?.value == 0 && zero.flags == ["esrFloored"])
        let without = try DAS28.assess(.numbers(["tjc28": 0, "sjc28": 0, "crp": 0, "gh": 0]))
        #expect(without.score == PartialScore("das28Esr4", value: nil) && without.missing == ["esr"])
        #expect(rounds(without.part("das28Crp4")?.value, to: "0.9600"))
    }

    @Test("The formula is switched only when it is named")
    func formulaByName() throws {
        var answers = Answers.numbers(["tjc28": 4, "sjc28": 9, "crp": 10])
        answers["formula"] = .word("das28Crp3")
        let result = try DAS28.assess(answers)
        #expect(result.score?.id == "das28Crp3" && rounds(result.score?.value, to: "4.2556") && result.missing.isEmpty)
    }
}
