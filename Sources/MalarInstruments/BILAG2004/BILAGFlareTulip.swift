// SPDX-License-Identifier: Apache-2.0

/// Flare by BILAG-2004 as in the TULIP trials: against the previous visit, at least one new A or at least two new B.
///
/// - Source: `tulipFlare`.
public enum BILAGFlareTulip: LongitudinalInstrument {
    /// Whether a visit is a flare, from the grades of the previous visit and of this one.
    public static func flare(previous: BILAG2004.Grades, current: BILAG2004.Grades) -> Truth {
        BILAG2004.Change(from: previous, to: current).worsened
    }

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "bilagFlareTulip", name: "BILAG-2004 flare (TULIP)",
        purpose: "Whether a visit is a flare against the previous visit: met, not met or indeterminate.",
        references: ["tulipFlare", "isenberg2011", "isenberg2005"], verification: .oneSource,
        items: BILAG2004.description.items,
        rule: [
            "The earlier visit that counts is the previous one: the last before this visit.",
            "newA: A in at least one system that was not A at the previous visit.",
            "newB: B in at least two systems that were C, D or E at the previous visit.",
            "The state is met where either is met. Open grades leave it indeterminate only where they could decide.",
        ],
        parts: [PartDescription("newA", "Systems with a new A (0-9)"), PartDescription("newB", "Systems with a new B (0-9)")],
        notes: [
            "From A to B is an improvement, not a new B.",
            "Grades may be derived from items by unverified rules where gradesFromItems asks for it at the visit; the flag unverifiedGrades then stands for this visit, previous.unverifiedGrades for the one before.",
        ],
        aliases: ["tulipFlare"])

    /// The state against the last of the earlier visits; indeterminate without one.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let pair = BILAGPair(visit, comparator: series.previous, named: "previous")
        return Assessment(
            missing: pair.missing, parts: pair.parts, state: pair.change.worsened,
            criteria: [pair.newA(atLeast: 1), pair.newB(atLeast: 2)], flags: pair.flags)
    }
}
