// SPDX-License-Identifier: Apache-2.0

/// Hybrid SELENA-SLEDAI: the wording of SELENA-SLEDAI with the proteinuria rule of SLEDAI-2K. The rule is not confirmed in a source.
///
/// - Source: the name: `hybridSledaiName`; wording: `selenaForm`.
public enum HybridSLEDAI: WeightedChecklist, Instrument {
    /// The item table.
    public static let table = SLEDAIVersion.hybridSelena.table

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "hybridSledai", name: "Hybrid SELENA-SLEDAI",
        purpose: "Disease activity of lupus: SELENA-SLEDAI with the proteinuria rule of SLEDAI-2K, 0 to 105.",
        references: ["hybridSledaiName", "selenaForm", "gladman2002"], verification: .unverified,
        items: SLEDAIVersion.hybridSelena.form,
        rule: ["Arthritis: more than 2 joints. Proteinuria: any above 0.5 g in 24 hours. Rash, alopecia, mucosal ulcers: only new or recurrent."] + SLEDAIVersion.rule,
        bands: [SLEDAI2K.fiveBand], parts: SLEDAIVersion.parts,
        notes: SLEDAIVersion.notes + [
            "Only the name was confirmed in a source. That proteinuria follows SLEDAI-2K is general knowledge: check it against the protocol of the trial before use.",
        ],
        aliases: ["hsledai", "hybrid selena-sledai"])

    /// The score, its partial scores, and the items that are missing. With unknown items every score is a range.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        return SLEDAIVersion.hybridSelena.assessment(of: answers)
    }
}
