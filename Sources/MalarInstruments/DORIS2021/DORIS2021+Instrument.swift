// SPDX-License-Identifier: Apache-2.0

import MalarUnits

extension DORIS2021: Instrument {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "doris2021", name: "DORIS remission 2021",
        purpose: "Whether a visit is in remission on treatment: met, not met or indeterminate, with what decided each criterion.",
        references: ["vanVollenhoven2021", "vanVollenhoven2017", "piga2022"], verification: .twoSources,
        items: SLEDAI2K.description.items + [
            ItemDescription(
                "clinicalSledai", "Clinical SLEDAI", .count(0...101), group: "activity", need: .alternative,
                "as recorded; decides where the items leave the criterion open"),
            PhysicianGlobal.item,
        ] + GlucocorticoidIntake.form + [
            ItemDescription(
                "therapyAllowed", "Allowed treatment", .finding, group: "treatment", need: .assumedAbsent,
                "antimalarials, and stable immunosuppressives including biologics; taken as allowed where the data never ask"),
            ItemDescription(
                "pulseSinceLastVisit", "Pulse since the last visit", .finding, group: "treatment", need: .alternative, "reported as a flag; no paper makes it a criterion"),
            ItemDescription(
                "otherActivity", "Activity outside of SLEDAI-2K", .finding, group: "activity", need: .alternative,
                "haemolytic anaemia, pneumonitis, enteritis ...: reported as a flag beside the state, which it does not change"),
            ItemDescription("variant", "Form of the definition", .choice(variants.map(\.word)), need: .alternative, "standard where not given"),
        ],
        rule: [
            "cSledaiZero: no clinical item of SLEDAI-2K is present; serology is ignored.",
            "pgaBelow: PGA below 0.5 on the scale of 0 to 3.",
            "gcLow: prednisone equivalent at most 5 mg per day.",
            "therapyAllowed: antimalarials, stable immunosuppressives and biologics are allowed; nothing else.",
            "The state is met where all four are met; one that is not met decides against it, whatever is unknown; otherwise it is indeterminate.",
            "No duration is asked for.",
        ],
        parts: [
            PartDescription("clinicalSledai", "Clinical SLEDAI (0-101)"), PartDescription("prednisoneEquivalent", "Prednisone equivalent (mg/day)"),
        ],
        notes: variants.map { "Variant \($0.word): \($0.definition.name); \($0.where)." } + [
            "The paper prints 5 mg or less in the abstract and less than 5 mg in its table: the default follows the abstract.",
            "Stable has no published duration.",
            "PGA on another scale is not interchangeable with the anchored scale of 0 to 3; a converted rating must not be entered here silently.",
            "Activity outside of SLEDAI-2K is caught by PGA only; the flag otherActivity says that it was recorded.",
        ],
        aliases: ["doris"])

    /// The state under the form of the definition that the item `variant` names, with what decided each criterion.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let word = answers.word("variant")
        let variant = variants.first { $0.word == word } ?? variants[0]
        return assessment(of: answers, as: variant.definition, flags: variant.word == "standard" ? [] : ["variant.\(variant.word)"])
    }

    private static func assessment(of answers: Answers, as definition: Definition, flags: [String]) -> Assessment {
        let reading = SLEDAI2K.Reading(answers)
        let activity = RecordedOrDerived(SLEDAI2K.clinical(reading.findings).range, recorded: answers.number("clinicalSledai"))
        let intake = GlucocorticoidIntake(recordedOrOf: answers)
        let pga = answers.number(PhysicianGlobal.id)
        let criteria = [
            cSledaiZero(reading.findings, activity),
            PhysicianGlobal.criterion("pgaBelow", pga, definition.pgaLimit),
            Criterion(
                "gcLow", "prednisone \(definition.gcLimit) mg/day", definition.gcLimit.holds(for: intake.prednisone),
                decidedBy: intake.words),
            therapy(answers),
        ]
        let open = activity.best.value == nil ? reading.findings.unknown.intersection(SLEDAI2K.clinicalItems) : []
        return Assessment(
            missing: open.items.map(\.rawValue) + (pga == nil ? [PhysicianGlobal.id] : []) + intake.missing,
            parts: [PartialScore("clinicalSledai", activity.best), PartialScore("prednisoneEquivalent", intake.prednisone)],
            state: Truth.all(criteria.map(\.state)), criteria: criteria,
            assumed: answers.asks(for: "therapyAllowed") ? [] : ["therapyAllowed"],
            flags: flags + reading.flags + activity.flags("clinicalSledai") + intake.flags
                + ["pulseSinceLastVisit", "otherActivity"].filter { answers.finding($0) == .present })
    }

    private static func cSledaiZero(_ findings: Findings<SLEDAI2K.Item>, _ activity: RecordedOrDerived) -> Criterion {
        let state = Limit.lessOrEqual(0).holds(for: activity.best)
        let present = findings.present.intersection(SLEDAI2K.clinicalItems)
        let words =
            if activity.isRecorded, let score = activity.best.value {
                "clinical SLEDAI \(score.inWords) as recorded"
            } else {
                switch state {
                case .met: "no clinical item present"
                case .notMet: "\(SLEDAI2K.names(of: present)) present"
                case .indeterminate: SLEDAI2K.unknownInWords(findings, of: SLEDAI2K.clinicalItems)
                }
            }
        return Criterion("cSledaiZero", "clinical SLEDAI-2K = 0", state, decidedBy: words)
    }

    private static func therapy(_ answers: Answers) -> Criterion {
        let state = Truth(answers.finding("therapyAllowed", ifNeverAsked: .present).isPresent)
        let words =
            switch state {
            case .met: answers.asks(for: "therapyAllowed") ? "treatment is allowed" : "treatment not asked for, assumed allowed"
            case .notMet: "treatment is not allowed"
            case .indeterminate: "treatment not known"
            }
        return Criterion("therapyAllowed", "antimalarials, stable immunosuppressives or biologics", state, decidedBy: words)
    }
}
