// SPDX-License-Identifier: Apache-2.0

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
