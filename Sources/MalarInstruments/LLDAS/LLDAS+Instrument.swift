// SPDX-License-Identifier: Apache-2.0

extension LLDAS: Instrument {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "lldas", name: "Lupus Low Disease Activity State",
        purpose: "Whether a visit is in low disease activity: met, not met or indeterminate, with what decided each of the five criteria.",
        references: ["franklyn2016", "golder2016", "smith2023", "piga2022"], verification: .twoSources,
        items: SLEDAI2K.description.items + activityForm + [PhysicianGlobal.item] + GlucocorticoidIntake.form + treatmentForm,
        rule: [
            "c1Activity: SLEDAI-2K at most 4, serology included, and no activity in a major organ.",
            "Major organs: the seven nervous system items, vasculitis, the four urinary items, pleurisy, pericarditis, fever, and the chart flags haemolytic anaemia, gastrointestinal activity and other cardiopulmonary activity.",
            "c2NoNew: no activity that was not there at the previous assessment.",
            "c3Pga: PGA at most 1 on the scale of 0 to 3.",
            "c4Gc: prednisone equivalent at most 7.5 mg per day.",
            "c5Maintenance: maintenance doses within the standard maximum, well tolerated, no investigational drug.",
            "The state is met where all five are met; one that is not met decides against it, whatever is unknown; otherwise it is indeterminate.",
        ],
        parts: [PartDescription("sledai2k", "SLEDAI-2K (0-105)"), PartDescription("prednisoneEquivalent", "Prednisone equivalent (mg/day)")],
        notes: [
            "The first visit has no previous assessment, and the definition is silent: c2 is indeterminate there, or met with firstVisitRule assumeMet, as in cross-sectional studies.",
            "New activity is what the clinician or the protocol calls so: published rules are no flare by the SELENA index, no moderate or severe flare since baseline, or no item that was absent at the previous visit. Whether newly positive serology counts is not settled.",
            "The mapping of major organs to SLEDAI-2K items is ours. Arthritis, myositis, rash, alopecia, ulcers, serology and low counts do not exclude by themselves.",
            "A maintenance drug without a dose counts as not taken; where the data never ask for a drug, the result lists it as assumed.",
            "Variants without PGA, without serology, or with fewer major organs are other states and must not be stored under this id.",
        ])

    private static let activityForm: [ItemDescription] =
        [
            SLEDAIScore.recordedItem,
            ItemDescription(
                "majorOrganActivity", "Activity in a major organ", .finding, group: "activity", need: .alternative,
                "as recorded; decides where the items leave it open"),
        ]
        + chartFlags.map {
            ItemDescription(
                $0.id, $0.label.prefix(1).uppercased() + $0.label.dropFirst(), .finding, group: "activity", need: .assumedAbsent,
                "attributed to active lupus; taken as absent where the data never ask")
        } + [
            ItemDescription(
                "newActivity", "New activity", .finding, group: "activity", "activity that was not there at the previous assessment"),
            ItemDescription(
                "firstVisit", "First visit", .finding, group: "activity", need: .alternative, "there is no previous assessment"),
            ItemDescription(
                "firstVisitRule", "Rule for the first visit", .choice(["indeterminate", "assumeMet"]), need: .alternative,
                "indeterminate where not given"),
        ]

    private static let treatmentForm: [ItemDescription] =
        maintenance.map {
            ItemDescription(
                $0.id, $0.label, .number(0...10_000, unit: $0.unit), group: "treatment", need: .assumedAbsent,
                "at most \($0.maximum.inWords) \($0.unit); not taken where there is no dose")
        } + [
            ItemDescription(
                "maintenanceWithinStandard", "Maintenance doses within the standard", .finding, group: "treatment", need: .alternative,
                "as judged; asked and empty, because a drug is taken at a dose that is not recorded, leaves the criterion open"),
            ItemDescription(
                "investigationalDrug", "Investigational drug", .finding, group: "treatment", need: .assumedAbsent,
                "taken as absent where the data never ask"),
            ItemDescription(
                "treatmentTolerated", "Treatment tolerated", .finding, group: "treatment", need: .assumedAbsent,
                "taken as tolerated where the data never ask"),
        ]

    /// The state, with what decided each criterion.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let reading = SLEDAI2K.Reading(answers)
        let score = RecordedOrDerived(SLEDAI2K.tally(reading.findings).range, recorded: answers.number("sledai2k"))
        let intake = GlucocorticoidIntake(recordedOrOf: answers)
        let pga = answers.number(PhysicianGlobal.id)
        let criteria = [
            c1Activity(reading.findings, score.best, answers), c2NoNew(answers), PhysicianGlobal.criterion("c3Pga", pga, pgaLimit),
            Criterion("c4Gc", "prednisone \(gcLimit) mg/day", gcLimit.holds(for: intake.prednisone), decidedBy: intake.words),
            c5Maintenance(answers),
        ]
        let open = score.best.value == nil ? reading.findings.unknown.items.map(\.rawValue) : []
        let newActivity = criteria[1].state == .indeterminate ? ["newActivity"] : []
        return Assessment(
            missing: open + newActivity + (pga == nil ? [PhysicianGlobal.id] : []) + intake.missing,
            parts: [PartialScore("sledai2k", score.best), PartialScore("prednisoneEquivalent", intake.prednisone)],
            state: Truth.all(criteria.map(\.state)), criteria: criteria,
            assumed: description.assumed(answers),
            flags: reading.flags + score.flags("sledai2k") + intake.flags)
    }
}
