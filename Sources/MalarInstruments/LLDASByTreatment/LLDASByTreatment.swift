// SPDX-License-Identifier: Apache-2.0

/// Low disease activity off and on treatment: the activity criteria of LLDAS, with and without prednisone and immunosuppressives.
///
/// - Source: `petri2017lldas`.
public enum LLDASByTreatment: Instrument {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "lldasByTreatment", name: "LLDAS off and on treatment",
        purpose: "Whether a visit is in low disease activity, off treatment or on it, with what decided each criterion.",
        references: ["petri2017lldas", "franklyn2016", "golder2016", "piga2022"], verification: .oneSource,
        items: LLDAS.description.items + [Treatment.immunosuppressiveItem],
        rule: [
            "c1Activity, c2NoNew, c3Pga: as in LLDAS (SLEDAI-2K at most 4 without activity in a major organ, nothing new, PGA at most 1).",
            "lldasOffTreatment: these three, no glucocorticoid, no immunosuppressive and no biologic.",
            "lldasOnTreatment: these three and prednisone equivalent at most 7.5 mg per day; immunosuppressives are allowed.",
            "The state is lldasOnTreatment, which holds whatever is off treatment as well.",
        ],
        parts: LLDAS.description.parts,
        notes: [
            "Read in a congress abstract. Maintenance doses, tolerance and investigational drugs are not part of it, unlike LLDAS.",
        ] + LLDAS.description.notes)

    /// The two states, after the clauses they are made of.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        var result = try LLDAS.assess(answers)
        let intake = GlucocorticoidIntake(recordedOrOf: answers)
        let activity = Array(result.criteria.prefix(3))
        let low = Treatment.glucocorticoid("gcLow", intake, LLDAS.gcLimit)
        let none = Treatment.glucocorticoid("gcNone", intake, .lessOrEqual(0))
        let drugs = Treatment.noImmunosuppressive("noImmunosuppressive", answers)
        let onTreatment = Criterion("lldasOnTreatment", "low activity, on treatment", all: activity + [low])
        result.criteria =
            activity + [low, none, drugs]
            + [Criterion("lldasOffTreatment", "low activity, off treatment", all: activity + [none, drugs]), onTreatment]
        result.state = onTreatment.state
        if drugs.state == .indeterminate { result.missing.append(Treatment.immunosuppressive) }
        result.assumed.removeAll { !LLDAS.chartFlags.map(\.id).contains($0) }
        return result
    }
}
