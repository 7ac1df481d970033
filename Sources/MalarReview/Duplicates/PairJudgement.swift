// SPDX-License-Identifier: Apache-2.0

/// What the rules make of a pair.
struct PairJudgement {
    enum Outcome: Equatable {
        case certain(DuplicateRule)
        case ask(DuplicateRule)
        case related(RecordRelationKind)
        case different
    }

    var outcome: Outcome = .different
    var veto: DuplicateVeto?

    init(_ facts: PairFacts, _ options: DuplicateOptions) {
        veto = facts.veto
        if veto == nil,
            let rule = DuplicateRule.allCases.first(where: {
                $0.isCertain && !options.disabledRules.contains($0) && facts.meets($0, options)
            })
        {
            outcome = .certain(rule)
            return
        }
        if let kind = facts.relationKind(veto) {
            outcome = .related(kind)
        } else if let rule = facts.question(veto, options) {
            outcome = .ask(rule)
        }
    }
}
