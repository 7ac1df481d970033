// SPDX-License-Identifier: Apache-2.0

/// SLE Disease Activity Index of 1992: the 24 descriptors of SLEDAI-2K; rash, alopecia, ulcers and proteinuria only where new.
///
/// - Source: `bombardier1992`; its differences from SLEDAI-2K: `gladman2002` and secondary summaries.
public enum SLEDAI1992: WeightedChecklist, Instrument {
    /// The item table.
    public static let table = SLEDAIVersion.original1992.table

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "sledai1992", name: "SLEDAI 1992",
        purpose: "Disease activity of lupus in the 10 days up to the visit, as first published: 24 weighted descriptors, 0 to 105.",
        references: ["bombardier1992", "gladman2002", "touma2010"], verification: .oneSource,
        items: SLEDAIVersion.original1992.form,
        rule: ["Arthritis: more than 2 joints. Proteinuria above 0.5 g in 24 hours: only of new onset or with a recent rise of more than 0.5 g. Rash, alopecia, mucosal ulcers: only new or recurrent."] + SLEDAIVersion.rule,
        bands: [SLEDAI2K.fiveBand], parts: SLEDAIVersion.parts, notes: SLEDAIVersion.notes, aliases: ["sledai-1992", "original sledai"])

    /// The score, its partial scores, and the items that are missing. With unknown items every score is a range.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        return SLEDAIVersion.original1992.assessment(of: answers)
    }
}
