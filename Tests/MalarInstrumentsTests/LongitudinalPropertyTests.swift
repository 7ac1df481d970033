// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

/// What holds for every patient, whatever was found and whatever is unknown: for each instrument that the catalogue lists as looking back.
@Suite("Properties of instruments over visits")
struct LongitudinalPropertyTests {
    static let ids = Catalogue.longitudinal.map { $0.description.id }
    static let histories = 10_000

    static func named(_ id: String) throws -> any LongitudinalInstrument.Type {
        try #require(Catalogue.longitudinal.first { $0.description.id == id })
    }

    @Test(
        "10,000 histories each: ranges hold their completions, unknowns only widen, order is irrelevant, worse is never better",
        arguments: ids)
    func properties(_ id: String) throws {
        let (type, direction) = (try Self.named(id), try #require(Self.directions[id], "\(id): say which way it is monotone"))
        let source = RandomHistories(of: type.description, seed: 20_241_121)
        let worsening = Worsening(source.items)
        var random = Seeded(state: 7)
        var (states, opened, worsened, wrong) = (Set<Truth?>(), 0, 0, [String]())
        for round in 0..<Self.histories {
            let history = source.next(&random)
            let whole = try Self.assess(type, history.rows(\.whole)), open = try Self.assess(type, history.rows(\.open))
            states.insert(whole.state)
            opened += open.isOpen ? 1 : 0
            wrong += whole.missing.map { "missing \($0)" } + open.contradictions(to: whole)
            switch round % 3 {
            case 0: wrong += try Self.assess(type, history.rows(\.wider)).contradictions(to: open)
            case 1: wrong += try Self.disorder(type, history.rows(\.open), &random) == open ? [] : ["order"]
            default:
                guard let worse = worsening.worse(history.rows(\.whole), &random) else { continue }
                let after = try Self.assess(type, worse)
                worsened += after == whole ? 0 : 1
                wrong += direction.contradictions(whole, after)
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(3))")
        #expect(opened > Self.histories / 20 && worsened > Self.histories / 100, "\(opened) \(worsened)")
        #expect(states.contains(.met) && states.contains(.notMet) || states == [nil], "\(states)")
    }

    static func assess(_ type: any LongitudinalInstrument.Type, _ rows: [DatedAnswers]) throws -> Assessment {
        try type.assess(rows[rows.count - 1], after: Array(rows.dropLast()))
    }

    /// The same history with rows and answers given in another order, and with a row of a later day, which is no earlier visit.
    static func disorder(_ type: any LongitudinalInstrument.Type, _ rows: [DatedAnswers], _ random: inout Seeded) throws -> Assessment {
        let last = rows[rows.count - 1]
        var answers = Answers()
        for item in type.description.items.reversed() { answers[item.id] = last.answers[item.id] }
        let later = DatedAnswers(last.date.adding(days: 5), rows[0].answers)
        return try type.assess(DatedAnswers(last.date, answers), after: (rows.dropLast() + [later]).shuffled(using: &random))
    }

    @Test("Empty and unknown answers are never an error; an inadmissible answer of an earlier visit is unknown", arguments: ids)
    func total(_ id: String) throws {
        let type = try Self.named(id)
        var unknown = Answers(), wrong = Answers()
        for item in type.description.items { (unknown[item.id], wrong[item.id]) = (.unknown, .word("nonsense")) }
        for answers in [Answers(), unknown] {
            for earlier in [[], [answers], [wrong]] {
                let rows = course((earlier + [answers]).enumerated().map { (day: $0 * 30, answers: $1) })
                let result = try Self.assess(type, rows)
                // Two visits are too few, and 30 days too short for five years, whatever was found.
                let isTooShort = result.flags.contains("tooFewVisits") || id == "zenProlonged"
                #expect(result.state == .indeterminate || result.state == nil || isTooShort)
                #expect(result.parts.map(\.id) == type.description.parts.map(\.id), "\(id)")
            }
        }
        let rows = course([(0, unknown), (30, unknown)]), refused = course([(0, wrong), (30, unknown)])
        #expect(try Self.assess(type, rows) == Self.assess(type, refused))
        let error = #expect(throws: AnswerError.self) { try type.assess(refused[0], after: []) }
        #expect(error?.item == type.description.items.first?.id)
    }

    @Test("The directions are those of instruments that exist, once each")
    func complete() {
        #expect(Set(Self.directions.keys) == Set(Self.ids) && Set(Self.ids).count == Self.ids.count)
    }

    @Test("A fall of SLEDAI never undoes a response, a rise never a flare")
    func monotone() {
        var random = Seeded(state: 5)
        for _ in 0..<5000 {
            let (before, now) = (Double(Int.random(in: 0...30, using: &random)), Double(Int.random(in: 1...30, using: &random)))
            let pga = (Double(Int.random(in: 0...30, using: &random)) / 10, Double(Int.random(in: 0...30, using: &random)) / 10)
            var visits = SELENAFlareIndex.Comparison()
            (visits.previousSledai, visits.sledai) = (Bounds(before), Bounds(now))
            (visits.previousPga, visits.pga) = (Bounds(pga.0), Bounds(pga.1))
            let level = SELENAFlareIndex.flare(visits)
            visits.sledai = Bounds(now + 1)
            #expect(SELENAFlareIndex.flare(visits).lowerBound >= level.lowerBound)
            let response = { (sledai: Double) in
                SRI.response(
                    .sri4, sledai: (Bounds(before), Bounds(sledai)), newA: Bounds(0), newB: Bounds(0), pga: (Bounds(pga.0), Bounds(pga.1)),
                    treatmentFailure: .absent)
            }
            #expect(response(now) != .met || response(now - 1) == .met)
        }
    }
}
