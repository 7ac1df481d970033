// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

/// Random courses: what holds for every patient, whatever was found and whatever is unknown.
@Suite("Properties of instruments over visits")
struct LongitudinalPropertyTests {
    static let instruments = Catalogue.flaresAndResponses
    static let ids = instruments.map { $0.description.id }
    /// Pairs of a complete and an open course: 10,000 assessments.
    static let courses = 5_000

    static func named(_ id: String) throws -> any LongitudinalInstrument.Type {
        try #require(instruments.first { $0.description.id == id })
    }

    /// Items that are answered in a random visit: findings, grades, the numbers that a score needs, one recorded total, one drug.
    static func items(_ type: any LongitudinalInstrument.Type) -> [ItemDescription] {
        let wanted: Set = ["prednisone", "weightKg", "treatmentIncreased", "clinicalSledai"]
        return type.description.items.filter { item in
            if item.id.hasPrefix("bilag.") || item.id.hasPrefix("improvedBy50.") || wanted.contains(item.id) { return true }
            if LLDAS.maintenance.map(\.id).contains(item.id) { return false }
            if case .choice = item.kind { return item.need == .required }
            return item.need != .alternative
        }
    }

    static func answer(to item: ItemDescription, _ random: inout Seeded) -> Answer {
        switch item.kind {
        case .finding: return .finding(Double.random(in: 0...1, using: &random) < 0.1 ? .present : .absent)
        case .count(let range): return .number(Double(Int.random(in: range, using: &random) / 8))
        case .number(let range, _):
            let high = ["weightKg": 100.0, "prednisone": 40, "sleDas": 6][item.id] ?? min(range.upperBound, 60)
            let value = (Double.random(in: range.lowerBound...high, using: &random) * 2).rounded() / 2
            return .number(max(value, range.lowerBound))
        case .choice(let words): return .word(words[Int.random(in: 0..<words.count, using: &random)])
        }
    }

    /// A course in full and the same with answers unknown. The clinical total is left to the items in half of the visits.
    static func pair(_ items: [ItemDescription], _ random: inout Seeded) -> (whole: [DatedAnswers], open: [DatedAnswers]) {
        var (whole, open): ([DatedAnswers], [DatedAnswers]) = ([], [])
        var day = 0
        let openness = [0.005, 0.03, 0.2][Int.random(in: 0..<3, using: &random)]
        for _ in 0..<Int.random(in: 2...4, using: &random) {
            var answers = Answers()
            for item in items { answers[item.id] = answer(to: item, &random) }
            answers["clinicalSledai"] = nil
            var partly = answers
            for id in answers.ids where Double.random(in: 0...1, using: &random) < openness { partly[id] = .unknown }
            let date = CalendarDate(dayNumber: 19_000 + day)
            whole.append(DatedAnswers(date, answers))
            open.append(DatedAnswers(date, partly))
            day += Int.random(in: 1...150, using: &random)
        }
        return (whole, open)
    }

    @Test("A range holds every completion; a decided state or criterion stays decided", arguments: ids)
    func completion(_ id: String) throws {
        let type = try Self.named(id)
        let items = Self.items(type)
        var random = Seeded(state: 20_241_121)
        var (states, opened, wrong) = (Set<Truth?>(), 0, [String]())
        for _ in 0..<Self.courses {
            let (wholeRows, openRows) = Self.pair(items, &random)
            let whole = try type.assess(wholeRows[wholeRows.count - 1], after: Array(wholeRows.dropLast()))
            let open = try type.assess(openRows[openRows.count - 1], after: Array(openRows.dropLast()))
            states.insert(whole.state)
            opened += open.criteria.contains { $0.state == .indeterminate } ? 1 : 0
            wrong += Self.contradictions(open, whole)
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(3))")
        #expect(opened > Self.courses / 20)
        #expect(states.contains(.met) && states.contains(.notMet) || states == [nil], "\(states)")
    }

    /// What an open result claims and its completion denies. A criterion of those who count is not claimed of a patient who does not.
    private static func contradictions(_ open: Assessment, _ whole: Assessment) -> [String] {
        var wrong = whole.missing.map { "missing \($0)" }
        for (known, range) in zip([whole.score].compactMap(\.self) + whole.parts, [open.score].compactMap(\.self) + open.parts) {
            guard let value = known.value else { continue }
            let isHeld = (range.lowest ?? -.infinity) <= value + 1e-9 && value - 1e-9 <= (range.highest ?? .infinity)
            if !isHeld || range.id != known.id || (range.band != nil && range.band != known.band) { wrong.append("\(range) \(known)") }
        }
        if let state = open.state, state != .indeterminate, state != whole.state { wrong.append("state \(state)") }
        for criterion in open.criteria where criterion.state != .indeterminate {
            let known = whole.criterion(criterion.id)?.state
            if known != criterion.state, !(known == nil && whole.state == nil) { wrong.append("\(criterion)") }
        }
        return wrong
    }

    @Test("The order in which earlier visits and answers are given is irrelevant; later visits are no earlier ones", arguments: ids)
    func order(_ id: String) throws {
        let type = try Self.named(id)
        let items = Self.items(type)
        var random = Seeded(state: 3)
        for _ in 0..<300 {
            let rows = Self.pair(items, &random).open
            let last = rows[rows.count - 1]
            let result = try type.assess(last, after: Array(rows.dropLast()))
            let later = DatedAnswers(last.date.adding(days: 5), rows[0].answers)
            #expect(try type.assess(last, after: rows.dropLast().shuffled(using: &random) + [later]) == result)
            var answers = Answers()
            for key in last.answers.ids.shuffled(using: &random) { answers[key] = last.answers[key] }
            #expect(try type.assess(DatedAnswers(last.date, answers), after: Array(rows.dropLast())) == result)
        }
    }

    @Test("Empty and unknown answers are never an error; an inadmissible answer of an earlier visit is unknown", arguments: ids)
    func total(_ id: String) throws {
        let type = try Self.named(id)
        var unknown = Answers(), wrong = Answers()
        for item in type.description.items { (unknown[item.id], wrong[item.id]) = (.unknown, .word("nonsense")) }
        for answers in [Answers(), unknown] {
            for earlier in [[], [answers], [wrong]] {
                let rows = course((earlier + [answers]).enumerated().map { (day: $0 * 30, answers: $1) })
                let result = try type.assess(rows[rows.count - 1], after: Array(rows.dropLast()))
                #expect(result.state == .indeterminate || result.state == nil || result.flags.contains("tooFewVisits"))
                #expect(result.parts.map(\.id) == type.description.parts.map(\.id), "\(id)")
            }
        }
        let rows = course([(0, unknown), (30, unknown)]), refused = course([(0, wrong), (30, unknown)])
        #expect(try type.assess(rows[1], after: [rows[0]]) == type.assess(refused[1], after: [refused[0]]))
        let error = #expect(throws: AnswerError.self) { try type.assess(refused[0], after: []) }
        #expect(error?.item == type.description.items.first?.id)
    }

    @Test("A fall of SLEDAI never undoes a response, a rise never a flare")
    func monotone() throws {
        var random = Seeded(state: 5)
        for _ in 0..<Self.courses {
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
