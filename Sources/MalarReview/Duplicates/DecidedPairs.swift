// SPDX-License-Identifier: Apache-2.0

/// People's decisions, resolved to places among the records.
struct DecidedPairs {
    private(set) var judged: [DuplicateSearch.Judged] = []
    /// Decisions that name unknown records or contradict an earlier one.
    private(set) var unused: [DuplicateDecision] = []
    private var resolved: [(left: Int32, right: Int32, decision: DuplicateDecision)] = []
    private var keys: Set<UInt64> = []
    /// Records that a person merged with another: what speaks against them has been weighed.
    private(set) var vouched: Set<Int32> = []

    init(_ decisions: [DuplicateDecision], _ records: [BibliographicRecord]) {
        guard !decisions.isEmpty else { return }
        var places: [String: Int32] = [:]
        for (index, record) in records.enumerated() where places[record.id] == nil { places[record.id] = Int32(index) }
        for decision in decisions {
            guard let first = places[decision.first], let second = places[decision.second], first != second else {
                unused.append(decision)
                continue
            }
            resolved.append((min(first, second), max(first, second), decision))
        }
    }

    func holds(_ left: Int32, _ right: Int32) -> Bool { keys.contains(Self.key(left, right)) }

    private static func key(_ left: Int32, _ right: Int32) -> UInt64 { UInt64(min(left, right)) << 32 | UInt64(max(left, right)) }

    /// Enters the decisions: first what must be one, then what must stay apart; what contradicts an earlier decision is left out and named.
    mutating func apply(to clusters: inout ConstrainedClusters) {
        for (left, right, decision) in resolved where decision.verdict == .merge {
            guard clusters.join(left, right) else {
                unused.append(decision)
                continue
            }
            vouched.formUnion([left, right])
            note(left, right, .certain, .decision)
        }
        for (left, right, decision) in resolved where decision.verdict != .merge {
            guard clusters.keepApart(left, right) else {
                unused.append(decision)
                continue
            }
            if case .relate(let kind) = decision.verdict { note(left, right, .related(kind), nil) } else { note(left, right, .apart, nil) }
        }
    }

    private mutating func note(_ left: Int32, _ right: Int32, _ outcome: DuplicatePair.Outcome, _ rule: DuplicateRule?) {
        guard keys.insert(Self.key(left, right)).inserted else { return }
        let veto: DuplicateVeto? = outcome == .certain ? nil : .decision
        judged.append(.init(left: left, right: right, outcome: outcome, rule: rule, veto: veto, similarity: 1))
    }
}
