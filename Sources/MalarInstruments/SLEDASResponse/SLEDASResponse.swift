// SPDX-License-Identifier: Apache-2.0

/// Response of SLE-DAS since baseline: improved, stable or worsened by at least the meaningful change of 1.72.
///
/// - Source: `jesus2019`.
public enum SLEDASResponse: LongitudinalInstrument {
    /// The smallest change that means something.
    public static let meaningfulChange = SLEDASChange.meaningfulChange

    /// How a change of SLE-DAS is read.
    public static let changeBands = BandScheme("sleDasChange", source: "jesus2019", SLEDASChange.bands.bands)

    /// SLE-DAS as recorded or as computed by its own instrument.
    static let item = ItemDescription(
        "sleDas", "SLE-DAS", .number(0...300, unit: "SLE-DAS"), group: "activity",
        "the score of the visit, as recorded or as computed; from 0.366, without an upper limit in theory")

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "sleDasResponse", name: "SLE-DAS response",
        purpose: "Whether SLE-DAS improved, stayed or worsened since baseline.",
        references: ["jesus2019"], verification: .twoSources,
        items: [item, VisitSeries.baselineItem],
        rule: [
            VisitSeries.baselineRule,
            "The score is the change of SLE-DAS, now minus baseline: improved at -1.72 or less, worsened at +1.72 or more, stable between.",
            "The state is met where it improved.",
        ],
        bands: [changeBands],
        notes: [
            "The change is taken from the scores as entered: scores rounded to two decimals may differ from unrounded ones at the limit.",
            "No responder index with further parts was found.",
        ])

    /// How much a score changed, read by ``changeBands``.
    public static func response(baseline: Double, current: Double) -> String { changeBands.band(of: current - baseline) }

    /// The change as score, its band, and improvement as state.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        guard let baseline = series.baseline else { return baselineVisit(visit.answers) }
        let change = change(baseline.answers, visit.answers)
        let improved = Limit.lessOrEqual(-meaningfulChange).holds(for: change.rise)
        let worsened = change.rise.isAtLeast(meaningfulChange)
        return Assessment(
            score: PartialScore("sleDasChange", change.rise, in: changeBands), missing: missing(visit.answers), state: improved,
            criteria: [
                Criterion("improved", "SLE-DAS down by 1.72 or more", improved, decidedBy: change.words),
                Criterion("worsened", "SLE-DAS up by 1.72 or more", worsened, decidedBy: change.words),
            ])
    }

    private static func baselineVisit(_ answers: Answers) -> Assessment {
        Assessment(score: PartialScore("sleDasChange", value: nil), missing: missing(answers), flags: ["baselineVisit"])
    }

    static func change(_ earlier: Answers?, _ now: Answers) -> Change {
        Change(name: "SLE-DAS", earlier: Bounds(earlier?.number(item.id)), now: Bounds(now.number(item.id)))
    }

    static func missing(_ answers: Answers) -> [String] { answers.number(item.id) == nil ? [item.id] : [] }
}
