// SPDX-License-Identifier: Apache-2.0

/// Change of SLE-DAS: improved from -1.72, worsened from +1.72, stable in between.
///
/// - Source: `jesus2019`; as a definition of flare: `saraiva2021`.
public enum SLEDASChange: LongitudinalInstrument {
    /// What a change means.
    public enum Response: String, Sendable, CaseIterable {
        case improved, stable, worsened
    }

    /// The smallest change that means anything.
    public static let meaningfulChange = 1.72

    /// The bands of a change; both edges belong to the change.
    public static let bands = BandScheme(
        "sledasChange", source: "jesus2019",
        [
            .through(-meaningfulChange, Response.improved.rawValue), .below(meaningfulChange, Response.stable.rawValue),
            .above(Response.worsened.rawValue),
        ])

    /// What the change from one score to another means. Compared within the tolerance of cut-offs, so that 2.08 to 3.80 is 1.72.
    public static func response(previous: Double, current: Double) -> Response {
        Response(rawValue: bands.band(of: current - previous)) ?? .stable
    }

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "sledasChange", name: "SLE-DAS change",
        purpose: "Whether SLE-DAS improved, was stable or worsened since an earlier visit.",
        references: ["jesus2019", "saraiva2021", "sleDasRepository"], verification: .secondarySource,
        items: SLEDAS.description.items + [VisitSeries.comparedItem, VisitSeries.baselineItem],
        rule: [
            "change = SLE-DAS now - SLE-DAS then, both unrounded.",
            "improvement: change at most -1.72. worsening: change at least 1.72; it also serves as a definition of flare. Else stable.",
            VisitSeries.comparedRule,
            VisitSeries.refusedRule + " An earlier visit whose answers contradict each other is unknown.",
        ],
        bands: [bands],
        parts: [PartDescription("sledas", "SLE-DAS now"), PartDescription("sledasBefore", "SLE-DAS then")],
        notes: [
            "The cut-off 1.72 is confirmed in two sources (anchor: change of PGA of at least 0.3); the coefficients of the score are from a secondary source.",
            "No responder index with more parts was found.",
        ])

    /// The change as score, its meaning as band.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let now = try SLEDAS.Reading(visit.answers)
        let before = series.compared.flatMap { try? SLEDAS.Reading($0.answers).score } ?? .unknown
        let change = Change(name: "SLE-DAS", earlier: before, now: now.score)
        let worsened = change.rise.isAtLeast(meaningfulChange)
        let improved = Limit.lessOrEqual(-meaningfulChange).holds(for: change.rise)
        return Assessment(
            score: PartialScore("sledasChange", change.rise, in: bands), missing: now.missing,
            parts: [PartialScore("sledas", now.score), PartialScore("sledasBefore", before)],
            criteria: [
                Criterion("improvement", "change ≤ -1.72", improved, decidedBy: change.words),
                Criterion("worsening", "change ≥ 1.72", worsened, decidedBy: change.words),
            ],
            flags: now.flags + series.comparedFlags)
    }
}
