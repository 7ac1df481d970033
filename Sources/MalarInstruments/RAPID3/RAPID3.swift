// SPDX-License-Identifier: Apache-2.0

/// Routine Assessment of Patient Index Data 3, from the patient alone: 0 to 30, or 0 to 10 when divided by 3.
///
/// - Source: `pincus2008`; cut-offs: `acrActivity2012`.
public enum RAPID3: Instrument {
    /// functionFn + pain10 + patientGlobal10
    public static func score(functionFn: Double, pain10: Double, patientGlobal10: Double) -> Double {
        functionFn + pain10 + patientGlobal10
    }

    /// Function on 0 to 10 from the sum of ten activities of 0 to 3 each.
    public static func functionFn(raw: Double) -> Double { raw / 3 }

    /// The cut-offs of the scale of 0 to 30.
    public static let bands = BandScheme(
        "rapid3", source: "acrActivity2012", [.through(3, "near-remission"), .through(6, "low"), .through(12, "moderate"), .above("high")])
    /// The cut-offs of the scale of 0 to 10.
    public static let weightedBands = BandScheme(
        "rapid3Weighted", source: "acrActivity2012",
        [.through(1, "remission"), .through(2, "low"), .through(4, "moderate"), .above("high")])

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "rapid3", name: "RAPID3",
        purpose: "How the patient is doing: function, pain and global assessment, 0 to 30.",
        references: ["pincus2008", "acrActivity2012", "johnson2020"], verification: .secondarySource,
        items: [
            ItemDescription("mdhaqFunctionRaw", "MDHAQ function, raw", .count(0...30), group: "patient", "sum of ten activities, 0 to 3 each"),
            ItemDescription("pain10", "Pain", .number(0...10, unit: "0-10"), group: "patient", "0 none, 10 worst"),
            Global10.patientGlobal10.item,
            ItemDescription("functionFn", "MDHAQ function, 0-10", .number(0...10, unit: "0-10"), group: "patient", need: .alternative, "as recorded; used where the raw sum is not given"),
        ],
        rule: [
            "functionFn = raw sum of ten activities / 3.", "rapid3 = functionFn + pain10 + patientGlobal10.", "rapid3Weighted = rapid3 / 3.",
            "While one of the three is unknown it ranges over 0 to 10.",
        ],
        bands: [bands, weightedBands],
        parts: [PartDescription("functionFn", "Function (0-10)"), PartDescription("rapid3Weighted", "RAPID3 on 0 to 10")],
        notes: [
            "RAPID3 was built for rheumatoid arthritis.",
            "The conversion of function was seen second-hand. Printed tables round it to one decimal; it is not rounded here.",
            "The lowest band is called near-remission on the scale of 0 to 30 and remission on that of 0 to 10, as published; its edges are the same.",
            "A recorded functionFn that differs from the raw sum by more than its rounding is flagged recordedDiffers.functionFn.",
            "Licence terms of the questionnaire were not read; its questions are not shown here.",
        ])

    /// The score with its band. Unknown items make it a range.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let derived = answers.number("mdhaqFunctionRaw").map(functionFn(raw:)), recorded = answers.number("functionFn")
        let function = (derived ?? recorded).map { Bounds($0) } ?? Bounds(0, 10)
        let pain = answers.number("pain10").map { Bounds($0) } ?? Bounds(0, 10)
        let score = function + pain + Global10.patientGlobal10.bounds(answers)
        let differs = derived.flatMap { derived in recorded.map { ($0 - derived).magnitude > 0.05 + 1e-9 } } ?? false
        return Assessment(
            score: PartialScore("rapid3", score, in: bands),
            missing: answers.lacking(recorded == nil ? ["mdhaqFunctionRaw", "pain10", "patientGlobal10"] : ["pain10", "patientGlobal10"]),
            parts: [PartialScore("functionFn", function), PartialScore("rapid3Weighted", score.divided(by: 3), in: weightedBands)],
            flags: differs ? ["recordedDiffers.functionFn"] : [])
    }
}
