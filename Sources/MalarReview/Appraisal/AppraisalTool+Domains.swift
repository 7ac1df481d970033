// SPDX-License-Identifier: Apache-2.0

/// Tools that judge risk of bias by domain.
extension AppraisalTool {
    private static func domains(_ labels: [String], _ allowed: [AppraisalJudgement], letter: String = "D", group: String = "") -> [Item] {
        labels.enumerated().map { Item(id: "\(letter)\($0.offset + 1)", group: group, label: $0.element, allowed: allowed) }
    }

    /// ROBINS-I: 7 domains. Source: Sterne 2016, doi:10.1136/bmj.i4919.
    public static let robinsI = AppraisalTool(
        id: "robins-i", name: "ROBINS-I", version: "2016", citation: "Sterne JAC, Hernán MA, Reeves BC, et al. BMJ 2016;355:i4919.",
        doi: "10.1136/bmj.i4919",
        items: domains(
            [
                "Confounding", "Selection of participants", "Classification of interventions", "Deviations from intended interventions",
                "Missing data", "Measurement of outcomes", "Selection of the reported result",
            ], [.low, .moderate, .serious, .critical, .noInformation]), rule: .robinsI)

    /// RoB 2 for randomised trials: 5 domains. Source: Sterne 2019, doi:10.1136/bmj.l4898.
    public static let rob2 = AppraisalTool(
        id: "rob-2", name: "RoB 2", version: "2019", citation: "Sterne JAC, Savović J, Page MJ, et al. BMJ 2019;366:l4898.",
        doi: "10.1136/bmj.l4898",
        items: domains(
            [
                "Randomisation process", "Deviations from intended interventions", "Missing outcome data", "Measurement of the outcome",
                "Selection of the reported result",
            ], [.low, .someConcerns, .high]), rule: .rob2)

    /// QUADAS-2: 4 domains, 3 of them judged for applicability too. Source: Whiting 2011, doi:10.7326/0003-4819-155-8-201110180-00009.
    public static let quadas2 = AppraisalTool(
        id: "quadas-2", name: "QUADAS-2", version: "2011",
        citation: "Whiting PF, Rutjes AWS, Westwood ME, et al. Ann Intern Med 2011;155:529-36.",
        doi: "10.7326/0003-4819-155-8-201110180-00009",
        items: domains(
            ["Patient selection", "Index test", "Reference standard", "Flow and timing"], [.low, .high, .unclear], group: biasGroup)
            + domains(
                ["Patient selection", "Index test", "Reference standard"], [.low, .high, .unclear], letter: "A", group: applicabilityGroup),
        rule: .quadas2)

    static let biasGroup = "Risk of bias"
    static let applicabilityGroup = "Applicability"
}
