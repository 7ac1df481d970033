// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

extension Answers {
    /// A visit at which every item of the damage index was looked for: these have points, the others none.
    static func damage(_ numbers: [String: Double] = [:], unknown: [SDI.Item] = []) -> Answers {
        var answers = Answers(numbers.mapValues { .number($0) })
        for item in SDI.Item.allCases where !answers.asks(for: item.rawValue) { answers[item.rawValue] = .number(0) }
        for item in unknown { answers[item.rawValue] = .unknown }
        return answers
    }
}

@Suite("SLICC/ACR Damage Index: Gladman 1996")
struct SDITests {
    @Test(
        "S1-S5, S8",
        arguments: [
            (
                "S1", ["cataract": 1, "cerebrovascularAccident": 2, "monthsBetween.cerebrovascularAccident": 10, "avascularNecrosis": 2],
                5.0
            ),
            ("S2", ["gfrBelow50": 1, "proteinuria3500": 1, "monthsPresent.gfrBelow50": 7, "monthsPresent.proteinuria3500": 7], 2),
            ("S3", ["gfrBelow50": 1, "proteinuria3500": 1, "endStageRenalDisease": 1], 3),
            ("S4", ["myocardialInfarction": 2, "monthsBetween.myocardialInfarction": 3], 1),
            ("S5", ["seizuresRequiringTherapy": 1, "monthsPresent.seizuresRequiringTherapy": 4], 0),
            ("S8", ["malignancy": 2, "cervicalDysplasia": 1], 2),
        ] as [(String, [String: Double], Double)])
    func vectors(_ id: String, numbers: [String: Double], total: Double) throws {
        let result = try SDI.assess(.damage(numbers))
        #expect(result.score?.value == total && result.missing.isEmpty, "\(id)")
        let renal: Double = ["S2": 2, "S3": 3][id] ?? 0
        #expect(result.part("renalDamage")?.value == renal)
    }

    @Test("S6: every item at its maximum gives 47; the 39 items of 1996 give 45; adding all renal items would give 49")
    func maximum() throws {
        let most = Dictionary(uniqueKeysWithValues: SDI.table.map { ($0.item.rawValue, $0.maximum == 2 ? 2.0 : 1) })
        let result = try SDI.assess(.damage(most))
        #expect(result.score?.value == 47 && result.part("sdi1996")?.value == 45)
        #expect(SDI.System.allCases.map { result.part($0.rawValue)?.value } == [2.0, 6, 3, 5, 6, 5, 6, 7, 3, 1, 1, 2])
        #expect(SDI.table.reduce(0) { $0 + $1.maximum } == 49)
        #expect(SDI.table.filter { $0.isIn1996Form || $0.item == .pancreaticInsufficiency }.reduce(-2) { $0 + $1.maximum } == 46)
    }

    @Test("The table has the 41 items in order, 2+5+3+5+5+4+5+6+3+1+1+1 in 12 systems")
    func table() {
        #expect(SDI.table.map(\.item) == SDI.Item.allCases && SDI.table.count == 41)
        #expect(SDI.System.allCases.map { system in SDI.table.count { $0.system == system } } == [2, 5, 3, 5, 5, 4, 5, 6, 3, 1, 1, 1])
        let two: Set<SDI.Item> = [
            .cerebrovascularAccident, .myocardialInfarction, .significantTissueLoss, .infarctionOrResectionGi, .avascularNecrosis,
            .malignancy,
        ]
        #expect(Set(SDI.table.filter { $0.maximum == 2 }.map(\.item)) == two)
        #expect(SDI.table.filter { !$0.isIn1996Form }.map(\.item) == [.pancreaticInsufficiency, .rupturedTendon])
    }

    @Test("S1, S2, S4, S5 on days: 6 months are 6 whole months")
    func days() {
        func day(_ month: Int, _ day: Int = 14) -> CalendarDate {
            CalendarDate(year: 2023, month: month, day: day) ?? CalendarDate(dayNumber: 0)
        }
        #expect(SDI.points(ofEvents: []) == 0 && SDI.points(ofEvents: [day(1)]) == 1)
        #expect(SDI.points(ofEvents: [day(1), day(11)]) == 2 && SDI.points(ofEvents: [day(4), day(1)]) == 1)
        #expect(
            SDI.points(ofEvents: [day(7), day(4), day(1)]) == 2 && SDI.points(ofEvents: [day(7, 13), day(1)]) == 1)
        #expect(SDI.hasPersisted(from: day(1), through: day(8)) && !SDI.hasPersisted(from: day(1), through: day(5)))
        #expect(SDI.isLongEnough(months: 6) && !SDI.isLongEnough(months: 5.9))
    }

    @Test("Months: below 6 the item waits and is flagged; asked and unknown it is open; never asked it stands")
    func months() throws {
        var answers = Answers.damage(["diabetes": 1, "monthsPresent.diabetes": 5.9])
        #expect(try SDI.assess(answers).flags == ["notYetSixMonths.diabetes"] && SDI.assess(answers).score?.value == 0)
        answers["monthsPresent.diabetes"] = .number(6)
        #expect(try SDI.assess(answers).score?.value == 1)
        answers["monthsPresent.diabetes"] = .unknown
        let open = try SDI.assess(answers)
        #expect(open.score == PartialScore("sdi", value: nil, lowest: 0, highest: 1) && open.missing == ["monthsPresent.diabetes"])
        answers["monthsPresent.diabetes"] = nil
        #expect(try SDI.assess(answers).score?.value == 1)
        let close = try SDI.assess(.damage(["cerebrovascularAccident": 2, "monthsBetween.cerebrovascularAccident": 3]))
        #expect(close.flags == ["eventsTooClose.cerebrovascularAccident"] && close.score?.value == 1)
    }

    @Test("Unknown items make the total a lower bound with a list; end-stage disease closes the renal system")
    func unknown() throws {
        let open = try SDI.assess(.damage(["cataract": 1], unknown: [.malignancy, .endStageRenalDisease]))
        #expect(open.score == PartialScore("sdi", value: nil, lowest: 1, highest: 6))
        #expect(open.missing == ["endStageRenalDisease", "malignancy"])
        let endStage = try SDI.assess(.damage(["endStageRenalDisease": 1], unknown: [.gfrBelow50, .proteinuria3500]))
        #expect(endStage.score?.value == 3 && endStage.missing.isEmpty)
        let maybe = SDI.Points([.gfrBelow50: 1, .proteinuria3500: 1])
        #expect(maybe.points(of: .renal) == 2...3)
    }

    @Test(
        "Answers that no rule admits are refused by name",
        arguments: [
            ("cataract", 2.0), ("cerebrovascularAccident", 3), ("malignancy", -1), ("avascularNecrosis", 1.5), ("endStageRenalDisease", 3),
            ("monthsPresent.diabetes", -1), ("monthsBetween.myocardialInfarction", .nan),
        ])
    func refusals(_ item: String, number: Double) {
        let error = #expect(throws: AnswerError.self) { try SDI.assess(.numbers([item: number])) }
        #expect(error?.item == item)
    }

    /// Random answers: most items without damage; months here and there.
    static func answers(_ random: inout Seeded) -> Answers {
        var answers = Answers()
        for item in SDI.description.items where item.id != "sdi" {
            switch item.kind {
            case .number:
                if Double.random(in: 0...1, using: &random) < 0.2 { answers[item.id] = .number(Double.random(in: 0...12, using: &random)) }
            case .count: answers[item.id] = .number(Double(Int.random(in: 0...2, using: &random)))
            default: answers[item.id] = .finding(Double.random(in: 0...1, using: &random) < 0.2 ? .present : .absent)
            }
        }
        return answers
    }

    @Test("10,000 visits: ranges hold completions and only widen; systems add up; more damage never lowers the total; order is irrelevant")
    func properties() throws {
        var random = Seeded(state: 1996)
        for _ in 0..<10_000 {
            let whole = Self.answers(&random)
            var open = whole
            for id in whole.ids where Double.random(in: 0...1, using: &random) < 0.1 { open[id] = .unknown }
            let known = try SDI.assess(whole), range = try SDI.assess(open)
            let total = try #require(known.score?.value)
            #expect(known.missing.isEmpty && (0...47).contains(total))
            #expect(range.score?.holds(total) == true && (range.score?.value == nil) != range.missing.isEmpty)
            for (value, part) in zip(known.parts, range.parts) { #expect(part.holds(value)) }
            #expect(known.parts.dropLast().reduce(0) { $0 + ($1.value ?? 0) } == total)
            let row = SDI.table[Int.random(in: 0..<41, using: &random)]
            var worse = whole
            worse[row.item.rawValue] = .number(row.maximum == 2 ? 2 : 1)
            #expect(try #require(SDI.assess(worse).score?.value) >= total)
            var shuffled = Answers()
            for id in open.ids.shuffled(using: &random) { shuffled[id] = open[id] }
            #expect(try SDI.assess(shuffled) == range)
        }
    }
}
