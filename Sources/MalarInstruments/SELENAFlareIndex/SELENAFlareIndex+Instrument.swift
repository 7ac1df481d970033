// SPDX-License-Identifier: Apache-2.0

extension SELENAFlareIndex: LongitudinalInstrument {
    /// The levels as numbers.
    public static let levelBands = BandScheme(
        "sfiLevels", source: "petri2005", [.through(0, "none"), .through(1, "mildModerate"), .above("severe")])

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "sfi", name: "SELENA-SLEDAI Flare Index (classic)",
        purpose: "No flare, a mild or moderate flare, or a severe flare since the previous visit, with every criterion that fired.",
        references: ["petri2005", "buyon2005", "fanouriakis2019", "medicalAlgorithms", "mathian2020", "esfi2014"], verification: .twoSources,
        items: form,
        rule: [VisitSeries.previousRule]
            + table.map { "\($0.domain.rawValue): \($0.mildModerate.isEmpty ? "" : "mild or moderate if \($0.mildModerate); ")severe if \($0.severe)." }
            + [
                "One criterion is enough, and the highest severity wins. The score is 0 none, 1 mildModerate, 2 severe; a range while unknowns leave the level open.",
                "The state is met where there is a flare of any severity.",
                "The score is SELENA-SLEDAI where both visits have it, otherwise SLEDAI-2K; the flag activity.<id> names the one used.",
                "A pulse since the previous visit is an increase of prednisone to above 0.5 mg/kg/day.",
                "modifiedSfi, if asked for: an increase to a score above 12 makes no severe flare by itself; it counts as mildModerate.",
            ],
        bands: [levelBands],
        notes: [
            "One public form prints more than 3 points instead of 3 or more: 3 or more is used. A rise of more than 12 points, as one public tool has it, is a misreading of a new score above 12.",
            "A patient who was above 12 before has a severe flare by the score only where it rises by 3 or more.",
            "Haemoglobin fallen by more than 3 g/dL: one public source prints the sign the other way round.",
            "Mycophenolate is among the drugs of the severe column in some versions: it counts where the item sfiMycophenolate says so; otherwise a new one is flagged mycophenolateNotCounted.",
            "A drug that was given before and is increased is not newly given.",
            "What doubling means for a patient without prednisone is not said: a start counts as doubling, because any dose is more than twice none; the flag doublingFromNone names it.",
            "No source says what to do with pulses; a published withdrawal trial counts one as severe (Mathian 2020, patient 58).",
            "The trials used SELENA-SLEDAI; SLEDAI-2K differs in arthritis, proteinuria and wording.",
            "modifiedSfi rests on recollection of the belimumab trials and is not confirmed: results carry the flag unverified.modifiedSfi. Whether a flare by that criterion alone is mild, moderate or none at all is not known.",
            "An experimental form without the treatment criteria downgraded 42 of 55 severe flares; it is not implemented.",
            "New or worse is the clinician's judgement and is not derived from SLEDAI-2K items. Treatment and admission are taken as unchanged where the data never ask, and the result lists them as assumed.",
        ],
        aliases: ["selenaFlareIndex", "selenaSledaiFlareIndex", "csfi"])

    private static let form: [ItemDescription] =
        SLEDAIScore.form + [SLEDAIScore.selenaItem, PhysicianGlobal.item] + GlucocorticoidIntake.form
        + [
            ItemDescription(
                "weightKg", "Body weight", .number(1...400, unit: "kg"), group: "treatment", need: .alternative,
                "for 0.5 mg/kg/day; without it only a dose of none is known to be below")
        ]
        + manifestations.map { ItemDescription($0.id, $0.label, .finding, group: "\($0.level.rawValue) manifestations", $0.definition) }
        + [
            ItemDescription(
                "mildManifestation", "Any manifestation of the first column", .finding, group: "mildModerate manifestations",
                need: .alternative,
                "new or worse; decides where the single ones leave it open"),
            ItemDescription(
                "severeManifestation", "Any manifestation of the second column", .finding, group: "severe manifestations",
                need: .alternative,
                "new or worse; decides where the single ones leave it open"),
        ]
        + treatments.map { ItemDescription($0.id, $0.label, .finding, group: "treatment", need: .assumedAbsent, $0.definition) }
        + [
            ItemDescription(
                "sfiMycophenolate", "Mycophenolate as a severe criterion", .choice(["notCounted", "counted"]), need: .alternative,
                "notCounted where not given"),
            ItemDescription(
                "sfiVariant", "Form of the index", .choice(Variant.allCases.map(\.rawValue)), need: .alternative, "classic where not given"),
        ]

    // swift-format-ignore
    private static let treatments: [(id: String, label: String, definition: String)] = [
        ("pulseSinceLastVisit",     "Pulse since the last visit", "glucocorticoid pulse for lupus since the previous visit; counts as prednisone above 0.5 mg/kg/day"),
        ("nsaidAdded",              "NSAID added",                "newly given for lupus activity since the previous visit"),
        ("hydroxychloroquineAdded", "Hydroxychloroquine added",   "newly given for lupus activity since the previous visit"),
        ("cyclophosphamideAdded",   "Cyclophosphamide added",     "newly given for lupus activity since the previous visit"),
        ("azathioprineAdded",       "Azathioprine added",         "newly given for lupus activity since the previous visit"),
        ("methotrexateAdded",       "Methotrexate added",         "newly given for lupus activity since the previous visit"),
        ("mycophenolateAdded",      "Mycophenolate added",        "newly given for lupus activity since the previous visit; counts in some versions"),
        ("hospitalizedForSle",      "Admitted for lupus",         "admitted for lupus activity since the previous visit"),
    ]

    /// The severity, with every criterion of both columns and what decided it.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let reading = Reading(visit.answers, previous: series.previous?.answers)
        let outcomes = table.map { (row: $0, outcome: reading.comparison.outcome(in: $0.domain, as: reading.variant)) }
        let range = levels(outcomes.map(\.outcome))
        return Assessment(
            score: PartialScore("sfi", Bounds(Double(range.lowerBound.rank), Double(range.upperBound.rank)), in: levelBands),
            missing: reading.missing + (range.lowerBound == range.upperBound ? [] : reading.missingWeight),
            state: .any(outcomes.map(\.outcome.flare)),
            criteria: outcomes.flatMap { reading.criteria($0.row, $0.outcome) },
            assumed: description.assumed(visit.answers),
            flags: series.firstFlags + reading.flags)
    }
}
