// SPDX-License-Identifier: Apache-2.0

/// What a number of the flow diagram counts.
///
/// A record is an entry of a database, a report a document about a study, a study the investigation itself.
/// - Source: Page MJ et al. BMJ 2021;372:n71, box 1, doi:10.1136/bmj.n71.
public enum FlowUnit: String, Sendable, Hashable, Codable, CaseIterable {
    case records, reports, studies

    /// The word as a box begins with it, such as "Records".
    public var word: String {
        switch self {
        case .records: "Records"
        case .reports: "Reports"
        case .studies: "Studies"
        }
    }
}
