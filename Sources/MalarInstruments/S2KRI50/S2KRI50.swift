// SPDX-License-Identifier: Apache-2.0

/// SLEDAI-2K Responder Index-50: SLEDAI-2K with half the weight for items that improved by at least half since baseline.
///
/// - Source: `touma2011`.
public enum S2KRI50: LongitudinalInstrument {
    /// The item by which a clinician says that a descriptor improved by at least half.
    public static func improvement(of item: SLEDAI2K.Item) -> String { "improvedBy50.\(item.rawValue)" }

    /// The points of one descriptor.
    ///
    /// | now | at baseline | improved by half | points |
    /// |---|---|---|---|
    /// | absent | any | any | 0 |
    /// | present | present | yes | weight / 2 |
    /// | present | present | no | weight |
    /// | present | absent | any | weight |
    public static func points(weight: Double, baseline: Finding, now: Finding, improved: Finding) -> Bounds {
        let isHalf = Truth.all([Truth(baseline), Truth(improved)])
        let whenPresent = Bounds(isHalf == .notMet ? weight : weight / 2, isHalf == .met ? weight / 2 : weight)
        return switch now {
        case .absent: Bounds(0)
        case .present: whenPresent
        case .unknown: Bounds(0, whenPresent.highest)
        }
    }

    /// The score of a follow-up visit: 0 to 105 in steps of 0.5, never above its SLEDAI-2K.
    public static func score(
        baseline: Findings<SLEDAI2K.Item>, now: Findings<SLEDAI2K.Item>, improved: Findings<SLEDAI2K.Item>
    ) -> Bounds {
        SLEDAI2K.table.indices.reduce(Bounds(0)) { sum, row in
            sum
                + points(
                    weight: Double(SLEDAI2K.table[row].weight), baseline: baseline.finding(inRow: row), now: now.finding(inRow: row),
                    improved: improved.finding(inRow: row))
        }
    }

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "s2kRi50", name: "S2K RI-50 (SLEDAI-2K Responder Index-50)",
        purpose: "SLEDAI-2K that shows partial improvement: an item that improved by at least half since baseline counts half.",
        references: ["touma2011", "touma2011reliability", "lupusA9"], verification: .twoSources,
        items: SLEDAI2K.description.items + SLEDAI2K.table.map {
            ItemDescription(
                improvement(of: $0.item), "\($0.label) improved by half", .finding, group: "improvement", need: .alternative,
                "present at baseline, still present, and improved by at least 50 % as judged by the clinician; asked only of such items")
        } + [VisitSeries.baselineItem],
        rule: [
            "Compared with the baseline: the first row, or the latest row marked isBaseline. At the baseline itself the score is SLEDAI-2K (flag baselineVisit).",
            "An item absent now scores 0.",
            "An item present at baseline and now scores half its weight where it improved by at least 50 %, else its weight.",
            "An item that is newly present scores its weight.",
            "The score is the sum; change is the score minus SLEDAI-2K at baseline.",
            "drop2 and drop4 say whether the score fell by at least 2 or 4 points; neither is a state, because no threshold is confirmed.",
        ],
        parts: [PartDescription("sledai2k", "SLEDAI-2K of the same visit (0-105)"), PartDescription("change", "Score minus SLEDAI-2K at baseline")],
        notes: [
            "What an improvement by half is for each descriptor stands on the instrument's own data retrieval form, which was not found: the improvement is entered by the clinician.",
            "drop4 as response is recollection, not confirmed; a fall of 2 was the smallest that discriminated in a trial of ustekinumab; a fall of more than 3 went with a physician's rating of at least 50 % improvement.",
            "Items are scored one by one, so a recorded total cannot stand in for them.",
            "An improvement entered for an item that was not present at baseline is not counted, with the flag improvedWithoutBaseline.<item>.",
        ],
        aliases: ["s2k-ri-50", "sri50"])

    /// The score with its change since baseline.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let now = SLEDAI2K.Reading(visit.answers)
        let total = SLEDAI2K.tally(now.findings).range
        guard let row = series.baseline?.answers else {
            return Assessment(
                score: PartialScore("s2kRi50", total), missing: now.findings.unknown.items.map(\.rawValue),
                parts: [PartialScore("sledai2k", total), PartialScore("change", value: nil)], flags: ["baselineVisit"] + now.flags)
        }
        let baseline = SLEDAI2K.Reading(row).findings
        let improved = improvements(visit.answers)
        let score = score(baseline: baseline, now: now.findings, improved: improved)
        let change = Change(name: "SLEDAI-2K at baseline, S2K RI-50 now:", earlier: SLEDAI2K.tally(baseline).range, now: score)
        return Assessment(
            score: PartialScore("s2kRi50", score), missing: missing(baseline, now.findings, improved),
            parts: [PartialScore("sledai2k", total), PartialScore("change", change.rise)], criteria: [2, 4].map { drop(change, by: $0) },
            flags: now.flags + withoutBaseline(baseline, improved))
    }

    private static func improvements(_ answers: Answers) -> Findings<SLEDAI2K.Item> {
        Findings(of: { answers.finding(improvement(of: $0)) })
    }

    private static func drop(_ change: Change, by points: Int) -> Criterion {
        Criterion(
            "drop\(points)", "down by \(points) or more (not confirmed as response)",
            Limit.lessOrEqual(Double(-points)).holds(for: change.rise), decidedBy: change.words)
    }

    /// Items that are open now, and improvements that are open where they matter.
    private static func missing(
        _ baseline: Findings<SLEDAI2K.Item>, _ now: Findings<SLEDAI2K.Item>, _ improved: Findings<SLEDAI2K.Item>
    ) -> [String] {
        now.unknown.items.map(\.rawValue)
            + improved.unknown.items.filter { baseline[$0] == .present && now[$0] != .absent }.map(improvement)
    }

    private static func withoutBaseline(_ baseline: Findings<SLEDAI2K.Item>, _ improved: Findings<SLEDAI2K.Item>) -> [String] {
        improved.present.items.filter { baseline[$0] == .absent }.map { "improvedWithoutBaseline.\($0.rawValue)" }
    }
}
