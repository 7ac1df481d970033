// SPDX-License-Identifier: Apache-2.0

/// The answer to one item of an appraisal tool. Each tool allows some of them.
public enum AppraisalJudgement: String, Sendable, Hashable, Codable, CaseIterable {
    case yes = "Yes"
    case no = "No"
    case unclear = "Unclear"
    case notApplicable = "Not applicable"
    case low = "Low"
    case someConcerns = "Some concerns"
    case moderate = "Moderate"
    case high = "High"
    case serious = "Serious"
    case critical = "Critical"
    case noInformation = "No information"
    /// Only as an overall judgement of QUADAS-2.
    case atRisk = "At risk"
    case zero = "0"
    case one = "1"
    case two = "2"

    /// The points of a tool that counts stars or points; `nil` for a judgement in words.
    public var points: Int? {
        switch self {
        case .zero: 0
        case .one: 1
        case .two: 2
        default: nil
        }
    }

    private var abbreviations: [String] {
        switch self {
        case .yes: ["y"]
        case .no: ["n"]
        case .unclear: ["u"]
        case .notApplicable: ["na", "n/a"]
        case .noInformation: ["ni"]
        case .someConcerns: ["sc"]
        case .one: ["*", "★"]
        case .two: ["**", "★★"]
        default: []
        }
    }

    /// The judgement that a text names, whatever its case, among those allowed; `nil` for anything else.
    ///
    /// Short forms: Y, N, U, NA or N/A, NI, SC, and stars.
    public static func reading(_ text: String, among allowed: [AppraisalJudgement]) -> AppraisalJudgement? {
        let word = text.trimmedOfWhitespace.lowercased()
        return allowed.first { $0.rawValue.lowercased() == word || $0.abbreviations.contains(word) }
    }
}
