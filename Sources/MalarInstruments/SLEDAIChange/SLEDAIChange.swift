// SPDX-License-Identifier: Apache-2.0

/// What a change of the SLEDAI since an earlier visit means, by the published schemes.
///
/// - Source: `gladman2000`, as printed in `fanouriakis2019`; active disease: `yee2011`.
public enum SLEDAIChange: LongitudinalInstrument {
    /// Flare from +4, improvement from -4, persistent activity in between. A score of 0 is remission, whatever the change.
    public static let gladman2000 = BandScheme(
        "gladman2000", source: "gladman2000", [.through(-4, "improvement"), .below(4, "persistent"), .above("flare")])
    /// Active disease from 3 points.
    public static let yee2011Active3 = BandScheme("yee2011Active3", source: "yee2011", [.below(3, "not active"), .above("active")])
    /// Active disease from 4 points.
    public static let yee2011Active4 = BandScheme("yee2011Active4", source: "yee2011", [.below(4, "not active"), .above("active")])

    /// The band of a change by the scheme of 2000: remission, improvement, persistent or flare.
    public static func band(previous: Double, current: Double) -> String {
        current == 0 ? "remission" : gladman2000.band(of: current - previous)
    }

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "sledaiChange", name: "SLEDAI change",
        purpose: "Whether the SLEDAI improved, persisted or flared since an earlier visit, by several published schemes.",
        references: ["gladman2000", "fanouriakis2019", "yee2011", "petri2005pga"], verification: .oneSource,
        items: SLEDAIVersion.selena.form + SLEDAIVersion.allCases.map {
            ItemDescription($0.scoreId, "\($0.rawValue) score", .count(0...105), group: "activity", need: .alternative, "as recorded; decides where the items leave the total open")
        } + [
            ItemDescription("sledaiVersion", "Version", .choice(SLEDAIVersion.allCases.map(\.rawValue)), group: "activity", need: .alternative, "the version of both scores; sledai2k where not given"),
            VisitSeries.comparedItem, VisitSeries.baselineItem,
        ],
        rule: [
            "change = score now - score then, both by the version of this row.",
            "gladman2000: flare at least +4; improvement at most -4; persistent in between; remission where the score now is 0.",
            "selena3MildModerate: change at least +3 and the score now at most 12. selena3Severe: change at least +3 and the score now above 12.",
            "srdTrial: reduction of at least 4.",
            "yee2011Active3, yee2011Active4: the score now is at least 3, or at least 4; both were reported as best cut-off of active disease.",
            VisitSeries.comparedRule,
            VisitSeries.refusedRule,
        ],
        bands: [gladman2000, yee2011Active3, yee2011Active4],
        parts: [PartDescription("scoreNow", "SLEDAI now"), PartDescription("scoreBefore", "SLEDAI then")],
        notes: [
            "One table prints a decrease of less than 3 as improvement, against its own line that changes within 3 are persistent: read as a misprint for more than 3.",
            "selena3 is the SLEDAI part of the SELENA flare index only, and was made for SELENA-SLEDAI. A patient who was above 12 before must have risen by 3 as well.",
            "At visits where therapy was escalated the change was 2.64 points larger on average (95 % CI 2.16 to 3.14; Yee 2011).",
            "The band is that of gladman2000, with remission where the score now is 0. The flag version.<version> says which score was used; versions must not be mixed.",
        ])

    /// The change as score, with its meaning by every scheme.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let version = visit.answers.word("sledaiVersion").flatMap(SLEDAIVersion.init) ?? .sledai2k
        let now = Total(visit.answers, version)
        let before = series.compared.map { Total($0.answers, version).best } ?? .unknown
        let change = Change(name: "SLEDAI", earlier: before, now: now.score.best)
        let isRemission = Limit.lessOrEqual(0).holds(for: now.score.best)
        let band = isRemission == .met ? "remission" : isRemission == .notMet ? gladman2000.band(of: change.rise) : nil
        return Assessment(
            score: PartialScore(
                "sledaiChange", value: change.rise.value, lowest: change.rise.lowest, highest: change.rise.highest, band: band),
            missing: now.missing,
            parts: [PartialScore("scoreNow", now.score.best), PartialScore("scoreBefore", before)],
            criteria: criteria(change, isRemission),
            flags: ["version.\(version.rawValue)"] + now.flags + series.comparedFlags)
    }

    private static func criteria(_ change: Change, _ isRemission: Truth) -> [Criterion] {
        let rise = { (points: Double) in change.rise.isAtLeast(points) }
        let fall = Limit.lessOrEqual(-4).holds(for: change.rise)
        let above12 = change.now.isAbove(12)
        let active = { (points: Double) in change.now.isAtLeast(points) }
        let all: [(String, String, Truth)] = [
            ("gladmanFlare", "change ≥ 4", rise(4)), ("gladmanImprovement", "change ≤ -4", fall),
            ("gladmanPersistent", "change within 3", Truth.all([!rise(4), !fall])), ("gladmanRemission", "score 0", isRemission),
            ("selena3MildModerate", "change ≥ 3, score ≤ 12", Truth.all([rise(3), !above12])),
            ("selena3Severe", "change ≥ 3, score > 12", Truth.all([rise(3), above12])),
            ("srdTrial", "reduction ≥ 4", fall), ("yee2011Active3", "score ≥ 3", active(3)), ("yee2011Active4", "score ≥ 4", active(4)),
        ]
        return all.map { Criterion($0.0, $0.1, $0.2, decidedBy: change.words) }
    }

    /// The score of a visit by a version: from the items, or as recorded.
    private struct Total {
        let score: RecordedOrDerived
        let missing: [String], flags: [String]

        init(_ answers: Answers, _ version: SLEDAIVersion) {
            let reading = SLEDAIVersion.Reading(answers, as: version)
            score = RecordedOrDerived(SLEDAI2K.tally(reading.findings).range, recorded: answers.number(version.scoreId))
            missing = score.best.value == nil ? reading.findings.unknown.items.map(\.rawValue) : []
            flags = reading.flags + score.flags(version.scoreId)
        }

        var best: Bounds { score.best }
    }
}
