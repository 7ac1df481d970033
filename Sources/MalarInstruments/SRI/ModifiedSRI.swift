// SPDX-License-Identifier: Apache-2.0

/// Modified SLE Responder Index for cohorts without BILAG: SLEDAI-2K fallen by 4 or more and no worsening of PGA.
///
/// - Source: `connelly`.
public enum ModifiedSRI: LongitudinalInstrument {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "modifiedSri", name: "Modified SLE Responder Index (without BILAG)",
        purpose: "Whether a visit is a response since baseline, from SLEDAI-2K and PGA alone.",
        references: ["connelly"], verification: .oneSource,
        items: SLEDAIScore.form + [PhysicianGlobal.item, ResponderCriteria.missingRule, VisitSeries.baselineItem],
        rule: [
            VisitSeries.baselineRule,
            "sledaiReduction: SLEDAI-2K down by 4 or more.",
            "noPgaWorsening: PGA up by less than 0.3 on the scale of 0 to 3.",
            "Response: both. " + ResponderCriteria.missingLine,
        ],
        notes: [
            "Without BILAG, new activity in another organ does not count against a response.",
            "A patient whose baseline score is below 4 cannot respond.", ResponderCriteria.missingNote,
        ])

    /// Whether a visit is a response, on plain values.
    public static func response(sledai: (baseline: Bounds, now: Bounds), pga: (baseline: Bounds, now: Bounds)) -> Truth {
        .all([
            Limit.lessOrEqual(-4).holds(for: sledai.now.change(since: sledai.baseline)),
            SRI.pgaLimit.holds(for: pga.now.change(since: pga.baseline)),
        ])
    }

    /// The response, with both criteria.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let now = SLEDAIScore(visit.answers)
        let missing = now.missing + (visit.answers.number(PhysicianGlobal.id) == nil ? [PhysicianGlobal.id] : [])
        guard let baseline = series.baseline?.answers else { return Assessment(missing: missing, flags: ["baselineVisit"]) }
        let criteria = [
            ResponderCriteria.reduction(SLEDAIScore.sledai2k(SLEDAIScore(baseline), now), by: 4),
            ResponderCriteria.noPgaWorsening(ResponderCriteria.pga(baseline, visit.answers), SRI.pgaLimit),
        ]
        let response = ResponderCriteria.settled(.all(criteria.map(\.state)), visit.answers)
        return Assessment(missing: missing, state: response.state, criteria: criteria, flags: response.flags + now.flags)
    }
}
