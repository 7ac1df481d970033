// SPDX-License-Identifier: Apache-2.0

/// What two reviewers agree on, with the differences settled by a third set of judgements.
public struct AppraisalConsensus: Sendable, Hashable {
    /// One per study and tool, under the reviewer "consensus"; items that are still open are missing in it.
    public var appraisals: [Appraisal]
    /// Differences that no judgement settles; an item that only one reviewer judged is open too.
    public var open: [AppraisalAgreement.Difference]
    /// Items that both judged alike and that were settled otherwise all the same, as "study, tool, item".
    public var overruled: [String]

    /// Whether every difference is settled.
    public var isComplete: Bool { open.isEmpty }

    /// - Parameter settled: judgements that settle differences; they prevail over the reviewers' own.
    public init(_ first: [Appraisal], _ second: [Appraisal], settled: [Appraisal] = []) {
        (appraisals, overruled) = ([], [])
        let decisions = Dictionary(settled.map { (AppraisalPair.Key($0), $0) }) { first, _ in first }
        for pair in AppraisalPair.pairs(first, second) {
            var consensus = Appraisal(study: pair.study, tool: pair.tool, reviewer: "consensus", entries: [])
            let decision = decisions[AppraisalPair.Key(consensus)]
            for item in pair.tool.items + pair.tool.overallItems {
                let shared = pair.shared(item.id)
                guard let entry = decision?.entry(item.id) ?? shared else { continue }
                consensus.entries.append(entry)
                if let shared, shared.judgement != entry.judgement { overruled.append("\(pair.study), \(pair.tool.id), \(item.id)") }
            }
            appraisals.append(consensus)
        }
        open = AppraisalAgreement(first, second).differences.filter { difference in
            decisions[AppraisalPair.Key(study: difference.study, tool: difference.tool)]?.entry(difference.item) == nil
        }
    }
}

extension AppraisalPair {
    /// The entry on which both agree, with the support of both.
    func shared(_ item: String) -> AppraisalEntry? {
        guard let one = first?.entry(item), let other = second?.entry(item), one.judgement == other.judgement else { return nil }
        var seen: Set<String> = [""]
        let support = [one.support, other.support].filter { seen.insert($0).inserted }.joined(separator: " / ")
        return AppraisalEntry(item, one.judgement, support: support)
    }
}
