// SPDX-License-Identifier: Apache-2.0

/// Critical appraisal tools of the Joanna Briggs Institute: questions with yes, no, unclear or not applicable, and no score.
extension AppraisalTool {
    private static let answers: [AppraisalJudgement] = [.yes, .no, .unclear, .notApplicable]

    private static func questions(_ labels: [String]) -> [Item] {
        labels.enumerated().map { Item(id: "\($0.offset + 1)", group: "", label: $0.element, allowed: answers) }
    }

    /// JBI case series: 10 questions. Source: Munn 2020, doi:10.11124/JBISRIR-D-19-00099.
    public static let jbiCaseSeries = AppraisalTool(
        id: "jbi-case-series", name: "JBI case series", version: "2020",
        citation: "Munn Z, Barker TH, Moola S, et al. JBI Evid Synth 2020;18:2127-33.", doi: "10.11124/JBISRIR-D-19-00099",
        items: questions([
            "Clear criteria for inclusion", "Condition measured in a standard, reliable way in all",
            "Condition identified by valid methods in all",
            "Consecutive inclusion", "Complete inclusion", "Demographics clearly reported", "Clinical information clearly reported",
            "Outcomes or follow-up clearly reported", "Site or clinic described", "Statistics appropriate",
        ]), rule: .noScore)

    /// JBI case report: 8 questions. Source: Moola 2020, chapter 7 of the JBI manual, doi:10.46658/JBIMES-20-08.
    public static let jbiCaseReport = AppraisalTool(
        id: "jbi-case-report", name: "JBI case report", version: "2020",
        citation: "Moola S, Munn Z, Tufanaru C, et al. Chapter 7 of the JBI Manual for Evidence Synthesis, 2020.",
        doi: "10.46658/JBIMES-20-08",
        items: questions([
            "Demographics described", "History told as a timeline", "Condition at presentation described",
            "Tests and their results described",
            "Treatment described", "Condition after treatment described", "Harms or unexpected events told", "Lessons drawn",
        ]), rule: .noScore)

    /// JBI cohort: 11 questions. Source: Moola 2020, chapter 7 of the JBI manual, doi:10.46658/JBIMES-20-08.
    public static let jbiCohort = AppraisalTool(
        id: "jbi-cohort", name: "JBI cohort", version: "2020",
        citation: "Moola S, Munn Z, Tufanaru C, et al. Chapter 7 of the JBI Manual for Evidence Synthesis, 2020.",
        doi: "10.46658/JBIMES-20-08",
        items: questions([
            "Groups similar and of one population", "Exposure measured alike in both groups", "Exposure measured validly and reliably",
            "Confounders identified", "Confounders dealt with", "Free of the outcome at the start",
            "Outcomes measured validly and reliably",
            "Follow-up long enough and stated", "Follow-up complete, or losses explored", "Incomplete follow-up dealt with",
            "Statistics appropriate",
        ]), rule: .noScore)

    /// JBI prevalence: 9 questions. Source: Munn 2015, doi:10.1097/XEB.0000000000000054.
    public static let jbiPrevalence = AppraisalTool(
        id: "jbi-prevalence", name: "JBI prevalence", version: "2015",
        citation: "Munn Z, Moola S, Lisy K, et al. Int J Evid Based Healthc 2015;13:147-53.", doi: "10.1097/XEB.0000000000000054",
        items: questions([
            "Sample frame fits the population", "Participants sampled properly", "Sample large enough",
            "Participants and setting described",
            "Identified sample covered well enough", "Condition identified by valid methods",
            "Condition measured alike and reliably in all",
            "Statistics appropriate", "Response rate adequate, or dealt with",
        ]), rule: .noScore)
}
