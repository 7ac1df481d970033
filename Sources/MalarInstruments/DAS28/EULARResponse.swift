// SPDX-License-Identifier: Apache-2.0

import MalarUnits

/// EULAR response: improvement of DAS28 since baseline, read together with the DAS28 reached.
///
/// | DAS28 reached | improvement > 1.2 | > 0.6 to 1.2 | ≤ 0.6 |
/// |---|---|---|---|
/// | ≤ 3.2 | good | moderate | none |
/// | > 3.2 to 5.1 | moderate | moderate | none |
/// | > 5.1 | moderate | none | none |
///
/// - Source: `fransen2005`.
public enum EULARResponse: Instrument {
    /// The response, from none to good.
    public enum Level: String, Sendable, CaseIterable {
        case good, moderate
        case noResponse = "none"
    }

    /// The response. Differences are compared within the tolerance of cut-offs, so that 4.4 to 3.2 is an improvement of 1.2.
    public static func response(baseline: Double, current: Double) -> Level {
        let improvement = baseline - current
        if improvement.isAbove(1.2) { return current.isAtMost(3.2) ? .good : .moderate }
        return improvement.isAbove(0.6) && current.isAtMost(5.1) ? .moderate : .noResponse
    }

    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "eularResponse", name: "EULAR response (DAS28)",
        purpose: "Good, moderate or no response, from DAS28 at baseline and now.",
        references: ["fransen2005"], verification: .twoSources,
        items: [
            ItemDescription("baseline", "DAS28 at baseline", .number(0...10, unit: "DAS28"), "by the same formula as the current one"),
            ItemDescription("current", "DAS28 now", .number(0...10, unit: "DAS28"), "by the same formula as the one at baseline"),
        ],
        rule: [
            "improvement = baseline - current; it is the score, and the response is its band.",
            "good: improvement above 1.2 and DAS28 now at most 3.2.",
            "moderate: improvement above 1.2 and DAS28 now above 3.2; or improvement above 0.6 to 1.2 and DAS28 now at most 5.1.",
            "none: everything else.",
        ],
        notes: ["The response depends on two numbers, so it has no scheme of bands; it is given as the band of the score all the same."],
        aliases: ["eular"])

    /// The improvement as score, the response as its band.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        guard let baseline = answers.number("baseline"), let current = answers.number("current") else {
            return Assessment(
                score: PartialScore("improvement", value: nil), missing: ["baseline", "current"].filter { answers.number($0) == nil })
        }
        return Assessment(
            score: PartialScore("improvement", value: baseline - current, band: response(baseline: baseline, current: current).rawValue))
    }
}
