// SPDX-License-Identifier: Apache-2.0

extension SDI: Instrument {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "sdi", name: "SLICC/ACR Damage Index (SDI), 41 items",
        purpose: "Irreversible damage since the onset of lupus, in 12 systems, 0 to 47.",
        references: ["gladman1996", "phenxSdi", "medixSdi", "johnsonSdi"], verification: .secondarySource,
        items: form,
        rule: [
            "Damage is irreversible change since the onset (diagnosis) of lupus that is not due to active inflammation, judged clinically, whatever its cause; damage before diagnosis does not count.",
            "A finding counts once it has been present for 6 months, unless its item counts at once.",
            "Strokes and myocardial infarctions score 2 where two lie at least 6 months apart; loss of tissue, gastrointestinal infarction, avascular necrosis and malignancy score 2 for more than one site.",
            "End-stage renal disease scores 3 and replaces the two other renal items.",
            "The score is the sum over the systems: 2 + 6 + 3 + 5 + 6 + 5 + 6 + 7 + 3 + 1 + 1 + 2 = 47 at most.",
            "Where monthsPresent.<item> or monthsBetween.<item> is given, the rule of 6 months is applied to it; where the data never ask for it, the item stands as answered.",
            "With unknown items the score is a range; its lower end is the damage that is known.",
            recordedRule,
        ],
        parts: System.allCases.map { PartDescription($0.rawValue, "Damage, \($0.label) (0-\(maximum(of: $0)))") }
            + [PartDescription("sdi1996", "Total over the 39 items of the form of 1996 (0-45)")],
        notes: [
            "The paper of 1996 was not read. Items, systems and rules come from a protocol page, a summary and forms; the maxima of the systems were read in two places.",
            "The form of 1996 has 39 items; pancreatic insufficiency and ruptured tendon were added later, by whom and when was not found. sdi1996 leaves them out.",
            "Totals of 49 come from adding all three renal items, 45 from 39 items, 46 from 40.",
            "From recollection alone: that minor tissue loss, fracture, avascular necrosis, osteomyelitis and ruptured tendon count at once, and that one lesion is not scored twice.",
            "The gap of 6 months is documented for stroke and infarction; the other items with 2 points count sites, which need none.",
            "Filtration below 50 % is read by some as below 50 mL/min. One calculator asks for diabetes with therapy; here it counts whatever the treatment.",
            "Where an item has two wordings of which one counts at once (resection, bypass, pericardiectomy), the clinician applies the 6 months.",
            "The index has no bands; any damage is usually a score of at least 1.",
            "Flags: notYetSixMonths.<item> names an item that is present and does not count yet, eventsTooClose.<item> a second event that does not count.",
        ],
        aliases: ["slicc-acr-di"])

    /// The most points of a system.
    static func maximum(of system: System) -> Int { Points().points(of: system).upperBound }

    /// The score, the systems, and the items that are missing. With unknown items every score is a range.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let reading = Reading(answers)
        let total = RecordedOrDerived(Bounds(reading.points.total), recorded: answers.number(recorded))
        return Assessment(
            score: PartialScore("sdi", total.best), missing: total.isRecorded ? [] : reading.missing,
            parts: parts(reading.points) + [PartialScore("sdi1996", Bounds(reading.points.totalOf1996Form))],
            flags: reading.flags + total.flags(recorded))
    }

    static func parts(_ points: Points) -> [PartialScore] {
        System.allCases.map { PartialScore($0.rawValue, Bounds(points.points(of: $0))) }
    }
}
