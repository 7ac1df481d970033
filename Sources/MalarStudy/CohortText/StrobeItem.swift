// SPDX-License-Identifier: Apache-2.0

/// An item of the STROBE checklist for cohort studies, in our words.
///
/// - Source: von Elm E, Altman DG, Egger M, et al. Lancet 2007;370:1453-1457. doi:10.1016/S0140-6736(07)61602-X
struct StrobeItem {
    let number: String
    /// What the item asks for.
    let asks: String
    /// Ids of the sections, tables and figures that answer it in a report, wholly or in part.
    let parts: [String]
    /// What the report says to it; `nil` where it says nothing.
    let found: String?
    /// What is left to the authors; `nil` where the report answers all of it.
    let authors: String?

    private init(_ number: String, _ asks: String, in parts: [String] = [], found: String? = nil, authors: String? = nil) {
        (self.number, self.asks, self.parts, self.found, self.authors) = (number, asks, parts, found, authors)
    }

    /// The items in order, grouped by the parts of a paper.
    static let groups: [(title: String, items: [StrobeItem])] = [
        (
            "Title and abstract",
            [
                StrobeItem(
                    "1a", "The design named in title or abstract", authors: "Name the design, such as a retrospective cohort study."),
                StrobeItem(
                    "1b", "A balanced summary of what was done and found", authors: "Write the abstract from the sentences of the Results."),
            ]
        ),
        (
            "Introduction",
            [
                StrobeItem("2", "Background and reason for the study", authors: "What is known, and why this study was done."),
                StrobeItem(
                    "3", "Aims, with any hypothesis fixed beforehand",
                    authors: "State the aims, and whether hypotheses were fixed before the data were seen."),
            ]
        ),
        (
            "Methods",
            [
                StrobeItem(
                    "4", "Main elements of the design, early in the paper", in: ["methods"], found: "patients followed from the first dose",
                    authors: "Say whether data were collected prospectively or from charts."),
                StrobeItem(
                    "5", "Setting, places, and dates of recruitment, exposure, follow-up and collection",
                    in: ["methods", "centresSection"],
                    found: "number of centres, dates of first doses", authors: "Name the centres; give the dates of data collection."),
                StrobeItem(
                    "6a", "Who was eligible, how patients were selected and followed", in: ["methods"],
                    found: "baseline rule, time points and windows",
                    authors: "Give the eligibility criteria, and whether patients were consecutive."),
                StrobeItem(
                    "6b", "For matched studies, the matching", authors: "Not for a cohort without matching; say so if there was any."),
                StrobeItem(
                    "7", "Definitions of outcomes, exposures, confounders and diagnostic criteria", in: ["methods", "drift"],
                    found: "indices, remission, low disease activity, non-response",
                    authors: "Name the classification criteria; name potential confounders."),
                StrobeItem(
                    "8", "Sources of data and methods of measurement", in: ["methods"],
                    found: "scores derived from items or as recorded; conversion of doses",
                    authors: "Say who assessed the patients, and from which records."),
                StrobeItem(
                    "9", "What was done about bias", in: ["attrition"], found: "results under each rule for what is missing",
                    authors: "Discuss selection of patients and unblinded assessment."),
                StrobeItem("10", "How the size of the study came about", authors: "Say why there are as many patients as there are."),
                StrobeItem(
                    "11", "How quantitative variables were handled, and groups chosen", in: ["methods", "by-damage"],
                    found: "summaries and subgroups",
                    authors: "Say why the groups were chosen."),
                StrobeItem(
                    "12a", "All statistical methods, with control of confounding", in: ["methods"], found: "tests, conventions, quartiles",
                    authors: "No confounder is adjusted for unless you add an analysis: say so."),
                StrobeItem(
                    "12b", "Methods for subgroups and interactions", in: ["by-reason", "by-damage"], found: "the footnotes name the tests",
                    authors: "Interactions are not tested: say so."),
                StrobeItem(
                    "12c", "How missing data were handled", in: ["methods", "attrition"], found: "unknown items; rule for missing visits"),
                StrobeItem(
                    "12d", "How loss to follow-up was handled", in: ["attrition", "drug-survival"],
                    found: "losses with their reasons; time on the drug"),
                StrobeItem(
                    "12e", "Sensitivity analyses", in: ["attrition", "drift", "portability"],
                    found: "other rules for missing visits, other readings of definitions, other programs"),
            ]
        ),
        (
            "Results",
            [
                StrobeItem(
                    "13a", "Numbers at each stage, from those considered to those analysed", in: ["attrition"],
                    found: "patients assessed at each time point",
                    authors: "Give the numbers screened and found eligible."),
                StrobeItem(
                    "13b", "Reasons for not taking part at each stage", in: ["attrition"], found: "reasons after the first dose",
                    authors: "Give the reasons before it."),
                StrobeItem("13c", "A flow diagram, if useful", authors: "Draw it from the numbers of 13a."),
                StrobeItem(
                    "14a", "Characteristics of patients, exposures and confounders", in: ["characteristics"],
                    found: "characteristics at baseline"),
                StrobeItem(
                    "14b", "How many have missing data for each variable", in: ["characteristics", "efficacy"],
                    found: "denominators and n of each cell"),
                StrobeItem(
                    "14c", "Follow-up time, as average and total", in: ["results", "adverse-events"],
                    found: "median follow-up; patient-years"),
                StrobeItem(
                    "15", "Outcome events or measures over time", in: ["efficacy", "stateCourse", "flares", "adverse-events"],
                    found: "indices, states, flares, events"),
                StrobeItem(
                    "16a", "Estimates, unadjusted and adjusted, with their precision", in: ["efficacy", "incidence-rates"],
                    found: "unadjusted medians with quartiles; rates with exact intervals",
                    authors: "No adjusted estimate is given here: say which confounders that leaves open."),
                StrobeItem(
                    "16b", "Boundaries of categories", in: ["stateCourse", "by-damage"],
                    found: "doses of 5 and 7.5 mg/day; damage index above 0"),
                StrobeItem("16c", "Absolute beside relative risks, where relevant", authors: "No relative risk is given here."),
                StrobeItem(
                    "17", "Other analyses: subgroups, interactions, sensitivity",
                    in: ["by-reason", "by-damage", "attrition", "drift", "portability"], found: "subgroups and sensitivity"),
            ]
        ),
        (
            "Discussion",
            [
                StrobeItem("18", "Main results with reference to the aims", authors: "Summarise what was found."),
                StrobeItem(
                    "19", "Limitations, with direction and size of bias",
                    authors: "Speak of few patients, losses and the missing comparison group."),
                StrobeItem("20", "A cautious interpretation", authors: "Weigh the results against other studies and the number of tests."),
                StrobeItem("21", "How far the results can be generalised", authors: "Say to whom the results apply."),
            ]
        ),
        (
            "Other information",
            [
                StrobeItem(
                    "22", "Funding and the role of funders", authors: "Name the funding of this study and of any study that it is based on."
                )
            ]
        ),
    ]
}
