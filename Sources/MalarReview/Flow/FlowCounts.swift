// SPDX-License-Identifier: Apache-2.0

/// The numbers of a PRISMA 2020 flow diagram, by the names of its published template.
///
/// A count is `nil` where a review does not tell it; it is then left out of sums and drawn as "not reported".
public struct FlowCounts: Sendable, Hashable {
    /// A named part of a count, such as a database or a reason.
    public struct Part: Sendable, Hashable, Codable {
        /// The database, the reason, or whatever the part is named by.
        public var name: String
        /// How many there are, 0 or more in a possible flow.
        public var count: Int

        /// A named part.
        public init(_ name: String, _ count: Int) {
            self.name = name
            self.count = count
        }
    }

    // Previous version, for updates
    /// Studies of the previous version of the review.
    public var previousStudies: Int?
    /// Reports of these studies.
    public var previousReports: Int?
    // Identification: databases and registers
    /// Records identified from databases.
    public var databaseResults: Int?
    /// Records of each database; empty where they are not told apart.
    public var databases: [Part] = []
    /// Records identified from registers.
    public var registerResults: Int?
    /// Records of each register; empty where they are not told apart.
    public var registers: [Part] = []
    // Identification: other methods
    /// Records identified from websites.
    public var websiteResults: Int?
    /// Records identified from organisations.
    public var organisationResults: Int?
    /// Records identified by citation searching.
    public var citationResults: Int?
    // Removed before screening
    /// Duplicate records removed before screening.
    public var duplicates: Int?
    /// Records that automation tools marked as ineligible before screening.
    public var excludedAutomatic: Int?
    /// Records removed before screening for other reasons.
    public var excludedOther: Int?
    // Screening
    /// Records of databases and registers that were screened.
    public var recordsScreened: Int?
    /// Records that were excluded by title and abstract.
    public var recordsExcluded: Int?
    /// Of the records excluded, those by people; `nil` where no tool excluded any.
    public var recordsExcludedByPeople: Int?
    /// Of the records excluded, those by a tool; `nil` where no tool excluded any.
    public var recordsExcludedByTool: Int?
    /// Reports sought for retrieval, from databases and registers.
    public var reportsSought: Int?
    /// Reports that could not be had.
    public var reportsNotRetrieved: Int?
    /// Reports assessed for eligibility.
    public var reportsAssessed: Int?
    /// Reports excluded, by reason.
    public var reportsExcluded: [Part] = []
    // Screening: other methods
    /// Reports sought for retrieval, found by other methods.
    public var otherReportsSought: Int?
    /// Of these, those that could not be had.
    public var otherReportsNotRetrieved: Int?
    /// Of these, those assessed for eligibility.
    public var otherReportsAssessed: Int?
    /// Of these, those excluded, by reason.
    public var otherReportsExcluded: [Part] = []
    // Included
    /// New studies included in this version.
    public var newStudies: Int?
    /// Reports of new included studies.
    public var newReports: Int?
    /// Studies included, those of the previous version among them.
    public var totalStudies: Int?
    /// Reports of all included studies.
    public var totalReports: Int?
    /// Studies that enter the synthesis.
    public var studiesInSynthesis: Int?
    /// Reports of the studies that enter the synthesis.
    public var reportsInSynthesis: Int?
    /// Records that stand for further reports of their own, which explains a difference between records and reports sought.
    public var reportsLinkedToRecords = 0
    /// Reports not retrieved, by reason.
    public var notRetrievedReasons: [Part] = []
    /// Records excluded at title and abstract, by reason, where reasons were given.
    public var recordsExcludedReasons: [Part] = []
    /// Reports excluded in all, where this is told beside the reasons; `nil` where the reasons alone are.
    public var reportsExcludedTotal: Int?
    /// As above, of reports found by other methods.
    public var otherReportsExcludedTotal: Int?
    // What is still open while a review is under way; all 0 once it is complete
    /// Records of databases and registers whose first round is not decided.
    public var recordsAwaitingDecision = 0
    /// Reports sought that are neither retrieved nor given up.
    public var reportsAwaitingRetrieval = 0
    /// Reports assessed whose second round is not decided.
    public var reportsAwaitingDecision = 0
    /// Reports found by other methods that are neither retrieved nor given up.
    public var otherReportsAwaitingRetrieval = 0
    /// Reports found by other methods whose second round is not decided.
    public var otherReportsAwaitingDecision = 0

    /// Nothing known.
    public init() {}
}
