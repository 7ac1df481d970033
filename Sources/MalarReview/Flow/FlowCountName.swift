// SPDX-License-Identifier: Apache-2.0

/// The counts of a flow diagram by the names of the published template of PRISMA 2020, and a few that the template lacks.
///
/// - Source: Haddaway NR et al. PRISMA2020, Campbell Syst Rev 2022;18:e1230, doi:10.1002/cl2.1230, `inst/extdata/PRISMA.csv`.
public enum FlowCountName: String, Sendable, Hashable, Codable, CaseIterable {
    case previousStudies = "previous_studies"
    case previousReports = "previous_reports"
    case databaseResults = "database_results"
    case databases = "database_specific_results"
    case registerResults = "register_results"
    case registers = "register_specific_results"
    case websiteResults = "website_results"
    case organisationResults = "organisation_results"
    case citationResults = "citations_results"
    case duplicates
    case excludedAutomatic = "excluded_automatic"
    case excludedOther = "excluded_other"
    case recordsScreened = "records_screened"
    case recordsExcluded = "records_excluded"
    case reportsSought = "dbr_sought_reports"
    case reportsNotRetrieved = "dbr_notretrieved_reports"
    case reportsAssessed = "dbr_assessed"
    case reportsExcluded = "dbr_excluded"
    case otherReportsSought = "other_sought_reports"
    case otherReportsNotRetrieved = "other_notretrieved_reports"
    case otherReportsAssessed = "other_assessed"
    case otherReportsExcluded = "other_excluded"
    case newStudies = "new_studies"
    case newReports = "new_reports"
    case totalStudies = "total_studies"
    case totalReports = "total_reports"
    case studiesInSynthesis = "total_studies_ma"
    case reportsInSynthesis = "total_reports_ma"
    // Not in the template
    case recordsExcludedByPeople = "records_excluded_by_people"
    case recordsExcludedByTool = "records_excluded_by_tool"
    case recordsExcludedReasons = "records_excluded_reasons"
    case notRetrievedReasons = "notretrieved_reasons"
    case reportsLinked = "reports_linked_to_records"
    case reportsExcludedTotal = "dbr_excluded_total"
    case otherReportsExcludedTotal = "other_excluded_total"
    case recordsAwaiting = "records_awaiting_decision"
    case reportsAwaitingRetrieval = "reports_awaiting_retrieval"
    case reportsAwaitingDecision = "reports_awaiting_decision"
    case otherReportsAwaitingRetrieval = "other_reports_awaiting_retrieval"
    case otherReportsAwaitingDecision = "other_reports_awaiting_decision"

    /// What is counted there.
    public var unit: FlowUnit {
        switch self {
        case .previousStudies, .newStudies, .totalStudies, .studiesInSynthesis: .studies
        case .databaseResults, .databases, .registerResults, .registers, .websiteResults, .organisationResults, .citationResults,
            .duplicates, .excludedAutomatic, .excludedOther, .recordsScreened, .recordsExcluded, .recordsExcludedByPeople,
            .recordsExcludedByTool, .recordsExcludedReasons, .recordsAwaiting:
            .records
        default: .reports
        }
    }

    /// Whether it is a list of named parts.
    public var hasParts: Bool { Self.parts[self] != nil }

    static let parts: [FlowCountName: any WritableKeyPath<FlowCounts, [FlowCounts.Part]> & Sendable] = [
        .databases: \.databases, .registers: \.registers, .reportsExcluded: \.reportsExcluded,
        .otherReportsExcluded: \.otherReportsExcluded, .recordsExcludedReasons: \.recordsExcludedReasons,
        .notRetrievedReasons: \.notRetrievedReasons,
    ]

    static let single: [FlowCountName: any WritableKeyPath<FlowCounts, Int?> & Sendable] = [
        .previousStudies: \.previousStudies, .previousReports: \.previousReports, .databaseResults: \.databaseResults,
        .registerResults: \.registerResults, .websiteResults: \.websiteResults, .organisationResults: \.organisationResults,
        .citationResults: \.citationResults, .duplicates: \.duplicates, .excludedAutomatic: \.excludedAutomatic,
        .excludedOther: \.excludedOther, .recordsScreened: \.recordsScreened, .recordsExcluded: \.recordsExcluded,
        .reportsSought: \.reportsSought, .reportsNotRetrieved: \.reportsNotRetrieved, .reportsAssessed: \.reportsAssessed,
        .otherReportsSought: \.otherReportsSought, .otherReportsNotRetrieved: \.otherReportsNotRetrieved,
        .otherReportsAssessed: \.otherReportsAssessed, .newStudies: \.newStudies, .newReports: \.newReports,
        .totalStudies: \.totalStudies, .totalReports: \.totalReports, .studiesInSynthesis: \.studiesInSynthesis,
        .reportsInSynthesis: \.reportsInSynthesis, .recordsExcludedByPeople: \.recordsExcludedByPeople,
        .recordsExcludedByTool: \.recordsExcludedByTool, .reportsExcludedTotal: \.reportsExcludedTotal,
        .otherReportsExcludedTotal: \.otherReportsExcludedTotal,
    ]

    static let always: [FlowCountName: any WritableKeyPath<FlowCounts, Int> & Sendable] = [
        .reportsLinked: \.reportsLinkedToRecords, .recordsAwaiting: \.recordsAwaitingDecision,
        .reportsAwaitingRetrieval: \.reportsAwaitingRetrieval, .reportsAwaitingDecision: \.reportsAwaitingDecision,
        .otherReportsAwaitingRetrieval: \.otherReportsAwaitingRetrieval, .otherReportsAwaitingDecision: \.otherReportsAwaitingDecision,
    ]
}

/// What a box of the diagram counts: a record is an entry of a database, a report a document, a study an investigation.
public enum FlowUnit: String, Sendable, Hashable, Codable, CaseIterable {
    case records, reports, studies
}

extension FlowCounts {
    /// The count of a name, or the sum of its parts; `nil` where it is not told.
    public subscript(name: FlowCountName) -> Int? {
        if let path = FlowCountName.single[name] { return self[keyPath: path] }
        if let path = FlowCountName.always[name] { return self[keyPath: path] }
        guard let path = FlowCountName.parts[name], !self[keyPath: path].isEmpty else { return nil }
        return Self.sum(self[keyPath: path])
    }

    /// The parts of a name; empty for a count without parts.
    public func parts(_ name: FlowCountName) -> [Part] { FlowCountName.parts[name].map { self[keyPath: $0] } ?? [] }

    /// The sum of parts, which never overflows.
    static func sum(_ parts: [Part]) -> Int { sum(parts.map(\.count)) }

    static func sum(_ counts: [Int]) -> Int {
        counts.reduce(0) { total, count in
            let (sum, overflows) = total.addingReportingOverflow(count)
            return overflows ? (count > 0 ? .max : .min) : sum
        }
    }
}
