// SPDX-License-Identifier: Apache-2.0

/// Flare by the rise of SLEDAI-2K since the previous visit alone.
enum SLEDAIFlare {
    /// Whether the rise since the previous visit reaches a number of points.
    static func state(previous: Bounds, current: Bounds, points: Double) -> Truth {
        current.change(since: previous).isAtLeast(points)
    }

    /// The rise as score, read by the bands of change, and the state.
    static func assess(
        _ visit: DatedAnswers, after earlier: [DatedAnswers], points: Double, bands: BandScheme?, as description: InstrumentDescription
    ) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let score = SLEDAIScore(visit.answers)
        let change = SLEDAIScore.sledai2k(SLEDAIScore(series.previous?.answers), score)
        let state = change.rise.isAtLeast(points)
        return Assessment(
            score: PartialScore("sledaiChange", change.rise, in: bands), missing: score.missing,
            parts: [PartialScore("sledai2k", change.now)], state: state,
            criteria: [Criterion("sledaiRise", "SLEDAI-2K up by \(points.inWords) or more", state, decidedBy: change.words)],
            flags: series.firstFlags + score.flags)
    }

    static let rule = [
        VisitSeries.previousRule, "The score is the change of SLEDAI-2K, now minus then.",
        "An unknown item leaves the change a range: an item open at both visits may have changed in either direction.",
    ]
    static let parts = [PartDescription("sledai2k", "SLEDAI-2K now (0-105)")]
}

/// Flare as a rise of SLEDAI-2K by 4 or more since the previous visit.
///
/// - Source: `gladman2000`, read in `fanouriakis2019`.
public enum SLEDAI2KFlare: LongitudinalInstrument {
    /// How a change of SLEDAI-2K is read.
    public static let changeBands = SLEDAIChange.gladman2000

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "sledai2kFlare", name: "SLEDAI-2K flare (4 points)",
        purpose: "Whether SLEDAI-2K rose by 4 or more points since the previous visit.",
        references: ["fanouriakis2019", "gladman2000"], verification: .oneSource,
        items: SLEDAIScore.form,
        rule: SLEDAIFlare.rule + ["Flare: a rise of more than 3, that is of 4 or more points."], bands: [changeBands], parts: SLEDAIFlare.parts,
        notes: [
            "The table of EULAR 2019 calls a decrease of less than 3 an improvement, against its own line that 3 either way is persistent activity: taken as a misprint for more than 3.",
            "The attribution to Gladman 2000 has not been checked.",
        ])

    /// Whether a flare is reached.
    public static func flare(previous: Bounds, current: Bounds) -> Truth {
        SLEDAIFlare.state(previous: previous, current: current, points: 4)
    }

    /// The change as score, the flare as state.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        try SLEDAIFlare.assess(visit, after: earlier, points: 4, bands: changeBands, as: description)
    }
}

/// Flare as a rise of SLEDAI-2K by 3 or more since the previous visit: the score criterion of the SELENA index alone.
///
/// - Source: `petri2005`.
public enum SLEDAI3Flare: LongitudinalInstrument {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "sledai3Flare", name: "SLEDAI flare (3 points)",
        purpose: "Whether SLEDAI-2K rose by 3 or more points since the previous visit.",
        references: ["petri2005"], verification: .twoSources,
        items: SLEDAIScore.form,
        rule: SLEDAIFlare.rule + ["Flare: a rise of 3 or more points, whatever the score reached."], parts: SLEDAIFlare.parts,
        notes: ["One criterion of the SELENA index on its own; the whole index is sfi."])

    /// Whether a flare is reached.
    public static func flare(previous: Bounds, current: Bounds) -> Truth {
        SLEDAIFlare.state(previous: previous, current: current, points: 3)
    }

    /// The change as score, the flare as state.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        try SLEDAIFlare.assess(visit, after: earlier, points: 3, bands: nil, as: description)
    }
}
