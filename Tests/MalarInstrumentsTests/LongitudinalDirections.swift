// SPDX-License-Identifier: Apache-2.0

import MalarInstruments

extension LongitudinalPropertyTests {
    /// Which way a worse visit moves the score and the state: up, down, or no claim.
    struct Direction {
        let score: Int, state: Int

        /// What a worse visit made better.
        func contradictions(_ before: Assessment, _ after: Assessment) -> [String] {
            var wrong: [String] = []
            if let (low, high) = before.score?.value.flatMap({ low in after.score?.value.map { (low, $0) } }),
                Double(score) * (high - low) < -1e-9
            {
                wrong.append("worse: score \(low) to \(high)")
            }
            let forbidden: (Truth, Truth) = state > 0 ? (.met, .notMet) : (.notMet, .met)
            if state != 0, before.state == forbidden.0, after.state == forbidden.1 { wrong.append("worse: state \(forbidden)") }
            return wrong
        }
    }

    /// Every instrument of the catalogue; one that is missing fails its run.
    static let directions: [String: Direction] = [
        "sfi": .init(score: 1, state: 1), "sledai2kFlare": .init(score: 1, state: 1), "sledai3Flare": .init(score: 1, state: 1),
        "sleDasFlare": .init(score: 1, state: 1), "bilagFlare": .init(score: 1, state: 1), "bilagFlareTulip": .init(score: 0, state: 1),
        "bilagFlare2011": .init(score: 0, state: 1), "sriBilagComponent": .init(score: 0, state: -1),
        "persistentlyActive": .init(score: 1, state: 1), "cSleFlareScore": .init(score: 1, state: 1),
        "sri": .init(score: 0, state: -1), "modifiedSri": .init(score: 0, state: -1), "bicla": .init(score: 0, state: -1),
        "s2kRi50": .init(score: 1, state: 0), "sleDasResponse": .init(score: 1, state: -1), "gcTapering": .init(score: 1, state: 0),
        "nonResponder2024": .init(score: 0, state: 1), "organActivity2024": .init(score: 1, state: 0),
        "sledaiChange": .init(score: 1, state: 0), "sledasChange": .init(score: 1, state: 0), "clasiResponse": .init(score: -1, state: 0),
        "sdiCourse": .init(score: 1, state: 0), "lldas50": .init(score: -1, state: -1), "zenProlonged": .init(score: -1, state: -1),
        "treatToTarget": .init(score: 0, state: -1),
    ]

    /// Answers that may become worse: findings of activity or damage, grades, amounts of which more is worse.
    struct Worsening {
        private let items: [ItemDescription]

        init(_ items: [ItemDescription]) {
            let findings = Set(
                SLEDAI2K.Item.allCases.map(\.rawValue) + SLEDAS.Item.allCases.map(\.rawValue) + SDI.Item.allCases.map(\.rawValue)
                    + CLASI.cells.map(\.id))
            let hasAmounts = items.contains { $0.id == "sjc28" }
            let graded: Set = ["arthritis", "proteinuria", "thrombocytopenia", "leukopenia"]
            let amounts: Set = ["pga", "prednisone", "sleDas", "pcRatio", "mdGlobal", "esr", "sjc28", "proteinuriaMg"]
            let grades = Set(BILAG2004.Domain.allCases.map(\.item))
            self.items = items.filter { item in
                if hasAmounts, graded.contains(item.id) { return false }
                return findings.contains(item.id) || amounts.contains(item.id) || grades.contains(item.id) || item.id.hasPrefix("flare.")
            }
        }

        /// The same rows, the last one worse in one answer; `nil` where that answer cannot be worse.
        func worse(_ rows: [DatedAnswers], _ random: inout Seeded) -> [DatedAnswers]? {
            let item = items[Int.random(in: 0..<items.count, using: &random)]
            let last = rows[rows.count - 1]
            var answers = last.answers
            answers[item.id] = Self.worse(answers[item.id], item)
            return answers == last.answers ? nil : rows.dropLast() + [DatedAnswers(last.date, answers)]
        }

        private static func worse(_ answer: Answer?, _ item: ItemDescription) -> Answer? {
            switch (answer, item.kind) {
            case (.finding, _): .finding(.present)
            case (.word(let word), _):
                Grade(rawValue: word).flatMap { Grade.allCases.firstIndex(of: $0) }
                    .map { .word(Grade.allCases[max(0, $0 - 1)].rawValue) } ?? answer
            case (.number(let number), .count(let range)): .number(min(number + 1, Double(range.upperBound)))
            case (.number(let number), .number(let range, _)): .number(min(number + 2, range.upperBound))
            default: answer
            }
        }
    }
}

extension Assessment {
    /// Whether anything is left open.
    var isOpen: Bool {
        state == .indeterminate || criteria.contains { $0.state == .indeterminate } || !missing.isEmpty
            || flags.contains("indeterminateVisits")
    }

    /// What this result claims and one that knows more denies. A criterion of those who count is not claimed of a patient who does not; a
    /// share that says that it left visits out does not bound them.
    func contradictions(to known: Assessment) -> [String] {
        var wrong: [String] = []
        let leavesOut = flags.contains("indeterminateVisits")
        for (part, range) in zip([known.score].compactMap(\.self) + known.parts, [score].compactMap(\.self) + parts) {
            if leavesOut, range.id != "sustainedDays" { continue }
            if part.lowest == nil, part.highest == nil, known.state == nil, state != nil { continue }
            let isHeld =
                (range.lowest ?? -.infinity) <= (part.lowest ?? -.infinity) + 1e-9
                && (part.highest ?? .infinity) - 1e-9 <= (range.highest ?? .infinity)
            if !isHeld || range.id != part.id || (range.band != nil && range.band != part.band) { wrong.append("\(range) \(part)") }
        }
        if leavesOut { return wrong }
        if let state, state != .indeterminate, state != known.state { wrong.append("state \(state)") }
        for (index, criterion) in criteria.enumerated() where criterion.state != .indeterminate {
            let same = known.criteria.indices.contains(index) ? known.criteria[index] : nil
            let other = same?.id == criterion.id ? same : known.criterion(criterion.id)
            if other?.state != criterion.state, !(other == nil && known.state == nil) { wrong.append("\(criterion)") }
        }
        return wrong
    }
}
