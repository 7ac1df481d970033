// SPDX-License-Identifier: Apache-2.0

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
