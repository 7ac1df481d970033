// SPDX-License-Identifier: Apache-2.0

/// Tapering of glucocorticoids since baseline: dose limits, sustained reduction as trials define it, cumulative and mean dose.
///
/// - Source: `tulipFlare`, `ard290094`, `nct04895241`, `ard196753`.
public enum GlucocorticoidTapering: LongitudinalInstrument {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "gcTapering", name: "Glucocorticoid tapering endpoints",
        purpose: "Whether the dose is within the limits of targets, whether it was reduced as trials ask for, and how much was taken since baseline.",
        references: ["tulipFlare", "ard290094", "nct04895241", "ard196753", "ard135680", "globalrph", "timeofcare"], verification: .twoSources,
        items: form,
        rule: [
            "Baseline: the first row, or the latest row marked isBaseline. Week n begins 7 n days later.",
            "The dose of a row holds from its day to the day before the next row. A row may be a visit or a day on which the dose changed.",
            "gcLe75: at most 7.5 mg of prednisone per day. gcLe5: at most 5 mg. gcFree: none.",
            "tulipSustainedReduction: of patients on at least 10 mg at baseline, 7.5 mg or less by week 40 and on every day from then through week 52; graceDays days above are forgiven.",
            "sustainedReductionNoWorsening: the same, and no row of weeks 40 to 52 with a new BILAG A or two new B since the row before.",
            "illuminateSparing: of patients with a dose at baseline, a reduction by at least 25 % to 7.5 mg or less for three consecutive calendar months within weeks 24 to 52, and no increase of an antimalarial or immunosuppressive since baseline.",
            "blissReduction, only if asked for: of patients above 7.5 mg at baseline, a mean dose of weeks 40 to 52 that is at least 25 % lower and at most 7.5 mg.",
            "A patient who does not count in an endpoint leaves it indeterminate, with the flag notInDenominator.<endpoint>.",
            "cumulativeGrams and meanDose run from the day of the baseline to the day before this row, pulses included.",
            "A pulse since the row before breaks a sustained reduction where all days since that row lie within its weeks, and otherwise leaves it open.",
        ],
        parts: [
            PartDescription("cumulativeGrams", "Prednisone since baseline (g)"), PartDescription("meanDose", "Mean prednisone since baseline (mg/day)"),
            PartDescription("changeFromBaseline", "Daily dose now minus at baseline (mg)"),
        ],
        notes: [
            "Holding a dose from row to row is an assumption: trials record each day. Rows on which the dose changed make it exact.",
            "A single day above 7.5 mg breaks a sustained reduction in the strict reading; graceDays is 0 where not given, because the trials name none.",
            "Trials count a missing dose of week 52 as failure (recollection, not confirmed); here it is indeterminate, as a week that has not come yet.",
            "illuminateSparing: whether the increase of other drugs is asked of all the time since baseline is not printed; that is the reading here. A denominator is not printed either.",
            "blissReduction: the wording is recollection and unverified; only from above 7.5 to 7.5 mg or less is confirmed. It carries the flag unverified.blissReduction.",
            "Each endpoint has its own sources; tulipSustainedReduction has two, sustainedReductionNoWorsening and illuminateSparing have one each.",
            "Equivalence at pulse doses is doubtful; enter pulses with pulsePrednisone (mg of prednisone, methylprednisolone × 5/4) so that the cumulative dose has an upper bound; the amount stands before pulseSinceLastVisit.",
        ],
        aliases: ["glucocorticoidTapering"])

    private static let form: [ItemDescription] =
        GlucocorticoidIntake.form
        + [
            ItemDescription(
                "pulseSinceLastVisit", "Pulse since the last visit", .finding, group: "glucocorticoids", need: .assumedAbsent,
                "glucocorticoid pulse since the row before"),
            ItemDescription(
                "pulsePrednisone", "Pulses since the last visit", .number(0...100_000, unit: "mg"), group: "glucocorticoids",
                need: .alternative, "prednisone equivalent of all pulses since the row before"),
            ItemDescription(
                "treatmentIncreased", "Other treatment increased", .finding, group: "treatment", need: .assumedAbsent,
                "antimalarial or immunosuppressive increased since the row before; read by illuminateSparing"),
        ]
        + BILAG2004.gradeForm.map {
            ItemDescription(
                $0.id, $0.label, $0.kind, group: $0.group, need: .alternative, "\($0.definition); read by sustainedReductionNoWorsening")
        }
        + [
            ItemDescription(
                "graceDays", "Days forgiven", .count(0...84), group: "protocol", need: .alternative, "0 where not given"),
            ItemDescription(
                "askBlissReduction", "Ask for blissReduction", .finding, group: "protocol", need: .alternative,
                "unverified, therefore off unless present"),
            VisitSeries.baselineItem,
        ]

    /// The dose now as score, the endpoints as criteria.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let intake = GlucocorticoidIntake(recordedOrOf: visit.answers)
        let course = DoseCourse(series.sinceBaseline + [visit])
        let isBlissAsked = visit.answers.finding("askBlissReduction") == .present
        let endpoints = endpoints(of: course, graceDays: Int(visit.answers.number("graceDays") ?? 0), bliss: isBlissAsked)
        let words = "baseline \(course.baseline.dose.words) mg/day, day \(course.day(course.now)): \(course.now.dose.words) mg/day"
        return Assessment(
            score: PartialScore("prednisoneEquivalent", intake.prednisone, in: GlucocorticoidEquivalence.doseClasses),
            missing: intake.missing,
            parts: [
                PartialScore("cumulativeGrams", course.cumulative.divided(by: 1000)), PartialScore("meanDose", course.mean),
                PartialScore("changeFromBaseline", course.now.dose.change(since: course.baseline.dose)),
            ],
            criteria: GlucocorticoidEquivalence.endpoints.map { id, limit, use in
                Criterion(id, "\(limit) mg/day: \(use)", limit.holds(for: intake.prednisone), decidedBy: intake.words)
            } + endpoints.map { $0.criterion(words) },
            assumed: description.assumed(visit.answers),
            flags: intake.flags + endpoints.flatMap(\.flags) + (isBlissAsked ? ["unverified.blissReduction"] : [])
                + (series.baseline == nil ? ["baselineVisit"] : []))
    }

    private static func endpoints(of course: DoseCourse, graceDays: Int, bliss: Bool) -> [Endpoint] {
        let days = course.days
        let tulip = days.tulipSustainedReduction(graceDays: graceDays)
        let all = [
            Endpoint(id: "tulipSustainedReduction", label: "from 10 mg or more to 7.5 mg or less, weeks 40 to 52", state: tulip),
            Endpoint(
                id: "sustainedReductionNoWorsening", label: "the same, and no new BILAG A or two new B",
                state: days.tulipSustainedReduction(graceDays: graceDays, and: course.noWorsening)),
            Endpoint(
                id: "illuminateSparing", label: "down by 25 % to 7.5 mg or less for three months, weeks 24 to 52",
                state: days.illuminateSparing(treatmentIncreased: course.treatmentIncreased)),
        ]
        let unverified = Endpoint(
            id: "blissReduction", label: "mean of weeks 40 to 52 down by 25 % to 7.5 mg or less (unverified)", state: days.blissReduction)
        return bliss ? all + [unverified] : all
    }

    /// A named endpoint and its state.
    private struct Endpoint {
        let id: String, label: String, state: EndpointState

        func criterion(_ words: String) -> Criterion {
            switch state {
            case .evaluated(let truth): Criterion(id, label, truth, decidedBy: words)
            case .notInDenominator: Criterion(id, label, .indeterminate, decidedBy: "does not count: \(words)")
            }
        }

        var flags: [String] { state == .notInDenominator ? ["notInDenominator.\(id)"] : [] }
    }
}
