// SPDX-License-Identifier: Apache-2.0

extension SLEDAI2K: Instrument {
    /// The bands shown by default.
    public static let fiveBand = BandScheme(
        "fiveBand", source: "cook2000",
        [.through(0, "none"), .through(5, "mild"), .through(10, "moderate"), .through(19, "high"), .above("very high")])
    /// The bands of the EULAR recommendations 2019.
    public static let eular2019 = BandScheme(
        "eular2019", source: "fanouriakis2019",
        [.through(0, "remission"), .through(4, "low"), .through(10, "moderate"), .above("high")])
    /// The bands of the British guideline 2018.
    public static let bsr2018 = BandScheme(
        "bsr2018", source: "gordon2018", [.below(6, "mild"), .through(12, "moderate"), .above("severe")])

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "sledai2k", name: "SLEDAI-2K",
        purpose: "Disease activity of lupus in the 30 days up to the visit: 24 weighted descriptors, 0 to 105.",
        references: ["gladman2002", "touma2010", "bombardier1992", "yee2011"], verification: .twoSources,
        items: form + measurementForm,
        rule: [
            "Each item is present or absent on the day of the visit or in the 30 days before (10 days in the original rule).",
            "An item counts only if it is attributed to active lupus and is reversible.",
            "The score is the sum of the weights of the items that are present.",
            "clinicalSledai leaves out low complement and increased DNA binding; sledaiNoDsDna leaves out increased DNA binding only.",
            "An item left open is derived from its measurement where there is one; an item that was answered stays as answered.",
            "With unknown items the score is a range: unknown as absent, to unknown as present.",
        ],
        bands: [fiveBand, eular2019, bsr2018],
        parts: [
            PartDescription("clinicalSledai", "Clinical SLEDAI, without serology (0-101)"),
            PartDescription("renalSledai", "Urinary items (0-16)"),
            PartDescription("serologicalSledai", "Complement and anti-dsDNA (0-4)"),
            PartDescription("sledaiNoDsDna", "Without anti-dsDNA (0-103)"),
        ],
        notes: [
            "Arthritis counts from 2 joints here; SLEDAI 1992 and SELENA-SLEDAI print more than 2. The joint number in the paper of 2002 has not been checked.",
            "The proteinuria item is written in g per 24 hours. A protein/creatinine ratio above 500 mg/g is accepted, as everywhere in practice, without being part of the wording.",
            "Some lists call the rash item new rash although they are lists of SLEDAI-2K: any active rash counts here.",
            "Pericarditis: older wording asks for an electrocardiogram, later wording accepts an echocardiogram.",
            "Low complement: present as soon as C3, C4 or CH50 is low; derived as absent only where C3 and C4 are both known, because some centres do not measure CH50.",
            "Increased DNA binding: derived as present as soon as one assay exceeds its limit, as absent where one assay is known and none exceeds.",
            "Measurements say nothing of attribution: the flag derived.<item> names each item that rests on a measurement alone, presentAgainstMeasurement.<item> each item answered as present although its measurement lies within the limit.",
            "fiveBand is printed by public calculators; its attribution to Cook 2000 has not been checked. A score of 3 or 4 and more was called active by Yee 2011.",
        ],
        aliases: ["sledai", "sledai-2k"])

    /// The score, its partial scores, and the items that are missing. With unknown items every score is a range.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let reading = Reading(answers)
        let findings = reading.findings
        return Assessment(
            score: PartialScore("sledai2k", tally(findings).range, in: fiveBand),
            missing: findings.unknown.items.map(\.rawValue),
            parts: [
                PartialScore("clinicalSledai", clinical(findings).range), PartialScore("renalSledai", renal(findings).range),
                PartialScore("serologicalSledai", serological(findings).range), PartialScore("sledaiNoDsDna", noDsDna(findings).range),
            ],
            flags: reading.flags)
    }
}
