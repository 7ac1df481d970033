// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

@Suite("SLICC/ACR Damage Index over time")
struct SDICourseTests {
    private static func date(_ year: Int) -> CalendarDate { CalendarDate(year: year, month: 3, day: 1) ?? CalendarDate(dayNumber: 0) }

    private static func visit(_ year: Int, _ numbers: [String: Double], unknown: [SDI.Item] = []) -> DatedAnswers {
        DatedAnswers(date(year), .damage(numbers, unknown: unknown))
    }

    private static let five: [String: Double] = ["cataract": 1, "cerebrovascularAccident": 2, "avascularNecrosis": 2]

    @Test("S7: an item unchecked after surgery keeps its point and is flagged; the total stays 5")
    func s7() throws {
        var after = Self.five
        after["cataract"] = 0
        let result = try SDICourse.assess(Self.visit(2022, after), after: [Self.visit(2020, Self.five)])
        #expect(result.score?.value == 5 && result.flags == ["fell.cataract"] && result.part("rise")?.value == 0)
        #expect(result.criteria.first { $0.id == "cataract" } == Criterion("cataract", "Cataract", .met, decidedBy: "1 on 2020-03-01"))
    }

    @Test("S3 over time: end-stage disease replaces the two renal items that came before")
    func s3() throws {
        let before = Self.visit(2020, ["gfrBelow50": 1, "proteinuria3500": 1])
        let first = try SDICourse.assess(before, after: [])
        #expect(first.score?.value == 2 && first.flags.isEmpty && first.part("rise")?.value == nil)
        let now = try SDICourse.assess(
            Self.visit(2021, ["endStageRenalDisease": 1, "gfrBelow50": 1, "proteinuria3500": 1]), after: [before])
        #expect(now.score?.value == 3 && now.part("renalDamage")?.value == 3 && now.part("rise")?.value == 1)
        #expect(now.flags == ["rose.endStageRenalDisease"])
        let replaced = try SDICourse.assess(Self.visit(2021, ["endStageRenalDisease": 1]), after: [before])
        #expect(replaced.score?.value == 3 && replaced.flags == ["rose.endStageRenalDisease", "fell.gfrBelow50", "fell.proteinuria3500"])
    }

    @Test("Rises are dated, step by step")
    func rises() throws {
        let visits = [
            Self.visit(2019, [:]), Self.visit(2020, ["cerebrovascularAccident": 1]),
            Self.visit(2021, ["cerebrovascularAccident": 1, "diabetes": 1]),
        ]
        let result = try SDICourse.assess(Self.visit(2023, ["cerebrovascularAccident": 2, "diabetes": 1]), after: visits)
        #expect(result.score?.value == 3 && result.part("rise")?.value == 1 && result.part("riseSinceFirst")?.value == 3)
        #expect(result.flags == ["rose.cerebrovascularAccident"])
        let words = Dictionary(uniqueKeysWithValues: result.criteria.map { ($0.id, $0.decidedBy) })
        #expect(words["cerebrovascularAccident"] == "1 on 2020-03-01, 2 on 2023-03-01" && words["diabetes"] == "1 on 2021-03-01")
        #expect(words["cataract"] == "never recorded as present" && result.criteria.count == 41)
    }

    @Test("An item left open carries its points forward, and may have risen; a later answer decides an earlier gap")
    func open() throws {
        let before = Self.visit(2020, ["cataract": 1, "cerebrovascularAccident": 1])
        let carried = try SDICourse.assess(
            Self.visit(2021, [:], unknown: [.cataract, .cerebrovascularAccident, .diabetes]), after: [before])
        #expect(carried.score == PartialScore("sdiCourse", value: nil, lowest: 2, highest: 4))
        #expect(carried.missing == ["cerebrovascularAccident", "diabetes"] && carried.flags.isEmpty)
        let gap = Self.visit(2020, [:], unknown: [.diabetes])
        #expect(try SDICourse.assess(Self.visit(2021, [:]), after: [gap]).score?.value == 0)
        let nothing = DatedAnswers(Self.date(2022), Answers())
        let later = try SDICourse.assess(nothing, after: [Self.visit(2020, Self.five)])
        #expect(later.score?.lowest == 5 && later.score?.highest == 47 && later.missing.count == 38)
    }

    @Test("A recorded total decides what the items leave open, never falls, and yields to the items")
    func recorded() throws {
        let rows = [dated(0, .numbers(["sdi": 3])), dated(400, .numbers(["sdi": 4]))]
        let result = try SDICourse.assess(rows[1], after: [rows[0]])
        #expect(result.score?.value == 4 && result.part("rise")?.value == 1 && result.missing.isEmpty && result.flags.isEmpty)
        let open = try SDICourse.assess(dated(800, Answers()), after: rows)
        #expect(open.score?.lowest == 4 && open.score?.highest == 47 && open.part("riseSinceFirst")?.lowest == 1)
        let lower = try SDICourse.assess(dated(800, .numbers(["sdi": 2])), after: rows)
        #expect(lower.score?.lowest == 4 && lower.flags == ["recordedDiffers.sdi"])
        let known = try SDICourse.assess(dated(800, .damage(["cataract": 1])), after: rows)
        #expect(known.score?.value == 4 && known.flags.contains("fell.sdi"))
        let visit = try SDI.assess(.damage(["cataract": 1], unknown: [.malignancy]).with(["sdi": 2]))
        #expect(visit.score?.value == 2 && visit.missing.isEmpty && visit.part("malignancyDamage")?.highest == 2)
        let against = try SDI.assess(.damage(["cataract": 1]).with(["sdi": 2]))
        #expect(against.score?.value == 1 && against.flags == ["recordedDiffers.sdi"])
    }

    @Test("The typed course gives the same, with falls and rises as values")
    func typed() {
        let course = SDICourse([
            (Self.date(2020), SDI.Points(only: [.cataract: 1])), (Self.date(2021), SDI.Points(only: [.avascularNecrosis: 2])),
            (Self.date(2022), SDI.Points(only: [.cataract: 1, .avascularNecrosis: 1])),
        ])
        #expect(course.kept.total == 3...3)
        #expect(
            course.rises.map(\.item) == [.cataract, .avascularNecrosis] && course.rises.map(\.date) == [Self.date(2020), Self.date(2021)])
        #expect(
            course.falls.map { [$0.from, $0.to] } == [[1, 0], [2, 1]] && course.falls.map(\.item) == [.cataract, .avascularNecrosis])
    }

    @Test("Answers of this visit are refused by name; those of earlier visits are unknown then")
    func refusals() throws {
        let wrong = Self.visit(2020, ["malignancy": 3])
        #expect(throws: AnswerError.self) { try SDICourse.assess(wrong, after: []) }
        #expect(try SDICourse.assess(Self.visit(2021, ["malignancy": 1]), after: [wrong]).score?.value == 1)
    }

    @Test("2,500 typed courses: the total never falls; ranges hold the courses that they were made from")
    func properties() throws {
        var random = Seeded(state: 47)
        for _ in 0..<2500 {
            var known: [SDI.Item: Int] = Dictionary(uniqueKeysWithValues: SDI.Item.allCases.map { ($0, 0) })
            var (whole, open, careless) = (SDICourse(), SDICourse(), SDICourse())
            for year in 2018...2021 {
                for row in SDI.table where Double.random(in: 0...1, using: &random) < 0.05 {
                    known[row.item] = row.maximum == 3 ? 3 : min(row.maximum, (known[row.item] ?? 0) + 1)
                }
                let before = (careless.kept.total.lowerBound, open.kept.total.lowerBound)
                whole.add(SDI.Points(known), on: Self.date(year))
                open.add(SDI.Points(known.filter { _ in Double.random(in: 0...1, using: &random) > 0.1 }), on: Self.date(year))
                let dropped = known.mapValues { Double.random(in: 0...1, using: &random) < 0.1 ? 0 : $0 }
                careless.add(SDI.Points(dropped), on: Self.date(year))
                #expect(careless.kept.total.lowerBound >= before.0 && open.kept.total.lowerBound >= before.1)
                #expect(whole.kept == SDI.Points(known) && open.kept.total.contains(whole.kept.total.lowerBound))
            }
            #expect(whole.falls.isEmpty && open.falls.isEmpty && careless.kept.total.upperBound <= whole.kept.total.upperBound)
            #expect(whole.rises.allSatisfy { $0.to > $0.from } && careless.falls.allSatisfy { $0.to < $0.from })
        }
    }

    @Test("Assessments of courses with open items: never falling, and holding the course without gaps")
    func assessments() throws {
        var random = Seeded(state: 48)
        for _ in 0..<250 {
            var known: [String: Double] = [:]
            var (whole, open): ([DatedAnswers], [DatedAnswers]) = ([], [])
            var least = 0.0
            for year in 2018...2021 {
                for row in SDI.table where Double.random(in: 0...1, using: &random) < 0.05 {
                    known[row.item.rawValue] = row.maximum == 2 ? min(2, (known[row.item.rawValue] ?? 0) + 1) : 1
                }
                let gaps = SDI.Item.allCases.filter { _ in Double.random(in: 0...1, using: &random) < 0.1 }
                let (complete, gapped) = (Self.visit(year, known), Self.visit(year, known, unknown: gaps))
                let value = try SDICourse.assess(complete, after: whole), range = try SDICourse.assess(gapped, after: open)
                let total = try #require(value.score?.value)
                #expect(total >= least && value.missing.isEmpty && range.score?.holds(total) == true)
                #expect(!(value.flags + range.flags).contains { $0.hasPrefix("fell.") })
                #expect((range.score?.value == nil) != range.missing.isEmpty)
                for (part, other) in zip(value.parts, range.parts) { #expect(other.holds(part) || part.value == nil) }
                least = total
                whole.append(complete)
                open.append(gapped)
            }
        }
    }
}
