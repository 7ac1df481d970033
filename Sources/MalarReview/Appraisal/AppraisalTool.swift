// SPDX-License-Identifier: Apache-2.0

/// A published tool for the appraisal of studies: its items, its vocabulary and its own rule for an overall judgement.
///
/// Labels are short and our own; the wording of the tools is under terms of use and is read in the publication.
public struct AppraisalTool: Sendable, Hashable {
    /// Stable, such as `jbi-case-series`.
    public var id: String
    /// The name in print.
    public var name: String
    /// The version or the year of the publication.
    public var version: String
    /// Where it was published.
    public var citation: String
    /// Without the address of the resolver; `nil` where the tool was published without one.
    public var doi: String?
    /// In the order of the publication.
    public var items: [Item]
    /// How the tool comes to an overall judgement.
    public var rule: Rule

    /// One question or domain.
    public struct Item: Sendable, Hashable {
        /// As the tool numbers it, such as `D1`.
        public var id: String
        /// The section of the tool, such as "Selection"; empty for none.
        public var group: String
        /// What is judged, as a phrase of our own.
        public var label: String
        /// The judgements that may be given, the best first.
        public var allowed: [AppraisalJudgement]
    }

    /// How a tool comes to an overall judgement. Where it has none, none is made up.
    public enum Rule: Sendable, Hashable {
        /// Answers are counted; the tool has no score.
        case noScore
        /// ROBINS-I, table 3 of its publication: the worst domain.
        case robinsI
        /// RoB 2: the worst domain; the reviewers may raise several domains with some concerns to high.
        case rob2
        /// QUADAS-2: low only where all domains are low, for bias and for applicability on their own.
        case quadas2
        /// Stars by section, with the most that each can have.
        case stars
        /// Points of all items.
        case sum
    }

    /// The item with an id, whatever its case.
    public func item(_ id: String) -> Item? { items.first { $0.id.lowercased() == id.lowercased() } }

    /// The sections in their order, each once; one empty name for a tool without sections.
    public var groups: [String] {
        var seen: Set<String> = []
        return items.map(\.group).filter { seen.insert($0).inserted }
    }

    /// The ids under which reviewers state an overall judgement of their own, with the judgements allowed; empty where the tool has none.
    public var overallItems: [Item] {
        let words: [AppraisalJudgement]
        switch rule {
        case .noScore, .stars, .sum: return []
        case .robinsI: words = [.low, .moderate, .serious, .critical, .noInformation]
        case .rob2: words = [.low, .someConcerns, .high]
        case .quadas2: words = [.low, .atRisk]
        }
        let overall = Item(id: "overall", group: "", label: "Overall", allowed: words)
        guard rule == .quadas2 else { return [overall] }
        return [overall, Item(id: "overall-applicability", group: "", label: "Overall applicability", allowed: words)]
    }

    /// All tools.
    public static let all: [AppraisalTool] = [
        .jbiCaseSeries, .jbiCaseReport, .jbiCohort, .jbiPrevalence, .robinsI, .rob2, .quadas2, .newcastleOttawaCohort,
        .newcastleOttawaCaseControl, .minorsNonComparative, .minorsComparative,
    ]

    /// The tool with an id, whatever its case; `nil` for an unknown one.
    public static func named(_ id: String) -> AppraisalTool? { all.first { $0.id == id.trimmedOfWhitespace.lowercased() } }
}
