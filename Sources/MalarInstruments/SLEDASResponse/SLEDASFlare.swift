// SPDX-License-Identifier: Apache-2.0

/// Flare as a rise of SLE-DAS by 1.72 or more since the previous visit.
///
/// - Source: `jesus2019`, `saraiva2021`.
public enum SLEDASFlare: LongitudinalInstrument {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "sleDasFlare", name: "SLE-DAS flare",
        purpose: "Whether SLE-DAS rose by 1.72 or more since the previous visit.",
        references: ["jesus2019", "saraiva2021"], verification: .twoSources,
        items: [SLEDASResponse.item],
        rule: [
            VisitSeries.previousRule, "The score is the change of SLE-DAS, now minus then.", "Flare: a rise of 1.72 or more.",
        ],
        notes: ["The change is taken from the scores as entered: scores rounded to two decimals may differ from unrounded ones at the limit."])

    /// Whether a flare is reached.
    public static func flare(previous: Double, current: Double) -> Bool {
        Bounds(current - previous).isAtLeast(SLEDASResponse.meaningfulChange) == .met
    }

    /// The change as score, the flare as state.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let change = SLEDASResponse.change(series.previous?.answers, visit.answers)
        let state = change.rise.isAtLeast(SLEDASResponse.meaningfulChange)
        return Assessment(
            score: PartialScore("sleDasChange", change.rise), missing: SLEDASResponse.missing(visit.answers), state: state,
            criteria: [Criterion("sleDasRise", "SLE-DAS up by 1.72 or more", state, decidedBy: change.words)], flags: series.firstFlags)
    }
}
