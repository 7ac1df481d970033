// SPDX-License-Identifier: Apache-2.0

extension Criterion {
    /// A criterion made of clauses: met where every clause is met; else decided by the clauses that are not met, or by those that are open.
    init(_ id: String, _ label: String, all clauses: [Criterion]) {
        let state = Truth.all(clauses.map(\.state))
        let deciding = clauses.filter { $0.state == state }.map(\.decidedBy)
        self.init(id, label, state, decidedBy: deciding.joined(separator: "; "))
    }

    /// A criterion that rests on one finding: met where it is the one asked for, not met where it is the opposite.
    init(
        _ id: String, _ label: String, _ finding: Finding, is wanted: Finding, words: (present: String, absent: String, unknown: String)
    ) {
        let present = Truth(finding.isPresent)
        let said =
            switch finding {
            case .present: words.present
            case .absent: words.absent
            case .unknown: words.unknown
            }
        self.init(id, label, wanted == .present ? present : !present, decidedBy: said)
    }
}
