// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

/// Random visits: what holds for every visit, whatever was found and whatever is unknown.
@Suite("Properties")
struct PropertyTests {
    static let visits = 10_000
    /// Instruments whose answers depend on one another; their own tests hold the same properties.
    static let withOwnProperties: Set = ["clasi", "jointCount6668", "sdi", "ultrasound"]

    /// Items that are open in a random visit and close in its completion. Measurements, doses of single drugs and recorded totals stay out,
    /// because a value beside others is a convention of reading, not a completion.
    static func openItems(_ type: any Instrument.Type) -> [ItemDescription] {
        type.description.items.filter { item in
            if case .choice = item.kind { return item.need == .required }
            return item.need != .alternative || item.id == "crp" || item.id == "prednisone" || item.id.contains(".")
        }.filter { !LLDAS.maintenance.map(\.id).contains($0.id) }
    }

    static func answer(to item: ItemDescription, _ random: inout Seeded) -> Answer {
        switch item.kind {
        case .finding: .finding(Double.random(in: 0...1, using: &random) < 0.08 ? .present : .absent)
        case .count(let range): .number(Double(Int.random(in: range, using: &random)))
        case .number(let range, _): .number(Double.random(in: range.lowerBound...min(range.upperBound, 300), using: &random))
        case .choice(let words): words.randomElement(using: &random).map { .word($0) } ?? .unknown
        }
    }

    /// A complete visit and the same with some items unknown. Counts of joints are left to the joints in half of the visits.
    static func pair(_ items: [ItemDescription], _ random: inout Seeded) -> (whole: Answers, open: Answers) {
        var whole = Answers()
        let (fromJoints, fromDetails) = (Bool.random(using: &random), Bool.random(using: &random))
        let hasJoints = items.contains { $0.group.hasSuffix(" joints") }
        for item in items {
            if hasJoints, fromJoints, ["tjc28", "sjc28"].contains(item.id) { continue }
            if !fromJoints, item.group.hasSuffix(" joints") { continue }
            if !fromDetails, !item.group.hasSuffix(" joints"), item.need == .alternative, item.id.contains(".") { continue }
            whole[item.id] = answer(to: item, &random)
        }
        var open = whole
        for item in items where whole.asks(for: item.id) && Double.random(in: 0...1, using: &random) < 0.1 { open[item.id] = .unknown }
        return (whole, open)
    }

    @Test(
        "A range holds every completion; unknowns only widen; a decided state stays decided",
        arguments: Catalogue.all.map { $0.id }.filter { !withOwnProperties.contains($0) })
    func completion(_ id: String) throws {
        let type = try #require(Catalogue.named(id))
        let items = Self.openItems(type)
        var random = Seeded(state: 20_240_923)
        var (decided, opened, wrong) = (0, 0, [String]())
        for _ in 0..<Self.visits {
            let (wholeAnswers, openAnswers) = Self.pair(items, &random)
            let (whole, open) = (try type.assess(wholeAnswers), try type.assess(openAnswers))
            wrong += whole.missing.map { "missing \($0)" } + open.contradictions(to: whole)
            let values = [whole.score].compactMap(\.self) + whole.parts, ranges = [open.score].compactMap(\.self) + open.parts
            wrong += values.filter { $0.value == nil }.map { "\($0.id) without a value" }
            opened += ranges.count { $0.value == nil }
            decided += open.state == nil || open.state == .indeterminate ? 0 : 1
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(3))")
        #expect(opened > Self.visits / 20)
        #expect(decided > Self.visits / 20 || !["doris2021", "lldas"].contains(id))
    }

    @Test("One more unknown item never narrows a range")
    func widening() throws {
        var random = Seeded(state: 7)
        for _ in 0..<Self.visits {
            var findings = Self.findings(&random)
            let before = SLEDAI2K.tally(findings).bounds
            findings[Item.allCases[Int.random(in: 0..<24, using: &random)]] = .unknown
            let after = SLEDAI2K.tally(findings).bounds
            #expect(after.lowerBound <= before.lowerBound && after.upperBound >= before.upperBound)
        }
    }

    @Test("One more item present never lowers SLEDAI-2K or any of its parts")
    func monotone() {
        var random = Seeded(state: 11)
        for _ in 0..<Self.visits {
            let before = Self.findings(&random)
            var after = before
            after[Item.allCases[Int.random(in: 0..<24, using: &random)]] = .present
            for score in [SLEDAI2K.clinical, SLEDAI2K.renal, SLEDAI2K.serological, SLEDAI2K.noDsDna, { SLEDAI2K.tally($0) }] {
                #expect(score(after).bounds.lowerBound >= score(before).bounds.lowerBound)
            }
        }
    }

    @Test("The bit sets agree with the plain sum of the table, and parts add up")
    func plainSum() {
        var random = Seeded(state: 13)
        for _ in 0..<Self.visits {
            let findings = Self.findings(&random)
            let byItem = Dictionary(uniqueKeysWithValues: Item.allCases.shuffled(using: &random).map { ($0, findings[$0]) })
            #expect(Findings(byItem) == findings)
            let sum = SLEDAI2K.table.reduce(0) { $0 + (byItem[$1.item] == .present ? $1.weight : 0) }
            let tally = SLEDAI2K.tally(findings)
            #expect(tally.points == sum && tally == SLEDAI2K.tally(byItem))
            #expect(tally.missing == Item.allCases.filter { byItem[$0] == .unknown })
            #expect(tally.points == SLEDAI2K.clinical(findings).points + SLEDAI2K.serological(findings).points)
        }
    }

    @Test("The order in which answers are entered is irrelevant")
    func order() throws {
        var random = Seeded(state: 17)
        for type in Catalogue.all where !Self.withOwnProperties.contains(type.id) {
            for _ in 0..<200 {
                let whole = Self.pair(Self.openItems(type), &random).open
                var shuffled = Answers()
                for id in whole.ids.shuffled(using: &random) { shuffled[id] = whole[id] }
                #expect(try type.assess(shuffled) == type.assess(whole))
            }
        }
    }

    static func findings(_ random: inout Seeded) -> Findings<Item> {
        Findings(Dictionary(uniqueKeysWithValues: Item.allCases.map { ($0, Finding.allCases[Int.random(in: 0..<3, using: &random)]) }))
    }
}

@Suite("Kleene logic, bounds and limits")
struct LogicTests {
    @Test("All and any, over every pair")
    func truthTables() {
        for left in Truth.allCases {
            for right in Truth.allCases {
                let all = Truth.all([left, right])
                #expect((all == .met) == (left == .met && right == .met))
                #expect((all == .notMet) == (left == .notMet || right == .notMet))
                #expect(Truth.any([left, right]) == !Truth.all([!left, !right]))
            }
        }
        #expect(Truth.all([]) == .met && Truth.any([]) == .notMet)
    }

    @Test(
        "Limits on bounds",
        arguments: [
            (Limit.lessOrEqual(5), Bounds(5), Truth.met), (.lessThan(5), Bounds(5), .notMet), (.lessOrEqual(7.5), Bounds(9 * 5 / 6), .met),
            (.lessOrEqual(5), Bounds(4, 6), .indeterminate), (.lessOrEqual(5), Bounds(6, nil), .notMet),
            (.lessOrEqual(5), Bounds(0, nil), .indeterminate),
            (.lessThan(0.5), .unknown, .indeterminate), (.lessOrEqual(1.2), Bounds(4.4 - 3.2), .met),
        ])
    func limits(_ limit: Limit, bounds: Bounds, state: Truth) {
        #expect(limit.holds(for: bounds) == state)
    }

    @Test("Findings keep present, absent and unknown apart")
    func findings() {
        var findings = Findings<Item>()
        #expect(findings.unknown == .all && findings[.rash] == .unknown)
        findings[.rash] = .present
        findings[.fever] = .absent
        #expect(findings[.rash] == .present && findings[.fever] == .absent && findings.unknown.count == 22)
        findings[.rash] = .unknown
        #expect(findings.present.isEmpty && findings.unknown.contains(.rash))
        #expect(Findings<Item>(present: [.rash], unknown: [.rash])[.rash] == .unknown)
    }
}
