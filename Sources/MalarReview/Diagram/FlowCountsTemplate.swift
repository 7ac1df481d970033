// SPDX-License-Identifier: Apache-2.0

/// The rows of the flow diagram's file in the schema of the R package PRISMA2020, in its order, with rows of our own at the end.
///
/// That package looks rows up by parts of their names, so a name of our own holds none of its names.
/// - Source: Haddaway NR et al. Campbell Syst Rev 2022;18:e1230, doi:10.1002/cl2.1230 (the package and its template).
enum FlowCountsTemplate {
    /// What stands in the last column of a row.
    enum Content: Sendable {
        case nothing
        case count(any WritableKeyPath<FlowCounts, Int?> & Sendable)
        case list(any WritableKeyPath<FlowCounts, [FlowCounts.Part]> & Sendable)
        /// Records that stand for further reports, which are none unless told.
        case linked
    }

    /// One row; `node` and `tooltip` are only given for the first variable of a box.
    struct Row: Sendable {
        var data: String
        var node: String
        var box: String
        var text: String
        var isFirst: Bool
        var content: Content

        init(_ data: String, _ node: String, _ box: String, _ text: String, _ content: Content) {
            self.data = data
            self.node = node
            self.box = box
            self.text = text
            isFirst = node != "NA"
            self.content = content
        }

        /// The template's name of the box, by which its list is linked.
        var anchor: String { data == "NA" ? box : data }
    }

    static let columns = ["data", "node", "box", "description", "boxtext", "tooltips", "url", "n"]
    static let byPeople = "malar_people"
    static let byTool = "malar_tool"
    static let linked = "malar_linked"

    static let rows: [Row] = [
        .init("NA", "node4", "prevstud", "Previous studies", .nothing),
        .init("previous_studies", "node5", "box1", "Studies included in previous version of review", .count(\.previousStudies)),
        .init("previous_reports", "NA", "box1", "Reports of studies included in previous version of review", .count(\.previousReports)),
        .init("NA", "node6", "newstud", "Identification of new studies via databases and registers", .nothing),
        .init("database_results", "node7", "box2", "Databases", .count(\.databaseResults)),
        .init("database_specific_results", "NA", "box2", "Specific Databases", .list(\.databases)),
        .init("register_results", "NA", "box2", "Registers", .count(\.registerResults)),
        .init("register_specific_results", "NA", "box2", "Specific Registers", .list(\.registers)),
        .init("NA", "node16", "othstud", "Identification of new studies via other methods", .nothing),
        .init("website_results", "node17", "box11", "Websites", .count(\.websiteResults)),
        .init("organisation_results", "NA", "box11", "Organisations", .count(\.organisationResults)),
        .init("citations_results", "NA", "box11", "Citation searching", .count(\.citationResults)),
        .init("duplicates", "node8", "box3", "Duplicate records", .count(\.duplicates)),
        .init("excluded_automatic", "NA", "box3", "Records marked as ineligible by automation tools", .count(\.excludedAutomatic)),
        .init("excluded_other", "NA", "box3", "Records removed for other reasons", .count(\.excludedOther)),
        .init("records_screened", "node9", "box4", "Records screened", .count(\.recordsScreened)),
        .init("records_excluded", "node10", "box5", "Records excluded", .count(\.recordsExcluded)),
        .init("dbr_sought_reports", "node11", "box6", "Reports sought for retrieval", .count(\.reportsSought)),
        .init("dbr_notretrieved_reports", "node12", "box7", "Reports not retrieved", .count(\.reportsNotRetrieved)),
        .init("other_sought_reports", "node18", "box12", "Reports sought for retrieval", .count(\.otherReportsSought)),
        .init("other_notretrieved_reports", "node19", "box13", "Reports not retrieved", .count(\.otherReportsNotRetrieved)),
        .init("dbr_assessed", "node13", "box8", "Reports assessed for eligibility", .count(\.reportsAssessed)),
        .init("dbr_excluded", "node14", "box9", "Reports excluded", .list(\.reportsExcluded)),
        .init("other_assessed", "node20", "box14", "Reports assessed for eligibility", .count(\.otherReportsAssessed)),
        .init("other_excluded", "node21", "box15", "Reports excluded", .list(\.otherReportsExcluded)),
        .init("new_studies", "node15", "box10", "New studies included in review", .count(\.newStudies)),
        .init("new_reports", "NA", "box10", "Reports of new included studies", .count(\.newReports)),
        .init("total_studies", "node22", "box16", "Total studies included in review", .count(\.totalStudies)),
        .init("total_reports", "NA", "box16", "Reports of total included studies", .count(\.totalReports)),
        .init("identification", "node1", "identification", "Identification", .nothing),
        .init("screening", "node2", "screening", "Screening", .nothing),
        .init("included", "node3", "included", "Included", .nothing),
        .init("total_studies_ma", "node23", "box17", "Total studies included in meta-analysis", .count(\.studiesInSynthesis)),
        .init("total_reports_ma", "NA", "box17", "Reports of total included studies in meta-analysis", .count(\.reportsInSynthesis)),
        .init(byPeople, "NA", "box5", "Of the records turned down, those by people", .count(\.recordsExcludedByPeople)),
        .init(byTool, "NA", "box5", "Of the records turned down, those by a tool", .count(\.recordsExcludedByTool)),
        .init("malar_title_reasons", "NA", "box5", "Reasons at title and abstract", .list(\.recordsExcludedReasons)),
        .init("malar_no_full_text", "NA", "box7", "Reasons for missing full texts", .list(\.notRetrievedReasons)),
        .init(linked, "NA", "box6", "Records that stand for further reports", .linked),
    ]
}
