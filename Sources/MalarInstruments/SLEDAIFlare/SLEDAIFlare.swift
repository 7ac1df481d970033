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
