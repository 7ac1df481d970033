// SPDX-License-Identifier: Apache-2.0

/// Tools that give stars or points.
extension AppraisalTool {
    private static func stars(_ letter: String, _ group: String, _ labels: [String], most: Int = 1) -> [Item] {
        labels.enumerated().map {
            Item(
                id: "\(letter)\($0.offset + 1)", group: group, label: $0.element, allowed: most == 2 ? [.two, .one, .zero] : [.one, .zero])
        }
    }

    private static let comparability = stars("C", "Comparability", ["Comparability by design or analysis"], most: 2)
    private static let ottawa =
        "Wells GA, Shea B, O'Connell D, et al. The Newcastle-Ottawa Scale for nonrandomised studies in meta-analyses. Ottawa Hospital Research Institute."

    /// Newcastle-Ottawa Scale for cohorts: stars up to 4 for selection, 2 for comparability, 3 for outcome.
    ///
    /// Source: Wells et al., Ottawa Hospital Research Institute; published without DOI.
    public static let newcastleOttawaCohort = AppraisalTool(
        id: "nos-cohort", name: "Newcastle-Ottawa, cohort", version: "undated", citation: ottawa, doi: nil,
        items: stars(
            "S", "Selection",
            ["Exposed cohort representative", "Choice of the non-exposed", "Exposure ascertained", "Outcome absent at the start"])
            + comparability + stars("O", "Outcome", ["Outcome assessed", "Follow-up long enough", "Follow-up adequate"]),
        rule: .stars)

    /// Newcastle-Ottawa Scale for case-control studies: stars up to 4 for selection, 2 for comparability, 3 for exposure.
    ///
    /// Source: Wells et al., Ottawa Hospital Research Institute; published without DOI.
    public static let newcastleOttawaCaseControl = AppraisalTool(
        id: "nos-case-control", name: "Newcastle-Ottawa, case-control", version: "undated", citation: ottawa, doi: nil,
        items: stars(
            "S", "Selection", ["Definition of cases", "Cases representative", "Choice of controls", "Definition of controls"])
            + comparability
            + stars("E", "Exposure", ["Exposure ascertained", "Same method in cases and controls", "Rate of non-response"]),
        rule: .stars)

    private static let reported: [AppraisalJudgement] = [.two, .one, .zero]
    private static let slim = "Slim K, Nini E, Forestier D, et al. ANZ J Surg 2003;73:712-6."
    private static let forAll = [
        "Aim clearly stated", "Consecutive patients", "Data collected prospectively", "Endpoints fit the aim",
        "Endpoints assessed without bias",
        "Follow-up fits the aim", "Less than 5 % lost to follow-up", "Study size calculated beforehand",
    ]
    private static let forComparisons = [
        "Control group adequate", "Groups of the same time", "Groups alike at the start", "Statistics adequate",
    ]

    private static func minors(_ labels: [String]) -> [Item] {
        labels.enumerated().map { Item(id: "\($0.offset + 1)", group: "", label: $0.element, allowed: reported) }
    }

    /// MINORS for non-comparative studies: 8 items of 0 to 2 points, at most 16. Source: Slim 2003, doi:10.1046/j.1445-2197.2003.02748.x.
    public static let minorsNonComparative = AppraisalTool(
        id: "minors", name: "MINORS", version: "2003, non-comparative", citation: slim, doi: "10.1046/j.1445-2197.2003.02748.x",
        items: minors(forAll), rule: .sum)

    /// MINORS for comparative studies: 12 items of 0 to 2 points, at most 24. Source: Slim 2003, doi:10.1046/j.1445-2197.2003.02748.x.
    public static let minorsComparative = AppraisalTool(
        id: "minors-comparative", name: "MINORS", version: "2003, comparative", citation: slim, doi: "10.1046/j.1445-2197.2003.02748.x",
        items: minors(forAll + forComparisons), rule: .sum)
}
