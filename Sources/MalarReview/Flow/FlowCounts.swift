// SPDX-License-Identifier: Apache-2.0

/// The numbers of a PRISMA 2020 flow diagram, by the names of its published template.
///
/// A count is `nil` where a review does not tell it; it is then left out of sums and drawn as "not reported".
public struct FlowCounts: Sendable, Hashable {
    /// A named part of a count, such as a database or a reason.
    public struct Part: Sendable, Hashable, Codable {
        public var name: String
        public var count: Int

        public init(_ name: String, _ count: Int) {
            self.name = name
            self.count = count
        }
    }

    // Previous version, for updates
    public var previousStudies: Int?
    public var previousReports: Int?
    // Identification: databases and registers
    public var databaseResults: Int?
    public var databases: [Part] = []
    public var registerResults: Int?
    public var registers: [Part] = []
    // Identification: other methods
    public var websiteResults: Int?
    public var organisationResults: Int?
    public var citationResults: Int?
    // Removed before screening
    public var duplicates: Int?
    public var excludedAutomatic: Int?
    public var excludedOther: Int?
    // Screening
    public var recordsScreened: Int?
    public var recordsExcluded: Int?
    /// Of the records excluded, those by people and those by a tool; `nil` where no tool excluded any.
    public var recordsExcludedByPeople: Int?
    public var recordsExcludedByTool: Int?
    public var reportsSought: Int?
    public var reportsNotRetrieved: Int?
    public var reportsAssessed: Int?
    public var reportsExcluded: [Part] = []
    // Screening: other methods
    public var otherReportsSought: Int?
    public var otherReportsNotRetrieved: Int?
    public var otherReportsAssessed: Int?
    public var otherReportsExcluded: [Part] = []
    // Included
    public var newStudies: Int?
    public var newReports: Int?
    public var totalStudies: Int?
    public var totalReports: Int?
    public var studiesInSynthesis: Int?
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

    public init() {}
}
