// SPDX-License-Identifier: Apache-2.0

/// SLEDAI-2K without increased DNA binding, for places without the assay: 23 descriptors, 0 to 103.
///
/// - Source: `philippineForm`; items: `gladman2002`.
public enum SLEDAINoDsDna: Instrument {
    /// All items but increased DNA binding.
    public static let items = ItemSet<SLEDAI2K.Item>.all.subtracting([.increasedDnaBinding])
    private static let measurementsOfDna: Set<String> = ["increasedDnaBinding", "antiDsDna", "antiDsDnaUpper", "farrBinding"]

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "sledaiNoDsDna", name: "SLEDAI-2K without anti-dsDNA",
        purpose: "Disease activity of lupus where anti-dsDNA is not at hand: 23 weighted descriptors, 0 to 103.",
        references: ["philippineForm", "gladman2002"], verification: .oneSource,
        items: SLEDAI2K.description.items.filter { !measurementsOfDna.contains($0.id) },
        rule: [
            "The score is the sum of the weights of the items of SLEDAI-2K that are present, without increased DNA binding.",
            "An item left open is derived from its measurement where there is one; an item that was answered stays as answered.",
            "With unknown items the score is a range.",
        ],
        notes: ["It has no bands of its own, and is not interchangeable with SLEDAI-2K: a positive anti-dsDNA would add 2."])

    /// The score; a range while items are unknown.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let reading = SLEDAI2K.Reading(answers)
        let tally = SLEDAI2K.noDsDna(reading.findings)
        return Assessment(
            score: PartialScore("sledaiNoDsDna", tally.range), missing: tally.missing.map(\.rawValue),
            flags: reading.flags.filter { !$0.hasSuffix(".increasedDnaBinding") })
    }
}
