// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("Ultrasound synovitis: D'Agostino 2016, 2017")
struct UltrasoundTests {
    @Test(
        "U1-U5: combined grade", arguments: [("U1", 1, 0, 1), ("U2", 1, 2, 2), ("U3", 2, 3, 3), ("U4", 3, 0, 3), ("U5", 0, 1, 0)])
    func combined(_ id: String, greyscale: Int, doppler: Int, grade: Int) throws {
        #expect(UltrasoundSynovitis.combined(greyscale: greyscale, powerDoppler: doppler) == grade)
        let result = try UltrasoundSynovitis.assess(
            .numbers(["greyscale.mcp2Left": Double(greyscale), "powerDoppler.mcp2Left": Double(doppler)]))
        #expect(result.score?.value == Double(grade) && result.part("gloessMaximum")?.value == 3 && result.missing.isEmpty)
        #expect(result.flags == (id == "U5" ? ["dopplerWithoutHypertrophy.mcp2Left"] : []))
        #expect(UltrasoundSynovitis.isDopplerWithoutHypertrophy(greyscale: greyscale, powerDoppler: doppler) == (id == "U5"))
    }

    @Test("The whole table of pairs")
    func pairs() {
        let table = [[0, 0, 0, 0], [1, 1, 2, 3], [2, 2, 2, 3], [3, 3, 3, 3]]
        for greyscale in 0...3 {
            for doppler in 0...3 {
                #expect(UltrasoundSynovitis.combined(greyscale: greyscale, powerDoppler: doppler) == table[greyscale][doppler])
            }
        }
    }

    @Test("U6: GLOESS 8 of 24 over eight MCP joints")
    func u6() throws {
        let grades = [0, 1, 1, 2, 0, 3, 0, 1]
        #expect(UltrasoundSynovitis.gloess(grades) == (8, 24))
        let joints = Joint.all.filter { [.mcp2, .mcp3, .mcp4, .mcp5].contains($0.site) }
        var answers = Answers()
        for (joint, grade) in zip(joints, grades) {
            answers["greyscale.\(joint.id)"] = .number(Double(grade))
            answers["powerDoppler.\(joint.id)"] = .number(0)
        }
        let result = try UltrasoundSynovitis.assess(answers)
        #expect(result.score?.value == 8 && result.part("gloessMaximum")?.value == 24 && result.part("jointsScanned")?.value == 8)
        #expect(result.part("meanPerJoint")?.value == 1 && result.part("greyscaleSum")?.value == 8)
        #expect(result.part("powerDopplerSum")?.value == 0 && result.criteria.count == 8 && result.flags.isEmpty)
        #expect(result.criteria.count { $0.state == .met } == 5)
    }

    @Test("Ranges of the sets: 24, 54 and 132")
    func maxima() {
        for (joints, maximum) in [(8, 24), (18, 54), (44, 132)] {
            #expect(UltrasoundSynovitis.gloess(Array(repeating: 3, count: joints)) == (maximum, maximum))
        }
    }

    @Test("A joint without a grade makes a range, is listed, and leaves the mean; one never asked for was not scanned")
    func open() throws {
        var answers = Answers.numbers(["greyscale.kneeLeft": 2, "powerDoppler.kneeLeft": 1, "greyscale.wristLeft": 1])
        let result = try UltrasoundSynovitis.assess(answers)
        #expect(result.score == PartialScore("gloess", value: nil, lowest: 3, highest: 5) && result.missing == ["powerDoppler.wristLeft"])
        #expect(
            result.part("jointsScanned")?.value == 1 && result.part("meanPerJoint")?.value == 2 && result.part("scannedSum")?.value == 2)
        answers["greyscale.wristLeft"] = .number(0)
        #expect(try UltrasoundSynovitis.assess(answers).score?.value == 2)
        answers["greyscale.wristLeft"] = .number(3)
        #expect(try UltrasoundSynovitis.assess(answers).score?.value == 5)
        let none = try UltrasoundSynovitis.assess(Answers())
        #expect(none.score?.value == nil && none.flags == ["noJointScanned"] && none.part("jointsScanned")?.value == 0)
    }

    @Test("The convention of greyscale is stored; grades outside 0 to 3 are refused by name")
    func refusals() throws {
        var answers = Answers.numbers(["greyscale.kneeLeft": 1, "powerDoppler.kneeLeft": 0])
        answers["greyscaleConvention"] = .word("hypertrophyAndEffusion")
        #expect(try UltrasoundSynovitis.assess(answers).flags == ["greyscaleConvention.hypertrophyAndEffusion"])
        for (id, number) in [
            ("greyscale.kneeLeft", 4.0), ("powerDoppler.hipRight", -1), ("powerDoppler.mtp5Left", 1.5), ("greyscale.tmjLeft", .nan),
        ] {
            let error = #expect(throws: AnswerError.self) { try UltrasoundSynovitis.assess(.numbers([id: number])) }
            #expect(error?.item == id)
        }
    }

    @Test("10,000 scans: ranges hold completions; higher grades never lower the score; order is irrelevant")
    func properties() throws {
        var random = Seeded(state: 2017)
        for _ in 0..<10_000 {
            var whole = Answers()
            for joint in Joint.all.shuffled(using: &random).prefix(8) {
                whole["greyscale.\(joint.id)"] = .number(Double(Int.random(in: 0...3, using: &random)))
                whole["powerDoppler.\(joint.id)"] = .number(Double(Int.random(in: 0...3, using: &random)))
            }
            var open = whole, shuffled = Answers(), worse = whole
            for id in whole.ids where Double.random(in: 0...1, using: &random) < 0.2 { open[id] = .unknown }
            for id in open.ids.shuffled(using: &random) { shuffled[id] = open[id] }
            worse[whole.ids.randomElement(using: &random) ?? ""] = .number(3)
            let known = try UltrasoundSynovitis.assess(whole), range = try UltrasoundSynovitis.assess(open)
            let score = try #require(known.score?.value)
            #expect(known.missing.isEmpty && range.score?.holds(score) == true && (range.score?.value == nil) != range.missing.isEmpty)
            #expect(try UltrasoundSynovitis.assess(shuffled) == range)
            #expect(try #require(UltrasoundSynovitis.assess(worse).score?.value) >= score)
            for (value, criterion) in zip(known.criteria, range.criteria) {
                #expect(criterion.state == .indeterminate || criterion.state == value.state)
            }
        }
    }
}
