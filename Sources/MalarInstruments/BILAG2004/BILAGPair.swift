// SPDX-License-Identifier: Apache-2.0

/// A visit beside the one it is compared with.
struct BILAGPair {
    let change: BILAG2004.Change
    let missing: [String]
    let flags: [String]

    /// Without a comparator nothing is known to be new or not new, and the flag `noComparator` says so.
    init(_ visit: DatedAnswers, comparator: DatedAnswers?, named name: String) {
        let current = BILAG2004.Reading(visit.answers)
        let before = comparator.map { BILAG2004.Reading($0.answers) }
        change = BILAG2004.Change(from: before?.grades, to: current.grades)
        missing = current.missing
        flags = current.flags + (before.map { $0.flags.map { "\(name).\($0)" } } ?? ["noComparator"]) + change.flags
    }

    var parts: [PartialScore] {
        [PartialScore("newA", change.count(ofNew: .a)), PartialScore("newB", change.count(ofNew: .b))]
    }

    func newA(atLeast count: Int) -> Criterion {
        Criterion(
            "newA", "new A in at least \(count) system", change.count(ofNew: .a).isAtLeast(Double(count)),
            decidedBy: words(.a))
    }

    func newB(atLeast count: Int) -> Criterion {
        Criterion(
            "newB", "new B in at least \(count) systems", change.count(ofNew: .b).isAtLeast(Double(count)),
            decidedBy: words(.b))
    }

    /// "new B: renal, ophthalmic; possible: haematological".
    func words(_ grade: BILAG2004.Grade) -> String {
        guard change.earlier != nil else { return "no visit to compare with" }
        let systems = change.new(grade)
        let first =
            systems.certain.isEmpty ? "no new \(grade.rawValue)" : "new \(grade.rawValue): \(BILAG2004.Systems.names(systems.certain))"
        return systems.open.isEmpty ? first : "\(first); possible: \(BILAG2004.Systems.names(systems.open))"
    }
}
