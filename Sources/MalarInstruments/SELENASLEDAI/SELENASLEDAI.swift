// SPDX-License-Identifier: Apache-2.0

/// SLEDAI as modified for the SELENA trials: 24 descriptors, 0 to 105.
///
/// - Source: `petri2005pga`, `buyon2005pga`; wording from a stored form: `selenaForm`.
public enum SELENASLEDAI: WeightedChecklist, Instrument {
    /// The item table.
    public static let table = SLEDAIVersion.selena.table

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "selenaSledai", name: "SELENA-SLEDAI",
        purpose: "Disease activity of lupus as scored in the SELENA and belimumab trials: 24 weighted descriptors, 0 to 105.",
        references: ["petri2005pga", "buyon2005pga", "selenaForm", "bombardier1992"], verification: .oneSource,
        items: SLEDAIVersion.selena.form,
        rule: ["Arthritis: more than 2 joints. Proteinuria above 0.5 g in 24 hours: only of new onset or with a recent rise of more than 0.5 g. Rash, alopecia, mucosal ulcers: only new or recurrent."] + SLEDAIVersion.rule,
        bands: [SLEDAI2K.fiveBand], parts: SLEDAIVersion.parts,
        notes: SLEDAIVersion.notes + [
            "Said of this version but not confirmed, and therefore left to the clinician: scleritis and episcleritis as visual disturbance, lupus vertigo as cranial nerve disorder, seizures of old irreversible damage and hypertensive stroke left out, pain or a sign enough for pleurisy and pericarditis, ongoing rash accepted in later trials.",
        ],
        aliases: ["selena"])

    /// The score, its partial scores, and the items that are missing. With unknown items every score is a range.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        return SLEDAIVersion.selena.assessment(of: answers)
    }
}
