// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

/// Random visits of SLE-DAS, of the SLEDAI versions, and of the instruments that look back.
@Suite("Properties of activity and states")
struct ActivityPropertyTests {
    static let visits = 10_000

    /// A visit of SLE-DAS with amounts on both sides of their limits, every flag in agreement with its amount.
    static func sledas(_ random: inout Seeded) -> Answers {
        var answers = Answers.numbers([
            "sjc28": Double(Int.random(in: 0...28, using: &random)), "proteinuriaMg": Double.random(in: 0...4000, using: &random),
            "platelets": Double.random(in: 1...300, using: &random), "leukocytes": Double.random(in: 0.1...9, using: &random),
            "prednisone": Double.random(in: 0...12, using: &random),
        ])
        for item in SLEDAS.Item.allCases where !graded.contains(item.rawValue) {
            answers[item.rawValue] = .finding(Double.random(in: 0...1, using: &random) < 0.1 ? .present : .absent)
        }
        for item in ["proteinuria", "thrombocytopenia", "leukopenia"] where Double.random(in: 0...1, using: &random) < 0.2 {
            answers[item] = .finding(.absent)
        }
        return answers
    }

    static let graded: Set<String> = ["arthritis", "proteinuria", "thrombocytopenia", "leukopenia"]

    /// The same with some answers unknown. A finding beside its measurement stays: where it is left open the measurement decides, which is a
    /// convention of reading, not a completion.
    static func opened(_ answers: Answers, _ share: Double, _ random: inout Seeded) -> Answers {
        var open = answers
        for id in answers.ids where !graded.contains(id) && id != "inflamedJoints" && Double.random(in: 0...1, using: &random) < share {
            open[id] = .unknown
        }
        return open
    }

    static func isWithin(_ known: PartialScore?, _ range: PartialScore?) -> Bool {
        guard let value = known?.value, let range else { return false }
        return (range.lowest ?? -.infinity) <= value + 1e-9 && value <= (range.highest ?? .infinity) + 1e-9
    }

    @Test("SLE-DAS: a range holds every completion, states that are decided stay so, one more unknown never narrows")
    func sledasCompletion() throws {
        var random = Seeded(state: 2019)
        var decided = 0
        for _ in 0..<Self.visits {
            let wholeAnswers = Self.sledas(&random)
            let openAnswers = Self.opened(wholeAnswers, 0.05, &random)
            let (whole, open) = (try SLEDAS.assess(wholeAnswers), try SLEDAS.assess(openAnswers))
            #expect(whole.missing.isEmpty && Self.isWithin(whole.score, open.score))
            for (known, range) in zip(whole.parts, open.parts) { #expect(Self.isWithin(known, range), "\(known.id)") }
            for (known, range) in zip(whole.criteria, open.criteria) {
                #expect(range.state == .indeterminate || range.state == known.state, "\(known.id)")
                decided += range.state == .indeterminate ? 0 : 1
            }
            #expect(open.band == nil || open.band == whole.band)
            let wider = try SLEDAS.assess(Self.opened(openAnswers, 0.1, &random))
            #expect((wider.score?.lowest ?? 0) <= (open.score?.lowest ?? 0) + 1e-9)
            #expect((wider.score?.highest ?? .infinity) >= (open.score?.highest ?? .infinity) - 1e-9)
        }
        #expect(decided > Self.visits)
    }

    @Test("SLE-DAS: kernel and visit agree, and more activity never lowers the score")
    func sledasKernel() throws {
        var random = Seeded(state: 2021)
        for _ in 0..<Self.visits {
            let visit = SLEDAS.Visit(Self.sledas(&random))
            let present = visit.findings.present
            let amounts = [
                visit.findings[.proteinuria] == .absent ? 0 : visit.proteinuriaMg ?? 0,
                visit.findings[.thrombocytopenia] == .absent ? 400 : visit.platelets ?? 400,
                visit.findings[.leukopenia] == .absent ? 9 : visit.leukocytes ?? 9,
            ]
            func score(_ present: ItemSet<SLEDAS.Item>, more: Double = 0) -> Double {
                SLEDAS.score(
                    present: present, sjc28: visit.sjc28 ?? 0, proteinuriaMg: amounts[0] * (1 + more),
                    platelets: amounts[1] * (1 - more), leukocytes: amounts[2] * (1 - more))
            }
            let kernel = score(present)
            #expect((SLEDAS.score(visit).value ?? .nan).isAtMost(kernel) && (SLEDAS.score(visit).value ?? .nan).isAtLeast(kernel))
            let another = SLEDAS.Item.allCases[Int.random(in: 0..<17, using: &random)]
            #expect(score(present.union([another])).isAtLeast(kernel))
            #expect(score(present, more: 0.3).isAtLeast(kernel) && kernel >= SLEDAS.constant)
        }
    }

    @Test("SLEDAI versions: none exceeds SLEDAI-2K, ranges hold, the older ones are never above the hybrid")
    func versions() throws {
        var random = Seeded(state: 1992)
        for _ in 0..<Self.visits / 2 {
            var answers = Answers()
            for item in Item.allCases { answers[item.rawValue] = .finding(Bool.random(using: &random) ? .present : .absent) }
            answers["inflamedJoints"] = .number(Double(Int.random(in: 2...4, using: &random)))
            for id in ["rash", "alopecia", "mucosalUlcers"] {
                answers["\(id)NewOrRecurrent"] = .finding(Bool.random(using: &random) ? .present : .absent)
            }
            answers["proteinuriaNewOrRising"] = .finding(Bool.random(using: &random) ? .present : .absent)
            let scores = try [
                SLEDAI1992.assess(answers), SELENASLEDAI.assess(answers), HybridSLEDAI.assess(answers), SLEDAI2K.assess(answers),
            ]
            let values = scores.compactMap { $0.score?.value }
            #expect(values.count == 4 && values[0] == values[1] && values[1] <= values[2] && values[2] <= values[3])
            let opened = Self.opened(answers, 0.1, &random)
            #expect(Self.isWithin(scores[1].score, try SELENASLEDAI.assess(opened).score))
        }
    }

    static func history(_ random: inout Seeded) -> [DatedState] {
        var day = 0
        return (0..<Int.random(in: 1...8, using: &random)).map { _ in
            day += Int.random(in: 1...250, using: &random)
            return (CalendarDate(dayNumber: day), Truth.allCases[Int.random(in: 0..<3, using: &random)])
        }
    }

    @Test("Runs and courses: whatever an indeterminate visit was, the range holds it")
    func histories() {
        var random = Seeded(state: 5)
        for _ in 0..<Self.visits {
            let open = Self.history(&random)
            let whole = open.map { ($0.day, $0.state == .indeterminate ? Truth(Bool.random(using: &random)) : $0.state) }
            let end = open[open.count - 1].day
            let (openRun, wholeRun) = (StateRun(of: open), StateRun(of: whole))
            #expect(wholeRun.days.value.map(openRun.days.admits) == true && wholeRun.months.value.map(openRun.months.admits) == true)
            let (course, known) = (TreatToTarget.Course(of: open, until: end), TreatToTarget.Course(of: whole, until: end))
            #expect(known.timeInTarget.value.map(course.timeInTarget.admits) == true)
            #expect(known.timeToTarget.lowest.map(course.timeToTarget.admits) == true)
            #expect(course.reached == .indeterminate || course.reached == known.reached)
            #expect(known.reached == .notMet || known.timeToTarget.value != nil)
            let capped = StateRun(of: open, maxGapDays: 100)
            #expect((capped.days.lowest ?? 0) <= (openRun.days.lowest ?? 0) && capped.days.highest == openRun.days.highest)
        }
    }

    @Test(
        "Instruments that look back are total: anything unknown, any order of earlier rows, refused rows",
        arguments: Catalogue.longitudinal.map { $0.description.id })
    func total(_ id: String) throws {
        let type = try #require(Catalogue.longitudinal.first { $0.description.id == id })
        var random = Seeded(state: 9)
        let items = type.description.items
        for _ in 0..<100 {
            func row(_ day: Int) -> DatedAnswers {
                var answers = Answers()
                for item in items where Bool.random(using: &random) && !["proteinuria", "thrombocytopenia", "leukopenia"].contains(item.id)
                {
                    answers[item.id] = PropertyTests.answer(to: item, &random)
                }
                return dated(day, answers)
            }
            let earlier = [row(0), row(50), row(100), dated(70, Answers(["pga": .number(9), "sjc28": .number(99)]))]
            let now = row(200)
            let result = try type.assess(now, after: earlier)
            #expect(try type.assess(now, after: earlier.shuffled(using: &random)) == result)
            #expect(result.parts.map(\.id) == type.description.parts.map(\.id))
        }
        let nothing = try type.assess(dated(0, Answers()), after: [])
        #expect(nothing.state == .indeterminate || nothing.score?.value == nil || (id == "zenProlonged" && nothing.score?.value == 0))
        #expect(!nothing.missing.isEmpty)
    }

    @Test("Catalogue of those that look back, and of what is refused: ids once, references known, reasons given")
    func catalogue() {
        let ids = Catalogue.all.map { $0.id } + Catalogue.longitudinal.map { $0.description.id } + Catalogue.refused.map(\.id)
        #expect(Set(ids).count == ids.count)
        for description in Catalogue.longitudinal.map({ $0.description }) {
            #expect(
                (description.references + description.bands.map(\.source)).allSatisfy { Reference.named($0) != nil }, "\(description.id)")
            #expect(Set(description.items.map(\.id)).count == description.items.count)
        }
        #expect(Catalogue.refused.contains { $0.id == "lumos" } && Catalogue.refused.allSatisfy { $0.reason.count > 40 })
        var kinds: [String: ItemDescription.Kind] = [:]
        for item in (Catalogue.all.map { $0.description } + Catalogue.longitudinal.map { $0.description }).flatMap(\.items) {
            #expect(kinds[item.id] == nil || kinds[item.id] == item.kind, "\(item.id)")
            kinds[item.id] = item.kind
        }
    }
}
