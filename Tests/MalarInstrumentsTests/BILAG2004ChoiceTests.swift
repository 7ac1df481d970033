// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

@Suite("BILAG-2004: unverified rules are off, and never silent")
struct BILAG2004ChoiceTests {
    static let skin: [String: Answer] = Dictionary(
        uniqueKeysWithValues: BILAG2004.items.filter { $0.domain == .mucocutaneous }.map {
            ($0.id, Answer.number($0.name == "skinEruptionMild" ? 3 : 0))
        })

    static func visit(_ letters: String, _ choice: String?) -> Answers {
        var answers = grades(letters)
        for (id, answer) in skin { answers[id] = answer }
        if let choice { answers["gradesFromItems"] = .word(choice) }
        return answers
    }

    @Test("Items alone give no grade, and the result says so", arguments: [nil, "off"])
    func off(_ choice: String?) throws {
        let result = try BILAG2004.assess(Self.visit("E-EEEEEEE", choice))
        #expect(result.score?.value == nil && result.score?.highest == 12 && result.missing == ["bilag.mucocutaneous"])
        #expect(result.flags == ["itemsNotGraded.bilag.mucocutaneous"])
    }

    @Test("Asked for by name, they grade, and every result says so")
    func on() throws {
        let visit = Self.visit("E-EEEEEEE", BILAG2004.unverifiedRules)
        let result = try BILAG2004.assess(visit)
        #expect(result.score?.value == 8 && result.part("points.mucocutaneous")?.band == "B" && result.missing.isEmpty)
        #expect(result.flags == ["unverifiedGrades", "derived.bilag.mucocutaneous"])
        let before = DatedAnswers(CalendarDate(dayNumber: 0), visit), now = DatedAnswers(CalendarDate(dayNumber: 90), grades("EEEEEEEEE"))
        for type in [BILAGFlareTulip.self, SRIBILAGComponent.self, BILAGFlare2011.self] as [any LongitudinalInstrument.Type] {
            #expect(try type.assess(before, after: []).flags.contains("unverifiedGrades"))
            let name = type == SRIBILAGComponent.self ? "baseline" : "previous"
            #expect(try type.assess(now, after: [before]).flags.contains("\(name).unverifiedGrades"))
        }
    }

    @Test("An entered grade stands; where the items contradict it, the result says so")
    func entered() throws {
        let agrees = try BILAG2004.assess(Self.visit("EBEEEEEEE", BILAG2004.unverifiedRules))
        #expect(agrees.score?.value == 8 && agrees.flags.isEmpty)
        let differs = try BILAG2004.assess(Self.visit("ECEEEEEEE", BILAG2004.unverifiedRules))
        #expect(differs.score?.value == 1 && differs.flags == ["unverifiedGrades", "recordedDiffers.bilag.mucocutaneous"])
    }

    @Test("D or E: the score is known, the history is missing")
    func history() throws {
        var visit = Self.visit("E-EEEEEEE", BILAG2004.unverifiedRules)
        visit["bilag.skinEruptionMild"] = .number(0)
        let open = try BILAG2004.assess(visit)
        #expect(open.score?.value == 0 && open.part("points.mucocutaneous")?.band == nil && open.missing == ["bilag.ever.mucocutaneous"])
        visit["bilag.ever.mucocutaneous"] = .finding(.present)
        #expect(try BILAG2004.assess(visit).part("points.mucocutaneous")?.band == "D")
    }

    @Test("Items that leave a grade open are named")
    func openItems() throws {
        var visit = Self.visit("E-EEEEEEE", BILAG2004.unverifiedRules)
        visit["bilag.skinEruptionMild"] = .number(1)
        visit["bilag.alopeciaSevere"] = .unknown
        let result = try BILAG2004.assess(visit)
        #expect(result.missing == ["bilag.alopeciaSevere"] && result.score?.lowest == 1 && result.score?.highest == 8)
    }

    @Test("B8 through the form: renal A and its flags")
    func renal() throws {
        var visit = grades("EEEEEEE-E")
        for (id, value) in ["proteinCreatinineRatio": 140.0, "previous.proteinCreatinineRatio": 150] {
            visit["bilag.\(id)"] = .number(value)
        }
        visit["bilag.activeUrinarySediment"] = .finding(.present)
        visit["gradesFromItems"] = .word(BILAG2004.unverifiedRules)
        let result = try BILAG2004.assess(visit)
        #expect(result.part("points.renal")?.band == "A" && result.flags == ["unverifiedGrades", "derived.bilag.renal"])
        visit["bilag.proteinCreatinineRatio"] = .number(100)
        let lesser = try BILAG2004.assess(visit)
        #expect(lesser.part("points.renal")?.band == "B")
        #expect(lesser.flags == ["unverifiedGrades", "derived.bilag.renal", "gradeStands.bilag.renal"])
        visit["bilag.previous.proteinCreatinineRatio"] = .unknown
        #expect(try BILAG2004.assess(visit).flags.contains("noPrevious"))
    }

    @Test(
        "Refusals name the item",
        arguments: [
            ("bilag.renal", .word("F"), .unknownWord), ("bilag.renal", .number(8), .unknownWord),
            ("bilag.pyrexia", .number(5), .outOfRange),
            ("bilag.pyrexia", .number(1.5), .notAWholeNumber), ("bilag.pyrexia", .finding(.present), .notANumber),
            ("bilag.acceleratedHypertension", .number(2), .notAFinding), ("bilag.urineDipstickProtein", .number(4), .outOfRange),
            ("bilag.platelets", .number(95_000), .outOfRange), ("bilag.haemoglobin", .number(-1), .outOfRange),
            ("bilag.previous.creatinine", .number(.nan), .outOfRange), ("gradesFromItems", .word("on"), .unknownWord),
            ("bilag.ever.renal", .word("yes"), .notAFinding),
        ] as [(String, Answer, AnswerError.Code)])
    func refusals(_ item: String, answer: Answer, code: AnswerError.Code) {
        let error = #expect(throws: AnswerError.self) { try BILAG2004.assess(Answers([item: answer])) }
        #expect(error?.item == item && error?.code == code)
        let visit = DatedAnswers(CalendarDate(dayNumber: 0), Answers([item: answer]))
        #expect(throws: AnswerError.self) { try BILAGFlareTulip.assess(visit, after: []) }
    }
}
