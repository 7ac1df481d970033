// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits

/// Random histories of an instrument that looks back. Visits are drawn once and put together anew for each history: the draws are dear, the
/// histories are not.
struct RandomHistories {
    /// A visit in full, the same with answers open, and the same with more of them open.
    struct Visit {
        var whole = Answers(), open = Answers(), wider = Answers()
    }

    /// Three readings of one history, the visit that is judged last.
    struct History {
        let dates: [CalendarDate], visits: [Visit]

        func rows(_ reading: KeyPath<Visit, Answers>) -> [DatedAnswers] {
            zip(dates, visits).map { DatedAnswers($0, $1[keyPath: reading]) }
        }
    }

    let items: [ItemDescription]
    private let tiers: [[[Visit]]]
    private let longestStep: Int

    /// The instrument's visits: quiet, mixed and active ones, from nearly complete to wide open.
    init(of description: InstrumentDescription, seed: UInt64) {
        var random = Seeded(state: seed)
        items = Self.items(description)
        longestStep = description.id == "zenProlonged" ? 900 : 150
        let (items, fixed) = (items, Self.fixed[description.id] ?? [:])
        let isLasting = description.id == "sdiCourse"
        tiers = [(0.01, 0.005), (0.05, 0.03), (0.15, 0.2)].map { present, openness in
            (0..<200).map { _ in
                var chain: [Visit] = []
                for _ in 0..<4 {
                    var answers = Self.answers(items, present, &random)
                    if isLasting, let before = chain.last?.whole { answers = Self.kept(before, answers, items) }
                    for (id, choices) in fixed { answers[id] = choices.randomElement(using: &random) }
                    chain.append(Self.visit(answers, items, openness, &random))
                }
                return chain
            }
        }
    }

    /// Two to four visits. Damage lasts, so its visits stay in the order in which they were drawn.
    func next(_ random: inout Seeded) -> History {
        let tier = tiers[Int.random(in: 0..<tiers.count, using: &random)]
        let count = Int.random(in: 2...4, using: &random)
        let isLasting = longestStep == 150 && items.first?.id == "cataract"
        let chain = tier[Int.random(in: 0..<tier.count, using: &random)]
        var (day, dates, visits) = (19_000, [CalendarDate](), [Visit]())
        for index in 0..<count {
            dates.append(CalendarDate(dayNumber: day))
            visits.append(isLasting ? chain[index] : tier[Int.random(in: 0..<tier.count, using: &random)][index])
            day += Int.random(in: 1...longestStep, using: &random)
        }
        return History(dates: dates, visits: visits)
    }

    /// Choices that a history needs so that the instrument says anything.
    static let fixed: [String: [String: [Answer]]] = [
        "bilagFlare2011": ["flareRules": [.word(BILAGFlare2011.unverifiedRules)]], "zenProlonged": ["maxGapDays": [.number(3660)]],
        "treatToTarget": ["target": TreatToTarget.Target.allCases.map { .word($0.rawValue) }],
    ]

    /// Amounts that the score of SLE-DAS needs beside its findings.
    static let amounts: Set<String> = ["sjc28", "proteinuriaMg", "platelets", "leukocytes"]
    private static let maintenance = Set(LLDAS.maintenance.map(\.id))

    /// Items that are answered in a random visit: findings, grades, the numbers that a score needs, one drug. Measurements beside findings,
    /// recorded totals and judgements stay out: a value beside others is a convention of reading, not a completion.
    static func items(_ description: InstrumentDescription) -> [ItemDescription] {
        var wanted: Set = ["prednisone", "weightKg", "treatmentIncreased"]
        if description.item("sjc28") != nil { wanted.formUnion(amounts) }
        for domain in BILAG2004.Domain.allCases { wanted.formUnion([domain.item, "bilag.newOrWorse.\(domain.rawValue)"]) }
        return description.items.filter { item in
            if wanted.contains(item.id) || item.id.hasPrefix("improvedBy50.") { return true }
            if maintenance.contains(item.id) { return false }
            if case .choice = item.kind { return item.need == .required }
            return item.need != .alternative
        }
    }

    private static let usuallyPresent: Set = ["treatmentTolerated", "therapyAllowed"]

    private static func answers(_ items: [ItemDescription], _ present: Double, _ random: inout Seeded) -> Answers {
        var answers = Answers()
        for item in items { answers[item.id] = answer(to: item, present, &random) }
        for (finding, amount, isBeyond) in graded {
            if let number = answers.number(amount), answers.asks(for: finding) {
                answers[finding] = .finding(isBeyond(number) ? .present : .absent)
            }
        }
        if let joints = answers.number("sjc28") {
            answers["arthritis"] = .finding(joints > 0 || answers.finding("arthritisOutside28") == .present ? .present : .absent)
        }
        return answers
    }

    /// Findings that agree with their amounts.
    private static let graded: [(finding: String, amount: String, isBeyond: @Sendable (Double) -> Bool)] = [
        ("proteinuria", "proteinuriaMg", { $0 > 500 }), ("thrombocytopenia", "platelets", { $0 < 100 }),
        ("leukopenia", "leukocytes", { $0 < 3 }),
    ]

    private static let ranges: [String: (common: ClosedRange<Double>, rare: ClosedRange<Double>)] = [
        "weightKg": (40...100, 40...100), "prednisone": (0...7, 0...40), "sleDas": (0.5...6, 0.5...6), "pga": (0...1, 0...3),
        "platelets": (150...300, 1...300), "leukocytes": (4...9, 0.5...9), "proteinuriaMg": (0...400, 0...4000),
    ]

    private static func answer(to item: ItemDescription, _ present: Double, _ random: inout Seeded) -> Answer {
        let isRare = Double.random(in: 0...1, using: &random) < present * 2
        switch item.kind {
        case .finding:
            let isUsual = Double.random(in: 0...1, using: &random) >= present
            return .finding(isUsual == usuallyPresent.contains(item.id) ? .present : .absent)
        case .count(let range):
            return .number(Double(isRare ? Int.random(in: range, using: &random) : range.lowerBound))
        case .number(let range, _):
            let usual = range.lowerBound...min(range.upperBound, 60)
            let (common, rare) = ranges[item.id] ?? (usual, usual)
            return .number((Double.random(in: isRare ? rare : common, using: &random) * 2).rounded(.up) / 2)
        case .choice(let words): return .word(words[Int.random(in: 0..<words.count, using: &random)])
        }
    }

    /// Damage as it was, and what came on top.
    private static func kept(_ before: Answers, _ now: Answers, _ items: [ItemDescription]) -> Answers {
        items.reduce(into: now) { answers, item in
            if let number = now.number(item.id) { answers[item.id] = .number(max(number, before.number(item.id) ?? 0)) }
            if before.finding(item.id) == .present, now.number(item.id) == nil { answers[item.id] = .finding(.present) }
        }
    }

    private static func visit(_ whole: Answers, _ items: [ItemDescription], _ openness: Double, _ random: inout Seeded) -> Visit {
        var visit = Visit(whole: whole, open: whole, wider: whole)
        for item in items {
            let draw = Double.random(in: 0...1, using: &random)
            if draw < openness { visit.open[item.id] = .unknown }
            if draw < openness * 2 { visit.wider[item.id] = .unknown }
        }
        return visit
    }
}
