// SPDX-License-Identifier: Apache-2.0

/// The judgement of one item with what supports it.
public struct AppraisalEntry: Sendable, Hashable {
    /// The id of the tool's item.
    public var item: String
    /// One of those that the item allows.
    public var judgement: AppraisalJudgement
    /// Why, as a quotation or in words; may be empty.
    public var support: String

    /// A judgement, without support unless told.
    public init(_ item: String, _ judgement: AppraisalJudgement, support: String = "") {
        self.item = item
        self.judgement = judgement
        self.support = support
    }
}

/// The appraisal of one study by one reviewer with one tool.
public struct Appraisal: Sendable, Hashable {
    /// The id of the study.
    public var study: String
    /// The tool.
    public var tool: AppraisalTool
    /// The id of the reviewer.
    public var reviewer: String
    /// One entry an item at most; the reviewer's own overall judgement among them, under the ids of `overallItems`.
    public var entries: [AppraisalEntry]

    /// An appraisal. Of entries for the same item the first counts.
    public init(study: String, tool: AppraisalTool, reviewer: String, entries: [AppraisalEntry]) {
        self.study = study
        self.tool = tool
        self.reviewer = reviewer
        self.entries = entries
    }

    /// The entry of an item; `nil` where it is not judged.
    public func entry(_ item: String) -> AppraisalEntry? { entries.first { $0.item == item } }
    /// The judgement of an item; `nil` where it is not judged.
    public subscript(item: String) -> AppraisalJudgement? { entry(item)?.judgement }
    /// The ids of items that are not judged yet, in the order of the tool.
    public var missing: [String] { tool.items.map(\.id).filter { self[$0] == nil } }
}
