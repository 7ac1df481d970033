// SPDX-License-Identifier: Apache-2.0

/// Glucocorticoids of a day in milligrams of prednisone.
///
/// - Source: equivalence tables `globalrph`, `timeofcare`; dose classes `buttgereit2002`.
public enum GlucocorticoidEquivalence: Instrument {
    /// Dose classes, in mg of prednisone per day.
    public static let doseClasses = BandScheme(
        "doseClasses", source: "buttgereit2002",
        [.through(0, "none"), .through(7.5, "low"), .through(30, "medium"), .through(100, "high"), .above("very high")])

    /// The limits that targets and recommendations set, in mg of prednisone per day.
    static let endpoints: [(id: String, limit: Limit, use: String)] = [
        ("gcLe75", .lessOrEqual(7.5), "low disease activity states"),
        ("gcLe5", .lessOrEqual(5), "remission, EULAR 2023"),
        ("gcFree", .lessOrEqual(0), "no glucocorticoid"),
    ]

    /// From this many mg of prednisone in one day, a dose is called a pulse.
    public static let pulseFrom = 100.0

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "glucocorticoid", name: "Glucocorticoid dose in prednisone equivalents",
        purpose: "Milligrams of prednisone per day with the same anti-inflammatory effect, and the dose class.",
        references: ["globalrph", "timeofcare", "buttgereit2002", "deflazacort1996", "parente2017"], verification: .twoSources,
        items: form,
        rule: [
            "Each dose is multiplied by its factor; the doses of several drugs are added.",
            "A row lists the drugs taken: a drug without a dose is not taken as long as another one has a dose.",
            "A row without any dose is unknown, with 0 as the lowest value.",
            "Doses given every so many days are averaged: 10 mg with intervalDays 2 are 5 mg per day. It applies to every drug of the row.",
            "A dose of a drug that the chart does not name lies between prednisone (factor 1) and methylprednisolone (factor 5/4).",
            "The criteria say whether the dose is at most 7.5 mg (gcLe75), at most 5 mg (gcLe5), and zero (gcFree).",
        ],
        bands: [doseClasses],
        notes: [
            "Deflazacort 6 mg = 5 mg is the conventional figure, from one source; a crossover study found 1.14 to 2.77 mg of deflazacort per mg of prednisolone, depending on the marker.",
            "Betamethasone: tables print 0.6 to 0.75 mg; 0.75 is used.",
            "The equivalence holds for oral and intravenous doses. At pulse doses it is doubtful: the flag pulseDose marks rows of 100 mg and more in one day.",
            "Not counted: fludrocortisone, budesonide, inhaled, topical and intra-articular preparations.",
        ],
        aliases: ["glucocorticoids", "gc", "prednisoneEquivalent"])

    /// The prednisone equivalent per day, its dose class, and whether it meets the limits in use.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let intake = GlucocorticoidIntake(answers)
        return Assessment(
            score: PartialScore("prednisoneEquivalent", intake.prednisone, in: doseClasses),
            missing: intake.missing,
            criteria: endpoints.map { id, limit, use in
                Criterion(id, "\(limit) mg/day: \(use)", limit.holds(for: intake.prednisone), decidedBy: intake.words)
            },
            flags: intake.flags)
    }
}
