// SPDX-License-Identifier: Apache-2.0

/// The numbers of a PRISMA 2020 flow diagram, by the names of its published template.
///
/// A count is `nil` where a review does not tell it; it is then left out of sums and drawn as "not reported".
public struct FlowCounts: Sendable, Hashable {
    /// A named part of a count, such as a database or a reason.
    public struct Part: Sendable, Hashable, Codable {
        /// The name of the database, register or reason.
        public var name: String
        /// At least 0.
        public var count: Int

        /// A part.
        public init(_ name: String, _ count: Int) {
            self.name = name
            self.count = count
        }
    }

    // Previous version, for updates
    /// `previous_studies`: studies in the previous version of the review.
    public var previousStudies: Int?
    /// `previous_reports`: reports of them.
    public var previousReports: Int?
    // Identification: databases and registers
    /// `database_results`: records from databases.
    public var databaseResults: Int?
    /// `database_specific_results`: records of each database.
    public var databases: [Part] = []
    /// `register_results`: records from registers.
    public var registerResults: Int?
    /// `register_specific_results`: records of each register.
    public var registers: [Part] = []
    // Identification: other methods
    /// `website_results`: records from websites.
    public var websiteResults: Int?
    /// `organisation_results`: records from organisations.
    public var organisationResults: Int?
    /// `citations_results`: records from citation searching.
    public var citationResults: Int?
    // Removed before screening
    /// `duplicates`: duplicate records removed before screening.
    public var duplicates: Int?
    /// `excluded_automatic`: records marked ineligible by automation tools before screening.
    public var excludedAutomatic: Int?
    /// `excluded_other`: records removed before screening for other reasons.
    public var excludedOther: Int?
    // Screening
    /// `records_screened`.
    public var recordsScreened: Int?
    /// `records_excluded`.
    public var recordsExcluded: Int?
    /// Of the records excluded, those by people and those by a tool; `nil` where no tool excluded any.
    public var recordsExcludedByPeople: Int?
    /// Of the records excluded, those by a tool.
    public var recordsExcludedByTool: Int?
    /// `dbr_sought_reports`: reports sought for retrieval.
    public var reportsSought: Int?
    /// `dbr_notretrieved_reports`.
    public var reportsNotRetrieved: Int?
    /// `dbr_assessed`: reports assessed for eligibility.
    public var reportsAssessed: Int?
    /// `dbr_excluded`: reports excluded, by reason.
    public var reportsExcluded: [Part] = []
    // Screening: other methods
    /// `other_sought_reports`.
    public var otherReportsSought: Int?
    /// `other_notretrieved_reports`.
    public var otherReportsNotRetrieved: Int?
    /// `other_assessed`.
    public var otherReportsAssessed: Int?
    /// `other_excluded`: reports of other methods excluded, by reason.
    public var otherReportsExcluded: [Part] = []
    // Included
    /// `new_studies`: new studies included.
    public var newStudies: Int?
    /// `new_reports`: reports of new included studies.
    public var newReports: Int?
    /// `total_studies`.
    public var totalStudies: Int?
    /// `total_reports`.
    public var totalReports: Int?
    /// `total_studies_ma`: studies in the synthesis.
    public var studiesInSynthesis: Int?
    /// `total_reports_ma`: reports in the synthesis.
    public var reportsInSynthesis: Int?
    /// Records that stand for further reports of their own, which explains a difference between records and reports sought.
    public var reportsLinkedToRecords = 0
    /// Reports not retrieved, by reason.
    public var notRetrievedReasons: [Part] = []
    /// Records excluded at title and abstract, by reason, where reasons were given.
    public var recordsExcludedReasons: [Part] = []
    /// Reports excluded in all, where this is told beside the reasons; `nil` where the reasons alone are.
    public var reportsExcludedTotal: Int?
    public var otherReportsExcludedTotal: Int?
    // What is still open while a review is under way; all 0 once it is complete
    /// Records of databases and registers whose first round is not decided.
    public var recordsAwaitingDecision = 0
    /// Reports sought that are neither retrieved nor given up.
    public var reportsAwaitingRetrieval = 0
    /// Reports assessed whose second round is not decided.
    public var reportsAwaitingDecision = 0
    public var otherReportsAwaitingRetrieval = 0
    public var otherReportsAwaitingDecision = 0

    /// Nothing reported yet.
    public init() {}
}
