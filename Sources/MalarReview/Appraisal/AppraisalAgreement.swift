// SPDX-License-Identifier: Apache-2.0

/// What two reviewers judged of the same studies: where they agree and where not.
public struct AppraisalAgreement: Sendable, Hashable {
    /// One item that both judged differently, or only one of them judged.
    public struct Difference: Sendable, Hashable {
        /// The id of the study.
        public var study: String
        /// The id of the tool.
        public var tool: String
        /// The id of the item.
        public var item: String
        /// `nil` where the first reviewer did not judge the item.
        public var first: AppraisalEntry?
        /// `nil` where the second reviewer did not judge the item.
        public var second: AppraisalEntry?

        /// Whether both judged the item.
        public var isConflict: Bool { first != nil && second != nil }
    }

    /// In the order of the first reviewer's appraisals, then of those that only the second has; items in the order of the tool.
    public var differences: [Difference]
    /// Items that both judged; overall judgements are not counted, since they follow from the items.
    public var judgedByBoth: Int
    /// Items that both judged alike.
    public var agreed: Int

    /// The share of items judged alike among those that both judged, 0 to 1; `nil` where there are none.
    public var share: Double? { judgedByBoth > 0 ? Double(agreed) / Double(judgedByBoth) : nil }

    /// Compares two reviewers' appraisals by study and tool. Overall judgements are compared, not counted. Complexity: linear.
    ///
    /// Of two appraisals of the same study with the same tool by one reviewer the first counts.
    public init(_ first: [Appraisal], _ second: [Appraisal]) {
        (differences, judgedByBoth, agreed) = ([], 0, 0)
        for pair in AppraisalPair.pairs(first, second) {
            for item in pair.tool.items + pair.tool.overallItems {
                let (one, other) = (pair.first?.entry(item.id), pair.second?.entry(item.id))
                if one == nil, other == nil { continue }
                let isCounted = pair.tool.item(item.id) != nil
                if one != nil, other != nil, isCounted { judgedByBoth += 1 }
                if let one, let other, one.judgement == other.judgement {
                    agreed += isCounted ? 1 : 0
                } else {
                    differences.append(
                        .init(study: pair.study, tool: pair.tool.id, item: item.id, first: one, second: other))
                }
            }
        }
    }
}

/// The appraisals of one study with one tool by two reviewers.
struct AppraisalPair {
    var study: String
    var tool: AppraisalTool
    var first: Appraisal?
    var second: Appraisal?

    struct Key: Hashable {
        var study: String
        var tool: String

        init(study: String, tool: String) { (self.study, self.tool) = (study, tool) }
        init(_ appraisal: Appraisal) { self.init(study: appraisal.study, tool: appraisal.tool.id) }
    }

    /// In the order of the first list, then of what only the second has.
    static func pairs(_ first: [Appraisal], _ second: [Appraisal]) -> [AppraisalPair] {
        let ours = Dictionary(first.map { (Key($0), $0) }) { first, _ in first }
        let theirs = Dictionary(second.map { (Key($0), $0) }) { first, _ in first }
        var seen: Set<Key> = []
        return (first + second).filter { seen.insert(Key($0)).inserted }.map { appraisal in
            AppraisalPair(study: appraisal.study, tool: appraisal.tool, first: ours[Key(appraisal)], second: theirs[Key(appraisal)])
        }
    }
}
